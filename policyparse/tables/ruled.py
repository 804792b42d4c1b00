"""Grids of tables whose geometry the format gives: merged cells count for every row that they cover, by their ruling, never
by filling blanks."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.source import CellBlock, SourceCell
from policyparse.tables.columns import SUBJECT_ROLES, UNDER, UNIT_ROLES, roles_of
from policyparse.tables.grid import Column, Grid, GridCell, without_dittos
from policyparse.tables.headers import is_caption, looks_like_header
from policyparse.text.folding import squash
from policyparse.text.passage import EMPTY, Passage


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
    captions = {*range(top), *(r for r in range(top + depth, height) if is_caption([p.on_one_line() for _, p in _own(owner[r], r)]))}
    rows = without_dittos(_row(owner[r], r, columns) for r in range(top + depth, height) if r not in header_rows | captions)
    cells = tuple(GridCell(c.row, c.col, p.on_one_line(), c.row_span, c.col_span) for c, p in block.cells if p)
    printed = tuple(p.on_one_line().text for cell, p in block.cells if p and top <= cell.row < top + depth) or tuple(headings)
    return Grid(
        cells, columns, tuple(row for row in rows if any(row)), header, printed,
        captions=tuple(p.on_one_line() for cell, p in block.cells if p and cell.row in captions),
        across=frozenset(p.on_one_line() for cell, p in block.cells if p and _runs_across(cell, columns)),
    )  # fmt: skip


_LISTS = frozenset({*UNIT_ROLES, "region"})
# roles that one merged cell may fill together
_MEANING: dict[str | None, str] = {**dict.fromkeys(UNIT_ROLES, "units"), "matter": "subject", "content": "subject", "reform": "subject", "name": "subject", "substance": "subject"}
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


def _runs_across(cell: SourceCell, columns: Sequence[Column]) -> bool:
    """Whether a cell stands for no column of its own: it covers the whole table, or columns of unlike meaning (一、水利项目 from
    项目名称 to 建设年限, its sums behind it). 牵头单位 and 配合单位 under one cell are alike, and so are 工作任务 and 具体措施."""
    if cell.col_span == 1:
        return False
    return cell.col_span == len(columns) or len({_MEANING.get(role, role) for _, role in _covered(cell, columns)}) > 1


def _covered(cell: SourceCell, columns: Sequence[Column]) -> Sequence[Column]:
    return columns[cell.col : cell.col + cell.col_span]


def _place(cell: SourceCell, columns: Sequence[Column]) -> int:
    """The one column in which a cell that runs across counts: the first, or where records say what they are about."""
    subject = next((i for i, column in enumerate(_covered(cell, columns)) if column.role in SUBJECT_ROLES), 0)
    return cell.col + (subject if cell.col_span < len(columns) else 0)


def _row(slots: Sequence[_Slot | None], row: int, columns: Sequence[Column]) -> tuple[Passage, ...]:
    """One body row, as wide as the table. A cell that covers several rows counts in each, unless it says what the record is
    about; one that runs across columns of unlike meaning stands in one of them alone."""
    cells = []
    for c, slot in enumerate(slots):
        covered_subject = slot is not None and slot[0].row < row and columns[c].role in SUBJECT_ROLES
        if slot is None or covered_subject or (_runs_across(slot[0], columns) and c != _place(slot[0], columns)):
            cells.append(EMPTY)
        else:
            # a line break may part two organisations; anywhere else it is only the edge of the cell
            cells.append(slot[1] if columns[c].role in _LISTS else slot[1].on_one_line())
    return tuple(cells)
