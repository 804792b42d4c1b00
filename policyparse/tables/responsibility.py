"""责任清单: tasks with their group labels, deadlines and units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.model import MeasureLink, SectionLink, Task
from policyparse.source import Passage
from policyparse.tables.columns import UNIT_ROLES
from policyparse.tables.grid import Grid, is_total, leading_serial, single_cell
from policyparse.tables.reading import (
    Reading,
    Record,
    deadline_findings,
    further_cells,
    known_units,
    packed_pieces,
    read_deadline,
    record_ids,
    serial_findings,
    single_record,
    split_row,
)

_USED = frozenset({"serial", "matter", "content", "deadline", *UNIT_ROLES})


def fits(grid: Grid) -> bool:
    """Something to do, with a deadline or somebody to do it."""
    return grid.has("content", "matter") and grid.has("deadline", *UNIT_ROLES)


def interpret(grid: Grid, prefix: str, year: int | None) -> Reading:
    """The tasks of the list. Labels count from their own row on, until the next; what belongs where is the link's to say."""
    labels = _Labels(grid)
    subject = labels.subject
    known = known_units(grid)
    reading = Reading()
    found: list[tuple[Record, str | None, str | None, dict[str, str]]] = []
    numbered = sum(leading_serial(row[subject])[0] is not None for row in grid.rows) * 2 > len(grid.rows)
    for row in grid.rows:
        if labels.take(row) or is_total(row) or not row[subject]:
            continue
        other = further_cells(row, grid, _USED)
        records = [single_record(row, grid, *_own_serial(row, grid, subject, numbered), known)]
        if len(packed_pieces(row[subject])) > 1:
            records, notes = split_row(row, grid, subject, known, prefix)
            reading.diagnostics += notes
        found += [(record, labels.section, labels.measure, other) for record in records]
    _emit(found, prefix, year, reading)
    return reading


def _own_serial(row: Sequence[Passage], grid: Grid, subject: int, numbered: bool) -> tuple[int | None, Passage]:
    """The record's number: in front of its text, or in the column 序号 where the texts carry none."""
    serial, text = leading_serial(row[subject])
    if serial is not None and text:
        return serial, text
    columns = grid.at("serial")
    cell = row[columns[0]].folded.strip() if columns and not numbered else ""
    return (int(cell) if cell.isascii() and cell.isdigit() else None), row[subject]


def _emit(found: Sequence[tuple[Record, str | None, str | None, dict[str, str]]], prefix: str, year: int | None, reading: Reading) -> None:
    serials = [record.serial for record, *_ in found]
    ids = record_ids(f"{prefix}.t", serials)
    for name, (record, section, measure, other) in zip(ids, found, strict=True):
        reading.tasks.append(Task(
            id=name, serial=record.serial, text=record.text.text,
            section=SectionLink(printed=section, resolved=None),
            measure=MeasureLink(printed=measure, resolved=None, agreement="none", score=None),
            deadline=read_deadline(record.deadline, year),
            lead_units=record.units["lead"], responsible_units=record.units["responsible"], supporting_units=record.units["supporting"],
            other=other, spans=list(record.text.spans),
        ))  # fmt: skip
    reading.diagnostics += serial_findings(prefix, serials, [record.text.spans for record, *_ in found])
    reading.diagnostics += deadline_findings(prefix, [(t.id, t.deadline, r.deadline) for t, (r, *_) in zip(reading.tasks, found, strict=True)])


class _Labels:
    """The group labels in force while the rows go by."""

    def __init__(self, grid: Grid) -> None:
        matter, content = grid.at("matter"), grid.at("content")
        self.subject = content[0] if content else matter[-1]
        # 事项 above two columns: the outer label and the inner one
        self.columns = [c for c in [*matter, *content] if c < self.subject or (c in matter and c != self.subject)]
        self.width = len(grid.columns)
        self.section: str | None = None
        self.measure: str | None = None

    def take(self, row: Sequence[Passage]) -> bool:
        """Notes the labels of `row`; True where the row is nothing but a label (a group heading that ran across the table)."""
        alone = single_cell(row)
        if alone and not is_total(row) and row[self.subject] is not alone and not re.match(r"\d+\s*[.、]", alone.folded):
            self.section, self.measure = alone.text, None
            return True
        labels = [row[c].text for c in self.columns]
        if len(labels) == 1 and labels[0]:
            self.measure = labels[0]
        elif len(labels) > 1:
            if labels[0]:
                self.section, self.measure = labels[0], None
            self.measure = next((label for label in reversed(labels[1:]) if label), self.measure)
        return False
