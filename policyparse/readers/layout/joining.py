"""Parts of a table on consecutive pages as one table.

Three things are cut by a page end: the table (same column edges, nothing between), a row (its text goes on), and a merged
cell (its text stands on one page only, the rest of it is blank). What was cut is joined; what is merely empty stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policyparse.readers.layout.pages import PageTable, TableCell
from policyparse.rules import rule
from policyparse.text.script import has_chinese

_SAME_EDGE = 4.0  # points
_NO_ROOM = 2.6  # ems; less blank than that holds no further line
_NO_ROOM_IN_LABEL = 2.0  # a label in the middle of two rows has little more above and below it
_ENDS = "。；;！？!?"
_GOES_ON = "，,、："
_OPENS = rule(
    r"\d{1,3}\s*[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]+[条章]|[①-⑳]",
    examples=["1.渔港改造", "（一）渔港改造", "三、渔船管理", "第五条 渔船", "②渔港"],
    rejects=["1.5万艘渔船", "渔港改造", "第五届"],
    why="A line that opens with a number of its own goes on from no line above.",
    ask="match",
)
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("〔", "〕"))


@dataclass
class JoinedTable:
    """A table put together from its parts on several pages."""

    xs: list[float]
    cells: list[TableCell]
    pages: list[int]  # the page that each row begins on
    header: int = 0  # rows of header at the top
    repeats: frozenset[int] = frozenset()  # rows that print the header again


def goes_on(before: PageTable, after: PageTable) -> bool:
    """Whether a table at the head of a page may continue the one at the foot of the page before."""
    columns = _shared_columns(before.xs, after.xs)
    if columns is None:
        return False
    first, second = _row_texts(before, 0), _row_texts(after, 0)
    # a header of its own that is not the header of the table before: another table
    return not (second[:1] and second[0] in ("序号", "编号") and first != second)


def _row_texts(table: PageTable, row: int) -> list[str]:
    return ["".join(c.text.split()) for c in _in_order(table.cells) if c.row == row and c.text]


def _in_order(cells: Iterable[TableCell]) -> list[TableCell]:
    return sorted(cells, key=lambda c: (c.row, c.col))


def _shared_columns(one: Sequence[float], other: Sequence[float]) -> list[float] | None:
    """The column edges of both, in the frame of the first; None where they are not of one table.

    Left and right pages may have other margins. A part whose cells are all merged over two columns lacks the edge between.
    """
    shift = other[0] - one[0]
    moved = [x - shift for x in other]
    if abs(moved[-1] - one[-1]) > _SAME_EDGE:
        return None
    alone = [x for x in moved if all(abs(x - y) > _SAME_EDGE for y in one)]
    missing = [y for y in one if all(abs(x - y) > _SAME_EDGE for x in moved)]
    common = len(one) - len(missing)
    if alone and missing and common < 3:
        return None
    return sorted([*one, *alone])


def join(parts: Sequence[tuple[int, PageTable]]) -> JoinedTable:
    """One table of its parts, each with its page number. Parts are in order and fit one another (goes_on)."""
    xs = parts[0][1].xs
    for _, part in parts[1:]:
        xs = _shared_columns(xs, part.xs) or xs
    aligned = [_aligned(part, xs) for _, part in parts]
    header = _header_rows(aligned)
    whole = JoinedTable(xs, _in_order(aligned[0]), [parts[0][0]] * parts[0][1].rows, header)
    blanks = _Blanks(aligned, header, len(xs) - 1)
    repeats: set[int] = set()
    for (number, part), cells in zip(parts[1:], aligned[1:], strict=True):
        depth = header if header and _same_rows(cells, aligned[0], header) else 0
        start = len(whole.pages)
        repeats |= set(range(start, start + depth))
        _append(whole, cells, depth, part.rows, number, blanks)
    whole.repeats = frozenset(repeats)
    return whole


def _aligned(part: PageTable, xs: Sequence[float]) -> list[TableCell]:
    """The cells of a part, their columns counted in the edges of the whole table."""
    shift = part.xs[0] - xs[0]
    index = [min(range(len(xs)), key=lambda i: abs(xs[i] - (x - shift))) for x in part.xs]
    return [replace(c, col=index[c.col], col_span=index[c.col + c.col_span] - index[c.col]) for c in part.cells]


def _header_rows(parts: Sequence[Sequence[TableCell]]) -> int:
    """How many rows at the top of the first part are printed again at the top of another one."""
    if len(parts) < 2:
        return 0
    first = [c for c in parts[0] if c.row == 0]
    depth = max(c.row_span for c in first)
    if sum(bool(c.text) for c in first) < 2:
        return 0
    return depth if any(_same_rows(cells, parts[0], depth) for cells in parts[1:]) else 0


def _same_rows(one: Sequence[TableCell], other: Sequence[TableCell], depth: int) -> bool:
    def printed(cells: Sequence[TableCell]) -> list[tuple[int, int, str]]:
        return [(c.row, c.col, "".join(c.text.split())) for c in _in_order(cells) if c.row < depth and c.text]

    return printed(one) == printed(other)


class _Blanks:
    """What blank cells mean in each column: where groups are merged, a blank at a page end is the rest of a group."""

    def __init__(self, parts: Sequence[Sequence[TableCell]], header: int, width: int) -> None:
        self.merged, self.empty = [False] * width, [False] * width
        # whoever draws no ruling through what a page cuts draws one between cells
        self.cuts_open = any(_open_between(above, below, header) for above, below in pairwise(parts))
        for cells in parts:
            rows = max(c.row + c.row_span for c in cells)
            top = header if parts[0] is cells or (header and _same_rows(cells, parts[0], header)) else 0
            for cell in cells:
                if cell.row < top:
                    continue
                inner = cell.row > top and cell.row + cell.row_span < rows
                for c in range(cell.col, cell.col + cell.col_span):
                    self.merged[c] = self.merged[c] or cell.row_span > 1
                    self.empty[c] = self.empty[c] or (inner and not cell.text)

    def continues(self, column: int, tall: bool) -> bool:
        return self.merged[column] and (tall or not self.empty[column])


def _open_between(above: Sequence[TableCell], below: Sequence[TableCell], header: int) -> bool:
    feet = {c.col for c in above if c.open_foot}
    return any((c.open_head or header) and c.col in feet for c in below)


def _append(whole: JoinedTable, cells: Sequence[TableCell], depth: int, rows: int, number: int, blanks: _Blanks) -> None:
    """Adds the rows of one page; the cells at its head are joined with those at the foot of the page before."""
    height = len(whole.pages)
    foot = {c.col: c for c in whole.cells if c.row + c.row_span == height and c.row >= whole.header}
    head = {c.col: c for c in cells if c.row == depth}
    if depth:
        # the header's own ruling stands above them; only the foot of the page before can tell
        for col, cell in head.items():
            cell.open_head = col in foot and foot[col].open_foot
    pairs = [(foot[col], cell) for col, cell in head.items() if col in foot and foot[col].col_span == cell.col_span]
    cut = _row_is_cut(pairs, len(head) == len(foot) == len(pairs), depth > 0, blanks)
    lost = 1 if cut else 0
    merged: set[int] = set()
    new_group = False
    for above, below in pairs:
        if not new_group and _is_one_cell(above, below, cut, blanks):
            _extend(above, below, depth - lost + below.row_span)
            merged.add(id(below))
        elif above.text and below.text and blanks.merged[above.col]:
            new_group = True  # a new outer label has new inner labels, too
    for cell in cells:
        if id(cell) in merged:
            continue
        # the rows behind a cut row move up by one; a cell of the cut row that had no partner begins in the row it belongs to
        moved = cell.row + height - (lost if cell.row > depth or (cut and cell.row == depth) else 0)
        if cut and cell.row == depth:
            moved = height - 1 if depth == 0 else height + depth
        whole.cells.append(replace(cell, row=moved))
    whole.pages += [number] * (rows - lost)


def _extend(above: TableCell, below: TableCell, rows: int) -> None:
    above.row_span += rows
    if below.lines:
        above.lines, above.last_full, above.below = [*above.lines, *below.lines], below.last_full, below.below
    above.open_foot = below.open_foot


def _row_is_cut(pairs: Sequence[tuple[TableCell, TableCell]], all_paired: bool, under_header: bool, blanks: _Blanks) -> bool:
    """Whether the last row above the page end and the first below it are one row."""
    if not pairs or not all_paired:
        return False
    plain = [(a, b) for a, b in pairs if a.row_span == 1 and b.row_span == 1 and not blanks.merged[a.col]]
    both = [(a, b) for a, b in plain if a.text and b.text]
    if any(_OPENS.match(b.text) and a.text[-1:] in _ENDS for a, b in both):
        return False
    if blanks.cuts_open and not all(above.open_foot and below.open_head for above, below in pairs):
        return False
    if blanks.cuts_open and not under_header:
        return True
    if not plain or (len(plain) > 2 and len(both) == len(plain) and not any(_left_open(a.text) for a, _ in both)):
        return False
    if len(plain) > 1 and not any(b.text for _, b in plain) and any(a.text for a, _ in plain):
        # nothing of its own: merely the rest of merged cells
        return all(not (a.text and b.text) or _reads_on(a, b) for a, b in pairs)
    if any(not _reads_on(a, b) for a, b in both):
        return _lacks_its_number(plain, both) or _is_tail(plain, both)
    above, below = any(a.text for a, _ in plain), any(b.text for _, b in plain)
    # each cell is filled on one of the two pages only, or its sentence goes on
    return above and below and (len(plain) > 1 or bool(both))


def _left_open(text: str) -> bool:
    """Whether a quotation or bracket is open at the end of a cell: 按“先建后 | 补、以效定补”"""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("“”", "（）", "《》", "()"))


def _lacks_its_number(plain: Sequence[tuple[TableCell, TableCell]], both: Sequence[tuple[TableCell, TableCell]]) -> bool:
    """A row without the number or name that every row begins with, one cell of which goes on from a comma: the page end cut it."""
    first = next(((a, b) for a, b in plain if a.col == 0), None)
    return first is not None and bool(first[0].text) and not first[1].text and any(a.text[-1:] in _GOES_ON or _left_open(a.text) for a, _ in both)


def _is_tail(plain: Sequence[tuple[TableCell, TableCell]], both: Sequence[tuple[TableCell, TableCell]]) -> bool:
    """One cell alone goes on, beginning a new sentence on the new page, and the whole rest of that row is blank."""
    if len(both) != 1 or len(plain) < 3:
        return False
    (above, below) = both[0]
    filled = sum(bool(a.text) for a, _ in plain)
    return sum(bool(b.text) for _, b in plain) == 1 and filled == len(plain) and above.below < _NO_ROOM and below.above < _NO_ROOM and not _OPENS.match(below.text)


def _reads_on(above: TableCell, below: TableCell, no_room: float = _NO_ROOM) -> bool:
    """Whether a text stops in mid-sentence at the foot of a full cell and goes on in the next."""
    if above.below > no_room or below.above > no_room or not (has_chinese(above.text) or has_chinese(below.text)):
        return False  # a code or a date is never cut
    if any(above.text.count(a) > above.text.count(b) for a, b in _PAIRS):
        return True
    if above.text[-1:] in _GOES_ON:
        return not _OPENS.match(below.text)
    return above.last_full and above.text[-1:] not in _ENDS and not _OPENS.match(below.text)


def _is_one_cell(above: TableCell, below: TableCell, cut: bool, blanks: _Blanks) -> bool:
    if cut:
        return True
    tall = above.row_span > 1 or below.row_span > 1
    if above.open_foot and below.open_head:
        return tall or blanks.merged[above.col]
    if above.text and below.text:
        return blanks.merged[above.col] and tall and not blanks.cuts_open and _reads_on(above, below, _NO_ROOM_IN_LABEL)
    return blanks.continues(above.col, tall)
