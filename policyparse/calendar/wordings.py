"""Periods in running text: every wording that says when, its place, and the days it covers. Never asks the clock.

A wording is a point of the calendar or two (2026年6月底, 上半年, 2024—2026年) with what stands around it (到…, 自…起, …前), a five-year
plan (“十四五”末), or a word of rules/periods.yaml (每半年, 30日内, 汛期前). Whether it is a deadline is for those to say who call:
what was done in 2024 has its period as well.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.dates import Period
from policyparse.calendar.lengths import counted, from_issue
from policyparse.calendar.points import CN, DATED, NUMERALS, PLAN, meaning, plan_period
from policyparse.rules import composed, load, yaml_rule

# Every wording has one of the marks, and before its mark nothing but what wordings are made of: the rest of a text is passed over
# at the speed of a search for one of a set, and 青年, 月季 and 日常 with it.
_MARK = (
    rf"(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d|之日起|年(?:(?<=[{NUMERALS} *半几两今本明去上当次翌全每]年)|(?=[底末初内]))|月(?<=[{NUMERALS} *个每]月)|日(?<=[{NUMERALS} *每作]日)|季度|期间|时期|期末|末|每周|每天|"
    + "|".join(unit + within for unit in "时周天期" for within in ("内", "以内", "之内"))
)
_MADE_OF = frozenset(f'0123456789*〇○零{CN}十两半几年月日季度第前上中下旬底末初至到—-~ 今明去本当次翌全每后未来此往个工作小时星期截止自从“”"期规划周天')
_DATE_MARKS = "年月日季0123456789"
_DIGITS = "0123456789*"
_RECURRING, _RELATIVE = yaml_rule("periods.recurring"), yaml_rule("periods.relative")
_EVENTS, _EDITIONS, _TERM_LABELS = yaml_rule("periods.events"), yaml_rule("periods.editions"), yaml_rule("periods.term_labels")
_LONGEST = 16  # characters of a wording before its last mark


class _Reckoning(NamedTuple):
    """What dates a wording that says no year: the year said before in its sentence, else the calendar."""

    calendar: Calendar
    said: int | None


class Found(NamedTuple):
    """A wording [start, end) and what it says."""

    start: int
    end: int
    period: Period


def find_periods(folded: str, calendar: Calendar) -> list[Found]:
    """Every wording of `folded` that says when, in order and apart from one another, with what it covers.

    The calendar of the document dates 6月底前, 年底前, 今年, 明年. Where it has no year, or the printed year is masked or counts
    from something else (次年), the kind stays and the days are None. A part of a year behind another of the same sentence is of that
    one's year: 2026年3月底前…，6月底前….

    >>> [("到2025年，6月底前"[a:b], p.end) for a, b, p in find_periods("到2025年，6月底前", Calendar(year=2022))]
    [('到2025年', '2025-12-31'), ('6月底前', '2022-06-30')]
    """
    found: list[Found] = []
    upto = 0
    said: int | None = None  # the year that a wording of the sentence hands on
    marks, terms = _marks()
    for mark in marks.finditer(folded):
        if mark.start() < upto:
            continue
        if mark[0] in terms:
            if term := _term(folded, mark.start()):
                found.append(term)
                upto = term.end
            continue
        if mark[0] == "之日起":
            if issue := from_issue(folded, mark.start()):
                found.append(Found(issue.start(), issue.end(), Period("from", None, None)))
                upto = issue.end()
            continue
        if said is not None and "。" in folded[upto : mark.start()]:
            said = None
        if reading := _around(folded, upto, mark.start(), _Reckoning(calendar, said)):
            found.append(_listed(folded, found[-1], reading[0]) if found else reading[0])
            upto, said = reading[0].end, reading[1] or said
    return _with_events(found, folded) if "前" in folded else found


@cache
def _marks() -> tuple[re.Pattern[str], frozenset[str]]:
    """What to look for, and which of it begins a term (长期)."""
    terms = [word for rule in load("periods")["terms"].values() for word in rule["begin"]]
    return composed("|".join([*terms, _MARK])), frozenset(terms)


@cache
def telltale() -> re.Pattern[str]:
    """What no text with a wording that says when is without."""
    return composed(f"{_marks()[0].pattern}|前")


def _with_events(found: list[Found], folded: str) -> list[Found]:
    """The wordings with those before an event among them; 2026年 | 春节前 is one: before some day of that year."""
    joined: list[Found] = []
    left = iter(found)
    following = next(left, None)
    for event in _EVENTS.finditer(folded):
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


def _around(folded: str, floor: int, mark: int, reckoning: _Reckoning) -> tuple[Found, int | None] | None:
    """The wording that holds the character `mark`, and the year that it hands on to the rest of its sentence."""
    start = mark
    while start > max(floor, mark - _LONGEST) and folded[start - 1] in _MADE_OF:
        start -= 1
    for at in range(start, mark + 1):
        inside_number = folded[at] in _DIGITS and at > 0 and (folded[at - 1] in _DIGITS or folded[at - 1] == ".")
        if not inside_number and (reading := _read(folded, at, mark, reckoning)):
            return reading
    return None


def _read(folded: str, at: int, mark: int, reckoning: _Reckoning) -> tuple[Found, int | None] | None:
    """The wording that begins at `at` and holds `mark`."""
    if folded[mark] in _DATE_MARKS:
        dated = DATED.match(folded, at)
        if dated and dated.end() > mark and (reading := _dated(dated, folded, reckoning)):
            return reading
    elif folded[mark] in "期末时":
        plan = PLAN.match(folded, at)
        if plan and plan.end() > mark:
            return Found(at, plan.end(), plan_period(plan)), None
    again = folded[at] == "每"
    match = (_RECURRING if again else _RELATIVE).match(folded, at)
    if match is None or match.end() <= mark:
        return None
    period = Period("recurring", None, None) if again else counted(folded, at, match.end(), reckoning.calendar)
    return Found(at, match.end(), period), None


def _dated(match: re.Match[str], folded: str, reckoning: _Reckoning) -> tuple[Found, int | None] | None:
    said = meaning(match.groups(), reckoning.calendar, reckoning.said)
    if said is None or (match["y1"] and _EDITIONS.match(folded, match.end())):
        return None
    # 2023年至县级: what follows is no second point
    end = match.end() if said.whole else match.start("to")
    return Found(match.start(), end, said.period), said.year


def _term(folded: str, at: int) -> Found | None:
    """长期, 持续推进, 近期 where they stand alone, as an entry of a bracket or behind their label."""
    before = folded[max(0, at - 8) : at].rstrip(" ")
    if before[-1:] not in _TERM_OPENERS:
        return None
    for kind, pattern in _term_patterns():
        if match := pattern.match(folded, at):
            behind = folded[match.end() : match.end() + 1]
            # （长期；市水利局牵头）, （市水利局，长期）, 完成时限：长期
            opens = before[-1] in "（(" and behind != "。"
            ends = before[-1] in "，,；;" and behind in ("）", ")")
            if opens or ends or _TERM_LABELS.search(before):
                return Found(at, match.end(), Period(kind, None, None))
    return None


_TERM_OPENERS = tuple("（(，,；;：:")


@cache
def _term_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind of term with what follows it: a stop, or the end."""
    return tuple((kind, composed(rf"(?:{rule['pattern']})(?=[）)；;，,。\n]|$)")) for kind, rule in load("periods")["terms"].items())
