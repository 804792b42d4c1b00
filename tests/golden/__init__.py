"""data/structured and schemas/ are what this version makes of data/raw and of the model."""
