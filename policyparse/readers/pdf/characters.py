"""The characters of one page of a PDF; unreadable ones counted and left out.

Taken from pypdfium2, which gives the same characters as pdfplumber in a tenth of the time (benchmarks/).
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

from policyparse.readers.layout.turning import MAX_CHARACTERS, Look, PageText, Raw, turned

TINY = 1.0  # points; type below is not meant to be read
_NO_INK = 3  # the text render mode that paints nothing
_WHITE, _PALE = 250, 190  # of 255: the darkest of red, green and blue as it comes out on paper


def page_text(page: Any) -> PageText:
    """The characters of a pypdfium2 page."""
    textpage = page.get_textpage()
    try:
        raws, unreadable, cut = _raws(textpage)
    finally:
        textpage.close()
    found = turned(raws, page.get_bbox(), page.get_rotation() // 90)
    found.unreadable, found.cut = unreadable, cut
    return found


class _Looks:
    """The look of characters, asked once for each run of text that the file shows in one go."""

    def __init__(self, pdfium: Any) -> None:
        self.pdfium = pdfium
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.seen: dict[int | None, Look] = {}

    def of(self, handle: Any, index: int) -> Look:
        """The look of the character `index` of a text page."""
        thing = self.pdfium.FPDFText_GetTextObject(handle, index)
        address = ctypes.cast(thing, ctypes.c_void_p).value
        if address not in self.seen:
            self.seen[address] = self._look(thing)
        return self.seen[address]

    def _look(self, thing: Any) -> Look:
        if not thing:
            return "plain"
        if self.pdfium.FPDFTextObj_GetTextRenderMode(thing) == _NO_INK:
            return "unseen"
        if not self.pdfium.FPDFPageObj_GetFillColor(thing, *self.colour):
            return "plain"
        red, green, blue, opacity = (c.value for c in self.colour)
        darkest = 255 - (255 - min(red, green, blue)) * opacity // 255
        return "white" if darkest >= _WHITE else "pale" if darkest >= _PALE else "plain"


def _raws(textpage: Any) -> tuple[list[Raw], int, bool]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    unicode_of, matrix_of, size_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
    box_of, origin_of, fault_of, made_up = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_HasUnicodeMapError, pdfium.FPDFText_IsGenerated
    handle = textpage.raw
    matrix, rect, x, y = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    count = max(pdfium.FPDFText_CountChars(handle), 0)
    look = _Looks(pdfium)
    raws: list[Raw] = []
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
            raws.append(Raw(chr(code), (rect.left, rect.bottom, rect.right, rect.top), (x.value, y.value), size, angle, look.of(handle, i) if size >= TINY else "unseen"))
    return raws, unreadable, count > MAX_CHARACTERS
