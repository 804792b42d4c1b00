"""What every kind of table needs: cells to deadlines, units and serials, packed rows taken apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.cells import deadline_period, split_periods
from policyparse.diagnostics import Diagnostic, report
from policyparse.language.organisations import looks_like_organisation, split_roles, split_units
from policyparse.model import Deadline, Project, Reform, Row, Task, Total
from policyparse.rules import rule
from policyparse.tables.columns import UNIT_ROLES
from policyparse.tables.grid import Grid
from policyparse.text.passage import EMPTY, Passage


@dataclass
class Reading:
    """The records of one table, with what there is to say about them."""

    kind: str = "table"
    tasks: list[Task] = field(default_factory=list)
    reforms: list[Reform] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    total: Total | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


class Kind(NamedTuple):
    """A kind of table: its name, whether it fits a grid, how it reads one."""

    name: str
    fits: Callable[[Grid], bool]
    interpret: Callable[[Grid, str, Calendar], Reading]


def read_deadline(cell: Passage, calendar: Calendar) -> Deadline | None:
    """A deadline cell as printed and as understood; None for an empty one."""
    if not cell:
        return None
    kind, start, end = deadline_period(cell.folded, calendar)
    return Deadline(text=cell.text, kind=kind, start=start, end=end)  # type: ignore[arg-type]


def unit_names(cell: Passage, known: Collection[str] = ()) -> list[str]:
    """The single organisations of a cell, blanks of a line break inside a name dropped."""
    return ["".join(cell.text[a:b].split()) for a, b in _places(cell.folded, frozenset(known))]


@lru_cache(maxsize=1024)
def _places(folded: str, known: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """split_units, remembered: a column names the same few organisations over and over."""
    return tuple(split_units(folded, known))


def known_units(grid: Grid) -> frozenset[str]:
    """Names that stand in a unit column without doubt: alone in their cell or between 、, and no blank inside."""
    names: set[str] = set()
    for role in UNIT_ROLES:
        for column in grid.at(role):
            for row in grid.rows:
                for piece in re.split("[、，,；;]", row[column].folded):
                    if piece and not re.search(r"\s", piece) and looks_like_organisation(piece):
                        names.add(piece)
    return frozenset(names)


class Record(NamedTuple):
    """One record of a row: its own piece of each cell that was packed."""

    serial: int | None
    text: Passage
    deadline: Passage
    units: dict[str, list[str]]


_PACKED = rule(
    r"(?:(?<=\s)|(?<=[。；;])|^)\s*(?P<n>\d{1,3})\s*[.、]\s*(?!\d)",
    examples=["1.渔港改造；2.渔船登记", "渔港。 2、渔船"],
    rejects=["渔港1.5万艘", "3.5亿元"],
    why="A number that opens an item where a cell packs several.",
)
_FURTHER = rule(
    r"[\s。；;]\s*\d{1,3}\s*[.、]",
    examples=["渔港改造；2.渔船登记", "渔港 2、渔船"],
    rejects=["1.渔港改造", "渔港2.渔船"],
    why="The number of a second item in one cell.",
)


def packed_pieces(cell: Passage) -> list[tuple[int, Passage]]:
    """`36.甲。 37.乙。` as [(36, 甲。), (37, 乙。)]; empty where the cell does not hold two or more numbers in a run."""
    if not _FURTHER.search(cell.folded, 1):
        return []
    found = list(_PACKED.finditer(cell.folded))
    run = found[:1]
    for match in found[1:]:
        if int(match["n"]) == int(run[-1]["n"]) + 1:
            run.append(match)
    if len(run) < 2 or run[0].start() > 0:
        return []
    ends = [*(m.start() for m in run[1:]), len(cell.folded)]
    return [(int(m["n"]), cell.cut(m.end(), end)) for m, end in zip(run, ends, strict=True)]


def split_row(row: Sequence[Passage], grid: Grid, subject: int, known: Collection[str], where: str) -> tuple[list[Record], list[Diagnostic]]:
    """The records of a packed row (cells of several records run together), each with its own deadline and units."""
    pieces = packed_pieces(row[subject])
    dates = first_cell(row, grid.at("deadline"))
    units = {role: first_cell(row, grid.at(role)) for role in UNIT_ROLES}
    count = len(pieces)
    deadlines, sure = _shared_or_apart([dates.cut(a, b) for a, b in split_periods(dates.folded)] if dates else [], dates, count)
    per_role = {}
    for role, cell in units.items():
        groups = _unit_groups(cell, known, count)
        per_role[role] = groups or [unit_names(cell, known)] * count
        sure = sure and (groups is not None)
    code, message = (
        ("PP301", f"{count} records in one row taken apart") if sure else ("PP302", f"{count} records in one row, but not as many deadlines or units: each got the whole cell")
    )
    records = [Record(n, text, deadlines[i], {role: per_role[role][i] for role in UNIT_ROLES}) for i, (n, text) in enumerate(pieces)]
    return records, [report(code, message, where, row[subject].spans)]


def _shared_or_apart(pieces: list[Passage], whole: Passage, count: int) -> tuple[list[Passage], bool]:
    if len(pieces) == count:
        return pieces, True
    return [whole] * count, len(pieces) <= 1


def _unit_groups(cell: Passage, known: Collection[str], count: int) -> list[list[str]] | None:
    """The units of each of `count` records: blank-parted groups, one each, or one group for all. None where neither holds."""
    if not cell:
        return [[]] * count
    names = split_units(cell.folded, known)
    groups: list[list[tuple[int, int]]] = []
    for a, b in names:
        joined = groups and re.search("[、，,；;]", cell.folded[groups[-1][-1][1] : a])
        if joined:
            groups[-1].append((a, b))
        else:
            groups.append([(a, b)])
    named = [["".join(cell.text[a:b].split()) for a, b in group] for group in groups]
    if len(named) == count:
        return named
    return named * count if len(named) == 1 else None


def first_cell(row: Sequence[Passage], columns: Iterable[int]) -> Passage:
    """The first filled cell of `row` among `columns`."""
    return next((row[c] for c in columns if row[c].text), EMPTY)


def single_record(row: Sequence[Passage], grid: Grid, serial: int | None, text: Passage, known: Collection[str]) -> Record:
    """The record of a row that holds just one."""
    return Record(serial, text, first_cell(row, grid.at("deadline")), _units(row, grid, known))


def _units(row: Sequence[Passage], grid: Grid, known: Collection[str]) -> dict[str, list[str]]:
    """The organisations of a row by their part: that of the column, unless the cell says another."""
    units: dict[str, list[str]] = {role: [] for role in UNIT_ROLES}
    for role in UNIT_ROLES:
        for cell in (row[c] for c in grid.at(role) if row[c].text):
            for said in split_roles(cell.folded):
                units[said.role or role] += unit_names(cell.cut(said.start, said.end), known)
    return units


def first_column(row: Sequence[Passage], columns: Iterable[int]) -> list[int]:
    """The first of `columns` in which `row` is filled, alone in a list; none where it is in none."""
    return [c for c in columns if row[c].text][:1]


def unit_columns(grid: Grid) -> list[int]:
    """The columns that name organisations, whatever their part."""
    return [c for role in UNIT_ROLES for c in grid.at(role)]


def further_cells(row: Sequence[Passage], grid: Grid, used: Collection[int]) -> dict[str, str]:
    """Filled cells of the columns that are not `used`, by heading; a merged cell that fills a used column too is none."""
    told = {row[c] for c in used}
    return {column.heading: row[c].text for c, column in enumerate(grid.columns) if c not in used and row[c].text and row[c] not in told}


def record_ids(prefix: str, serials: Sequence[int | None]) -> list[str]:
    """Ids by printed serial where it is legible and unique, by position otherwise."""
    count = Counter(serials)
    names = [serial if serial is not None and count[serial] == 1 else position for position, serial in enumerate(serials, 1)]
    if len(set(names)) < len(names):
        names = list(range(1, len(serials) + 1))
    return [f"{prefix}{name}" for name in names]


def serial_findings(prefix: str, records: Sequence[tuple[int | None, Passage, object]]) -> list[Diagnostic]:
    """PP305 where printed serials are not 1, 2, 3 … . `records`: serial, text and group of each.

    A record without a number may have one in the count or none; a new group may count from 1 again.
    """
    found: list[Diagnostic] = []
    low = high = 1
    before: object = None
    for serial, text, group in records:
        if serial is None:
            high += 1
        else:
            if not low <= serial <= high and not (serial == 1 and group != before):
                found.append(report("PP305", f"serial {serial} where {high} was to be expected", prefix, text.spans))
            low = high = serial + 1
        before = group
    return found


def deadline_findings(prefix: str, deadlines: Sequence[tuple[str, Deadline | None, Passage]]) -> list[Diagnostic]:
    """PP304 for each deadline that was not understood."""
    return [report("PP304", f"deadline {d.text!r} not understood", where, cell.spans) for where, d, cell in deadlines if d and d.kind == "unknown"]
