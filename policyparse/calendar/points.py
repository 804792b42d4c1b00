"""Points of the calendar as sentences write them, one or two with what stands around them, and the days they cover.

到2026年6月底, 自2026年5月1日起, 2024—2026年, 3月1日至15日, “十四五”末. wordings.py finds them in a text, cells.py in a cell; here is what they say.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

from policyparse.calendar.calendar import Calendar, plan_years
from policyparse.calendar.dates import Period, iso_date
from policyparse.language.numerals import integer
from policyparse.rules import load, rule

CN = "一二三四五六七八九"
NUMERALS = rf"\d*〇○零{CN}十"
_YEAR = rf"(?:\d{{4}}|\*{{4}}|[〇○零{CN}]{{4}})"
_MONTH = rf"(?:1[0-2]|0?[1-9]|\*{{1,2}}|十[一二]?|[{CN}])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|\*{{1,2}}|三十一?|二?十[{CN}]?|[{CN}])"
_QUARTER = "(?:一二|二三|三四|第?[一二三四1-4]|前[一二三])"
_TO = r" ?(?:[—\-]{1,2}|~|起?[至到]) ?"
# 达到2025年的水平 is no 到2025年; 2025年前三季度, 起草, 前后, 内部, 后续: not every such character says when.
_HEAD = r"(?P<until>截至|截止到?|(?<![达高加长升降少增])到|至) ?|(?P<from>自|从) ?"
_TAIL = (
    r" ?(?:(?P<by>之前|以前|前(?![后期置端沿景瞻述列\d一二三四五六七八九十两几半]))|(?P<since>起(?![草步点诉重])|开始|以来|以后|之后|后(?![续期备勤评方台进果]))"
    r"|以内|之内|期间|内(?![部容涵控外设河涝蒙地需陆]))"
)


def _point(n: str) -> str:
    """A point of the calendar, its groups numbered `n`: a year, a part of it, or both. The first of a range may leave to the
    second what both share: 2024—2026年, 1—6月, 一至三季度, 3月1—15日."""

    def shared(digits: str, unit: str) -> str:
        return rf"|(?={_TO}[{digits}]{{1,4}} ?{unit})" if n == "1" else ""

    year = rf"(?P<y{n}>{_YEAR})(?: ?年(?:度(?!假))?{shared(NUMERALS, '年')})"
    # 25年6月底前: the century is left out
    year += rf"|(?P<yy{n}>\d\d) ?年(?=(?:{_MONTH} ?月|{_QUARTER} ?季度|[上下]半年|年?[底末]))"
    numeric = rf"(?P<n{n}>\d{{4}}(?P<sep{n}>[-./])\d{{1,2}}(?P=sep{n})\d{{1,2}}(?!\d))"
    said = rf"(?P<said{n}>今年|(?<![基日资])本年|(?<!文)明年|去年|(?<!以)上年|当年|(?<!首)次年|翌年)度?"
    day = rf" ?(?P<d{n}>{_DAY})(?: ?[日号]{shared(NUMERALS, '日')})| ?(?P<t{n}>[上中下]{{1,2}}旬)|(?P<me{n}>[底末]|初(?![步级中创始]))"
    month = rf"(?P<m{n}>(?<![上下每某同任逐]){_MONTH})(?: ?月份?{shared(NUMERALS, '月')})(?:{day})?"
    quarter = rf"(?P<q{n}>{_QUARTER})(?: ?季度末?{shared('第一二三四1-4', '季度')})"
    part = rf"{month}|{quarter}|(?P<h{n}>[上下])半年|(?P<ye{n}>年?(?:[底末]|初(?![步级中创始]))|全年|(?<![\d*{CN}十几])年(?=内))"
    short = rf"|(?P<short>\d\d) ?年|(?P<only>{_DAY}) ?日" if n == "2" else ""
    return rf"(?:{numeric}|(?:{year}|{said}{short})? ?(?:{part})?)"


DATED = rule(
    rf"(?:{_HEAD})?{_point('1')}(?:(?P<to>{_TO})(?=[{NUMERALS}今明去本上当次翌年第]){_point('2')})?(?:{_TAIL})?",
    examples=["⟨到2026年6月底⟩", "⟨自2026年5月1日起⟩", "⟨2024—2026年⟩", "⟨3月1日至15日⟩"],
    rejects=["渔港改造", "达到标准"],
    why="One or two points of the calendar with what stands around them. All of it is optional: a match may be empty.",
    ask="match",
)
PLAN = rule(
    rf"(?:{_HEAD})?[“\"]?(?P<p>十[{CN}]|[{CN}十])五[”\"]?(?:规划)?(?:期间|时期|(?P<pe>期?末))",
    examples=["到“十五五”末", "“十四五”期间", "十四五时期"],
    rejects=["五年规划", "十四五规划"],
    why="The time of a five-year plan within a sentence.",
    ask="match",
)


class _Point(NamedTuple):
    """A point of the calendar: what it is, its first and last day (None where the year is not known), and whether it is an end."""

    kind: str
    start: str | None
    end: str | None
    closing: bool = False


class Meaning(NamedTuple):
    """What a wording covers, and what the rest of its sentence takes from it."""

    period: Period
    whole: bool  # whether the wording has the second point that it seems to have
    year: int | None  # what it hands on


@lru_cache(maxsize=4096)
def meaning(values: tuple[str | None, ...], calendar: Calendar, year: int | None = None) -> Meaning | None:
    """What the groups of DATED say; None where they name no point of the calendar. `year`: the one said before in the sentence."""
    groups = {name: values[i - 1] for name, i in DATED.compiled.groupindex.items()}
    # 今年 is that of the document, whatever year the sentence said before
    year = calendar.year if groups["said1"] else year or _unsaid(groups, calendar)
    first = _resolved(groups, "1", year, None)
    if first is None:
        return None
    own = _year(groups, "1", year)
    last = _resolved(groups, "2", year, own) if groups["to"] else None
    period = _between(first, last) if last else _with_words(first, groups)
    return Meaning(period, bool(last or not groups["to"]), None if last else _handed_on(groups, own, calendar))


def _unsaid(groups: dict[str, str | None], calendar: Calendar) -> int | None:
    """The year of a wording that says none: that of the calendar, the next for 1月底前 in December."""
    months = [integer(groups[name] or "") for name in ("m1", "m2")]
    if months[0] is None or any(groups[name] for name in ("y1", "yy1", "said1")):
        return calendar.year
    return calendar.month_of(months[0], months[1])


def _handed_on(groups: dict[str, str | None], own: int | None, calendar: Calendar) -> int | None:
    """The year that a wording gives to parts of a year behind it in its sentence: 2026年3月底前…，6月底前…; 2024年铺开改革，上半年…. What is to be
    reached up to a year does not (到2026年…，6月底前…), nor does a year that is over."""
    if own is None or not (groups["y1"] or groups["yy1"]):
        return None
    if any(groups[name] for name in ("m1", "q1", "h1")):
        return own
    bare = not any(groups[name] for name in ("until", "from", "by", "since", "ye1"))
    return own if bare and (calendar.year is None or own >= calendar.year) else None


def _century_of(printed: int, year: int | None) -> int:
    """25年 is the year nearest to the document's own that ends so: 2025."""
    return min((1900 + printed, 2000 + printed), key=lambda full: abs(full - (year or 2000 + printed)))


def _year(groups: dict[str, str | None], n: str, year: int | None) -> int | None:
    """The year of a point: printed, or counted from the document's; None where it is masked or counts from something else."""
    printed, said = groups[f"y{n}"], groups[f"said{n}"]
    if short := groups[f"yy{n}"]:
        return _century_of(int(short), year)
    if printed:
        value = integer(printed) if "*" not in printed else None
        return value if value and 1900 <= value <= 2199 else None
    if said:
        offset = load("periods")["years_said"][said]
        return None if offset is None or year is None else year + offset
    return year


def _resolved(groups: dict[str, str | None], n: str, year: int | None, before: int | None) -> _Point | None:
    """The point numbered `n`; of a second one what it leaves out is that of the first, whose year is `before`."""
    if numeric := groups[f"n{n}"]:
        date = iso_date(*(int(part) for part in numeric.split(groups[f"sep{n}"])))
        return _Point("day", date, date) if date else None
    printed = groups[f"y{n}"] or groups[f"yy{n}"] or groups[f"said{n}"]
    if n == "2" and (shared := _second(groups, before)):
        return shared
    own = _year(groups, n, year) if printed or n == "1" else before
    if printed and own is None and groups[f"y{n}"] and "*" not in (groups[f"y{n}"] or ""):
        return None
    return _part(groups, n, own, bool(printed))


def _second(groups: dict[str, str | None], before: int | None) -> _Point | None:
    """2021—23年, 3月1日至15日: a second point that is the end of the first alone."""
    if groups["short"] and groups["y1"]:
        return _Point("year", None, None) if before is None else _days("year", _century(before, int(groups["short"])), 1, 12)
    if groups["only"] and groups["d1"]:
        return _day(before, groups["m1"], groups["only"])
    return None


def _century(first: int, printed: int) -> int:
    last = first // 100 * 100 + printed
    return last + 100 if last < first else last


def _part(groups: dict[str, str | None], n: str, year: int | None, printed: bool) -> _Point | None:
    month, quarter, half, end = (groups[f"{name}{n}"] for name in ("m", "q", "h", "ye"))
    if month:
        return _month(groups, n, year, month)
    if quarter:
        last = 3 * (integer(quarter[-1]) or 0)
        if quarter in ("一二", "二三", "三四"):
            return _days("period", year, last - 5, last)
        return _days("period", year, 1, last) if quarter[0] == "前" else _days("quarter", year, last - 2, last)
    if half:
        return _days("period", year, *((1, 6) if half == "上" else (7, 12)))
    if end and (printed or end[0] in "年全"):
        point = _days("year", year, 1, 12)
        return point._replace(closing=True) if end[-1] in "底末" else _Point("period", None, None) if end[-1] == "初" else point
    return _days("year", year, 1, 12) if printed and not end else None


def _month(groups: dict[str, str | None], n: str, year: int | None, printed: str) -> _Point | None:
    if groups[f"d{n}"]:
        return _day(year, printed, groups[f"d{n}"])
    month = integer(printed)
    if month is None or year is None:
        return _Point("month", None, None, groups[f"me{n}"] in ("底", "末"))
    third = groups[f"t{n}"]
    if third or groups[f"me{n}"] == "初":
        thirds = {"上": (1, 10), "中": (11, 20), "下": (21, monthrange(year, month)[1])}
        # 9月中下旬 begins with the second and ends with the third
        first, last = thirds[(third or "上")[0]][0], thirds[(third or "上旬")[-2]][1]
        return _Point("period", iso_date(year, month, first), iso_date(year, month, last))
    return _days("month", year, month, month)._replace(closing=groups[f"me{n}"] is not None)


def _days(kind: str, year: int | None, first: int, last: int) -> _Point:
    """From the first day of month `first` to the last of month `last`."""
    return _Point(kind, None, None) if year is None else _Point(kind, iso_date(year, first, 1), iso_date(year, last, monthrange(year, last)[1]))


def _day(year: int | None, month: str | None, day: str | None) -> _Point | None:
    """A day; None where the calendar has no such day."""
    numbers = integer(month or ""), integer(day or "")
    if None in numbers or year is None:
        return _Point("day", None, None)
    date = iso_date(year, numbers[0] or 0, numbers[1] or 0)
    return _Point("day", date, date) if date else None


def _between(first: _Point, last: _Point) -> Period:
    """From the first point to the last; unknown where that would run backwards."""
    if first.start and last.end and first.start > last.end:
        return Period("unknown", None, None)
    known = first.start and last.end
    kind = "years" if first.kind == last.kind == "year" and not first.closing else "period"
    return Period(kind, first.start if known else None, last.end if known else None)


def _with_words(point: _Point, groups: dict[str, str | None]) -> Period:
    """One point with what stands around it: 到…, …前, 自…起."""
    if groups["until"] or groups["by"] or (point.closing and not groups["since"] and not groups["from"]):
        return Period("by", None, point.end)
    if groups["from"] or groups["since"]:
        return Period("from", point.start, None)
    return Period(point.kind, point.start, point.end)


def plan_period(match: re.Match[str]) -> Period:
    """The years of the five-year plan that a match of PLAN names; the last day of it for 到“十五五”末."""
    years = plan_years(match["p"])
    return Period("by", None, years.end) if match["pe"] or match["until"] else years
