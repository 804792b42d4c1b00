"""The calendar of a document as a value: what everyone asks who reads a date, dates a goal or checks one."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.calendar.dates import YEAR, Period, five_year_plan
from policyparse.calendar.tense import looks_back
from policyparse.language.numerals import integer
from policyparse.rules import rule, yaml_rule
from policyparse.text.folding import fold
from policyparse.text.slips import mended

_ANY_YEAR = rule(
    r"(?<!\d)(?:19|20)\d\d(?!\d)",
    examples=["2026", "1998年"],
    rejects=["12026", "2126"],
    why="Four digits that can be a year.",
)
_SPAN = rule(
    rf"(?<!\d)(?P<first>{YEAR})年?(?:—|-|~|至|到){{1,2}}(?P<last>{YEAR})(?!\d)年?",
    examples=["湿地保护行动计划（2024—2026年）", "2024年至2026年"],
    rejects=["2026年", "2024—26"],
    why="A title that names the years of a plan.",
)
_ONE = rule(
    rf"(?<![\d—\-~至])(?P<year>{YEAR}) ?年(?![—\-~至到])",
    examples=["2026年全市水利工作要点", "二〇二六年工作要点"],
    rejects=["2024—2026年", "三年行动计划"],
    why="A title that names one year.",
)
_MASKED = rule(
    r"\*{4}\s*年",
    examples=["****年"],
    rejects=["**年", "****"],
    why="A year that is withheld.",
)
_FIVE_YEARS = rule(
    r"[“\"](?P<n>十[一二三四五六七八九]|[一二三四五六七八九十])五[”\"]",
    examples=["云澜市“十五五”渔业规划", "“十四五”时期渔港建设规划"],
    rejects=["五年规划", "渔港规划"],
    why="A title that names a five-year plan.",
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

    def month_of(self, first: int, last: int | None = None) -> int | None:
        """The year of a month, or of the months from `first` to `last`, that are printed without one.

        1月底前 in a document of December is said of the next year; a plan that names its year means that one.

        >>> Calendar(issued="2024-12-10", year=2024).month_of(1), Calendar(issued="2024-12-10", year=2024).month_of(12)
        (2025, 2024)
        """
        if self.year is None or self.issued is None or int(self.issued[:4]) != self.year or self.plan_year:
            return self.year
        return self.year + 1 if int(self.issued[5:7]) - (last or first) >= _FAR else self.year


_FAR = 8  # months: so long ago nobody sets a day without saying its year
UNDATED = Calendar()


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
        return Titled(title[masked.start() : masked.end()], whole_year(restored))
    span, one = _SPAN.search(folded), _ONE.search(folded)
    if span:
        first, last = _years(span["first"]), _years(span["last"])
        return Titled(title[span.start() : span.end()], Period("years", f"{first}-01-01", f"{last}-12-31")) if 0 < last - first < _LONGEST else None
    if one and not yaml_rule("periods.editions").match(folded, one.end()):
        return Titled(title[one.start() : one.end()], whole_year(_years(one["year"])))
    return plan_named(title)


def plan_named(heading: str) -> Titled | None:
    """The years of the five-year plan that a title or heading names alone: “十五五”主要目标任务.

    >>> plan_named("“十五五”主要目标任务")
    Titled(text='“十五五”', period=Period(kind='period', start='2026-01-01', end='2030-12-31'))
    """
    plan = _FIVE_YEARS.search(fold(heading))
    return Titled(heading[plan.start() : plan.end()], plan_years(plan["n"])) if plan else None


def plan_years(ordinal: str) -> Period:
    """The years of the five-year plan of an ordinal in Chinese numerals."""
    first, last = five_year_plan(integer(ordinal) or 0)
    return Period("period", f"{first}-01-01", f"{last}-12-31")


def whole_year(year: int) -> Period:
    """A year from its first day to its last."""
    return Period("year", f"{year}-01-01", f"{year}-12-31")


def _years(printed: str) -> int:
    return integer("".join(printed.split())) or 0
