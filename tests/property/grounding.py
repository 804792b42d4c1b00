"""Every text that a document emits, with the spans that are to prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from policyparse.model import Item, Measure, PolicyDocument, Reform, Section, Spans, Table, Task
from policyparse.model.walk import all_sections, outlines


class Emitted(NamedTuple):
    where: str
    text: str
    spans: Spans


class Numbered(NamedTuple):
    """A part that prints number, heading and text one after the other."""

    where: str
    pieces: tuple[str, ...]
    spans: Spans


def printed(source: str, spans: Spans) -> str:
    """What the source holds at `spans`, line feeds dropped."""
    return "".join(source[start:end] for start, end in spans).replace("\n", "")


def bare(text: str) -> str:
    """Without white space: headings drop the blanks that a line break left."""
    return "".join(text.split())


def emitted(document: PolicyDocument) -> Iterator[Emitted]:
    """The texts that are to be exactly what their spans hold."""
    for outline in outlines(document):
        for name, block in (("preamble", outline.preamble), ("closing", outline.closing)):
            if block:
                yield Emitted(name, block.text, block.spans)
        yield from _of_sections(all_sections(outline.sections))
    for attachment in document.attachments:
        yield Emitted(attachment.id, attachment.text or "", attachment.text_spans)
    for attachment in document.attachments:
        yield from _of_table(attachment.id, attachment)
    for table in document.tables:
        yield from _of_table(table.id, table)
    yield from (Emitted(piece.kind, piece.text, piece.spans) for piece in document.furniture)
    yield from (Emitted("unparsed", piece.text, piece.spans) for piece in document.unparsed)
    for mask in document.masks:
        yield Emitted(mask.id, mask.text, mask.spans)
    for indicator in document.indicators:
        yield Emitted(indicator.id, indicator.text, indicator.spans)


def _of_sections(sections: Iterable[Section]) -> Iterator[Emitted]:
    for section in sections:
        yield Emitted(section.id, section.text or "", section.text_spans)
        for measure in section.measures:
            yield Emitted(measure.id, measure.text, measure.text_spans)


def _of_table(where: str, table: Table) -> Iterator[Emitted]:
    for cell in table.grid:
        yield Emitted(f"{where} row {cell.row} column {cell.col}", cell.text, cell.spans)
    records: list[Task | Reform] = [*table.tasks, *table.reforms]
    for record in records:
        yield Emitted(record.id, record.text, record.spans)


def numbered(document: PolicyDocument) -> Iterator[Numbered]:
    """The parts whose spans are to hold number, heading and text in this order, with nothing between but stops."""
    for outline in outlines(document):
        for section in all_sections(outline.sections):
            yield Numbered(section.id, (section.num or "", section.heading or ""), section.spans)
            parts: list[Item | Measure] = [*section.items, *section.measures, *(i for m in section.measures for i in m.items)]
            for part in parts:
                yield Numbered(part.id, _pieces(part), part.spans)


def _pieces(part: Item | Measure) -> tuple[str, ...]:
    return part.num or "", part.heading or "", part.text


def all_spans(data: Any, key: str = "") -> Iterator[Any]:
    """Every list of spans in plain data, wherever it stands."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from all_spans(value, "spans" if key == "spans" else name)
    elif isinstance(data, list):
        if key.endswith("spans"):
            yield data
        else:
            for value in data:
                yield from all_spans(value)


def all_ids(data: Any, key: str = "") -> Iterator[str]:
    """Every id of a part of the document, the document's own aside."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "id" and key:
                yield value
            yield from all_ids(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from all_ids(value, key)
