"""What the cell of a deadline says: the wordings of running text, and what only a column of deadlines prints (2022.12, 2021—2023, 按时).

The grammar is that of points.py. A cell leaves out what its column says: the year's 年, the words around.
"""

from __future__ import annotations

import re
from functools import lru_cache

from policyparse.calendar.calendar import UNDATED, Calendar, plan_years
from policyparse.calendar.dates import Period
from policyparse.calendar.points import DATED, meaning
from policyparse.calendar.wordings import Found, find_periods
from policyparse.rules import rule, yaml_rule

_LONGEST_WORDING = 40  # characters of one wording
_LONGEST = 80  # characters of a cell that says when; longer ones tell the whole progress
_UNKNOWN = Period("unknown", None, None)
_MONTH = rule(
    r"(?<!\d)(?P<y>\d{4})(?:[./]|-(?!\d{1,2}年))(?P<m>\d{1,2})(?![\d./年])月?份?",
    examples=["2022.12", "2022/6", "2022-06"],
    rejects=["2021-23年", "2022年9月", "2022.12.1"],
    why="A year and a month that a column of deadlines prints with a point between.",
)
_YEAR = rule(
    r"(?<!\d)(?P<y>\d{4})(?=$|[底末前之以内度全第上下—~至到\-]|[1-4一二三四]季度)",
    examples=["2025底前", "2021—2023年", "2022上半年"],
    rejects=["2025年", "20255"],
    why="A year that a column of deadlines prints without its 年.",
)
_LAST_MONTH = rule(
    r"(?<=月)(?P<to>[—\-~至到]{1,2})(?P<m>\d{1,2})$",
    examples=["2022年9月-12"],
    rejects=["9-12", "9月12日"],
    why="The last month of a range that a column of deadlines prints without its 月.",
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

_DONE = rule(
    r"(?<=[前底日末])(?:基本|全部|全面)?(?:完成|完工|到位|建成|见效)$",
    examples=["6月底前完成", "2022年底全部建成"],
    rejects=["完成", "年底前报送"],
    why="The verb behind a deadline in a cell says nothing more: 2021年底前完成.",
)
_LENGTH = rule(
    r"约?\s*(?:(?:\d{1,4}|[一二两三四五六七八九十半]{1,3})\s*(?:个\s*(?:月|工作日)|日历天|[天日])|(?:\d|[一二两三四五六七八九十]{1,2})(?:\.\d)?\s*年)(?:半|左右)?",
    ask="whole",
    examples=["24个月", "三年", "90日历天", "1.5年", "两年半"],
    rejects=["24年", "6月"],
    why="How long it takes is no deadline: 24个月. 24年 may be the year.",
)
_PLAN = rule(
    r"[“\"]?(?P<p>十[一二三四五六七八九]|[一二三四五六七八九十](?=五(?:[”\"]|期|时)))五[”\"]?(?:规划)?(?:期间|时期)?",
    ask="whole",
    examples=["“十四五”", "十五五时期", "“十四五”期间"],
    rejects=["十四五项目", "五", "十五"],
    why="A five-year plan that a cell names alone.",
)


@lru_cache(maxsize=4096)
def period(folded: str, calendar: Calendar = UNDATED) -> Period:
    """What a cell of one wording says; kind unknown where no wording fits the whole of it.

    The calendar dates what leaves the year out (6月底前, 年底前).

    >>> period("2020—2021年"), period("2022.12").end, period("到2025年")
    (Period(kind='years', start='2020-01-01', end='2021-12-31'), '2022-12-31', Period(kind='by', start=None, end='2025-12-31'))
    """
    text = "".join(folded.split()).rstrip("。；;,，")
    if not text or len(text) > _LONGEST_WORDING:
        return _UNKNOWN
    for kind in ("long_term", "recurring"):
        if yaml_rule(f"periods.cells.{kind}").fullmatch(text):
            return Period(kind, None, None)
    if plan := _PLAN.fullmatch(text):
        return plan_years(plan["p"])
    text = _DONE.sub("", text)
    found = _whole(text, calendar) or _whole(_spelt_out(text), calendar)
    return found if found and found.kind != "unknown" else _UNKNOWN


def _whole(text: str, calendar: Calendar) -> Period | None:
    match = DATED.fullmatch(text)
    said = meaning(match.groups(), calendar) if match else None
    if said and said.whole:
        return said.period
    found = find_periods(text, calendar)
    return found[0].period if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def _spelt_out(text: str) -> str:
    """A cell as running text would print it: 2022.9-12 → 2022年9月-12月."""
    return _LAST_MONTH.sub(r"\g<to>\g<m>月", _YEAR.sub(r"\g<y>年", _MONTH.sub(r"\g<y>年\g<m>月", text)))


def split_periods(folded: str) -> list[tuple[int, int]]:
    """Offsets of the single deadlines of a cell that holds several (``2020—2022年 2020年 长期``): the fewest blank-separated pieces that are
    each a known wording.

    A blank inside a wording (``2020 年``) is kept; where the cell cannot be parted so, it is one piece.
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", folded)]
    pieces: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        for upto in range(min(len(tokens), at + 6), at, -1):
            start, end = tokens[at][0], tokens[upto - 1][1]
            if period(folded[start:end], _ANY).kind != "unknown":
                pieces.append((start, end))
                at = upto
                break
        else:
            return [(tokens[0][0], tokens[-1][1])]
    return pieces


_ANY = Calendar(year=2000)  # whether a wording is one does not depend on the year


@lru_cache(maxsize=4096)
def deadline_period(folded: str, calendar: Calendar = UNDATED) -> Period:
    """What a deadline cell says: one wording, or the span of those that it holds; kind unknown where that is not sure.

    Of several steps (6月底前出台方案，12月底前建成) the last one counts. A number that belongs to no wording puts all in doubt.

    >>> deadline_period("2024年12月底前完成，长期坚持")
    Period(kind='by', start=None, end='2024-12-31')
    >>> deadline_period("2024年5月、9月")
    Period(kind='period', start='2024-05-01', end='2024-09-30')
    """
    said = period(folded, calendar)
    # 2021年 长期: those of several records, as a rule
    if said.kind != "unknown" or len(folded) > _LONGEST or len(split_periods(folded)) > 1:
        return said
    if _LENGTH.fullmatch(folded.strip()):
        return Period("period", None, None)
    found = find_periods(folded, calendar)
    if not found or _FIGURE.search(_around(folded, found)):
        return said
    if len(found) == 1 and found[0].period.start and _FOR_GOOD.match(folded, found[0].end):
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
