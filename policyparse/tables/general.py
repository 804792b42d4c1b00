"""A table without a type: its rows by column heading, under the group headings that ran across it."""

from __future__ import annotations

from policyparse.calendar.calendar import Calendar
from policyparse.diagnostics import report
from policyparse.model import Row
from policyparse.tables.grid import Grid, is_total, row_spans, single_cell
from policyparse.tables.reading import Reading


def fits(grid: Grid) -> bool:
    """Every table."""
    return True


def interpret(grid: Grid, prefix: str, calendar: Calendar) -> Reading:
    """The rows of the table; a row with its first cell alone is a group heading. 合计 is a row like any other."""
    names = _unique([column.heading for column in grid.columns])
    reading = Reading()
    group: str | None = None
    for row in grid.rows:
        alone = single_cell(row)
        if alone and len(grid.columns) > 1 and alone is row[0] and not is_total(row):
            group = alone.text
            continue
        if is_total(row):
            group = None
        cells = {name: cell.text for name, cell in zip(names, row, strict=True)}
        reading.rows.append(Row(cells=cells, group=group, spans=row_spans(row)))
    reading.diagnostics += [report("PP303", f"cell {cell.text[:20]!r} stands beyond the last column", prefix, cell.spans) for cell in grid.stray]
    return reading


def _unique(headings: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    names = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        names.append(heading if seen[heading] == 1 else f"{heading} {seen[heading]}")
    return names
