"""Grids: cells in their places. A flattened table (cells by tabs) is put back into columns here.

Forced by tables that came out of a page with merged cells: ``事项`` stands above two columns, rows of a continuation page
lost their first tab, a cell is cut by a line break, the header is printed again on every page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyparse.language.numerals import integer
from policyparse.rules import rule
from policyparse.source import RowBlock
from policyparse.tables.columns import UNDER, role_of, roles_of
from policyparse.tables.headers import find_head
from policyparse.tables.headless import guessed_roles
from policyparse.tables.row_repair import whole_rows
from policyparse.tables.shapes import fit, profile_fit, profiles, shape
from policyparse.text.passage import EMPTY, Passage

# 合计（2个） · 合计10项 · 总计：
_COUNT = r"(?:[（(][^（）()]*[）)]|共?\d+[个项]\w{0,2})?[：:，,]?"
_TOTAL = rule(
    rf"(?P<word>合计|总计|共计|总和|小计){_COUNT}(?:(?:(?:计划|估算)?总?投资(?:额|为)?[：:]?)?\d[\d,.]*[万亿]?元)?",
    examples=["合计", "总计（12个）", "小计：投资3.5亿元", "合计12项"],
    rejects=["合计算法", "渔港合计", "共计划建设渔港"],
    why="A cell that adds up, with how many and how much it may say.",
    ask="whole",
)
_TOTAL_WORD = rule(
    rf"\s*(?:合\s*计|总\s*计|共\s*计|小\s*计)\s*{_COUNT}\s*",
    examples=["合 计", "总计", "小计（3个）"],
    rejects=["合同计价", "渔港"],
    why="A cell that says nothing but that its row adds up.",
    ask="match",
)

_DITTO_STARTS = tuple("〃″“”\"'同")
_DITTO = rule(
    r"(?:[〃″“”\"]{1,2}|''|同\s*[上前])\s*。?\s*",
    examples=["〃", "同上", "”", '""', "同前。"],
    rejects=["同上级部门对接", "同", ""],
    why="A mark for the cell above.",
    ask="whole",
)


class Column(NamedTuple):
    """A column by its heading and the role that it has."""

    heading: str
    role: str | None


class GridCell(NamedTuple):
    """A cell in its place."""

    row: int
    col: int
    passage: Passage
    row_span: int = 1
    col_span: int = 1


class Grid(NamedTuple):
    """Cells as printed, the meaning of the columns, and the rows that are no header, cell by column."""

    cells: tuple[GridCell, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Passage, ...], ...]  # body rows, each as wide as `columns`
    header: tuple[Passage, ...]  # header cells, repeated headers included
    headings: tuple[str, ...] = ()  # as printed; one may stand above several columns
    stray: tuple[Passage, ...] = ()  # cells beyond the last column
    captions: tuple[Passage, ...] = ()  # lines inside the table that caption it: its title, 单位：万元, （续表）
    across: frozenset[Passage] = frozenset()  # cells that run across the whole table

    def at(self, role: str | None) -> list[int]:
        """The columns of `role`, from left to right."""
        return [i for i, column in enumerate(self.columns) if column.role == role]

    def has(self, *roles: str) -> bool:
        """Whether a column has one of the roles."""
        return any(self.at(role) for role in roles)


def without_dittos(rows: Iterable[Sequence[Passage]]) -> list[tuple[Passage, ...]]:
    """The rows with every 〃 and 同上 replaced by the cell above that it stands for; one with nothing above it stays."""
    printed = [tuple(row) for row in rows]
    if not any(_is_ditto(cell) for row in printed for cell in row):
        return printed
    above: dict[int, Passage] = {}
    read = []
    for row in printed:
        cells = tuple(above.get(c, cell) if _is_ditto(cell) else cell for c, cell in enumerate(row))
        above.update((c, cell) for c, cell in enumerate(cells) if cell.text)
        read.append(cells)
    return read


def _is_ditto(cell: Passage) -> bool:
    return cell.folded.startswith(_DITTO_STARTS) and _DITTO.fullmatch(cell.folded) is not None


def is_total(row: Sequence[Passage]) -> bool:
    """Whether a row is a 合计 of the table or of a group of it."""
    return _total_word(row) is not None


def is_grand_total(row: Sequence[Passage]) -> bool:
    """Whether a row is the 合计 of the whole table: a 小计 is that of a group."""
    return _total_word(row) not in (None, "小计")


def _total_word(row: Sequence[Passage]) -> str | None:
    first = next((c for c in row if c.text), EMPTY)
    match = _TOTAL.fullmatch("".join(first.folded.split()))
    return match["word"] if match else None


def behind_total(cell: Passage) -> Passage:
    """What a cell says behind 合计: 总投资120亿元 of 合计：总投资120亿元."""
    match = _TOTAL_WORD.match(cell.folded)
    return cell.cut(match.end()) if match else EMPTY


def single_cell(row: Sequence[Passage]) -> Passage | None:
    """The only cell of a row, where it has just one: a group heading that ran across the table."""
    filled = [c for c in row if c.text]
    return filled[0] if len(filled) == 1 else None


def flattened_grid(block: RowBlock) -> Grid:
    """The grid of a flattened table."""
    lines = whole_rows(block)
    head = find_head(lines)
    aside = {*head.rows, *head.repeats, *head.captions}
    body = [row for i, row in enumerate(lines) if i not in aside]
    headings, starts = _place_header(lines[head.rows[0]] if head.rows else [], body, lines[head.rows[1]] if len(head.rows) > 1 else [])
    width = len(headings)
    placed = dict(zip((i for i in range(len(lines)) if i not in aside), _place_rows(body, headings), strict=True))
    cells: list[GridCell] = []
    for r, row in enumerate(lines):
        if r in placed or r in head.captions or r in head.rows[1:] or (len(head.rows) > 1 and r - 1 in head.repeats):
            cells += [GridCell(r, c, p) for c, p in enumerate(placed.get(r, row)) if p.text]
        else:
            cells += [GridCell(r, starts[i], c, 1, _span(starts, i, width)) for i, c in enumerate(c for c in row if c)]
    header = [c for i in sorted({*head.rows, *head.repeats}) for c in lines[i] if c]
    printed = tuple(" ".join(c.text.split()) for r in head.rows for c in lines[r] if c) or tuple(headings)
    roles = roles_of(headings) if head.rows else guessed_roles(list(placed.values()), width)
    columns = tuple(Column(h, role) for h, role in zip(headings, roles, strict=True))
    rows = tuple(without_dittos(row[:width] for row in placed.values()))
    stray = tuple(p for row in placed.values() for p in row[width:] if p)
    captions = tuple(c for i in sorted(head.captions) for c in lines[i] if c)
    return Grid(tuple(cells), columns, rows, tuple(header), printed, stray, captions)


def _span(starts: Sequence[int], i: int, width: int) -> int:
    return (starts[i + 1] if i + 1 < len(starts) else max(width, starts[i] + 1)) - starts[i]


def _place_header(header: Sequence[Passage], body: Sequence[Sequence[Passage]], below: Sequence[Passage]) -> tuple[list[str], list[int]]:
    """The heading of every column, and the first column of each header cell; `below` is the second row of the header."""
    width = max([_modal_width(body), len(below), *(len(header) for _ in [0] if any(not c for c in header))], default=0)
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
        whole = [row for row in body if len(row) == width]
        # rows that lost their empty leading cells say nothing of the columns, where others have them all
        telling = whole if len(whole) > 1 else [row for row in body if len(row) <= width]
        starts = _spread([role_of(c.text) for _, c in filled], profiles([[shape(c.folded) for c in row] for row in telling], width))
    names = []
    for column in range(width):
        index = max(i for i, start in enumerate(starts) if start <= column or i == 0)
        outer = " ".join(filled[index][1].text.split())
        inner = " ".join(below[column].text.split()) if column < len(below) else ""
        names.append(f"{outer}{UNDER}{inner}" if inner else outer)
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
    roles = roles_of(headings)
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


def subject_column(grid: Grid, *roles: str) -> int:
    """The column that says what a record is about, of those with the first of `roles` that the table has.

    Where several have it (重点工作内容 above the label and the task; 事项, 主要任务), the one that says most different things:
    labels stand for many rows. Then the one with the most filled cells and, below one heading, the longest texts.
    """
    columns = next(grid.at(role) for role in roles if grid.at(role))
    first = grid.columns[columns[0]].heading

    def weight(column: int) -> tuple[int, int, int]:
        texts = [row[column].text for row in grid.rows if row[column]]
        return len(set(texts)), len(texts), sum(map(len, texts)) if grid.columns[column].heading == first else 0

    return max(columns, key=lambda c: (weight(c), -c))


_CN_SERIAL = rule(
    r"[（(]?(?P<n>[一二三四五六七八九十]{1,3}|\d{1,4}|[①-⑳])\s*[）)]?\s*[.、]?",
    examples=["一", "（二）", "③", "12、"],
    rejects=["渔港一", "二〇二六", "（二）渔港"],
    why="The serial number of a row in words, in brackets or as a circled digit.",
    ask="whole",
)
_BRACKET_SERIAL = rule(
    r"\s*(?:[（(]\s*(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]、?|(?P<m>[①-⑳]))\s*",
    examples=["（1）渔港改造", "(二)、渔船登记", "②渔港"],
    rejects=["1.渔港", "（渔港）"],
    why="A serial number in brackets that opens a cell.",
    ask="match",
)


def cell_serial(cell: Passage) -> int | None:
    """The number of a cell under 序号: 3, （3）, 3., 三, ③."""
    match = _CN_SERIAL.fullmatch(cell.folded.strip())
    return integer(match["n"]) if match else None


def bracket_serial(cell: Passage) -> tuple[int | None, Passage]:
    """（1）建立台账 as (1, 建立台账), ②开展检查 as (2, 开展检查): for lists that number all their records so."""
    match = _BRACKET_SERIAL.match(cell.folded)
    return (integer(match["n"] or match["m"]), cell.cut(match.end())) if match else (None, cell)


_SERIAL = rule(
    r"\s*(?P<n>\d{1,4})\s*[.、]\s*(?!\d)|\s*(?P<m>\d{1,4})\s*$",
    examples=["1.渔港改造", "12、渔船登记", "3"],
    rejects=["1.5万艘", "渔港1", "2026年渔港"],
    why="A serial number that opens a cell, or is all of it.",
    ask="match",
)


def leading_serial(cell: Passage) -> tuple[int | None, Passage]:
    """`12.建立台账。` as (12, 建立台账。); a cell without a number as (None, cell)."""
    match = _SERIAL.match(cell.folded)
    if not match:
        return None, cell
    return int(match["n"] or match["m"]), cell.cut(match.end())


def row_spans(row: Sequence[Passage]) -> list[tuple[int, int]]:
    """Where the cells of a record stand, each once: a merged cell may fill several places of its row."""
    return sorted({(start, end) for cell in row for start, end in cell.spans})
