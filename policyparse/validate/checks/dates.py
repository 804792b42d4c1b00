"""Days and periods: whether they exist, follow each other, and say what their wording says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.cells import deadline_period
from policyparse.calendar.dates import iso_date
from policyparse.calendar.years import calendar_of
from policyparse.model import Deadline, Part, Timing
from policyparse.rules import rule
from policyparse.text.folding import fold
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, records_of

Dated: TypeAlias = Deadline | Timing

_DAY = rule(
    r"(\d{4})-(\d{2})-(\d{2})",
    examples=["2026-05-01"],
    rejects=["2026-5-1", "2026-05"],
    why="A day of ISO 8601.",
    ask="match",
)
_TIME = rule(
    r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}:\d{2})?",
    examples=["T08:30:00", "T23:59:59Z", "T08:30:00+08:00"],
    rejects=["T25:00:00", "08:30:00"],
    why="A time of ISO 8601 behind the day.",
    ask="whole",
)
# Fields that hold a day, wherever they stand.
_FIELDS = ("issue_date", "print_date", "publication_time", "start", "end", "date")


def impossible(subject: Subject) -> Iterator[Found]:
    """Days that no calendar has, or that are not written YYYY-MM-DD."""
    for part in subject.parts:
        for name in _FIELDS:
            value = part.__dict__.get(name)
            if isinstance(value, str) and not _is_day(value, name):
                yield Found("PP621", part, (name,), {"value": value})


def _is_day(text: str, field: str) -> bool:
    day = _DAY.match(text)
    if day is None or iso_date(*(int(n) for n in day.groups())) is None:
        return False
    rest = text[day.end() :]
    return not rest or (field == "publication_time" and _TIME.fullmatch(rest) is not None)


def number_year(subject: Subject) -> Iterator[Found]:
    """发文字号 of another year than the 成文日期."""
    metadata = subject.document.metadata
    number, issued = metadata.document_number, metadata.issue_date
    if number is not None and number.year is not None and issued and _is_day(issued, "") and int(issued[:4]) != number.year:
        yield Found("PP622", number, ("year",), {"year": number.year, "date": issued})


def print_date(subject: Subject) -> Iterator[Found]:
    """Printed before it was issued."""
    metadata = subject.document.metadata
    if metadata.print_date and metadata.issue_date and metadata.print_date < metadata.issue_date:
        yield Found("PP623", metadata, ("print_date",), {"printed": metadata.print_date, "issued": metadata.issue_date})


def too_early(subject: Subject) -> Iterator[Found]:
    """Deadlines of records that were over before the document was issued."""
    metadata = subject.document.metadata
    issued = metadata.issue_date or (metadata.publication_time or "")[:10]
    for table in subject.tables:
        for record in records_of(table):
            deadline = record.deadline
            if deadline is not None and issued and deadline.end and deadline.end < issued:
                yield Found("PP624", deadline, ("end",), {"end": deadline.end, "issued": issued, "text": deadline.text})


def _dated(subject: Subject) -> Iterator[Dated]:
    yield from (part for part in subject.parts if isinstance(part, (Deadline, Timing)))


def backwards(subject: Subject) -> Iterator[Found]:
    """Periods that end before they begin."""
    for dated in _dated(subject):
        if dated.start and dated.end and dated.end < dated.start:
            yield Found("PP625", dated, ("end",), {"start": dated.start, "end": dated.end})


def against_wording(subject: Subject) -> Iterator[Found]:
    """Deadlines of records whose days are not those of their wording.

    Wordings that policyparse does not understand may be filled in by hand; periods of running text are read by rules of
    their own and not judged here.
    """
    document = subject.document
    calendar = calendar_of(document.metadata, document.masks, document.sections)
    for table in subject.tables:
        dated = calendar.of(getattr(table, "title", None))
        for record in records_of(table):
            if record.deadline is not None:
                yield from _misread(record.deadline, dated)


def _misread(deadline: Deadline, calendar: Calendar) -> Iterator[Found]:
    said = deadline_period(fold(deadline.text), calendar)
    if said.kind == "unknown":
        return
    for name, wanted in (("start", said.start), ("end", said.end), ("kind", said.kind)):
        value = getattr(deadline, name)
        # a wording without a year is dated by the document; where that is unknown, by hand
        if value != wanted and not (wanted is None and calendar.year is None):
            yield Found("PP626", deadline, (name,), {"value": value or "null", "text": deadline.text, "expected": wanted or "null"})
            return


def document_number(subject: Subject) -> Iterator[Found]:
    """发文字号 whose parts are not those of its text."""
    number = subject.document.metadata.document_number
    if number is None:
        return
    wanted: list[tuple[str, str, object]] = [
        ("agency_code", number.agency_code, number.text.startswith(number.agency_code)),
        ("year", str(number.year), number.year is None or f"〔{number.year}〕" in number.text or f"{number.year}年第" in number.text),
        ("serial", str(number.serial), number.serial is None or _serial(number.text) == number.serial),
    ]
    for name, value, fits in wanted:
        if not fits:
            yield _differs(number, name, value, number.text)


_SERIAL = rule(
    r"(\d+)\s*[号期]?$",
    examples=["云政发〔2026〕⟨5号⟩", "2026年第⟨12期⟩"],
    rejects=["云政发〔2026〕", "第五号"],
    why="The running number of a document, at the end of its number.",
)


def _serial(text: str) -> int | None:
    found = _SERIAL.search(text)
    return int(found[1]) if found else None


def _differs(part: Part, name: str, value: str, text: str) -> Found:
    return Found("PP627", part, (name,), {"value": value, "text": text})
