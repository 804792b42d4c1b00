"""The document's own time: its day, and the year of all that leaves the year out. Decided once, before any date is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policyparse.calendar.dates import Period, five_year_plan
from policyparse.calendar.tense import heading_direction, looks_back
from policyparse.calendar.wordings import find_periods
from policyparse.language.numerals import integer
from policyparse.model import Mask, Measure, Metadata, Section
from policyparse.rules import load, rule, yaml_rule
from policyparse.text.folding import fold
from policyparse.text.slips import mended

_YEAR = rule(
    r"(?<![\d—\-~至])(?P<y>(?:19|20)\d{2})\s*年(?![—\-~至])",
    examples=["2026年渔港", "2026 年"],
    rejects=["2026年—", "2021—2025年—", "26年"],
    why="A single year; of a span of years neither end is one.",
)
_PRINTED = rule(
    r"(\d{4})\s*年",
    examples=["2026年", "2021—2025年"],
    rejects=["26年", "年"],
    why="A year as it is printed, whatever stands around it.",
)
_ANY_YEAR = rule(
    r"(?<!\d)(?:19|20)\d\d(?!\d)",
    examples=["2026", "1998年"],
    rejects=["12026", "2126"],
    why="Four digits that can be a year.",
)


_FIVE_YEARS = rule(
    r"[“\"](?P<n>十[一二三四五六七八九]|[一二三四五六七八九十])五[”\"]",
    examples=["云澜市“十五五”渔业规划", "“十四五”时期渔港建设规划"],
    rejects=["五年规划", "渔港规划"],
    why="A title that names a five-year plan.",
)
_MASKED = rule(
    r"\*{4}\s*年",
    examples=["****年"],
    rejects=["**年", "****"],
    why="A year that is withheld.",
)
_LONGEST = 6  # years of a plan by whose end all of it is to be done; a longer one has steps


class Titled(NamedTuple):
    """The years that a title names, as printed and as they are."""

    text: str
    period: Period


class Calendar(NamedTuple):
    """What a document, or a part of it with a title of its own, says of its time."""

    day: str | None = None  # what ended before is past: of issue, else of publication, else the first day of the year that it names (ISO 8601)
    year: int | None = None  # of 6月底前, 今年, 年底前
    issued: str | None = None  # the day, where it is printed: of 三年内, 自印发之日起
    plan_year: int | None = None  # the year that an annual plan is for
    report: bool = False  # it tells what was done until it turns to what is to come
    titled: Titled | None = None  # the years that its title gives to all that it plans

    def of(self, title: str | None) -> Calendar:
        """The calendar of an attachment or a carried text: its title may name another year (2024年重点任务清单).

        A list may be for the year before or after that of its document; further away its year is that of an edition.

        >>> Calendar(year=2023).of("2024年重点任务清单").year, Calendar(year=2021).of("2021—2023年重点任务清单").year
        (2024, 2021)
        """
        titled = years_of_title(title or "")
        own = self._replace(titled=titled) if titled else self
        years = {int(year) for year in _ANY_YEAR.findall(fold(title or ""))}
        if len(years) != 1 or (self.year is not None and abs(min(years) - self.year) > 1):
            return own
        year = min(years)
        return own if year == self.year else own._replace(year=year, day=self.day or f"{year}-01-01")


UNDATED = Calendar()


def calendar_of(metadata: Metadata, masks: Iterable[Mask] = (), sections: Iterable[Section] = ()) -> Calendar:
    """The calendar of a document. `masks` are those of its title, restored; `sections` its body, whose headings may name a year.

    The year of 6月底前 is that of an annual plan; else that of the title where it is the next (关于2027年…的通知, of December 2026); else
    that of issue or publication; without a day the one that the title or a heading that looks ahead names (2008年主要任务).
    """
    title = fold(metadata.title or "")
    planned = metadata.plan_year or _plan_year(metadata, masks)
    printed = metadata.issue_date or metadata.publication_time
    issued = printed[:10] if printed and printed[:4].isdigit() else None
    year = int(issued[:4]) if issued else _named(title, sections)
    day = issued or (f"{year}-01-01" if year else _looked_back_on(sections))
    titled = _YEAR.search(title)
    if titled and year is not None and int(titled["y"]) == year + 1:
        year += 1
    report = metadata.genre == "report" or metadata.document_type in load("tense")["accounts"] or (metadata.genre != "notice" and looks_back(title))
    return Calendar(day, planned or year, issued, planned, report, years_of_title(metadata.title or "", planned))


def years_of_title(title: str, restored: int | None = None) -> Titled | None:
    """The years that a title gives to all that the text plans; None where it names none, or is no plan. `restored`: its masked year.

    >>> years_of_title("云澜市湿地保护行动计划（2024—2026年）")
    Titled(text='2024—2026年', period=Period(kind='years', start='2024-01-01', end='2026-12-31'))
    """
    folded = mended(fold(title))
    if looks_back(folded) or not yaml_rule("periods.planned_titles").search(folded):
        return None
    masked = _MASKED.search(folded)
    if masked and restored:
        return Titled(title[masked.start() : masked.end()], Period("year", f"{restored}-01-01", f"{restored}-12-31"))
    said = [f for f in find_periods(folded, None) if f.period.start and f.period.end and f.period.kind in ("year", "years", "period")]
    if said and int((said[-1].period.end or "")[:4]) - int((said[-1].period.start or "")[:4]) < _LONGEST:
        return Titled(title[said[-1].start : said[-1].end], said[-1].period)
    return None if said else plan_named(title)


def plan_named(heading: str) -> Titled | None:
    """The years of the five-year plan that a title or heading names alone: “十五五”主要目标任务.

    >>> plan_named("“十五五”主要目标任务")
    Titled(text='“十五五”', period=Period(kind='period', start='2026-01-01', end='2030-12-31'))
    """
    plan = _FIVE_YEARS.search(fold(heading))
    if plan is None:
        return None
    first, last = five_year_plan(integer(plan["n"]) or 0)
    return Titled(heading[plan.start() : plan.end()], Period("period", f"{first}-01-01", f"{last}-12-31"))


def _named(title: str, sections: Iterable[Section]) -> int | None:
    """The year that the title names, or a heading that looks ahead."""
    ahead = (heading for heading in _headings(sections) if heading_direction(heading, None) == "ahead")
    years = (_YEAR.search(text) for text in (title, *ahead))
    return next((int(year["y"]) for year in years if year), None)


def _looked_back_on(sections: Iterable[Section]) -> str | None:
    """The last day of the year that a heading looks back on (2025年工作回顾): the document is no older."""
    back = (heading for heading in _headings(sections) if heading_direction(heading, None) == "back")
    years = (_YEAR.search(text) for text in back)
    return next((f"{year['y']}-12-31" for year in years if year), None)


def _headings(sections: Iterable[Section]) -> Iterator[str]:
    """The headings of an outline in reading order, width folded."""
    for section in sections:
        parts: list[Section | Measure] = [section, *section.measures]
        yield from (fold(part.heading) for part in parts if part.heading)
        yield from _headings(section.sections)


def _plan_year(metadata: Metadata, masks: Iterable[Mask]) -> int | None:
    """The year an annual plan is for: as its title prints it, or restored (certain or likely) from the mask in its title."""
    if metadata.genre != "annual_plan" or metadata.title is None:
        return None
    clear = _PRINTED.search(mended(fold(metadata.title)))
    if clear:
        return int(clear[1])
    spans = metadata.spans.get("title", [])
    for mask in masks:
        if mask.kind == "year" and any(a <= mask.spans[0][0] < b for a, b in spans):
            return next((int(r.value) for r in mask.restorations if r.confidence != "possible"), None)
    return None
