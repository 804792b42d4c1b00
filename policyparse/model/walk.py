"""Walking a document: its parts by id, and the leaves that together hold every character of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policyparse.model.base import Spans
from policyparse.model.document import PolicyDocument
from policyparse.model.outline import Item, Outline, Section
from policyparse.model.tables import Attachment, BodyTable, Project, Reform, Table, Task


class Leaf(NamedTuple):
    """A stretch of the source that belongs to one part and to no other."""

    where: str  # id of the part, or the name of the field
    field: str
    spans: Spans


def leaves(document: PolicyDocument) -> Iterator[Leaf]:
    """Every leaf, in no particular order. The law: their spans are disjoint and hold every character but white space."""
    for name, spans in document.metadata.spans.items():
        yield Leaf(name, "metadata", spans)
    yield from _outline_leaves(document, "")
    for payload in document.payloads:
        yield Leaf(payload.id, "title", payload.spans)
        yield Leaf(payload.id, "title_note", payload.title_note_spans)
        yield Leaf(payload.id, "signature", payload.signature_spans)
        yield from _outline_leaves(payload, f"{payload.id}.")
    for i, entry in enumerate(document.attachment_list, 1):
        yield Leaf(f"attachment_list.{i}", "title", entry.spans)
    for attachment in document.attachments:
        yield from _attachment_leaves(attachment)
    for table in document.tables:
        yield from _table_leaves(table)
    for piece in document.furniture:
        yield Leaf(piece.kind, "furniture", piece.spans)
    for rest in document.unparsed:
        yield Leaf("unparsed", "unparsed", rest.spans)


def _outline_leaves(outline: Outline | PolicyDocument, prefix: str) -> Iterator[Leaf]:
    if outline.preamble:
        yield Leaf(f"{prefix}preamble", "text", outline.preamble.spans)
    yield from _section_leaves(outline.sections)
    if outline.closing:
        yield Leaf(f"{prefix}closing", "text", outline.closing.spans)


def _section_leaves(sections: Iterable[Section]) -> Iterator[Leaf]:
    for section in sections:
        yield Leaf(section.id, "heading", section.spans)
        yield Leaf(section.id, "text", section.text_spans)
        for measure in section.measures:
            yield Leaf(measure.id, "heading", measure.heading_spans)
            yield Leaf(measure.id, "text", measure.text_spans)
        yield from _section_leaves(section.sections)


def _attachment_leaves(attachment: Attachment) -> Iterator[Leaf]:
    yield Leaf(attachment.id, "title", attachment.spans)
    yield Leaf(attachment.id, "text", attachment.text_spans)
    for cell in attachment.grid:
        yield Leaf(f"{attachment.id}.r{cell.row}c{cell.col}", "cell", cell.spans)
    if attachment.document:
        yield from _outline_leaves(attachment.document, f"{attachment.id}.")


def _table_leaves(table: BodyTable) -> Iterator[Leaf]:
    yield Leaf(table.id, "title", table.spans)
    for cell in table.grid:
        yield Leaf(f"{table.id}.r{cell.row}c{cell.col}", "cell", cell.spans)


def places(document: PolicyDocument, held: Iterable[Leaf] | None = None) -> Iterator[tuple[int, int, str]]:
    """(start, end, id) of everything a fact can stand in: leaves (`held`, where they are known), items inside them, and records of
    tables."""
    for where, _, spans in leaves(document) if held is None else held:
        for start, end in spans:
            yield start, end, where
    for part in _views(document):
        for start, end in part.spans:
            yield start, end, part.id


def _views(document: PolicyDocument) -> Iterator[Item | Task | Reform | Project]:
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        yield from section.items
        for measure in section.measures:
            yield from measure.items
    tables: list[Table] = [*document.attachments, *document.tables]
    for table in tables:
        yield from table.tasks
        yield from table.reforms
        yield from table.projects


def outlines(document: PolicyDocument) -> Iterator[PolicyDocument | Outline]:
    """The body, every carried text, and every attachment with an outline of its own."""
    yield document
    yield from document.payloads
    yield from (a.document for a in document.attachments if a.document)


def all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Every section with its sub-sections, in reading order."""
    for section in sections:
        yield section
        yield from all_sections(section.sections)


class Places:
    """Which part a character of the source stands in: the innermost one."""

    def __init__(self, ranges: Iterable[tuple[int, int, str]]) -> None:
        self.starts: list[int] = [-1]
        self.names: list[str | None] = [None]
        edges: list[tuple[int, str | None]] = []
        open_: list[tuple[int, str]] = []
        # of two with the same stretch the later is the inner one: views follow leaves
        for start, minus_end, _, where in sorted([(start, -end, n, where) for n, (start, end, where) in enumerate(ranges)]):
            while open_ and open_[-1][0] <= start:
                end = open_.pop()[0]
                edges.append((end, open_[-1][1] if open_ else None))
            open_.append((-minus_end, where))
            edges.append((start, where))
        while open_:
            end = open_.pop()[0]
            edges.append((end, open_[-1][1] if open_ else None))
        # where several begin or end together, the last of them stands
        for at, name in dict(edges).items():
            self.starts.append(at)
            self.names.append(name)

    def at(self, offset: int) -> str | None:
        """The id of the innermost part at `offset`; None outside of all."""
        index = bisect_right(self.starts, offset) - 1
        return self.names[index]
