"""Grids: cells in their places. A flattened table (cells by tabs) is put back into columns here.

Forced by tables that came out of a page with merged cells: ``事项`` stands above two columns, rows of a continuation page
lost their first tab, a cell is cut by a line break, the header is printed again on every page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policyparse.language.width import squash
from policyparse.source import EMPTY, Passage, RowBlock, glue
from policyparse.tables.columns import SUBJECT_ROLES, role_of
from policyparse.tables.shapes import fit, profile_fit, profiles, shape

TOTALS = frozenset({"合计", "总计", "小计", "共计", "总和", "合 计"})


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    role: str | None


@dataclass(frozen=True, slots=True)
class GridCell:
    row: int
    col: int
    passage: Passage
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True)
class Grid:
    """Cells as printed, the meaning of the columns, and the rows that are no header, cell by column."""

    cells: tuple[GridCell, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Passage, ...], ...]  # body rows, each as wide as `columns`
    header: tuple[Passage, ...]  # header cells, repeated headers included
    headings: tuple[str, ...] = ()  # as printed; one may stand above several columns
    stray: tuple[Passage, ...] = ()  # cells beyond the last column

    def at(self, role: str) -> list[int]:
        """The columns of `role`, from left to right."""
        return [i for i, column in enumerate(self.columns) if column.role == role]

    def has(self, *roles: str) -> bool:
        return any(self.at(role) for role in roles)


def is_total(row: Sequence[Passage]) -> bool:
    """Whether a row is the table's 合计."""
    first = next((c for c in row if c), EMPTY)
    return "".join(first.text.split()).rstrip("：:") in TOTALS


def single_cell(row: Sequence[Passage]) -> Passage | None:
    """The only cell of a row, where it has just one: a group heading that ran across the table."""
    filled = [c for c in row if c]
    return filled[0] if len(filled) == 1 else None


def flattened_grid(block: RowBlock) -> Grid:
    """The grid of a flattened table."""
    lines = _join_broken([list(row.cells) for row in block.rows])
    has_header = looks_like_header(lines[0])
    header = lines[0] if has_header else []
    repeats = {i for i, row in enumerate(lines) if i and has_header and _same(row, header)}
    body = [row for i, row in enumerate(lines) if not (has_header and i == 0) and i not in repeats]
    headings, starts = _place_header(header, body)
    placed = iter(_place_rows(body, headings))
    cells: list[GridCell] = []
    rows: list[tuple[Passage, ...]] = []
    stray: list[Passage] = []
    width = len(headings)
    for r, row in enumerate(lines):
        if (has_header and r == 0) or r in repeats:
            filled = [c for c in row if c]
            cells += [GridCell(r, starts[i], c, 1, _span(starts, i, width)) for i, c in enumerate(filled)]
            continue
        aligned = next(placed)
        cells += [GridCell(r, c, p) for c, p in enumerate(aligned) if p]
        rows.append(tuple(aligned[:width]))
        stray += [p for p in aligned[width:] if p]
    columns = tuple(Column(h, role_of(h)) for h in headings)
    head = tuple(c for i, row in enumerate(lines) if (has_header and i == 0) or i in repeats for c in row if c)
    printed = tuple(" ".join(c.text.split()) for c in header if c) or tuple(headings)
    return Grid(tuple(cells), columns, tuple(rows), head, printed, tuple(stray))


def _span(starts: Sequence[int], i: int, width: int) -> int:
    return (starts[i + 1] if i + 1 < len(starts) else max(width, starts[i] + 1)) - starts[i]


def _same(row: Sequence[Passage], header: Sequence[Passage]) -> bool:
    return [squash(c.text) for c in row if c] == [squash(c.text) for c in header if c]


def looks_like_header(row: Sequence[Passage]) -> bool:
    """The first row is a header where two of its cells are known headings, or where all are short words."""
    filled = [c for c in row if c]
    known = sum(role_of(c.text) is not None for c in filled)
    return known >= 2 or (len(filled) > 1 and all(len(c.text) <= 20 and shape(c.folded) not in ("integer", "number", "numbered") for c in filled))


def _join_broken(lines: list[list[Passage]]) -> list[list[Passage]]:
    """Rows whose cell a line break cut, made whole: the line stops in its text cell, the next goes on with it.

    ``4⇥推行老旧小区公共收益“一本账”`` / ``集中记账和年度公示⇥市住建局⇥…``
    """
    width = max(len(line) for line in lines[:1] + [x for x in lines if len(x) > 1])
    joined: list[list[Passage]] = []
    for line in lines:
        if joined and _continues(joined[-1], line, width):
            joined[-1] = [*joined[-1][:-1], glue([joined[-1][-1], line[0]]), *line[1:]]
        else:
            joined.append(line)
    return joined


def _continues(before: Sequence[Passage], line: Sequence[Passage], width: int) -> bool:
    if not before or not line or not line[0] or len(before) + len(line) - 1 > width or len(before) < 2 or len(before) >= width:
        return False
    first = line[0].folded
    if shape(first) in ("integer", "numbered", "deadline") or "".join(first.split()) in TOTALS:
        return False
    return before[-1].folded[-1:] not in "。；" and shape(before[-1].folded) in ("long", "short", "numbered") and (len(line) > 1 or before[-1].folded[-1:] in "，、")


def _place_header(header: Sequence[Passage], body: Sequence[Sequence[Passage]]) -> tuple[list[str], list[int]]:
    """The heading of every column, and the first column of each header cell."""
    width = max([_modal_width(body), *(len(header) for _ in [0] if any(not c for c in header))], default=0)
    filled = [(i, c) for i, c in enumerate(header) if c]
    if not filled:
        width = max((len(r) for r in body), default=0)
        return [f"{i + 1}" for i in range(width)], list(range(width))
    if len(filled) < len(header):
        starts = [i for i, _ in filled]
        width = max(width, len(header))
    elif len(filled) >= width:
        starts, width = list(range(len(filled))), len(filled)
    else:
        starts = _spread([role_of(c.text) for _, c in filled], profiles([[shape(c.folded) for c in row] for row in body if len(row) <= width], width))
    names = []
    for column in range(width):
        index = max(i for i, start in enumerate(starts) if start <= column or i == 0)
        names.append(" ".join(filled[index][1].text.split()))
    return names, starts


def _modal_width(body: Sequence[Sequence[Passage]]) -> int:
    """The width of the widest rows that are no exception."""
    widths = Counter(len(row) for row in body if len(row) > 1)
    if not widths:
        return max((len(row) for row in body), default=0)
    enough = max(1, sum(widths.values()) // 20)
    return max(w for w, n in widths.items() if n >= enough)


def _spread(roles: Sequence[str | None], columns: Sequence[Counter[str]]) -> list[int]:
    """The first column of each heading, where fewer headings than columns were printed: the best fit in order.

    Dynamic programme over (heading, column); every heading covers at least one column.
    """
    width, count = len(columns), len(roles)
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for h in range(count):
        for end in range(h + 1, width - (count - h - 1) + 1):
            options = [(best[(h, start)][0] + sum(profile_fit(roles[h], columns[c]) for c in range(start, end)), start) for start in range(h, end) if (h, start) in best]
            if options:
                best[(h + 1, end)] = max(options, key=lambda o: (o[0], -o[1]))
    starts, end = [], width
    for h in range(count, 0, -1):
        end = best[(h, end)][1]
        starts.append(end)
    return starts[::-1]


def _place_rows(body: Sequence[list[Passage]], headings: Sequence[str]) -> list[list[Passage]]:
    """Every body row as wide as the table; rows that lost leading cells moved right to where their cells fit."""
    width = len(headings)
    roles = [role_of(h) for h in headings]
    shaped = [[shape(c.folded) for c in row] for row in body]
    seen = profiles([s for s in shaped if len(s) == width], width)
    return [_padded(row, _shift(row_shapes, roles, seen, width), width) for row, row_shapes in zip(body, shaped, strict=True)]


def _padded(row: Sequence[Passage], left: int, width: int) -> list[Passage]:
    padded = [*[EMPTY] * left, *row]
    return padded + [EMPTY] * (width - len(padded))


def _shift(shapes: Sequence[str], roles: Sequence[str | None], seen: Sequence[Counter[str]], width: int) -> int:
    """How many leading cells a row has lost: the shift at which its cells fit their columns best, none where it is all the same."""
    if len(shapes) < 2 or len(shapes) >= width:
        return 0

    def score(left: int) -> float:
        return sum(fit(roles[left + i], s) + _share(seen[left + i], s) for i, s in enumerate(shapes) if s != "empty")

    return max(range(width - len(shapes) + 1), key=lambda left: (score(left), -left))


def _share(column: Counter[str], found: str) -> float:
    total = sum(column.values())
    return column[found] / total if total else 0.0


def subject_column(grid: Grid) -> int | None:
    """The column that says what a record is about."""
    return next((grid.at(role)[0] for role in SUBJECT_ROLES if grid.at(role)), None)


_SERIAL = re.compile(r"\s*(?P<n>\d{1,4})\s*[.、]\s*(?!\d)|\s*(?P<m>\d{1,4})\s*$")


def leading_serial(cell: Passage) -> tuple[int | None, Passage]:
    """`12.建立台账。` as (12, 建立台账。); a cell without a number as (None, cell)."""
    match = _SERIAL.match(cell.folded)
    if not match:
        return None, cell
    return int(match["n"] or match["m"]), cell.cut(match.end())
