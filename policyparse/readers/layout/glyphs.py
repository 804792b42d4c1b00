"""A printed character with its box: all that the layout knows of a font."""

from __future__ import annotations

from typing import NamedTuple

# An em box stands that much above and below the baseline, whatever the font says of itself.
ABOVE, BELOW = 0.86, 0.14


class Glyph(NamedTuple):
    """One printed character and its box."""

    text: str  # one character; a blank is a blank that the file itself prints
    x0: float
    x1: float
    base: float  # baseline
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return self.base - self.size * (ABOVE - BELOW) / 2
