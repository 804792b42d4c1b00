"""Tables whose geometry is given and which a file cuts up: in two at the foot of a page, or from the line above that says their unit."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.source import CellBlock, SourceCell
from policyparse.tables.columns import role_of, unit_line
from policyparse.tables.headers import is_continued
from policyparse.text.folding import squash
from policyparse.text.passage import Passage

_Cells = Sequence[tuple[SourceCell, Passage]]


def captions_table(text: str) -> bool:
    """Whether a line is nothing but a caption of the table below it: 单位：万元, 续表."""
    return unit_line(text) is not None or is_continued(text)


def captioned(captions: Sequence[Passage], block: CellBlock) -> CellBlock:
    """`block` with lines that caption it as rows above its own."""
    width = _width(block.cells)
    rows = [(SourceCell(r, 0, 1, width, p.start, p.spans[-1].end), p) for r, p in enumerate(captions)]
    return CellBlock((*rows, *_moved(block.cells, len(rows))), block.header_rows + len(rows) if block.header_rows else 0)


def continued(before: CellBlock, captions: Sequence[Passage], after: CellBlock) -> CellBlock | None:
    """Both as one table where `after` goes on with `before` on a further page; None where it is a table of its own.

    It has as many columns, and prints the header again or has none. `captions` are lines between the two that caption the second.
    """
    header = _texts(before.cells, _header_row(before.cells))
    if sum(role_of(text) is not None for text in header) < 2 or _width(before.cells) != _width(after.cells):
        return None
    again = _texts(after.cells, _header_row(after.cells))
    if [squash(t) for t in again] != [squash(t) for t in header] and sum(role_of(text) is not None for text in again) >= 2:
        return None
    below = captioned(captions, after) if captions else after
    return CellBlock((*before.cells, *_moved(below.cells, max(c.row + c.row_span for c, _ in before.cells))), before.header_rows)


def _width(cells: _Cells) -> int:
    return max((cell.col + cell.col_span for cell, _ in cells), default=0)


def _moved(cells: _Cells, by: int) -> list[tuple[SourceCell, Passage]]:
    return [(cell._replace(row=cell.row + by), passage) for cell, passage in cells]


def _header_row(cells: _Cells) -> int:
    """The first row that is no title: that has several filled cells."""
    counts: dict[int, int] = {}
    for cell, passage in cells:
        counts[cell.row] = counts.get(cell.row, 0) + bool(passage)
    return next((row for row, count in sorted(counts.items()) if count > 1), 0)


def _texts(cells: _Cells, row: int) -> list[str]:
    return ["".join(passage.text.split()) for cell, passage in cells if cell.row == row and passage]
