"""Tables with one cell a line: what copying a table out of a page, or a converter that knows no tables, leaves of it.

The headings stand one below the other (``序号`` / ``重点任务`` / ``责任单位``), then the cells, empty ones left out. The lines
become rows again by their numbers: a record has one (``3.建立台账。``, or ``3`` alone on its line), and behind a number inside a
text stand as many cells as there are headings behind the one of the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from policyparse.language.column_roles import heading_role
from policyparse.language.organisations import surely_organisation
from policyparse.rules import load, rule
from policyparse.source import RowLine, SourceDocument
from policyparse.structure.cells import NUMBER_HEADINGS, ends_table
from policyparse.structure.healing import Printed
from policyparse.structure.lines import is_date_line, is_signature_name

_NUMBERED = rule(
    r"(?P<n>\d{1,3})\s*[.、．](?!\d)",
    examples=["1.渔港改造", "12、渔船"],
    rejects=["1.5万艘", "渔港1."],
    why="A serial number that opens a line of a table printed one cell a line.",
    ask="match",
)
_HEADING = rule(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节]",
    examples=["⟨二、⟩主要任务", "⟨第二章⟩　主要任务"],
    rejects=["二级渔港", "1、渔港"],
    why="A heading of the first level below a table printed one cell a line: the table is over.",
    ask="match",
)
_TOTAL = ("合计", "总计", "共计")
_TEXTS = ("content", "reform", "name")  # roles whose cells may carry the number of their record
_LONGEST_HEADING = 20  # characters
_FEWEST = 2  # records that make a table of lines
_SKIPPED = 4  # numbers that may be missing: several records in one cell


class Stack(NamedTuple):
    """A table with a cell on each of its lines."""

    end: int  # index behind its last line
    rows: tuple[RowLine, ...]


def stack_at(source: SourceDocument, printed: Sequence[Printed], at: int) -> Stack | None:
    """The table whose headings begin at line `at`, one a line; None where there is none."""
    roles = _headings(printed, at)
    if roles is None:
        return None
    start = at + len(roles)
    end = _end(printed, start)
    starts = _numbered_starts(printed, start, end, roles) or _serial_starts(printed, start, end)
    if len(starts) < _FEWEST or starts[0] != start:
        return None
    rows = [printed[at:start], *(printed[a:b] for a, b in zip(starts, [*starts[1:], end], strict=True))]
    return Stack(end, tuple(RowLine(tuple(source.passage(*line.line.span) for line in row), row[0].line.gap) for row in rows))


def _headings(printed: Sequence[Printed], at: int) -> list[str | None] | None:
    """The roles of the headings from line `at` on: 序号 and at least one known heading right below it."""
    if printed[at].passage.text not in NUMBER_HEADINGS:
        return None
    roles: list[str | None] = []
    for line in printed[at:]:
        text = line.passage.text
        if len(text) > _LONGEST_HEADING or line.marker or text.isdigit():
            break
        roles.append(heading_role(text) or _indicator_role(text))
    while roles and roles[-1] is None:
        # what no heading ends is the first cell already
        roles.pop()
    return roles if len(roles) > 1 and 2 * sum(role is not None for role in roles) > len(roles) else None


def _indicator_role(heading: str) -> str | None:
    """The role of a heading of a list of indicators: 指　　标, 预期值, 属性."""
    name = "".join(heading.split())
    return next((role for role, names in load("indicators")["columns"].items() if name in names), None)


def _end(printed: Sequence[Printed], start: int) -> int:
    """Behind the last cell: 附件 2, 抄送, or a name with a date below it."""
    for at in range(start, len(printed)):
        if printed[at].marker and _HEADING.match(printed[at].passage.folded):
            return at
        following = printed[at + 1] if at + 1 < len(printed) else None
        signed = following and is_date_line(following.passage.folded) and is_signature_name(printed[at].passage.folded) and "日" in following.passage.folded
        if ends_table(printed[at].passage.folded) or signed:
            return at
    return len(printed)


def _numbered_starts(printed: Sequence[Printed], start: int, end: int, roles: Sequence[str | None]) -> list[int]:
    """Where the rows begin, by texts that carry 1., 2., 3.: behind each stand its further cells, then the next row's labels."""
    column = next((i for i, role in enumerate(roles) if role in _TEXTS), None)
    if column is None:
        return []
    behind = len(roles) - column - 1
    numbered, expected = [], 1
    for at in range(start, end):
        match = _NUMBERED.match(printed[at].passage.folded)
        if match and expected <= int(match["n"]) <= expected + _SKIPPED:
            numbered.append(at)
            expected = int(match["n"]) + 1
    starts = [start]
    for at, following in pairwise(numbered):
        cut = min(at + behind + 1, following)
        # 市水利局 | 市财政局: a further name of the list of units
        while cut < following and _names_units(roles[-1]) and surely_organisation(printed[cut].passage.folded):
            cut += 1
        starts.append(cut)
    return starts if len(numbered) >= _FEWEST else []


def _names_units(role: str | None) -> bool:
    """Whether cells of a column name organisations."""
    return role in ("lead", "responsible", "supporting")


def _serial_starts(printed: Sequence[Printed], start: int, end: int) -> list[int]:
    """Where the rows begin, by the numbers 1, 2, 3 that stand alone on their lines, and by 合计."""
    starts, expected = [], 1
    for at in range(start, end):
        text = printed[at].passage.folded
        if text == str(expected):
            starts.append(at)
            expected += 1
        elif text in _TOTAL:
            starts.append(at)
    return starts
