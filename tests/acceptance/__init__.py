"""The real command, run as people run it: exit codes, stdout, stderr, files."""
