"""The year a document speaks of, from what it says itself: its place in a five-year plan, the session it was read to, its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policyparse.calendar.dates import five_year_plan
from policyparse.facts.masks.cues import Around, any_fits, around
from policyparse.facts.masks.settle import Clue
from policyparse.language.numerals import integer
from policyparse.model import Confidence, Metadata
from policyparse.rules import Rule, load, rule, yaml_rule

_EARLY = 9  # month up to which what appears is for its own year; plans for the next come out from November on
_YEAR = rule(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*年",
    examples=["2026年", "于2025 年"],
    rejects=["12026年", "2126年", "26年"],
    why="A year that is printed: what the masked ones are reckoned from.",
)
_MASKED_YEAR = rule(
    r"\*{4}(?=\s*年)",
    examples=["****年", "****  年"],
    rejects=["**年", "****亿元"],
    why="A year that is withheld.",
)
_HEADING = 40  # characters before a sentence in which the heading above it ends
_OPENING = 6000  # characters in which a report says which session it is read to


class YearClue(NamedTuple):
    """A year and the reason for it. `at` is where the masked year itself stands, -1 where the clue is about the whole document."""

    year: int
    confidence: Confidence
    basis: str
    why: str
    at: int = -1
    against: str = ""
    subject: bool = False  # the wording is about this year, not about a plan that ends in it

    def clue(self) -> Clue:
        """As a clue to a run that stands for this very year."""
        return Clue(str(self.year), self.confidence, self.basis, self.why, self.against)

    def shifted(self, offset: int, wording: str) -> Clue:
        """As a clue to a year that stands `offset` years from this one; no surer than likely."""
        confidence: Confidence = "possible" if self.confidence == "possible" else "likely"
        return Clue(str(self.year + offset), confidence, "related_year", f"{wording} in a document for {self.year}: {self.why}", self.against)


class Calendar(NamedTuple):
    """What is known of the years of a document."""

    own: list[YearClue]  # for the year it is for, best first
    named: dict[int, YearClue]  # for single masked years, by offset

    @property
    def year(self) -> int | None:
        """The year of the document as far as it is known, right or off by one."""
        return self.own[0].year if self.own else None


def published(metadata: Metadata) -> str | None:
    """The clear day of publication or signature, ISO 8601."""
    return metadata.publication_time or metadata.issue_date


def calendar_of(folded: str, metadata: Metadata) -> Calendar:
    """Everything the document says about its years."""
    day = published(metadata)
    named = list(_named(folded))
    own = _own_year(folded, metadata, named, day)
    return Calendar(list(own), {clue.at: _beside(clue, day) for clue in named if clue.at >= 0})


def _own_year(folded: str, metadata: Metadata, named: list[YearClue], day: str | None) -> Iterator[YearClue]:
    clear = _YEAR.search(metadata.title or "")
    if clear:
        yield YearClue(int(clear["year"]), "certain", "title", f"the title says {clear[0]}")
        return
    session = _session(folded[:_OPENING])
    if session:
        yield session
    present = [clue for clue in named if clue.at < 0]
    spoken = [clue for clue in named if clue.at >= 0 and clue.subject]
    if present:
        yield _beside(present[0], day)
    elif spoken:
        yield from _of_spoken(spoken, metadata.genre == "annual_plan", day)
    elif day:
        yield from _by_date(day)


def _of_spoken(spoken: list[YearClue], plan: bool, day: str | None) -> Iterator[YearClue]:
    """The document's own year by the years it calls the first or last of a plan: a review names the one before as well."""
    newest = max(spoken, key=lambda clue: clue.year)
    both = len({clue.year for clue in spoken}) > 1
    if day is None:
        yield newest._replace(confidence="likely" if plan or both else "possible")
        if not plan and not both:
            yield newest._replace(year=newest.year + 1, confidence="possible", why=f"{newest.why}, which a report of the year after looks back on")
    elif newest.year == int(day[:4]) - 1:
        yield from _by_date(day)
    else:
        yield _beside(newest, day)


def _beside(clue: YearClue, day: str | None) -> YearClue:
    """A named year beside the day of publication: a text calls years around its own the first or last of a plan."""
    if day is None:
        return clue
    if clue.year - 1 <= int(day[:4]) <= clue.year + 1 or not clue.subject:
        return clue._replace(why=f"{clue.why}, and it was published on {day[:10]}") if clue.subject else clue
    return clue._replace(confidence="possible", against=f"it was published on {day[:10]}")


def _by_date(day: str) -> Iterator[YearClue]:
    year, month = int(day[:4]), int(day[5:7])
    if month <= _EARLY:
        yield YearClue(year, "likely", "publication_date", f"what is for one year appears before its last months; this on {day[:10]}")
        return
    for candidate in (year + 1, year):
        yield YearClue(candidate, "possible", "publication_date", f"published on {day[:10]}, late in the year")


def related(said: Around) -> int | None:
    """How many years a masked year stands from the document's own, by the wording around it (****年工作回顾); None where that does not say."""
    for entry in load("masks")["related_years"]:
        if any_fits(entry["cues"], said):
            offset: int = entry["offset"]
            return offset
    return None


# wordings that name a year


_SHIFT = {"今年": 0, "本年": 0, "本年度": 0, "明年": 1, "去年": -1}


# A wording that names a year by a plan is no farther from the plan's number than this.
_REACH = 90
_PLAN_YEARS, _PLAN_RANGES, _PLAN_ENDS = yaml_rule("masks.plan_years"), yaml_rule("masks.plan_ranges"), yaml_rule("masks.plan_ends")
_SESSIONS = yaml_rule("masks.sessions")
_PLAN = rule(
    "(?<=[一二三四五六七八九十])五",
    examples=["“十四五”时期", "十五五规划"],
    rejects=["五年规划", "第五届"],
    why="The number of a five-year plan: 十四五.",
)


def _near_plans(rule: Rule, folded: str, masked: bool = False) -> Iterator[re.Match[str]]:
    """The matches of a rule around the numbers of plans: most of a text has none. `masked`: only beside masked years."""
    upto = 0
    for plan in _PLAN.finditer(folded):
        if masked and folded.find("****", max(0, plan.start() - _REACH), plan.end() + _REACH) < 0:
            continue
        for match in rule.finditer(folded, max(upto, plan.start() - _REACH), plan.end() + _REACH):
            if match.start() >= upto:
                upto = match.end()
                yield match


def _named(folded: str) -> Iterator[YearClue]:
    """Years named by a five-year plan. Of those said of 今年 the clue is about the document's own year."""
    rule = load("masks")["plan_years"]
    for match in _near_plans(_PLAN_YEARS, folded):
        first, last = five_year_plan(integer(match["n"]) or 0)
        year = first if (match["which"] or match["pair"]) in rule["first"] else last
        said = match["year"]
        if said in _SHIFT:
            yield YearClue(year - _SHIFT[said], "certain", "five_year_plan", f"the text says {match[0]}; that is {year}", subject=True)
        elif said == "****年":
            clue = YearClue(year, "certain", "five_year_plan", f"the text calls it {match[0]}; that is {year}", match.start("year"), subject=True)
            yield clue
            # 三、****年重点工作 / ****年是“十五五”开局之年: the heading says that it is the year to come
            if any(related(around(folded, start, start + 4)) == 0 for start in _masked_years(folded, clue.at)):
                yield clue._replace(at=-1)
    for match in _near_plans(_PLAN_RANGES, folded, masked=True):
        for name, year in zip(("first", "last"), five_year_plan(integer(match["n"]) or 0), strict=True):
            if match[name] == "****":
                yield YearClue(
                    year,
                    "certain",
                    "five_year_plan",
                    f"the text says {match[0]}; that plan runs to {year}" if name == "last" else f"the text says {match[0]}; that plan begins in {year}",
                    match.start(name),
                )
    for match in _near_plans(_PLAN_ENDS, folded, masked=True):
        year = five_year_plan(integer(match["n"]) or 0)[1]
        yield YearClue(year, "certain", "five_year_plan", f"the text says {match[0]}; that plan ends in {year}", match.start("last"))


def _masked_years(folded: str, before: int) -> Iterator[int]:
    """Where masked years stand in the heading before."""
    start = max(0, before - _HEADING)
    return (match.start() for match in _MASKED_YEAR.finditer(folded, start, before))


def _session(opening: str) -> YearClue | None:
    """The year of the session of the National People's Congress that a report is read to."""
    rule = load("masks")["sessions"]
    match = _SESSIONS.search(opening)
    congress, session = (integer(match["n"]) or 0, integer(match["k"]) or 0) if match else (0, 0)
    if match is None or congress < rule["first_congress"]:
        return None
    year = rule["first_year"] + 5 * (congress - rule["first_congress"]) + (5 if match["since"] else session - 1)
    return YearClue(year, "likely", "congress_session", f"the text says {match[0]}; that is {year}")
