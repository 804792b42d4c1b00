"""The sheets of a workbook, whatever its format, as the canonical text: each list a table, titles and notes as lines.

What the program does not show (hidden sheets, rows and columns) is no record; it is told. A sheet may hold several lists, below
one another with titles of their own or side by side with an empty column between: each is a table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.language.column_roles import heading_role
from policyparse.readers.office_text import Cell, Writer
from policyparse.source import SourceDocument
from policyparse.text.passage import Span
from policyparse.text.script import has_chinese

MAX_CELLS = 500_000  # filled cells of a file

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\(?\d*\)?", re.IGNORECASE)
_FIGURE = re.compile(r"[-+]?[\d.,%\s/年月日:]+")
_LONGEST_HEADING = 20  # characters
_NAMED = 8  # hidden rows that a message quotes
_EXCERPT = 30  # characters of each

Row = list[Cell]


@dataclass
class Sheet:
    """A sheet with its filled cells by (row, column), counted from 1, each with its text as displayed."""

    name: str
    cells: dict[tuple[int, int], str]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # first cell of a merged range → (rows, columns)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def document(sheets: Sequence[Sheet], name: str, sha256: str, media_type: str, diagnostics: Iterable[Diagnostic] = ()) -> SourceDocument:
    """The source document of a workbook. Raises UnreadableInput where it is too large or holds no Chinese text."""
    filled = [sheet for sheet in sheets if any(text.strip() for text in sheet.cells.values())]
    if sum(len(sheet.cells) for sheet in filled) > MAX_CELLS:
        raise UnreadableInput(name, f"the file has more than the {MAX_CELLS} cells that are read", "split it, or delete sheets of mere data")
    writer = Writer()
    shown = [sheet for sheet in filled if not sheet.hidden]
    found = [finding for sheet in shown for finding in _write(writer, sheet, len(shown))]
    hidden = [sheet.name for sheet in filled if sheet.hidden]
    if hidden:
        found.append(report("PP121", f"hidden sheets are left out: {'、'.join(hidden)}"))
    source = writer.document(name=name, sha256=sha256, media_type=media_type, reader="xlsx", diagnostics=[*found, *diagnostics])
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the sheets hold no Chinese character" if source.text.strip() else "the sheets are empty", "check that the right file was saved")
    return source


def _write(writer: Writer, sheet: Sheet, count: int) -> Iterator[Diagnostic]:
    rows = _rows(sheet)
    if not rows:
        yield from _hidden(sheet, None)
        return
    if _DEFAULT_NAME.fullmatch(sheet.name.strip()) or (count == 1 and len(rows) > 1 and len(_filled(rows[0])) == 1 and len(_filled(rows[1])) > 1):
        writer.aside("running_head", sheet.name)
    elif count > 1 or not _says(rows, sheet.name):
        writer.paragraph(sheet.name)
    writer.paragraph("")
    place: Span | None = None
    for part in _lists(rows):
        first, last = _table_rows(part)
        for row in part[:first]:
            place = writer.paragraph(row[0].text)
        if first < last:
            left = min(cell.col for row in part[first:last] for cell in row)
            cells = writer.table(_compact(part[first:last], left))
            place = Span(cells[0].start, cells[-1].end) if cells else place
        for row in part[last:]:
            place = writer.paragraph(row[0].text)
        writer.paragraph("")
    yield from _hidden(sheet, place)


def _hidden(sheet: Sheet, place: Span | None) -> Iterator[Diagnostic]:
    """What is told of the hidden rows and columns of a sheet that hold anything."""
    spans = [place] if place is not None and place.end > place.start else []
    for what, at, hidden, said in (("rows", 0, sheet.hidden_rows, _numbers), ("columns", 1, sheet.hidden_columns, _letters)):
        left_out: dict[int, str] = {}
        for place_of, text in sorted(sheet.cells.items()):
            if place_of[at] in hidden and text.strip():
                words = " ".join(text.split())
                # a row is told by its first words, not by its serial number
                left_out[place_of[at]] = words if _FIGURE.fullmatch(left_out.get(place_of[at], "0")) else left_out[place_of[at]]
        if left_out:
            quoted = "、".join(text[:_EXCERPT] for text in list(left_out.values())[:_NAMED]) + (" …" if len(left_out) > _NAMED else "")
            yield report("PP130", f"sheet {sheet.name!r}: {len(left_out)} hidden {what} are left out ({said(sorted(left_out))}): {quoted}", None, spans)


def _numbers(rows: Sequence[int]) -> str:
    """Numbers of rows, those that follow one another as a range: 3–420, 434."""
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    said = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:_NAMED]]
    return ", ".join(said) + (" …" if len(ranges) > _NAMED else "")


def _letters(columns: Sequence[int]) -> str:
    return ", ".join(column_letters(c) for c in columns[:_NAMED]) + (" …" if len(columns) > _NAMED else "")


def column_letters(number: int) -> str:
    """The letters of a column: 1 A, 27 AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _says(rows: Sequence[Row], title: str) -> bool:
    """Whether the first row prints what the sheet is called."""
    return "".join(title.split()) in "".join("".join(c.text.split()) for c in rows[0])


def _rows(sheet: Sheet) -> list[Row]:
    """The filled cells of a sheet that are shown, with their spans over what is shown, row by row; hidden rows and columns are not counted."""
    row_at, column_at = _Places(sheet.hidden_rows), _Places(sheet.hidden_columns)
    rows: dict[int, Row] = {}
    for (row, col), raw in sorted(sheet.cells.items()):
        text = raw.replace("\r\n", "\n").strip()
        height, width = sheet.merged.get((row, col), (1, 1))
        tall, wide = row_at.shown(row, height), column_at.shown(col, width)
        if (text or height > 1 or width > 1) and tall and wide:
            at = row_at.of(row)
            rows.setdefault(at, []).append(Cell(at, column_at.of(col), tall, wide, text))
    return [sorted(cells, key=lambda c: c.col) for _, cells in sorted(rows.items()) if any(c.text for c in cells)]


class _Places:
    """The numbers of rows or columns, counted without the hidden ones."""

    def __init__(self, hidden: frozenset[int]) -> None:
        self._hidden = sorted(hidden)

    def of(self, number: int) -> int:
        """The number without the hidden ones before it; of a hidden one that of the next which is shown."""
        return number - bisect_left(self._hidden, number)

    def shown(self, first: int, count: int) -> int:
        """How many of `count` from `first` on are shown."""
        return count - (bisect_left(self._hidden, first + count) - bisect_left(self._hidden, first))


def _lists(rows: list[Row]) -> Iterator[list[Row]]:
    """The lists of a sheet, with the title above and the notes below each."""
    at = 0
    for i in range(1, len(rows)):
        if i > at and _opens_list(rows, i, at):
            yield from _side_by_side(rows[at:i])
            at = i
    yield from _side_by_side(rows[at:])


def _opens_list(rows: Sequence[Row], at: int, since: int) -> bool:
    """Whether a further list begins with row `at`: its headings behind an empty row, or its title with the headings below."""
    if not any(len(_filled(row)) > 1 for row in rows[since:at]) or _covered(rows, at):
        return False
    gap = rows[at][0].row - rows[at - 1][0].row > 1
    head = at
    while head < min(len(rows), at + 4) and len(_filled(rows[head])) == 1:
        head += 1
    if head == min(len(rows), at + 4) or not _is_head(rows[head]) or (head == at and not gap):
        return False
    titled = head > at
    return _repeats(rows, head, since) or _roles(rows[head]) >= (1 if gap and titled else 2) or (gap and _heads_figures(rows, head, at - 1))


def _heads_figures(rows: Sequence[Row], head: int, above: int) -> bool:
    """Whether words stand in a column of figures: ``3`` above, then 数量, then ``5``."""
    upper, lower = ({c.col for c in row if _FIGURE.fullmatch(c.text)} for row in (rows[above], rows[head + 1] if head + 1 < len(rows) else []))
    return bool(upper & lower & {c.col for c in _filled(rows[head])})


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row if cell.text]


def _is_head(row: Row) -> bool:
    """Whether a row reads as headings: short words, no figures."""
    return all(len(c.text) <= _LONGEST_HEADING and not _FIGURE.fullmatch(c.text) and "。" not in c.text for c in _filled(row))


def _roles(row: Row) -> int:
    return sum(heading_role("".join(c.text.split())) is not None for c in row if c.text)


def _repeats(rows: Sequence[Row], at: int, since: int) -> bool:
    """Whether row `at` prints the headings of the list that began at `since` once more."""
    texts = [(c.col, c.text) for c in _filled(rows[at])]
    head = next((row for row in rows[since:at] if len(_filled(row)) > 1), [])
    return texts == [(c.col, c.text) for c in _filled(head)] and _is_head(rows[at])


def _side_by_side(rows: list[Row]) -> Iterator[list[Row]]:
    """The lists that stand beside one another with an empty column between; the rows as they are where there is one list only."""
    body = [row for row in rows if len(_filled(row)) > 1]
    if len(body) < 2:
        yield rows
        return
    taken = {c for row in body for cell in _filled(row) for c in range(cell.col, cell.col + cell.col_span)}
    edges = [c for c in sorted(taken) if c - 1 not in taken]
    head = body[0]
    parts = [[c for c in _filled(head) if a <= c.col < b] for a, b in zip(edges, [*edges[1:], 1 << 30], strict=True)]
    if len(edges) < 2 or any(len(part) < 2 or not _is_head(part) or not _roles(part) for part in parts):
        yield rows
        return
    above = rows[: rows.index(head)]
    titles = [row for row in above if len(row) == 1 and (row[0].col_span > edges[1] - edges[0] or row[0].col < edges[0])]
    for i, (a, b) in enumerate(zip(edges, [*edges[1:], 1 << 30], strict=True)):
        own = [[c for c in row if a <= c.col < b] for row in rows if row not in titles]
        yield [*(titles if i == 0 else []), *(row for row in own if _filled(row))]


def _table_rows(rows: Sequence[Row]) -> tuple[int, int]:
    """Where the table begins and ends: rows of one filled cell above it are its title, below it its notes."""
    alone = [sum(bool(c.text) for c in row) == 1 and row[0].text != "" and row[0].row_span == 1 for row in rows]
    if all(alone) and len({row[0].col for row in rows}) == 1:
        return len(rows), len(rows)
    first = next((i for i, one in enumerate(alone) if not one), len(rows))
    last = next((i for i in range(len(rows), first, -1) if not alone[i - 1] or _covered(rows, i - 1)), first)
    left = min((c.col for row in rows[first:last] for c in row), default=1)
    while last < len(rows) and rows[last][0].col > left and first < last:
        last += 1  # a value in a column of its own goes with the table: a sum, as a rule
    return first, last


def _covered(rows: Sequence[Row], at: int) -> bool:
    """Whether a cell of an earlier row spans row `at`."""
    number = rows[at][0].row
    return any(c.row_span > 1 and c.row + c.row_span > number for row in rows[max(0, at - 50) : at] for c in row)


def _compact(rows: Sequence[Row], left: int) -> list[list[Cell | None]]:
    """The rows counted from 0 without those that are empty, the columns from the first filled one."""
    numbers = [row[0].row for row in rows]
    last = numbers[-1]
    place = {number: i for i, number in enumerate(numbers)}
    found: list[list[Cell | None]] = []
    for row in rows:
        line: list[Cell | None] = []
        at = left
        for cell in row:
            line += [None] * min(max(cell.col - at, 0), 200)
            end = min(cell.row + cell.row_span - 1, last)
            span = sum(1 for n in range(cell.row, end + 1) if n in place) if cell.row_span > 1 else 1
            line.append(cell._replace(row=place[cell.row], col=cell.col - left, row_span=span))
            at = cell.col + cell.col_span
        found.append(line)
    return found
