"""Walking a document: its parts by id, and the leaves that together hold every character of the source."""

from __future__ import annotations

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


def places(document: PolicyDocument) -> Iterator[tuple[int, int, str]]:
    """(start, end, id) of everything a fact can stand in: leaves, items inside them, and records of tables."""
    for leaf in leaves(document):
        yield from ((start, end, leaf.where) for start, end in leaf.spans)
    for part in _views(document):
        yield from ((start, end, part.id) for start, end in part.spans)


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
