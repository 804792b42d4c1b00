"""Days of the calendar: how documents print a whole date, and which days there are. Never asks the clock."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from policyparse.language.numerals import integer
from policyparse.rules import rule

_CN = "〇○零一二三四五六七八九十OＯ"
YEAR = rf"(?:\d\s?\d\s?\d\s?\d|[{_CN}][{_CN}0]{{3}})"  # 二0二六年, with the digit for the numeral
_N = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
DATE = rule(
    rf"(?P<y>{YEAR})\s*年\s*(?P<m>{_N})\s*月\s*(?P<d>{_N})\s*日|(?P<y2>\d{{4}})(?P<sep>[-./])(?P<m2>\d{{1,2}})(?P=sep)(?P<d2>\d{{1,2}})(?!\d)",
    examples=["2026年5月1日", "二〇二六年五月一日", "2026-05-01", "2026.5.1"],
    rejects=["2026年5月", "2026-05", "5月1日"],
    why="A day of the calendar, in words or digits.",
)


def _number(text: str) -> int | None:
    return integer(re.sub(r"\s", "", text))


def iso_date(year: int, month: int, day: int) -> str | None:
    """ISO 8601, or None where there is no such day."""
    if 1 <= month <= 12 and 1000 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def date_of(match: re.Match[str]) -> str | None:
    """The day a match of DATE names."""
    parts = [_number(match[name] or match[name + "2"]) for name in "ymd"]
    return None if None in parts else iso_date(*(p or 0 for p in parts))


def find_date(folded: str) -> str | None:
    """The first date in `folded`."""
    match = DATE.search(folded)
    return date_of(match) if match else None


class Period(NamedTuple):
    """What a wording covers: its kind, and the first and last day where it gives them (ISO 8601)."""

    kind: str
    start: str | None
    end: str | None


def five_year_plan(ordinal: int) -> tuple[int, int]:
    """First and last year of the n-th five-year plan. The first ran 1953—1957; 1963—1965 lay between the second and the third.

    >>> five_year_plan(13), five_year_plan(15)
    ((2016, 2020), (2026, 2030))
    """
    if ordinal <= 2:
        return 1953 + 5 * (ordinal - 1), 1957 + 5 * (ordinal - 1)
    return 1966 + 5 * (ordinal - 3), 1970 + 5 * (ordinal - 3)
