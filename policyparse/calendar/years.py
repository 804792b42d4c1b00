"""The calendar of a document: its day, and the year of all that leaves the year out. Decided once, before any date is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.calendar.calendar import Calendar, years_of_title
from policyparse.calendar.tense import heading_direction, looks_back
from policyparse.model import Mask, Measure, Metadata, Section
from policyparse.rules import load, rule
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
