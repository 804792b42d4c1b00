"""Facts drawn from a document that stands: masked figures and what they stand for."""
