"""Masked years: which year of the document's calendar each one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policyparse.facts.masks.calendar import Calendar, related
from policyparse.facts.masks.cues import Around
from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import Clue
from policyparse.model import Metadata
from policyparse.rules import composed, load, rule

_DATE = rule(
    r"\s*[（(]?\*{4}\s*年\s*\*{1,2}\s*月\s*\*{1,2}\s*日[）)]?\s*",
    examples=["****年*月**日", "（****年**月*日）"],
    rejects=["****年", "2026年*月*日"],
    why="A date that is withheld whole.",
    ask="whole",
)
_WIDTH = 40


def year_clues(run: Run, said: Around, folded: str, calendar: Calendar, metadata: Metadata) -> Iterator[Clue]:
    """What the calendar says of one masked year."""
    named = calendar.named.get(run.start)
    if named:
        yield named.clue()
        return
    offset = related(said)
    if offset is not None:
        for clue in calendar.own:
            yield clue.shifted(offset, f"{said.before[-6:]}{run.text}{said.after[:8]}")
    elif _stands_in(run, metadata, "title"):
        yield from _of_title(calendar, metadata)
    elif said.after.startswith("年度") and metadata.genre in ("annual_plan", "report"):
        yield from _of_period(calendar)
    elif _stands_in(run, metadata, "document_number") or _DATE.fullmatch(_line(folded, run)):
        yield from _of_issue(metadata)


def _of_period(calendar: Calendar) -> Iterator[Clue]:
    """****年度…考核 in a plan: the year it is for, or the one before, which is judged in it."""
    for clue in calendar.own[:1]:
        for year in (clue.year, clue.year - 1):
            yield Clue(str(year), "possible", "related_year", f"a document for {clue.year} speaks of its own year and of the one before")


def _line(folded: str, run: Run) -> str:
    """The line that a run stands on, or as much of it as a date takes."""
    start = max(0, run.start - _WIDTH)
    start = max(folded.rfind("\n", start, run.start) + 1, start)
    end = folded.find("\n", run.end, run.end + _WIDTH)
    return folded[start : min(end if end >= 0 else len(folded), run.end + _WIDTH)]


def _of_issue(metadata: Metadata) -> Iterator[Clue]:
    """Number and date of a document are of the year in which it was signed; portals publish old documents as well."""
    if metadata.issue_date:
        yield Clue(metadata.issue_date[:4], "likely", "issue_date", f"the document is dated {metadata.issue_date}")
    elif metadata.publication_time:
        day = metadata.publication_time[:10]
        yield Clue(day[:4], "possible", "publication_date", f"it was published on {day}")


def _stands_in(run: Run, metadata: Metadata, field: str) -> bool:
    return any(a <= run.start < b for a, b in metadata.spans.get(field, []))


@cache
def _title_patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((rule["offset"], composed(rule["pattern"])) for rule in load("masks")["title_years"])


def _of_title(calendar: Calendar, metadata: Metadata) -> Iterator[Clue]:
    title = "".join((metadata.title or "").split())
    offset = next((offset for offset, pattern in _title_patterns() if pattern.search(title)), None)
    if offset is None and metadata.genre != "annual_plan":
        return
    for clue in calendar.own:
        yield clue.shifted(offset, f"the title {title[:20]}") if offset else clue.clue()
