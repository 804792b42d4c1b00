"""Grids of tables whose geometry the format gives: merged cells count for every row that they cover, by their ruling, never
by filling blanks."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.language.width import squash
from policyparse.source import EMPTY, CellBlock, Passage, SourceCell
from policyparse.tables.columns import SUBJECT_ROLES, UNDER, UNIT_ROLES, roles_of
from policyparse.tables.grid import Column, Grid, GridCell
from policyparse.tables.headers import looks_like_header


def ruled_grid(block: CellBlock) -> Grid:
    """The grid of `block`: headings joined over their rows, repeated headers set aside, merged cells in every row they cover."""
    width = max((cell.col + cell.col_span for cell, _ in block.cells), default=0)
    height = max((cell.row + cell.row_span for cell, _ in block.cells), default=0)
    owner = _owners(block, width, height)
    top = _caption_rows(owner)
    depth = max(block.header_rows - top, _header_depth(owner[top:]))
    headings = [_heading(owner[top : top + depth], column) for column in range(width)] if depth else [str(i + 1) for i in range(width)]
    columns = tuple(Column(h, role) for h, role in zip(headings, roles_of(headings), strict=True))
    header_rows = {r for start in [top, *_repeats(owner, top, depth)] for r in range(start, start + depth)}
    header = tuple(p for cell, p in block.cells if p and cell.row in header_rows)
    rows = tuple(_row(owner[r], r, columns) for r in range(top + depth, height) if r not in header_rows)
    cells = tuple(GridCell(c.row, c.col, p.on_one_line(), c.row_span, c.col_span) for c, p in block.cells if p)
    printed = tuple(p.on_one_line().text for cell, p in block.cells if p and top <= cell.row < top + depth) or tuple(headings)
    return Grid(
        cells, columns, tuple(row for row in rows if any(row)), header, printed,
        captions=tuple(p.on_one_line() for cell, p in block.cells if p and cell.row < top),
        across=frozenset(p.on_one_line() for cell, p in block.cells if p and cell.col_span == width > 1),
    )  # fmt: skip


_LISTS = frozenset({*UNIT_ROLES, "region"})
_Slot = tuple[SourceCell, Passage]


def _owners(block: CellBlock, width: int, height: int) -> list[list[_Slot | None]]:
    """The cell that covers each place of the table; None where there is none."""
    owner: list[list[_Slot | None]] = [[None] * width for _ in range(height)]
    for cell, passage in block.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            for c in range(cell.col, cell.col + cell.col_span):
                if owner[r][c] is None:
                    owner[r][c] = (cell, passage)
    return owner


def _caption_rows(owner: Sequence[Sequence[_Slot | None]]) -> int:
    """How many rows above the header only caption the table: its title across all columns, 单位：万元."""
    top = 0
    while top + 1 < len(owner) and len(_own(owner[top], top)) == 1:
        top += 1
    return top if top < len(owner) and looks_like_header([p.on_one_line() for _, p in _own(owner[top], top)]) else 0


def _header_depth(owner: Sequence[Sequence[_Slot | None]]) -> int:
    """How many rows the header has: as many as its tallest cell covers, where the first row reads as a header."""
    first = list({slot[0]: slot for slot in owner[0] if slot and slot[1]}.values()) if owner else []
    if not looks_like_header([p.on_one_line() for _, p in first]):
        return 0
    return min(max(cell.row_span for cell, _ in first), len(owner) - 1) if len(owner) > 1 else 1


def _own(slots: Sequence[_Slot | None], row: int) -> list[_Slot]:
    """The filled cells that begin in `row`, each once."""
    return [s for c, s in enumerate(slots) if s and s[1] and s[0].row == row and s[0].col == c]


def _heading(header: Sequence[Sequence[_Slot | None]], column: int) -> str:
    """The heading above a column: the texts of the header cells over it, outer first."""
    names: list[str] = []
    for slots in header:
        slot = slots[column]
        text = "".join(slot[1].on_one_line().text.split()) if slot else ""
        if text and (not names or names[-1] != text):
            names.append(text)
    return UNDER.join(names)


def _repeats(owner: Sequence[Sequence[_Slot | None]], top: int, depth: int) -> list[int]:
    """Rows further down where the header is printed again (each page)."""
    if not depth:
        return []
    first = _texts(owner[top])
    return [r for r in range(top + depth, len(owner)) if any(first) and _texts(owner[r]) == first]


def _texts(slots: Sequence[_Slot | None]) -> list[str]:
    return [squash(s[1].text) if s else "" for s in slots]


def _row(slots: Sequence[_Slot | None], row: int, columns: Sequence[Column]) -> tuple[Passage, ...]:
    """One body row, as wide as the table. A cell that covers several rows counts in each, unless it says what the record is
    about; one that runs across the whole table stands in the first column alone."""
    across = {id(s[0]) for s in slots if s and s[0].col_span == len(slots) > 1}
    cells = []
    for c, slot in enumerate(slots):
        covered_subject = slot is not None and slot[0].row < row and columns[c].role in SUBJECT_ROLES
        if slot is None or covered_subject or (id(slot[0]) in across and c > 0):
            cells.append(EMPTY)
        else:
            # a line break may part two organisations; anywhere else it is only the edge of the cell
            cells.append(slot[1] if columns[c].role in _LISTS else slot[1].on_one_line())
    return tuple(cells)
