"""The tree of a document: all its parts with their ids, tables and attachments interpreted, and no facts yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, NamedTuple

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.dates import find_date
from policyparse.calendar.years import calendar_of
from policyparse.diagnostics import Diagnostic, report
from policyparse.language.document_types import document_type
from policyparse.language.numerals import integer
from policyparse.model import (
    Attachment,
    AttachmentEntry,
    BodyTable,
    Cell,
    Furniture,
    Mask,
    Metadata,
    PageRange,
    Payload,
    PolicyDocument,
    Source,
    Spans,
)
from policyparse.places import FilePlaces
from policyparse.source import CellBlock, SourceDocument
from policyparse.structure.blocks import Block, Paragraph, TableBlock
from policyparse.structure.markers import POINT_FAMILIES
from policyparse.structure.metadata import attachment_entry, authorities, title_text
from policyparse.structure.nodes import Built, all_spans, build_outline, joined
from policyparse.structure.outline import build_tree
from policyparse.structure.paragraphs import Furnished
from policyparse.structure.parts import AttachmentPart, Parts, Text, printed_label
from policyparse.tables import captioned, captions_table, continued, grid_of, interpret
from policyparse.tables.grid import Grid
from policyparse.text.folding import squash
from policyparse.text.passage import Passage
from policyparse.version import __version__


@dataclass
class _Grown:
    """The parts of a document that are made so far, with the findings made on the way."""

    payloads: list[Payload] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    tables: list[BodyTable] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    masked: list[tuple[str, Passage, int]] = field(default_factory=list)


class Tree(NamedTuple):
    """A document with all its parts and their ids, and no facts."""

    document: PolicyDocument
    calendar: Calendar
    masked: Sequence[tuple[str, Passage, int]]
    """Masked numbers of the outline: id of the node, number as printed, ordinal by mere position."""
    diagnostics: Sequence[Diagnostic]


def grow(source: SourceDocument, parts: Parts, furniture: Iterable[Furnished], metadata: Metadata, restored: Iterable[Mask] = ()) -> Tree:
    """The tree of a document. `restored` are the masks of the title: the calendar needs them, and the tables need the calendar."""
    body = build_outline(build_tree(_whole_tables(parts.body.blocks)))
    calendar = calendar_of(metadata, restored, body.outline.sections)
    done = _Grown()
    _take(body, done, calendar)
    for i, text in enumerate(parts.payloads, 1):
        done.payloads.append(_payload(text, f"p{i}", done, calendar))
    announced, unmatched = _announced(parts)
    entries = [attachment_entry(entry, announced.get(i)) for i, entry in enumerate(parts.entries)]
    titles = {name: entries[i].title for i, name in announced.items()}
    for i, part in enumerate(parts.attachments, 1):
        done.attachments.append(_attachment(part, f"a{i}", titles.get(f"a{i}"), done, calendar))
    document = PolicyDocument(
        id=(metadata.document_number.text if metadata.document_number else None) or metadata.title or source.name,
        generator=f"policyparse {__version__}", source=source_of(source), metadata=metadata.model_copy(update={"plan_year": calendar.plan_year}),
        preamble=body.outline.preamble, sections=body.outline.sections, closing=body.outline.closing, payloads=done.payloads,
        attachment_list=entries, attachments=done.attachments, tables=done.tables, furniture=_furniture(source, parts, furniture),
    )  # fmt: skip
    diagnostics = [*source.diagnostics, *_header_findings(metadata, parts.header.leftover), *done.diagnostics, *unmatched]
    return Tree(document, calendar, done.masked, diagnostics)


def _header_findings(metadata: Metadata, leftover: Iterable[Passage]) -> list[Diagnostic]:
    found = [report("PP203", f"line {p.text[:30]!r} above the text is no known element of a header", None, p.spans) for p in leftover]
    if metadata.title is None:
        found.append(report("PP201", "no line above the text reads as a title"))
    return found


def _take(built: Built, done: _Grown, calendar: Calendar) -> None:
    done.diagnostics += built.diagnostics
    done.masked += built.masked
    for within, block in built.tables:
        done.tables.append(_body_table(block, within, done, calendar))


def _body_table(block: TableBlock, within: str | None, done: _Grown, calendar: Calendar) -> BodyTable:
    name = f"t{len(done.tables) + 1}"
    return BodyTable(id=name, within=within, **_read_table(grid_of(block), name, done, calendar))


def _read_table(grid: Grid, prefix: str, done: _Grown, calendar: Calendar) -> dict[str, Any]:
    """The fields of a table that `grid` says, its kind with them."""
    reading = interpret(grid, prefix, calendar)
    done.diagnostics += reading.diagnostics
    return {
        "kind": reading.kind, "columns": list(grid.headings), "header_spans": all_spans(grid.header),
        "tasks": reading.tasks, "reforms": reading.reforms, "projects": reading.projects, "rows": reading.rows, "total": reading.total,
        "grid": [Cell(row=c.row, col=c.col, row_span=c.row_span, col_span=c.col_span, text=c.passage.text, spans=all_spans([c.passage])) for c in grid.cells],
    }  # fmt: skip


def _payload(text: Text, name: str, done: _Grown, calendar: Calendar) -> Payload:
    built = build_outline(build_tree(_whole_tables(text.blocks)), f"{name}.", title_text(text.title))
    _take(built, done, calendar)
    outline, signature = built.outline, text.signature
    return Payload(
        id=name, title=outline.title, document_type=document_type(outline.title).word,
        title_note=joined(text.title_note) or None, title_note_spans=all_spans(text.title_note),
        issuing_authorities=authorities(signature.names) if signature else [],
        issue_date=find_date(signature.date[0].folded) if signature and signature.date else None,
        signature_spans=all_spans([*signature.names, *signature.persons, *signature.date]) if signature else [],
        preamble=outline.preamble, sections=outline.sections, closing=outline.closing, spans=all_spans(text.title),
    )  # fmt: skip


def _attachment(part: AttachmentPart, name: str, announced: str | None, done: _Grown, calendar: Calendar) -> Attachment:
    title, spans = title_text(part.title), all_spans([part.label, *part.title])
    said: dict[str, Any] = {"id": name, "number": integer(part.number) if part.number else None, "title": title or announced, "kind": "text", "spans": spans}
    said["label"] = printed_label(part)
    blocks = _whole_tables(part.blocks)
    if not blocks:
        done.diagnostics.append(report("PP206", f"nothing stands below the title of attachment {title or name!r}", name, spans))
    if _has_outline(blocks):
        built = build_outline(build_tree(blocks), f"{name}.", title)
        _take(built, done, calendar)
        return Attachment(**said, document=built.outline)
    paragraphs = [b.passage for b in blocks if isinstance(b, Paragraph)]
    tables = [b for b in blocks if not isinstance(b, Paragraph)]
    if paragraphs:
        said |= {"text": joined(paragraphs), "text_spans": all_spans(paragraphs)}
    if tables:
        dated = calendar.of(title)
        said |= _read_table(grid_of(tables[0]), name, done, dated)
        for block in tables[1:]:
            done.tables.append(_body_table(block, name, done, dated))
    return Attachment(**said)


def _whole_tables(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with the tables of ruled formats made whole: the line that says their unit, and what goes on on a further page."""
    whole: list[Block] = []
    for block in blocks:
        captions = list(takewhile(lambda b: isinstance(b, Paragraph) and captions_table(b.passage.text), reversed(whole))) if isinstance(block, CellBlock) else []
        if not isinstance(block, CellBlock):
            whole.append(block)
            continue
        lines = [b.passage for b in reversed(captions) if isinstance(b, Paragraph)]
        del whole[len(whole) - len(lines) :]
        before = whole[-1] if whole else None
        joined = continued(before, lines, block) if isinstance(before, CellBlock) else None
        if joined:
            whole[-1] = joined
        else:
            whole.append(captioned(lines, block) if lines else block)
    return whole


def _has_outline(blocks: Sequence[Block]) -> bool:
    """Whether an attachment is a text with numbered nodes of its own rather than a table with notes."""
    numbered = sum(isinstance(b, Paragraph) and b.marker is not None and b.marker.family not in POINT_FAMILIES for b in blocks)
    tables = any(not isinstance(b, Paragraph) for b in blocks)
    top = any(isinstance(b, Paragraph) and b.marker is not None and b.marker.rank <= 5 for b in blocks)
    return numbered >= 2 and (not tables or top)


class _Headed(NamedTuple):
    """An attachment by its heading."""

    id: str
    number: int | None
    title: str | None
    spans: Spans


def _announced(parts: Parts) -> tuple[dict[int, str], list[Diagnostic]]:
    """The id of the attachment of each entry of the 附件说明, by the place of the entry: by number, else by title, else by place;
    PP204 where they differ."""
    headed = [
        _Headed(f"a{i}", integer(part.number) if part.number else None, title_text(part.title), all_spans([part.label, *part.title])) for i, part in enumerate(parts.attachments, 1)
    ]
    matched: dict[int, str] = {}
    found: list[Diagnostic] = []
    left, entries = list(headed), [attachment_entry(e) for e in parts.entries]
    for position, entry in enumerate(entries):
        body = _body_of(entry, position, left, len(entries))
        if body is None:
            if headed:
                found.append(report("PP204", f"attachment {entry.title!r} is announced but not in the file", None, entry.spans))
            continue
        left.remove(body)
        matched[position] = body.id
        if body.title is not None and squash(body.title) != squash(entry.title):
            found.append(report("PP204", f"announced as {entry.title!r}, headed {body.title!r}", body.id, body.spans))
    return matched, found


def _body_of(entry: AttachmentEntry, position: int, left: Sequence[_Headed], count: int) -> _Headed | None:
    title = squash(entry.title)
    by_number = [a for a in left if entry.number is not None and a.number == entry.number]
    by_title = [a for a in left if a.title and squash(a.title) == title]
    if by_number or by_title:
        return (by_number or by_title)[0]
    unnumbered = [a for a in left if a.number is None or entry.number is None]
    return unnumbered[0] if unnumbered and len(left) == count - position else None


def source_of(source: SourceDocument) -> Source:
    """The source as the contract names it."""
    return Source(
        name=source.name, sha256=source.sha256, media_type=source.media_type, encoding=source.encoding, reader=source.reader,
        characters=len(source.text), pages=[PageRange(number=p.number, start=p.start, end=p.end) for p in source.pages],
        map=list(FilePlaces(source).lines()),
    )  # fmt: skip


def _furniture(source: SourceDocument, parts: Parts, found: Iterable[Furnished]) -> list[Furniture]:
    """Page numbers, chrome, contents, invisible characters, marks of notes and repeated titles, in reading order."""
    further = [*(Furnished("contents", p) for p in parts.contents), *(Furnished(*a) for a in parts.header.asides), *(Furnished("chrome", p) for p in parts.links)]
    pieces = [Furniture(kind=f.kind, text=f.passage.text, spans=all_spans([f.passage])) for f in [*found, *further]]
    pieces += [Furniture(kind="repeated_title", text=p.text, spans=all_spans([p])) for p in parts.header.repeated_title]
    marks = set(source.note_marks)
    pieces += [Furniture(kind="note_mark" if (a, b) in marks else "invisible", text=source.text[a:b], spans=[(a, b)]) for a, b in source.invisible]
    return sorted(pieces, key=lambda f: f.spans[0])
