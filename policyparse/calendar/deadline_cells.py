"""What the cell of a deadline says: a wording of its own (2022.12), or wordings of running text with words around them."""

from __future__ import annotations

import re
from functools import lru_cache

from policyparse.calendar.dates import Period, period, split_periods
from policyparse.calendar.wordings import Found, find_periods
from policyparse.rules import rule

_LONGEST = 80  # characters of a cell that says when; longer ones tell the whole progress
_DAY_OF_SPEECH = rule(
    r"(?<=\d)号",
    examples=["6月30号前"],
    rejects=["文号", "编号"],
    why="号 for the day, as it is spoken: 6月30号前.",
)
_LENGTH = rule(
    r"约?\s*(?:(?:\d{1,4}|[一二两三四五六七八九十半]{1,3})\s*(?:个\s*(?:月|工作日)|日历天|[天日])|(?:\d|[一二两三四五六七八九十]{1,2})(?:\.\d)?\s*年)(?:半|左右)?",
    examples=["约6个月", "三年", "30天", "2.5年", "一年半", "10个工作日"],
    rejects=["2026年", "6月", "半年度"],
    why="A length of time that a cell of deadlines gives instead of a day.",
    ask="whole",
)
_FIGURE = rule(
    r"\d",
    examples=["6月", "2026年底"],
    rejects=["年底", "长期"],
    why="A figure: a cell without one names no day.",
)
_FOR_GOOD = rule(
    r"(?:—+|-+|~|至|到)?\s*(?:长期|常年|常态|持续)",
    examples=["长期", "—长期", "至常年"],
    rejects=["期限", "到期"],
    why="What goes on for good, behind the day when it begins: 2026年—长期.",
    ask="match",
)


@lru_cache(maxsize=4096)
def deadline_period(folded: str, year: int | None = None) -> Period:
    """What a deadline cell says: one wording, or the span of those that it holds; kind unknown where that is not sure.

    `year` dates wordings that leave the year out. Of several steps (6月底前出台方案，12月底前建成) the last one counts. A number that
    belongs to no wording puts all in doubt.

    >>> deadline_period("2024年12月底前完成，长期坚持")
    Period(kind='by', start=None, end='2024-12-31')
    >>> deadline_period("2024年5月、9月")
    Period(kind='period', start='2024-05-01', end='2024-09-30')
    """
    said = period(folded, year)
    # 2021年 长期: those of several records, as a rule
    if said.kind != "unknown" or len(folded) > _LONGEST or len(split_periods(folded)) > 1:
        return said
    if _LENGTH.fullmatch(folded.strip()):
        return Period("period", None, None)
    text = _DAY_OF_SPEECH.sub("日", folded)
    found = find_periods(text, year)
    if not found or _FIGURE.search(_around(text, found)):
        return said
    if len(found) == 1 and found[0].period.start and _FOR_GOOD.match(text, found[0].end):
        return Period("from", found[0].period.start, None)
    return _span([f.period for f in found]) or said


def _around(text: str, found: list[Found]) -> str:
    """`text` without its wordings."""
    bounds = [0, *(at for f in found for at in (f.start, f.end)), len(text)]
    return re.sub(r"\s", "", "|".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)))


def _span(periods: list[Period]) -> Period | None:
    """The one period of a cell, or the stretch of several; None where one of several has no end."""
    if len(periods) == 1:
        return periods[0]
    if not all(p.end for p in periods):
        return None
    last = max(periods, key=lambda p: p.end or "")
    if last.start is None:
        return last
    return Period("period", min(p.start or last.start for p in periods), last.end)
