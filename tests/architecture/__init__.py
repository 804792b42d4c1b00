"""The house stays in order: who imports whom, how long things grow, who prints."""
