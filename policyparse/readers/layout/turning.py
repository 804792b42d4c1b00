"""Which way up a page is read: a landscape table may lie on a portrait page, a label or a watermark at another angle.

Formats give characters in the space of the page, y growing upwards; here they come to stand as a reader sees them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from policyparse.readers.layout.glyphs import Glyph

MAX_CHARACTERS = 200_000  # of one page; a page of 6-point type holds 15,000


Look: TypeAlias = Literal["plain", "pale", "white", "unseen"]
"""How a character is inked: pale as watermarks are; white, which shows on a dark ground alone; unseen: in no ink, or too small to see."""


class Turn(NamedTuple):
    """How a point of the page's own space comes to stand on the page as it is read."""

    quarter: int  # quarter turns, counter-clockwise, that the text is written at
    left: float
    bottom: float
    width: float  # before turning
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is seen after turning the page."""
        x, y = x - self.left, y - self.bottom
        if self.quarter == 0:
            return x, self.height - y
        if self.quarter == 1:
            return y, x
        if self.quarter == 2:
            return self.width - x, y
        return self.height - y, self.width - x

    @property
    def seen_size(self) -> tuple[float, float]:
        """Width and height of the page as it is seen."""
        return (self.height, self.width) if self.quarter % 2 else (self.width, self.height)


@dataclass
class PageText:
    """The characters of a page and how many could not be read."""

    turn: Turn
    glyphs: list[Glyph] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)  # of each of `glyphs`
    sideways: list[list[Glyph]] = field(default_factory=list)  # runs that are written at another angle, each in its own frame
    oblique: str = ""  # watermarks and the lettering of seals
    hidden: str = ""  # characters that nobody sees: white on white, tiny, in no ink at all, outside of the page
    unreadable: int = 0  # characters whose font does not say which character they are
    cut: bool = False  # more characters than any page holds; the rest was not looked at


class Raw(NamedTuple):
    """A character in the space of its page, in points."""

    text: str
    box: tuple[float, float, float, float]  # left, bottom, right, top in page space
    origin: tuple[float, float]
    size: float
    angle: float  # degrees
    look: Look = "plain"


def turned(raws: Sequence[Raw], box: tuple[float, float, float, float], rotation: int = 0) -> PageText:
    """The characters of a page as they are read.

    `box`: left, bottom, right, top of the page. `rotation`: quarter turns that the file itself asks for, which count where there is no text.
    """
    found = PageText(_turn(raws, box, rotation))
    own = 90.0 * found.turn.quarter
    aside: dict[int, list[Raw]] = {}
    for raw in raws:
        off = (raw.angle - own + 45) % 360 - 45
        if abs(off) < 4:
            found.glyphs.append(_upright(raw, found.turn.point))
            found.looks.append(raw.look)
        elif abs(off - 90 * round(off / 90)) < 4:
            aside.setdefault(round(off / 90) % 4, []).append(raw)
        elif not raw.text.isspace():
            found.oblique += raw.text
    for quarters, run in aside.items():
        other = found.turn._replace(quarter=(found.turn.quarter + quarters) % 4)
        found.sideways.append([_upright(raw, other.point) for raw in run])
    return found


def _upright(raw: Raw, point: Callable[[float, float], tuple[float, float]]) -> Glyph:
    left, bottom, right, top = raw.box
    (ax, _), (bx, _) = point(left, bottom), point(right, top)
    return Glyph(raw.text, min(ax, bx), max(ax, bx), point(*raw.origin)[1], raw.size)


def _turn(raws: Sequence[Raw], box: tuple[float, float, float, float], rotation: int) -> Turn:
    """Text decides which way up a page is read: a landscape table may lie on a portrait page with or without /Rotate."""
    left, bottom, right, top = box
    angles = Counter(round(raw.angle / 90) % 4 for raw in raws if abs(raw.angle - 90 * round(raw.angle / 90)) < 4)
    quarter = angles.most_common(1)[0][0] if angles else rotation % 4
    return Turn(quarter, left, bottom, right - left, top - bottom)
