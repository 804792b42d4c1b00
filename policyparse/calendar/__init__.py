"""Dates and periods: how documents print them, and the days they cover."""
