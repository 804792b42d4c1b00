"""Spans: whether they can be, and whether they have room for just what is said to stand there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from policyparse.emit.malformed import Path
from policyparse.model import Attachment, Cell, Indicator, Item, Mask, Measure, Part, Reference, Reform, Section, Spans, Task, TextBlock, Timing
from policyparse.model.document import Furniture, Unparsed
from policyparse.model.walk import leaves
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, bare, size


def spans_of(part: Part) -> Iterator[tuple[Path, Spans]]:
    """Every list of spans that a part has, with the way to it."""
    for name in _span_fields(cast("Any", type(part))):
        value = part.__dict__[name]
        if isinstance(value, dict):
            yield from (((name, key), spans) for key, spans in value.items())
        else:
            yield (name,), value


@cache
def _span_fields(kind: Any) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name.endswith("spans"))


def malformed(subject: Subject) -> Iterator[Found]:
    """Spans that are empty, out of order, or outside of the source."""
    length = subject.document.source.characters
    if length is None:
        return  # a kept file has no spans
    for part in subject.parts:
        for path, spans in spans_of(part):
            at = -1
            for i, (start, end) in enumerate(spans):
                if not max(at, 0) <= start < end <= length:
                    yield Found("PP671", part, (*path, i), {"span": [start, end], "length": length})
                    break
                at = end


# The parts whose text is, to the character, what their spans hold; line feeds join paragraphs and stand nowhere.
_EXACT: tuple[tuple[type[Part], str, str], ...] = (
    (TextBlock, "text", "spans"), (Section, "text", "text_spans"), (Measure, "text", "text_spans"), (Attachment, "text", "text_spans"),
    (Cell, "text", "spans"), (Task, "text", "spans"), (Reform, "text", "spans"), (Mask, "text", "spans"), (Furniture, "text", "spans"),
    (Unparsed, "text", "spans"), (Reference, "printed", "spans"), (Timing, "text", "spans"),
)  # fmt: skip


_EXACT_OF = {kind: (field, name) for kind, field, name in _EXACT}


def exact_texts(part: Part) -> Iterator[tuple[str, str, Spans]]:
    """(field, text, spans) of a part whose text is just what its spans hold."""
    fields = _EXACT_OF.get(type(part))
    if fields is not None:
        text: Any = part.__dict__[fields[0]]
        spans: Spans = part.__dict__[fields[1]]
        if text and spans:
            yield fields[0], text, spans


def lengths(subject: Subject) -> Iterator[Found]:
    """Texts that are longer or shorter than their spans: edited by hand, as the source cannot have them."""
    for part in subject.parts:
        for field, text, spans in exact_texts(part):
            breaks = text.count("\n")
            count, room = len(text) - breaks, size(spans)
            # one piece of furniture may be a block of lines, its line ends among its spans
            if count != room and not (isinstance(part, Furniture) and count < room <= len(text)):
                yield Found("PP672", part, (field,), {"count": count, "room": room})
        yield from _heading(part)


def _heading(part: Part) -> Iterator[Found]:
    """Number and heading, which lose blanks and their stop."""
    if isinstance(part, (Section, Measure)) and part.heading:
        spans = part.spans if isinstance(part, Section) else part.heading_spans
        count = len(bare(part.num or "")) + len(bare(part.heading))
        if spans and count > size(spans):
            yield Found("PP672", part, ("heading",), {"count": count, "room": size(spans)})


def overlapping(subject: Subject) -> Iterator[Found]:
    """Characters of the source that two parts hold."""
    taken = sorted((start, end, leaf.where, leaf.field) for leaf in leaves(subject.document) for start, end in leaf.spans)
    last_end, last_where = 0, ""
    by_id = {part.__dict__.get("id"): part for part in subject.parts[1:]}
    for start, end, where, field in taken:
        if start < last_end and end > start:
            yield Found(
                "PP673",
                by_id.get(where) or by_id.get(where.split(".")[0]) or subject.document,
                ("spans",),
                {"one": last_where, "other": f"{where} ({field})", "span": [start, end]},
            )
        if end > last_end:
            last_end, last_where = end, f"{where} ({field})"


def views(subject: Subject) -> Iterator[Found]:
    """Points and clauses that the text they are taken from does not hold."""
    for part in subject.parts:
        if isinstance(part, (Measure, Section)):
            whole = bare(part.text or "")
            for item in part.items:
                yield from _item(item, whole)
            yield from _actions(part, whole)
    yield from _indicators(subject)


def _item(item: Item, whole: str) -> Iterator[Found]:
    for field in ("num", "heading", "text"):
        value = item.__dict__[field]
        if value and bare(value) not in whole:
            yield Found("PP674", item, (field,), {"text": value[:30]})
    yield from _actions(item, bare(item.heading or "") + whole)


def _actions(part: Part, whole: str) -> Iterator[Found]:
    for action in part.__dict__.get("actions") or ():
        if bare(action.text) not in whole:
            yield Found("PP674", action, ("text",), {"text": action.text[:30]})


def _indicators(subject: Subject) -> Iterator[Found]:
    texts = {part.__dict__["id"]: part for part in subject.parts[1:] if "id" in part.__dict__}
    for indicator in subject.document.indicators:
        holder = texts.get(indicator.within or "")
        if isinstance(holder, (Measure, Item, Section, Task, Reform)) and _strange(indicator, holder):
            yield Found("PP674", indicator, ("text",), {"text": indicator.text[:30]})


def _strange(indicator: Indicator, holder: Measure | Item | Section | Task | Reform) -> bool:
    whole = bare(f"{holder.__dict__.get('heading') or ''}{holder.text or ''}")
    return bare(indicator.text) not in whole
