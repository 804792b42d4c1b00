"""The characters of one page as they are seen: upright, y growing downwards, unreadable ones counted and left out.

Taken from pypdfium2, which gives the same characters as pdfplumber in a tenth of the time (benchmarks/).
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from policyparse.readers.layout.glyphs import Glyph

MAX_CHARACTERS = 200_000  # of one page; a page of 6-point type holds 15,000


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
    sideways: list[list[Glyph]] = field(default_factory=list)  # runs that are written at another angle, each in its own frame
    oblique: str = ""  # watermarks and the lettering of seals
    unreadable: int = 0  # characters whose font does not say which character they are
    cut: bool = False  # more characters than any page holds; the rest was not looked at


class _Raw(NamedTuple):
    text: str
    box: tuple[float, float, float, float]  # left, bottom, right, top in page space
    origin: tuple[float, float]
    size: float
    angle: float  # degrees


def page_text(page: Any) -> PageText:
    """The characters of a pypdfium2 page."""
    textpage = page.get_textpage()
    try:
        raws, unreadable, cut = _raws(textpage)
    finally:
        textpage.close()
    turn = _turn(page, raws)
    found = PageText(turn, unreadable=unreadable, cut=cut)
    own = 90.0 * turn.quarter
    aside: dict[int, list[_Raw]] = {}
    for raw in raws:
        off = (raw.angle - own + 45) % 360 - 45
        if abs(off) < 4:
            found.glyphs.append(_upright(raw, turn.point))
        elif abs(off - 90 * round(off / 90)) < 4:
            aside.setdefault(round(off / 90) % 4, []).append(raw)
        elif not raw.text.isspace():
            found.oblique += raw.text
    for quarters, run in aside.items():
        other = turn._replace(quarter=(turn.quarter + quarters) % 4)
        found.sideways.append([_upright(raw, other.point) for raw in run])
    return found


def _upright(raw: _Raw, point: Callable[[float, float], tuple[float, float]]) -> Glyph:
    left, bottom, right, top = raw.box
    (ax, _), (bx, _) = point(left, bottom), point(right, top)
    return Glyph(raw.text, min(ax, bx), max(ax, bx), point(*raw.origin)[1], raw.size)


def _turn(page: Any, raws: list[_Raw]) -> Turn:
    """Text decides which way up a page is read: a landscape table may lie on a portrait page with or without /Rotate."""
    left, bottom, right, top = page.get_bbox()
    angles = Counter(round(raw.angle / 90) % 4 for raw in raws if abs(raw.angle - 90 * round(raw.angle / 90)) < 4)
    quarter = angles.most_common(1)[0][0] if angles else (page.get_rotation() // 90) % 4
    return Turn(quarter, left, bottom, right - left, top - bottom)


def _raws(textpage: Any) -> tuple[list[_Raw], int, bool]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    unicode_of, matrix_of, size_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
    box_of, origin_of, fault_of, made_up = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_HasUnicodeMapError, pdfium.FPDFText_IsGenerated
    handle = textpage.raw
    matrix, rect, x, y = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    count = max(pdfium.FPDFText_CountChars(handle), 0)
    raws: list[_Raw] = []
    unreadable = 0
    for i in range(min(count, MAX_CHARACTERS)):
        code = unicode_of(handle, i)
        if code <= 32 and made_up(handle, i) == 1:
            continue  # pdfium's own guess at blanks and line ends
        if code in (0, 0xFFFE, 0xFFFF, 0xFFFD) or fault_of(handle, i) == 1 or (code < 32 and code not in (9, 10, 13)):
            unreadable += 1
            continue
        matrix_of(handle, i, matrix)
        box_of(handle, i, rect)
        origin_of(handle, i, x, y)
        upright = matrix.b == 0 and matrix.a > 0
        size = size_of(handle, i) * math.hypot(matrix.c, matrix.d)
        if size > 0:
            angle = 0.0 if upright else math.degrees(math.atan2(matrix.b, matrix.a)) % 360
            raws.append(_Raw(chr(code), (rect.left, rect.bottom, rect.right, rect.top), (x.value, y.value), size, angle))
    return raws, unreadable, count > MAX_CHARACTERS
