"""A page as a picture with what the reader saw drawn over it: what one needs when a table came out wrong.

pdfplumber draws the page. The boxes are the reader's own, so that the picture shows its mistakes and not those of another.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from policyparse.errors import UnreadableInput
from policyparse.readers.layout.columns import page_lines
from policyparse.readers.layout.grids import Box, PageGrid, page_grids
from policyparse.readers.layout.turning import Turn
from policyparse.readers.layout.unruled import column_rulings
from policyparse.readers.pdf.characters import page_text
from policyparse.readers.pdf.rulings import page_rulings

if TYPE_CHECKING:
    from pdfplumber.display import PageImage

RESOLUTION = 110  # dots an inch: ten-point type is legible, and a page of A4 stays below a megabyte

_Rect = tuple[float, float, float, float]
_Colour = tuple[int, int, int, int]
_CELL: tuple[_Colour, _Colour] = ((40, 90, 200, 24), (40, 90, 200, 255))  # fill, stroke
_MERGED: tuple[_Colour, _Colour] = ((230, 150, 0, 60), (200, 110, 0, 255))
_OPEN: _Colour = (210, 30, 30, 255)
_LINE: tuple[_Colour, _Colour] = ((0, 0, 0, 0), (0, 150, 90, 255))


class Seen(NamedTuple):
    """What the reader finds on one page, in points from the top left corner of the page as it is read."""

    turn: Turn
    grids: list[PageGrid]
    lines: list[_Rect]  # of the lines outside of tables


def picture(data: bytes, name: str, number: int) -> bytes:
    """Page `number` (from 1) of the PDF `data` as a PNG.

    Cells are blue, merged ones orange, edges at which a table goes on over the page end red, lines of text outside of tables green.
    Raises UnreadableInput where the PDF cannot be opened or has no such page.
    """
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    seen = _seen(data, name, number)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            page = document.pages[number - 1]
            image = page.to_image(resolution=RESOLUTION, antialias=True)
            _draw(image, seen, page.rotation, page.bbox)
    except PdfminerException as error:
        raise UnreadableInput(name, "the PDF is damaged and cannot be drawn", "print it to a new PDF and give that") from error
    png = io.BytesIO()
    image.annotated.save(png, format="PNG")
    return png.getvalue()


def cells(data: bytes, name: str, number: int) -> list[_Rect]:
    """The boxes (left, top, right, bottom) of all table cells on page `number`, in points from its top left corner as it is read."""
    return [_rect(grid, box) for grid in _seen(data, name, number).grids for box in grid.boxes]


def _seen(data: bytes, name: str, number: int) -> Seen:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(name, "the PDF cannot be opened", "get the file again, or save it without a password") from error
    try:
        if not 1 <= number <= len(document):
            raise UnreadableInput(name, f"there is no page {number}: the PDF has {len(document)}", f"give a page from 1 to {len(document)}")
        page = document[number - 1]
        text = page_text(page)
        rulings = page_rulings(page, text.turn)
        grids = page_grids(rulings.across, [*rulings.down, *column_rulings(rulings.across, rulings.down, text.glyphs)])
        outside = [g for g in text.glyphs if all(grid.box_at((g.x0 + g.x1) / 2, g.middle) is None for grid in grids)]
        lines = page_lines(outside, text.turn.seen_size[0])
        return Seen(text.turn, grids, [(line.x0, line.top, line.x1, line.bottom) for line in lines])
    finally:
        document.close()


def _draw(image: PageImage, seen: Seen, rotation: int, bbox: Any) -> None:
    turns = (seen.turn.quarter - rotation // 90) % 4

    def placed(rect: _Rect) -> _Rect:
        return _on_page(rect, turns, bbox)

    image.draw_rects([placed(line) for line in seen.lines], *_LINE)
    for grid in seen.grids:
        boxes = [(box, _rect(grid, box)) for box in grid.boxes]
        for merged, style in ((False, _CELL), (True, _MERGED)):
            image.draw_rects([placed(rect) for box, rect in boxes if (box.row_span * box.col_span > 1) == merged], *style, stroke_width=2)
        for box, (left, top, right, bottom) in boxes:
            for y in [top] * box.open_head + [bottom] * box.open_foot:
                x0, y0, x1, y1 = placed((left, y, right, y))
                image.draw_line(((x0, y0), (x1, y1)), _OPEN, stroke_width=4)


def _rect(grid: PageGrid, box: Box) -> _Rect:
    return grid.xs[box.col], grid.ys[box.row], grid.xs[box.col + box.col_span], grid.ys[box.row + box.row_span]


def _on_page(rect: _Rect, turns: int, bbox: Any) -> _Rect:
    """A box of the page as it is read, on the page as it is shown: the text may be written sideways on it."""
    left, top, width, height = bbox[0], bbox[1], bbox[2] - bbox[0], bbox[3] - bbox[1]
    corners = [(rect[0], rect[1]), (rect[2], rect[3])]
    if turns == 1:
        corners = [(y, height - x) for x, y in corners]
    elif turns == 2:
        corners = [(width - x, height - y) for x, y in corners]
    elif turns == 3:
        corners = [(width - y, x) for x, y in corners]
    xs, ys = [left + x for x, _ in corners], [top + y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
