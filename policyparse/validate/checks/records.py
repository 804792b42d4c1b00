"""Records of tables against the cells that they were read from."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from policyparse.calendar.cells import split_periods
from policyparse.emit.malformed import Path
from policyparse.model import Cell, Deadline, Money, Part, Project, Reform, Spans, Table, Task
from policyparse.rules import rule
from policyparse.text.folding import fold, squash
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, bare, records_of

Record: TypeAlias = Task | Reform | Project

_NUMBER = rule(
    r"\d[\d,，]*(?:\.\d+)?",
    examples=["1,200", "1，200", "3.5"],
    rejects=["三百", "渔港"],
    why="A number in digits, with half-width or full-width commas.",
)
_SEPARATOR = "\x00"  # between cells, so that no value reads across two of them


class _Grid:
    """The cells of a table by row, and the rows that a record stands in."""

    def __init__(self, table: Table) -> None:
        self.rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in table.grid:
            for row in range(cell.row, cell.row + max(1, cell.row_span)):
                self.rows[row].append(cell)
        self.starts = sorted((start, end, cell.row, max(1, cell.row_span)) for cell in table.grid for start, end in cell.spans)
        self.bare: dict[int, str] = {}

    def rows_of(self, spans: Spans) -> list[int]:
        """The rows of the record that stands at `spans`: of cells that run over several, those that all of them share."""
        found: set[int] | None = None
        for start, end in spans:
            at = bisect_right(self.starts, (start, 1 << 60, 0, 0)) - 1
            if at >= 0 and self.starts[at][0] <= start and end <= self.starts[at][1]:
                rows = set(range(self.starts[at][2], self.starts[at][2] + self.starts[at][3]))
                found = rows if found is None else (found & rows) or found
        return sorted(found or ())

    def text(self, rows: Iterable[int]) -> str:
        """All that the rows print, without white space."""
        return _SEPARATOR.join(self._row(row) for row in rows)

    def _row(self, row: int) -> str:
        if row not in self.bare:
            self.bare[row] = _SEPARATOR.join(bare(cell.text) for cell in self.rows[row])
        return self.bare[row]


def against_their_rows(subject: Subject) -> Iterator[Found]:
    """Values of records that the cells of their row do not print, and totals that the table does not."""
    for table in subject.tables:
        if not table.grid:
            continue
        grid = _Grid(table)
        records = records_of(table)
        rows = [grid.rows_of(record.spans) for record in records]
        for record, own in zip(records, rows, strict=True):
            if own:
                yield from _unprinted(record, grid.text(own))
        yield from _packed(records, rows, grid)
        yield from _labels(table, grid)
        total = table.total
        if total is not None and total.value is not None and not _prints(total.value, grid.text(grid.rows)):
            yield Found("PP615", total, ("value",), {"value": str(total.value), "row": "–"})


def _unprinted(record: Record, row: str) -> Iterator[Found]:
    for part, field, value in _values(record):
        if bare(value) not in row:
            yield Found("PP615", part, field, {"value": value, "row": record.id})
    money = record.investment if isinstance(record, Project) else None
    if money is not None and money.value is not None and not _prints(money.value, row):
        yield Found("PP615", money, ("value",), {"value": str(money.value), "row": record.id})
    if record.serial is not None and str(record.serial) not in fold(row) and not any(c in row for c in "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"):
        yield Found("PP615", record, ("serial",), {"value": str(record.serial), "row": record.id})


def _values(record: Record) -> Iterator[tuple[Part, Path, str]]:
    """(part, field, text) of everything that a record copies from its cells."""
    if isinstance(record, Project):
        yield record, ("name",), record.name
        yield record, ("content",), record.content or ""
        yield from ((record, ("regions", i), region) for i, region in enumerate(record.regions))
    else:
        yield record, ("text",), record.text
    if record.deadline is not None:
        yield record.deadline, ("text",), record.deadline.text
    for name in ("lead_units", "responsible_units", "supporting_units"):
        yield from ((record, (name, i), unit) for i, unit in enumerate(getattr(record, name)))
    yield from ((record, ("other", heading), value) for heading, value in record.other.items())


def _prints(value: float, text: str) -> bool:
    """Whether `text` holds the number, with or without its commas."""
    return any(float(found.replace(",", "").replace("，", "")) == abs(value) for found in _NUMBER.findall(fold(text)))


def _packed(records: Sequence[Record], rows: Sequence[list[int]], grid: _Grid) -> Iterator[Found]:
    """Records of one row whose deadlines stand in another order than the cell that holds them all."""
    together: dict[int, list[Record]] = defaultdict(list)
    for record, own in zip(records, rows, strict=True):
        if len(own) == 1:
            together[own[0]].append(record)
    for row, packed in together.items():
        deadlines: list[Deadline] = [record.deadline for record in packed if record.deadline]
        if len(packed) < 2 or len(deadlines) < len(packed):
            continue
        for cell in grid.rows[row]:
            pieces = [bare(cell.text[a:b]) for a, b in split_periods(fold(cell.text))] if cell.text.strip() else []
            if len(pieces) == len(packed) and Counter(pieces) == Counter(bare(d.text) for d in deadlines):
                wrong = next((d for d, piece in zip(deadlines, pieces, strict=True) if bare(d.text) != piece), None)
                if wrong is not None:
                    yield Found("PP615", wrong, ("text",), {"value": wrong.text, "row": subject_row(packed[0])})


def subject_row(record: Record) -> str:
    """How a row is called: by its first record."""
    return record.id


def _labels(table: Table, grid: _Grid) -> Iterator[Found]:
    """Group labels that no cell prints."""
    printed = grid.text(grid.rows)
    for task in table.tasks:
        for link in (task.section, task.measure):
            if link.printed and bare(link.printed) not in printed:
                yield Found("PP615", link, ("printed",), {"value": link.printed, "row": task.id})


def missing(subject: Subject) -> Iterator[Found]:
    """Rows that no record covers, in the columns that the records of the table were read from."""
    for table in subject.tables:
        records = records_of(table)
        if not table.grid or not records:
            continue
        taken = sorted(span for record in records for span in record.spans)
        starts = [start for start, _ in taken]
        header = set(table.header_spans)
        columns = Counter(cell.col for cell in table.grid if _covers(cell, taken, starts))
        subject_columns = {column for column, count in columns.items() if count * 2 > len(records)}
        for cell in table.grid:
            if cell.col in subject_columns and not _covers(cell, taken, starts) and not _aside(cell, header, table):
                yield Found("PP616", cell, ("text",), {"text": cell.text[:30]})


def _covers(cell: Cell, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a record covers the greater part of the cell: its serial belongs to none."""
    for start, end in cell.spans:
        at = bisect_right(starts, start)
        if any(a < end and start < b for a, b in taken[max(0, at - 1) : at + 1]):
            return True
    return False


_TOTAL = rule(
    r"(?:合计|总计|共计|总和|小计)",
    examples=["合计", "总计12项", "小计"],
    rejects=["合作", "共同建设"],
    why="A row that adds up the others.",
    ask="match",
)


def _aside(cell: Cell, header: Iterable[tuple[int, int]], table: Table) -> bool:
    """Header cells, sums, and cells that are alone in their row: labels of groups, notes."""
    spans = set(cell.spans)
    if spans & set(header) or any(a <= s < b for s, _ in cell.spans for a, b in header):
        return True
    row = [other for other in table.grid if other.row <= cell.row < other.row + max(1, other.row_span)]
    return len(row) == 1 or any(_TOTAL.match(bare(other.text)) for other in row)


def twice(subject: Subject) -> Iterator[Found]:
    """Records of one table that say the same in every field."""
    for table in subject.tables:
        seen: dict[str, Record] = {}
        for record in records_of(table):
            words = _content(record)
            if words in seen and words:
                own = record.spans != seen[words].spans and bool(record.spans)
                yield Found("PP609", record, ("text",) if not isinstance(record, Project) else ("name",), {"other": seen[words].id}, own)
            seen.setdefault(words, record)


def _content(record: Record) -> str:
    values = [squash(value) for _, _, value in _values(record)]
    money = record.investment if isinstance(record, Project) else None
    return _SEPARATOR.join([*values, _amount(money)])


def _amount(money: Money | None) -> str:
    return f"{money.value}{money.unit}" if money else ""
