"""A document as every extractor reads it: its source, its parts with their ids, its running texts, its masks and its time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal, NamedTuple, TypeAlias

from policyparse.calendar.calendar import UNDATED, Calendar
from policyparse.calendar.tense import Tense, read_tense
from policyparse.calendar.wordings import Found, find_periods
from policyparse.diagnostics import Diagnostic
from policyparse.model import Attachment, BodyTable, Mask, Metadata, Outline, PolicyDocument, Reform, Section, Spans, Task
from policyparse.model.walk import Places, places
from policyparse.rules import Rule
from policyparse.source import SourceDocument
from policyparse.text.passage import Passage

__all__ = ["DocumentView", "Facts", "NodeText", "Places", "Role", "Texts", "node_texts", "places_of"]

Role: TypeAlias = Literal["title", "heading", "text", "record", "project"]


@dataclass(frozen=True)
class DocumentView:
    """What is known of a document before any fact is drawn out of it. Nothing here changes it."""

    source: SourceDocument
    tree: PolicyDocument
    """Its parts with their ids, and no facts."""
    places: Places
    """Its parts by offset into the source text."""
    masks: Sequence[Mask]
    calendar: Calendar

    @property
    def metadata(self) -> Metadata:
        """What header, signature, imprint and portal say."""
        return self.tree.metadata

    @cached_property
    def texts(self) -> Texts:
        """Its running texts in reading order."""
        return node_texts(self.tree, self.source, self.calendar)

    @cached_property
    def tense(self) -> Tense:
        """Which of its texts look back and which ahead."""
        return read_tense(self.texts, self.calendar.year, self.calendar.report)


class Facts(NamedTuple):
    """What an extractor gives: values of the contract, and what there is to say about them."""

    values: Any
    diagnostics: Sequence[Diagnostic] = ()


class NodeText:
    """The title, a heading, the text of a part, or the text of a record: a passage, and what part it is of.

    `above` are the ids of the parts it stands in, outermost first; `calendar` that of the document or of the attachment or carried
    text it belongs to.
    """

    __slots__ = ("_periods", "above", "calendar", "folded", "passage", "role", "text", "where")

    def __init__(self, where: str, role: Role, passage: Passage, above: tuple[str, ...] = (), calendar: Calendar = UNDATED) -> None:
        self.where, self.role, self.passage, self.above, self.calendar = where, role, passage, above, calendar
        self.text, self.folded = passage.text, passage.folded
        self._periods: list[Found] | None = None

    @property
    def start(self) -> int:
        """Offset of its first character in the source text."""
        return self.passage.start

    def offset(self, at: int) -> int:
        """Where the character at offset `at` of the source stands in the text; `at` lies in the spans of the text."""
        return self.passage.offset(at)

    def periods(self) -> list[Found]:
        """Every wording that says when, in order (find_periods); looked for once, however many stages ask."""
        if self._periods is None:
            self._periods = find_periods(self.folded, self.calendar)
        return self._periods

    def cut(self, start: int, end: int) -> Spans:
        """Where the stretch [start, end) of the text stands in the source; the line feeds that join paragraphs stand nowhere."""
        return self.passage.places(start, end)


class Texts(list[NodeText]):
    """The running texts of a document in reading order, and all of them joined: one search over the whole tells which of them
    hold what a stage looks for, so that the others cost next to nothing."""

    def __init__(self, texts: Iterable[NodeText]) -> None:
        super().__init__(texts)
        self.joined = "\n".join([text.folded for text in self])
        self.starts = [0, *accumulate(len(text.folded) + 1 for text in self)]  # of each text in `joined`, and behind the last

    def holding(self, pattern: Rule | re.Pattern[str]) -> Iterator[int]:
        """The indices of the texts in which `pattern` is found, in order. It must not look over a line end."""
        match = pattern.search(self.joined)
        while match:
            index = bisect_right(self.starts, match.start()) - 1
            yield index
            match = pattern.search(self.joined, self.starts[index + 1])


def node_texts(document: PolicyDocument, source: SourceDocument, calendar: Calendar) -> Texts:
    """Every running text of the document: title, then body, carried texts and attachments in reading order."""
    return Texts(_texts(document, source, calendar))


def _texts(document: PolicyDocument, source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    metadata = document.metadata
    if metadata.title and (found := _inside(metadata.title, metadata.spans.get("title", []), source)):
        yield NodeText("title", "title", found, (), calendar)
    yield from _outline_texts(document, "", source, calendar)
    for payload in document.payloads:
        own = calendar.of(payload.title)
        if payload.title and (found := _inside(payload.title, payload.spans, source)):
            yield NodeText(payload.id, "title", found, (), own)
        yield from _outline_texts(payload, f"{payload.id}.", source, own)
    for attachment in document.attachments:
        own = calendar.of(attachment.title)
        if attachment.text:
            yield NodeText(attachment.id, "text", source.printed(attachment.text, attachment.text_spans), (), own)
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
            yield NodeText(where, role, found, (table.id,), calendar)


def _outline_texts(outline: Outline | PolicyDocument, prefix: str, source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    if outline.preamble:
        yield NodeText(f"{prefix}preamble", "text", source.printed(outline.preamble.text, outline.preamble.spans), (), calendar)
    yield from _section_texts(outline.sections, (), source, calendar)
    if outline.closing:
        yield NodeText(f"{prefix}closing", "text", source.printed(outline.closing.text, outline.closing.spans), (), calendar)


def _section_texts(sections: Iterable[Section], above: tuple[str, ...], source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    for section in sections:
        yield from _heading(section.id, section.heading, section.spans, above, source, calendar)
        if section.text:
            yield NodeText(section.id, "text", source.printed(section.text, section.text_spans), above, calendar)
        inside = (*above, section.id)
        for measure in section.measures:
            yield from _heading(measure.id, measure.heading, measure.heading_spans, inside, source, calendar)
            if measure.text:
                yield NodeText(measure.id, "text", source.printed(measure.text, measure.text_spans), inside, calendar)
        yield from _section_texts(section.sections, inside, source, calendar)


def _heading(where: str, heading: str | None, spans: Spans, above: tuple[str, ...], source: SourceDocument, calendar: Calendar) -> Iterator[NodeText]:
    if heading and (found := _inside(heading, spans, source)):
        yield NodeText(where, "heading", found, above, calendar)


def _inside(wanted: str, spans: Spans, source: SourceDocument) -> Passage | None:
    """The passage `wanted` within what `spans` print (a heading within number and heading); None where it is not there as such."""
    printed = "".join(source.text[a:b] for a, b in spans)
    start = printed.rfind(wanted)
    return source.printed(printed, spans).slice(start, start + len(wanted)) if start >= 0 else None


def places_of(document: PolicyDocument) -> Places:
    """The parts of a document by offset into the source text."""
    return Places(places(document))
