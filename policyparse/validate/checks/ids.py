"""Ids: one part each, and every id that is pointed at exists."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.emit.malformed import Path
from policyparse.model import Attachment, AttachmentEntry, BodyTable, Finding, Indicator, Link, Mask, Measure, MeasureLink, Part, Reference, Reform, Section, SectionLink, Timing
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject


def twice(subject: Subject) -> Iterator[Found]:
    """Ids that more than one part has."""
    seen: set[str] = set()
    for part in subject.parts[1:]:
        name = part.__dict__.get("id")
        if name is not None and subject.ids[name] > 1:
            if name in seen:
                yield Found("PP605", part, ("id",), {"id": name, "count": subject.ids[name]})
            seen.add(name)


def pointing_nowhere(subject: Subject) -> Iterator[Found]:
    """Links and places that name no part of the document."""
    measures = {part.id for part in subject.parts if isinstance(part, Measure)}
    sections = {part.id for part in subject.parts if isinstance(part, Section)}
    attachments = {part.id for part in subject.parts if isinstance(part, Attachment)}
    masks = {part.id for part in subject.parts if isinstance(part, Mask)}
    for part in subject.parts:
        for field, target in _pointed(part):
            if isinstance(part, (MeasureLink, Reform)):
                known = target in measures
            elif isinstance(part, SectionLink):
                known = target in sections
            elif isinstance(part, AttachmentEntry):
                known = target in attachments
            elif isinstance(part, Indicator) and field[0] == "masks":
                known = target in masks
            else:
                known = subject.is_place(target)
            if not known:
                yield Found("PP606", part, field, {"id": target})


def _pointed(part: Part) -> Iterator[tuple[Path, str]]:
    """(field, id) of everything that a part points at."""
    pairs: list[tuple[Path, str | None]] = []
    if isinstance(part, (MeasureLink, SectionLink)):
        pairs = [(("resolved",), part.resolved)]
    elif isinstance(part, Reform):
        pairs = [(("measures", i), name) for i, name in enumerate(part.measures)]
    elif isinstance(part, AttachmentEntry):
        pairs = [(("attachment",), part.attachment)]
    elif isinstance(part, Link):
        pairs = [(("from",), part.from_), (("to",), part.to)]
    elif isinstance(part, Indicator):
        pairs = [(("within",), part.within), *((("masks", i), name) for i, name in enumerate(part.masks))]
    elif isinstance(part, Reference):
        pairs = [(("within",), part.within), (("resolved",), part.resolved)]
    elif isinstance(part, (Mask, Timing, BodyTable)):
        pairs = [(("within",), part.within)]
    elif isinstance(part, Finding):
        pairs = [(("where",), part.where)]
    yield from ((field, name) for field, name in pairs if name is not None)
