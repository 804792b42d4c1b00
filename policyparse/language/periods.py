"""Periods in running text: every wording that says when, its place, and the days it covers. Never asks the clock.

A wording is a point of the calendar or two (2026年6月底, 上半年, 2024—2026年) with what stands around it (到…, 自…起, …前), a five-year
plan (“十四五”末), or a word of rules/periods.yaml (每半年, 30日内, 汛期前). Whether it is a deadline is for those to say who call:
what was done in 2024 has its period as well.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from policyparse.language.dates import Period, five_year_plan, iso_date
from policyparse.language.lazy import Lazy
from policyparse.language.numerals import integer
from policyparse.rules import load

_CN = "一二三四五六七八九"
_YEAR = rf"(?:\d{{4}}|\*{{4}}|[〇○零{_CN}]{{4}})"
_MONTH = rf"(?:1[0-2]|0?[1-9]|\*{{1,2}}|十[一二]?|[{_CN}])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|\*{{1,2}}|三十一?|二?十[{_CN}]?|[{_CN}])"
_QUARTER = "(?:第?[一二三四1-4]|前[一二三])"
_TO = r" ?(?:—{1,2}|-{1,2}|~|至|到) ?"
# 达到2025年的水平 is no 到2025年; 2025年前三季度, 起草, 前后, 内部, 后续: not every such character says when.
_HEAD = r"(?P<until>截至|截止到?|(?<![达高加长升降少增])到|至) ?|(?P<from>自|从) ?"
_TAIL = (
    r" ?(?:(?P<by>之前|以前|前(?![后期置端沿景瞻述列\d一二三四五六七八九十两几半]))|(?P<since>起(?![草步点诉重])|开始|以来|以后|之后|后(?![续期备勤评方台进果]))"
    r"|以内|之内|期间|内(?![部容涵控外设河涝蒙地需陆]))"
)
# Every wording has one of the marks, and behind its mark nothing but what wordings are made of: the rest of a text is passed over
# at the speed of a search for one of a set.
_MARK = Lazy("年|月|日|季度|期间|时期|期末|末|每周|每天|" + "|".join(unit + within for unit in "时周天期" for within in ("内", "以内", "之内")))
_MADE_OF = frozenset(f'0123456789*〇○零{_CN}十两半几年月日季度第前上中下旬底末初至到—-~ 今明去本当次翌全每后未来此往个工作小时星期截止自从“”"期规划周天')
_DIGITS = "0123456789*"
_LONGEST = 16  # characters of a wording before its last mark


class Found(NamedTuple):
    """A wording [start, end) and what it says."""

    start: int
    end: int
    period: Period


def _point(n: str) -> str:
    """A point of the calendar, its groups numbered `n`: a year, a part of it, or both. The first of a range may leave to the
    second what both share: 2024—2026年, 1—6月, 一至三季度, 3月1—15日."""
    shared = _TO if n == "1" else "(?!)"
    year = rf"(?P<y{n}>{_YEAR})(?: ?年(?:度(?!假))?|(?={shared}(?:{_YEAR}|\d\d) ?年))"
    said = rf"(?P<said{n}>今年|(?<![基日资])本年|(?<!文)明年|去年|(?<!以)上年|当年|(?<!首)次年|翌年)度?"
    day = rf" ?(?P<d{n}>{_DAY})(?: ?日|(?={shared}{_DAY} ?日))| ?(?P<t{n}>[上中下]旬)|(?P<me{n}>[底末初])"
    month = rf"(?P<m{n}>{_MONTH})(?: ?月份?|(?={shared}{_MONTH} ?月))(?:{day})?"
    quarter = rf"(?P<q{n}>{_QUARTER})(?: ?季度末?|(?={shared}{_QUARTER} ?季度))"
    part = rf"{month}|{quarter}|(?P<h{n}>[上下])半年|(?P<ye{n}>年?[底末初]|全年|(?<![\d*{_CN}十几])年(?=内))"
    short = rf"|(?P<short>\d\d) ?年|(?P<only>{_DAY}) ?日" if n == "2" else ""
    return rf"(?:{year}|{said}{short})? ?(?:{part})?"


_DATED = Lazy(rf"(?:{_HEAD})?{_point('1')}(?:(?P<to>{_TO})(?=[\d*〇○零{_CN}十今明去本上当次翌年第]){_point('2')})?(?:{_TAIL})?")
_PLAN = Lazy(rf"(?:{_HEAD})?[“\"]?(?P<p>十[{_CN}]|[{_CN}])五[”\"]?(?:规划)?(?:期间|时期|(?P<pe>期?末))")


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = ((kind, load("periods")[name]) for kind, name in (("recurring", "recurring"), ("period", "relative")))
    return tuple((kind, re.compile(rule["pattern"].replace("NUMBER", rule["number"]))) for kind, rule in rules)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("periods")[name]["pattern"])


def find_periods(folded: str, year: int | None) -> list[Found]:
    """Every wording of `folded` that says when, in order and apart from one another, with what it covers.

    `year` is the year of the document itself: it dates 6月底前, 年底前, 今年, 明年. Where it is None, or the printed year is masked or counts
    from something else (次年), the kind stays and the days are None. A part of a year behind another of the same sentence is of that
    one's year: 2026年3月底前…，6月底前….

    >>> [("到2025年，6月底前"[a:b], p.end) for a, b, p in find_periods("到2025年，6月底前", 2022)]
    [('到2025年', '2025-12-31'), ('6月底前', '2022-06-30')]
    """
    found: list[Found] = []
    upto, said = 0, year
    for mark in _MARK.finditer(folded):
        if mark.start() < upto:
            continue
        if said != year and "。" in folded[upto : mark.start()]:
            said = year
        if reading := _around(folded, upto, mark.start(), said):
            found.append(_listed(folded, found[-1], reading[0]) if found else reading[0])
            upto, said = reading[0].end, reading[1] or said
    if "前" in folded:
        found = _with_events(found, folded)
    return sorted([*found, *_terms(folded)])


def _with_events(found: list[Found], folded: str) -> list[Found]:
    """The wordings with those before an event among them; 2026年 | 春节前 is one: before some day of that year."""
    joined: list[Found] = []
    left = iter(found)
    following = next(left, None)
    for event in _pattern("events").finditer(folded):
        start, end = event.span()
        while following and following.start < end:
            if following.end <= start:
                joined.append(following)
            following = next(left, None)
        if joined and joined[-1].end == start and joined[-1].period.kind == "year":
            start = joined.pop().start
        joined.append(Found(start, end, Period("by", None, None)))
    return [*joined, *((following,) if following else ()), *left]


def _listed(folded: str, before: Found, wording: Found) -> Found:
    """到2025年、2030年分别…: 到 is said of both."""
    same = wording.period.kind == "year" and before.period.kind == "by" and folded[before.end : wording.start] in ("、", "和")
    return wording._replace(period=Period("by", None, wording.period.end)) if same else wording


def _around(folded: str, floor: int, mark: int, year: int | None) -> tuple[Found, int | None] | None:
    """The wording that holds the character `mark`, and the year that it hands on to the rest of its sentence."""
    start = mark
    while start > max(floor, mark - _LONGEST) and folded[start - 1] in _MADE_OF:
        start -= 1
    for at in range(start, mark + 1):
        inside_number = folded[at] in _DIGITS and at > 0 and (folded[at - 1] in _DIGITS or folded[at - 1] == ".")
        if not inside_number and (reading := _read(folded, at, mark, year)):
            return reading
    return None


def _read(folded: str, at: int, mark: int, year: int | None) -> tuple[Found, int | None] | None:
    """The wording that begins at `at` and holds `mark`."""
    if folded[mark] in "年月日季":
        dated = _DATED.match(folded, at)
        if dated and dated.end() > mark and (reading := _dated(dated, folded, year)):
            return reading
    elif folded[mark] in "期末时":
        plan = _PLAN.match(folded, at)
        if plan and plan.end() > mark:
            return Found(at, plan.end(), _of_plan(plan)), None
    kind, pattern = _words()[folded[at] != "每"]
    match = pattern.match(folded, at)
    return (Found(at, match.end(), Period(kind, None, None)), None) if match and match.end() > mark else None


class _Point(NamedTuple):
    """A point of the calendar: what it is, its first and last day (None where the year is not known), and whether it is an end."""

    kind: str
    start: str | None
    end: str | None
    closing: bool = False


def _dated(match: re.Match[str], folded: str, year: int | None) -> tuple[Found, int | None] | None:
    meaning = _meaning(match.groups(), year)
    if meaning is None or (match["y1"] and _pattern("editions").match(folded, match.end())):
        return None
    # 2023年至县级: what follows is no second point
    end = match.end() if meaning.whole else match.start("to")
    return Found(match.start(), end, meaning.period), meaning.year


class _Meaning(NamedTuple):
    period: Period
    whole: bool  # whether the wording has the second point that it seems to have
    year: int | None  # what it hands on


@lru_cache(maxsize=4096)
def _meaning(values: tuple[str | None, ...], year: int | None) -> _Meaning | None:
    """What the groups of _DATED say; None where they name no point of the calendar."""
    groups = {name: values[i - 1] for name, i in _DATED.compiled().groupindex.items()}
    first = _resolved(groups, "1", year, None)
    if first is None:
        return None
    own = _year(groups, "1", year)
    last = _resolved(groups, "2", year, own) if groups["to"] else None
    parted = groups["y1"] and not last and any(groups[name] for name in ("m1", "q1", "h1"))
    period = _between(first, last) if last else _with_words(first, groups)
    return _Meaning(period, bool(last or not groups["to"]), own if parted else None)


def _year(groups: dict[str, str | None], n: str, year: int | None) -> int | None:
    """The year of a point: printed, or counted from the document's; None where it is masked or counts from something else."""
    printed, said = groups[f"y{n}"], groups[f"said{n}"]
    if printed:
        value = integer(printed) if "*" not in printed else None
        return value if value and 1900 <= value <= 2199 else None
    if said:
        offset = load("periods")["years_said"][said]
        return None if offset is None or year is None else year + offset
    return year


def _resolved(groups: dict[str, str | None], n: str, year: int | None, before: int | None) -> _Point | None:
    """The point numbered `n`; of a second one what it leaves out is that of the first, whose year is `before`."""
    printed = groups[f"y{n}"] or groups[f"said{n}"]
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
        first, last = {"中": (11, 20), "下": (21, monthrange(year, month)[1])}.get((third or "上")[0], (1, 10))
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


def _of_plan(match: re.Match[str]) -> Period:
    first, last = five_year_plan(integer(match["p"]) or 0)
    if match["pe"] or match["until"]:
        return Period("by", None, f"{last}-12-31")
    return Period("period", f"{first}-01-01", f"{last}-12-31")


def _terms(folded: str) -> Iterator[Found]:
    """长期, 持续推进, 近期 where they stand alone, as an entry of a bracket or behind their label."""
    for match in _term().finditer(folded):
        before, behind = folded[match.start()], folded[match.end() : match.end() + 1]
        # （长期；市水利局牵头）, （市水利局，长期）, 完成时限：长期
        opens = before in "（(" and behind != "。"
        ends = before in "，,；;" and behind in ("）", ")")
        labelled = before in "：:" and _pattern("term_labels").search(folded, max(0, match.start() - 8), match.start() + 1)
        if opens or ends or labelled:
            kind = str(match.lastgroup)
            yield Found(match.start(kind), match.end(), Period(kind, None, None))


@cache
def _term() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{rule['pattern']})" for kind, rule in load("periods")["terms"].items())
    return re.compile(rf"[（(，,；;：:] ?(?:{kinds})(?=[）)；;，,。\n]|$)")
