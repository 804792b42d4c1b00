"""The running texts of a document as facts are read from them: one stretch of text, its part, and the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, TypeAlias

from policyparse.calendar.wordings import Found, find_periods
from policyparse.calendar.years import UNDATED, Calendar
from policyparse.model import Attachment, BodyTable, Outline, PolicyDocument, Reform, Section, Spans, Task
from policyparse.model.walk import Leaf, Places, places
from policyparse.source import SourceDocument
from policyparse.text.lazy import Lazy

__all__ = ["NodeText", "Places", "Role", "Texts", "node_texts", "places_of"]

Role: TypeAlias = Literal["title", "heading", "text", "record", "project"]


class NodeText:
    """The title, a heading, the text of a part, or the text of a record.

    `text` is what the part holds, paragraphs joined by line feeds; `folded` the same with width folded, character for
    character; `cut` gives the spans of a stretch of it. `above` are the ids of the parts it stands in, outermost first;
    `calendar` that of the document or of the attachment or carried text it belongs to.
    """

    __slots__ = ("_at", "_periods", "_spans", "above", "calendar", "folded", "role", "text", "where")

    def __init__(self, where: str, role: Role, text: str, spans: Spans, source: SourceDocument, above: tuple[str, ...] = (), calendar: Calendar = UNDATED) -> None:
        self.where, self.role, self.text, self.above, self.calendar = where, role, text, above, calendar
        self._periods: list[Found] | None = None
        if len(spans) == 1 and spans[0][1] - spans[0][0] == len(text):
            self._spans, self._at, self.folded = spans, [0, len(text)], source.folded[spans[0][0] : spans[0][1]]
            return
        joints = len(text) - sum(b - a for a, b in spans)
        self._spans, self._at = (spans, [0, *accumulate(b - a for a, b in spans)]) if joints == 0 else _parted(text, spans)
        pieces = [source.folded[a:b] for a, b in self._spans]
        self.folded = "".join(pieces) if joints == 0 else _with_joints(pieces, self._at)

    @property
    def start(self) -> int:
        """Offset of its first character in the source text."""
        return self._spans[0][0] if self._spans else -1

    def offset(self, at: int) -> int:
        """Where the character at offset `at` of the source stands in `text`; `at` lies in the spans of the text."""
        index = bisect_right(self._spans, at, key=lambda span: span[0]) - 1
        return self._at[index] + at - self._spans[index][0]

    def periods(self) -> list[Found]:
        """Every wording that says when, in order (find_periods); looked for once, however many stages ask."""
        if self._periods is None:
            self._periods = find_periods(self.folded, self.calendar.year)
        return self._periods

    def cut(self, start: int, end: int) -> Spans:
        """Where the stretch [start, end) of `text` stands in the source; the line feeds that join paragraphs stand nowhere."""
        if len(self._spans) == 1:
            a, b = self._spans[0]
            return [(a + start, min(b, a + end))] if start < min(end, b - a) else []
        found: Spans = []
        for i in range(max(0, bisect_right(self._at, start, hi=len(self._spans)) - 1), len(self._spans)):
            (a, b), at = self._spans[i], self._at[i]
            if at >= end:
                break
            low, high = max(a, a + start - at), min(b, a + end - at)
            if low < high:
                found.append((low, high))
        return _merged(found)


class Texts(list[NodeText]):
    """The running texts of a document in reading order, and all of them joined: one search over the whole tells which of them
    hold what a stage looks for, so that the others cost next to nothing."""

    def __init__(self, texts: Iterable[NodeText]) -> None:
        super().__init__(texts)
        self.joined = "\n".join([text.folded for text in self])
        self.starts = [0, *accumulate(len(text.folded) + 1 for text in self)]  # of each text in `joined`, and behind the last

    def holding(self, pattern: Lazy | re.Pattern[str]) -> Iterator[int]:
        """The indices of the texts in which `pattern` is found, in order. It must not look over a line end."""
        match = pattern.search(self.joined)
        while match:
            index = bisect_right(self.starts, match.start()) - 1
            yield index
            match = pattern.search(self.joined, self.starts[index + 1])


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for a, b in spans:
        if merged and merged[-1][1] == a:
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return merged


def _parted(text: str, spans: Spans) -> tuple[Spans, list[int]]:
    """The spans cut at the ends of paragraphs, and where each begins in `text`; the line feeds between belong to none.

    Spans that touch were run together, so a paragraph may end inside one.
    """
    found: Spans = []
    offsets: list[int] = []
    left = iter(spans)
    a, b = next(left, (0, 0))
    at = 0
    for paragraph in text.split("\n"):
        wanted = len(paragraph)
        while wanted:
            if a == b:
                a, b = next(left)
            taken = min(wanted, b - a)
            found.append((a, a + taken))
            offsets.append(at)
            a, at, wanted = a + taken, at + taken, wanted - taken
        at += 1
    return found, [*offsets, at - 1]


def _with_joints(pieces: list[str], at: list[int]) -> str:
    joined: list[str] = []
    length = 0
    for piece, start in zip(pieces, at, strict=False):
        if start > length:
            joined.append("\n" * (start - length))
            length = start
        joined.append(piece)
        length += len(piece)
    joined.append("\n" * (at[-1] - length))
    return "".join(joined)


def node_texts(document: PolicyDocument, source: SourceDocument, calendar: Calendar) -> Texts:
    """Every running text of the document: title, then body, carried texts and attachments in reading order."""
    return Texts(_texts(document, source, calendar))


def _texts(document: PolicyDocument, source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    metadata = document.metadata
    if metadata.title and (found := _inside(metadata.title, metadata.spans.get("title", []), source)):
        yield NodeText("title", "title", metadata.title, found, source, (), calendar)
    yield from _outline_texts(document, "", source, calendar)
    for payload in document.payloads:
        own = calendar.of(payload.title)
        if payload.title and (found := _inside(payload.title, payload.spans, source)):
            yield NodeText(payload.id, "title", payload.title, found, source, (), own)
        yield from _outline_texts(payload, f"{payload.id}.", source, own)
    for attachment in document.attachments:
        own = calendar.of(attachment.title)
        if attachment.text:
            yield NodeText(attachment.id, "text", attachment.text, attachment.text_spans, source, (), own)
        if attachment.document:
            yield from _outline_texts(attachment.document, f"{attachment.id}.", source, own)
    tables: list[Attachment | BodyTable] = [*document.attachments, *document.tables]
    for table in tables:
        yield from _record_texts(table, source, calendar.of(getattr(table, "title", None)))


def _record_texts(table: Attachment | BodyTable, source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    records: list[Task | Reform] = [*table.tasks, *table.reforms]
    printed: list[tuple[str, Role, str, Spans]] = [(record.id, "record", record.text, record.spans) for record in records]
    printed += [(project.id, "project", project.content or "", project.spans) for project in table.projects]
    for where, role, text, spans in printed:
        if text and (found := _inside(text, spans, source)):
            yield NodeText(where, role, text, found, source, (table.id,), calendar)


def _outline_texts(outline: Outline | PolicyDocument, prefix: str, source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    if outline.preamble:
        yield NodeText(f"{prefix}preamble", "text", outline.preamble.text, outline.preamble.spans, source, (), calendar)
    yield from _section_texts(outline.sections, (), source, calendar)
    if outline.closing:
        yield NodeText(f"{prefix}closing", "text", outline.closing.text, outline.closing.spans, source, (), calendar)


def _section_texts(sections: Iterable[Section], above: tuple[str, ...], source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    for section in sections:
        yield from _heading(section.id, section.heading, section.spans, above, source, calendar)
        if section.text:
            yield NodeText(section.id, "text", section.text, section.text_spans, source, above, calendar)
        inside = (*above, section.id)
        for measure in section.measures:
            yield from _heading(measure.id, measure.heading, measure.heading_spans, inside, source, calendar)
            if measure.text:
                yield NodeText(measure.id, "text", measure.text, measure.text_spans, source, inside, calendar)
        yield from _section_texts(section.sections, inside, source, calendar)


def _heading(where: str, heading: str | None, spans: Spans, above: tuple[str, ...], source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    if heading and (found := _inside(heading, spans, source)):
        yield NodeText(where, "heading", heading, found, source, above, calendar)


def _inside(wanted: str, spans: Spans, source: SourceDocument) -> Spans | None:
    """The spans of `wanted` within what `spans` print (a heading within number and heading); None where it is not there as such."""
    if len(spans) == 1:
        start = source.text.rfind(wanted, *spans[0])
        return [(start, start + len(wanted))] if start >= 0 else None
    printed = "".join(source.text[a:b] for a, b in spans)
    start = printed.rfind(wanted)
    if start < 0:
        return None
    found: Spans = []
    at = 0
    for a, b in spans:
        low, high = max(start - at, 0), min(start + len(wanted) - at, b - a)
        if low < high:
            found.append((a + low, a + high))
        at += b - a
    return found


def places_of(document: PolicyDocument, held: Iterable[Leaf]) -> Places:
    """The parts of a document by offset; `held` are its leaves."""
    return Places(places(document, held))
