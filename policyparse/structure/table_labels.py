"""The label of an attachment inside its table: ``附件1`` and the title in a row across all columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.source import CellBlock, RowBlock
from policyparse.structure.lines import attachment_line
from policyparse.text.passage import Passage

_BREAK = re.compile(r"\s*\n\s*")
_FEWEST_COLUMNS = 2


class LabelledTable(NamedTuple):
    """A table without the rows that name it."""

    label: Passage
    number: str | None
    title: tuple[Passage, ...]
    block: CellBlock | RowBlock


def labelled_table(block: CellBlock | RowBlock) -> LabelledTable | None:
    """The label and title that stand in the first rows of a table, each across all of it; None where they hold none."""
    named = _cells_above(block)
    lines = [line for passage in named for line in _lines(passage)]
    match = attachment_line(lines[0].folded) if lines else None
    if match is None:
        return None
    title = [lines[0].cut(match.start("rest")), *lines[1:]]
    return LabelledTable(lines[0].cut(0, match.start("rest")), match["n"], tuple(p for p in title if p), _below(block, len(named)))


def _cells_above(block: CellBlock | RowBlock) -> list[Passage]:
    """The first rows, at most two, that hold one text in all: the label, or label and title."""
    if isinstance(block, RowBlock):
        rows = [[c for c in row.cells if c] for row in block.rows[:2]]
        above = [row[0] for row in rows if len(row) == 1] if len(block.rows) > 1 else []
        return above if rows and len(rows[0]) == 1 else []
    width = max((cell.col + cell.col_span for cell, _ in block.cells), default=0)
    height = max((cell.row + cell.row_span for cell, _ in block.cells), default=0)
    above = []
    for row in range(min(2, height - 1)):
        filled = [(cell, passage) for cell, passage in block.cells if cell.row == row and passage]
        across = len(filled) == 1 and (filled[0][0].col_span == width or not any(cell.row == row and cell.col_span == 1 and p for cell, p in block.cells if p is not filled[0][1]))
        if width < _FEWEST_COLUMNS or not across or filled[0][0].row_span > 1:
            break
        above.append(filled[0][1])
    return above


def _lines(passage: Passage) -> list[Passage]:
    """The lines of a cell."""
    found, at = [], 0
    for match in _BREAK.finditer(passage.text):
        found.append(passage.cut(at, match.start()))
        at = match.end()
    return [p for p in (*found, passage.cut(at)) if p]


def _below(block: CellBlock | RowBlock, rows: int) -> CellBlock | RowBlock:
    """The table without its first rows."""
    if isinstance(block, RowBlock):
        return RowBlock(block.rows[rows:])
    cells = tuple((cell._replace(row=cell.row - rows), passage) for cell, passage in block.cells if cell.row >= rows)
    return CellBlock(cells, max(0, block.header_rows - rows))
