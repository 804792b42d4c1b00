"""项目清单: projects with content, region, investment and deadline, and the total that the table prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.calendar.calendar import Calendar
from policyparse.model import Money, Project, Total
from policyparse.rules import rule
from policyparse.tables.columns import money_unit
from policyparse.tables.grid import Grid, behind_total, cell_serial, is_grand_total, is_total, leading_serial, row_spans, subject_column
from policyparse.tables.groups import grouped_rows
from policyparse.tables.headers import captions_unit
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
    unit_names,
)
from policyparse.text.passage import Passage

_AMOUNT = rule(
    r"(?:(?:计划|估算|概算)?总?投资(?:额|为)?[：:]?)?(?P<n>-?\d{1,3}(?:\s\d{3})+(?!\d)|-?\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>万元|亿元|元)?(?:\s*[（(][^（）()]*[）)])?",
    examples=["1200", "总投资：3.5亿元", "12 000万元（含征地）", "-300"],
    rejects=["约1200万元", "分两年投资", "3.5亿美元"],
    why="A sum with its unit and a note behind it, as cells of projects print it.",
    ask="whole",
)


def fits(grid: Grid) -> bool:
    """A name, and what makes it a project: money, a place or what is built."""
    return grid.has("name") and grid.has("investment", "substance", "region", "funding")


def interpret(grid: Grid, prefix: str, calendar: Calendar) -> Reading:
    """The projects of the list; its 合计 as printed."""
    subject = subject_column(grid, "name")
    known = known_units(grid)
    reading = Reading()
    rows = grouped_rows(grid, subject)
    records = []
    for row, _ in rows:
        serial, text = leading_serial(row[subject])
        number = cell_serial(first_cell(row, grid.at("serial")))
        records.append(single_record(row, grid, serial if number is None else number, text, known))
    for name, (row, _), record in zip(record_ids(f"{prefix}.p", [r.serial for r in records]), rows, records, strict=True):
        content = first_cell(row, [*grid.at("substance"), *grid.at("content")])
        money = _money(row, grid)
        reading.projects.append(Project(
            id=name, serial=record.serial, name=record.text.text, content=content.text or None,
            regions=unit_names(first_cell(row, grid.at("region"))), investment=money,
            deadline=read_deadline(record.deadline, calendar),
            lead_units=record.units["lead"], responsible_units=record.units["responsible"], supporting_units=record.units["supporting"],
            other=further_cells(row, grid, _used(row, grid, subject, money)), spans=row_spans(row),
        ))  # fmt: skip
    reading.total = _printed_total(grid)
    reading.diagnostics += serial_findings(prefix, [(r.serial, r.text, group) for r, (_, group) in zip(records, rows, strict=True)])
    reading.diagnostics += deadline_findings(prefix, [(p.id, p.deadline, r.deadline) for p, r in zip(reading.projects, records, strict=True)])
    return reading


def _used(row: Sequence[Passage], grid: Grid, subject: int, money: Money | None) -> set[int]:
    """The columns of a row that fields of the record tell; an amount that is none (约4亿元) stays as printed."""
    used = {subject, *grid.at("serial"), *unit_columns(grid)}
    for columns in ([*grid.at("substance"), *grid.at("content")], grid.at("region"), grid.at("deadline"), grid.at("investment") if money and money.value is not None else []):
        used.update(first_column(row, columns))
    return used


def _money(row: Sequence[Passage], grid: Grid) -> Money | None:
    columns = [c for c in grid.at("investment") if row[c]]
    if not columns:
        return None
    value, unit = amount(row[columns[0]].folded)
    return Money(value=value, unit=unit or money_unit(grid.columns[columns[0]].heading) or captions_unit(grid.captions))


def amount(folded: str) -> tuple[int | float | None, str | None]:
    """The number of a cell, an integer where whole, and the unit beside it: `1,580` → (1580, None)."""
    match = _AMOUNT.fullmatch(folded.strip())
    if not match:
        return None, None
    value = float(re.sub(r"[,，\s]", "", match["n"]))
    return int(value) if value.is_integer() else value, match["unit"]


def _printed_total(grid: Grid) -> Total | None:
    """The 合计 of the whole list; a 小计 only where it is the one sum that the list prints."""
    grand = next((total for row in grid.rows if is_grand_total(row) and (total := _total(row, grid))), None)
    sums = [row for row in grid.rows if is_total(row)]
    return grand or (_total(sums[0], grid) if len(sums) == 1 else None)


def _total(row: Sequence[Passage], grid: Grid) -> Total | None:
    """The total as printed: under 总投资, or, where flattening moved it, the only number of the row, or behind its word."""
    told = next((piece for c in row if (piece := behind_total(c)) and amount(piece.folded)[1]), None)
    cells = [told] if told else [row[c] for c in grid.at("investment") if row[c]] or [c for c in row if amount(c.folded)[0] is not None]
    if not cells:
        return None
    value, unit = amount(cells[0].folded)
    headings = [grid.columns[c].heading for c in grid.at("investment")]
    return Total(value=value, unit=unit or next((u for h in headings if (u := money_unit(h))), None) or captions_unit(grid.captions), spans=list(cells[0].spans))
