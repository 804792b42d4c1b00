"""改革清单: reforms, each a sentence or two, with whatever columns stand beside them."""

from __future__ import annotations

from policyparse.calendar.calendar import Calendar
from policyparse.model import Reform
from policyparse.tables.grid import Grid, cell_serial, leading_serial, subject_column
from policyparse.tables.groups import grouped_rows
from policyparse.tables.reading import (
    Reading,
    deadline_findings,
    first_cell,
    first_column,
    further_cells,
    known_units,
    read_deadline,
    record_ids,
    serial_findings,
    single_record,
    unit_columns,
)


def fits(grid: Grid) -> bool:
    """A column of 改革事项, 创新事项 and the like."""
    return grid.has("reform")


def interpret(grid: Grid, prefix: str, calendar: Calendar) -> Reading:
    """The reforms of the list."""
    subject = subject_column(grid, "reform")
    known = known_units(grid)
    rows = grouped_rows(grid, subject)
    reading = Reading()
    records = []
    for row, _ in rows:
        serial, text = leading_serial(row[subject])
        number = cell_serial(first_cell(row, grid.at("serial")))
        records.append(single_record(row, grid, serial if number is None else number, text, known))
    for name, (row, _), record in zip(record_ids(f"{prefix}.r", [r.serial for r in records]), rows, records, strict=True):
        reading.reforms.append(Reform(
            id=name, serial=record.serial, text=record.text.text, deadline=read_deadline(record.deadline, calendar),
            lead_units=record.units["lead"], responsible_units=record.units["responsible"], supporting_units=record.units["supporting"],
            other=further_cells(row, grid, {subject, *grid.at("serial"), *first_column(row, grid.at("deadline")), *unit_columns(grid)}), spans=list(record.text.spans),
        ))  # fmt: skip
    reading.diagnostics += serial_findings(prefix, [(r.serial, r.text, group) for r, (_, group) in zip(records, rows, strict=True)])
    reading.diagnostics += deadline_findings(prefix, [(r.id, r.deadline, rec.deadline) for r, rec in zip(reading.reforms, records, strict=True)])
    return reading
