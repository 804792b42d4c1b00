"""责任清单: tasks with their group labels, deadlines and units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from policyparse.calendar.calendar import Calendar
from policyparse.model import MeasureLink, SectionLink, Task
from policyparse.tables.columns import UNIT_ROLES
from policyparse.tables.grid import Grid, bracket_serial, cell_serial, is_total, leading_serial, subject_column
from policyparse.tables.groups import Groups
from policyparse.tables.reading import (
    Reading,
    Record,
    deadline_findings,
    first_column,
    further_cells,
    known_units,
    packed_pieces,
    read_deadline,
    record_ids,
    serial_findings,
    single_record,
    split_row,
    unit_columns,
)
from policyparse.text.passage import Passage


def fits(grid: Grid) -> bool:
    """Something to do, with a deadline or somebody to do it."""
    return grid.has("content", "matter") and grid.has("deadline", *UNIT_ROLES)


def interpret(grid: Grid, prefix: str, calendar: Calendar) -> Reading:
    """The tasks of the list. Labels count from their own row on, until the next; what belongs where is the link's to say."""
    subject = subject_column(grid, "content", "matter")
    labels = Groups(grid, subject)
    known = known_units(grid)
    reading = Reading()
    found: list[_Found] = []
    pointed = _pointed(grid, subject)
    read_serial = _serial_reader(grid, subject, pointed)
    for row in grid.rows:
        if labels.take(row) or is_total(row) or not row[subject]:
            continue
        other = _other(row, grid, labels)
        records = [single_record(row, grid, *read_serial(row), known)]
        if not pointed and len(packed_pieces(row[subject])) > 1:
            records, notes = split_row(row, grid, subject, known, prefix)
            reading.diagnostics += notes
        found += [(record, labels.section, labels.measure, other) for record in records]
    _emit(found, prefix, calendar, reading)
    return reading


_Found = tuple[Record, str | None, str | None, dict[str, str]]


def _other(row: Sequence[Passage], grid: Grid, labels: Groups) -> dict[str, str]:
    """Cells that are neither record nor label: further columns, a second column of contents or of deadlines among them."""
    used = {labels.subject, *labels.columns, *grid.at("serial"), *first_column(row, grid.at("deadline")), *unit_columns(grid)}
    return further_cells(row, grid, used)


def _pointed(grid: Grid, subject: int) -> bool:
    """Whether the numbers in the cells count the points of each record (1.加固堤防。 2.清除违建。 in every row) and not the records of
    the list, which go on from row to row; one task that was put in between with a number of its own changes nothing."""
    texts = [row[subject] for row in grid.rows if row[subject] and not is_total(row)]
    runs = [packed_pieces(text) for text in texts]
    if not any(runs):
        return False
    numbers = [[n for n, _ in run] or [n for n in [leading_serial(text)[0]] if n is not None] for run, text in zip(runs, texts, strict=True)]
    bounds = [(of_row[0], of_row[-1]) for of_row in numbers if of_row]
    back = sum(first <= last for (_, last), (first, _) in pairwise(bounds))
    return len(bounds) * 2 <= len(texts) or 0 < len(bounds) - 1 <= 2 * back


def _serial_reader(grid: Grid, subject: int, pointed: bool) -> Callable[[Sequence[Passage]], tuple[int | None, Passage]]:
    """How the records of this list are numbered: in front of their texts (unless that numbers their points), in the column 序号, or
    （1） and ① in front of all."""
    texts = [row[subject] for row in grid.rows if row[subject]]
    numbered = sum(leading_serial(text)[0] is not None for text in texts) * 2 > len(grid.rows) and not pointed
    columns = grid.at("serial")
    bracketed = not columns and [bracket_serial(text)[0] for text in texts] == list(range(1, len(texts) + 1))

    def read(row: Sequence[Passage]) -> tuple[int | None, Passage]:
        serial, text = (None, row[subject]) if pointed else leading_serial(row[subject])
        if serial is not None and text:
            return serial, text
        if bracketed:
            return bracket_serial(row[subject])
        return (cell_serial(row[columns[0]]) if columns and not numbered else None), row[subject]

    return read


def _emit(found: Sequence[_Found], prefix: str, calendar: Calendar, reading: Reading) -> None:
    serials = [record.serial for record, *_ in found]
    ids = record_ids(f"{prefix}.t", serials)
    for name, (record, section, measure, other) in zip(ids, found, strict=True):
        reading.tasks.append(Task(
            id=name, serial=record.serial, text=record.text.text,
            section=SectionLink(printed=section, resolved=None),
            measure=MeasureLink(printed=measure, resolved=None, agreement="none", score=None),
            deadline=read_deadline(record.deadline, calendar),
            lead_units=record.units["lead"], responsible_units=record.units["responsible"], supporting_units=record.units["supporting"],
            other=other, spans=list(record.text.spans),
        ))  # fmt: skip
    reading.diagnostics += serial_findings(prefix, [(record.serial, record.text, (section, measure)) for record, section, measure, _ in found])
    reading.diagnostics += deadline_findings(prefix, [(t.id, t.deadline, r.deadline) for t, (r, *_) in zip(reading.tasks, found, strict=True)])
