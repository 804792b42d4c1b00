"""The version of the program, which every document that it writes names."""

__version__ = "0.1.0"
