"""Chinese text as the genre writes it: width, numerals, dates, names of organisations. Knows no document."""
