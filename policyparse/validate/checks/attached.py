"""附件说明 against the attachments that follow."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.model import Attachment, AttachmentEntry
from policyparse.text.folding import squash
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject


def announced(subject: Subject) -> Iterator[Found]:
    """Announced attachments that the file does not hold, or that are numbered or headed otherwise."""
    document = subject.document
    bodies = {a.id: a for a in document.attachments}
    for entry in document.attachment_list:
        own = subject.said("PP204", entry.spans)
        body = bodies.get(entry.attachment or "")
        if body is not None:
            yield from _differing(entry, body, own or subject.said("PP204", body.spans))
        elif bodies and entry.attachment is None:
            yield Found("PP607", entry, ("attachment",), {"title": entry.title}, own)


def _differing(entry: AttachmentEntry, body: Attachment, own: bool) -> Iterator[Found]:
    if entry.number is not None and body.number is not None and entry.number != body.number:
        yield Found("PP607", body, ("number",), {"title": f"{body.number}. {body.title} ≠ {entry.number}. {entry.title}"}, own)
    elif body.title is not None and squash(body.title) != squash(entry.title):
        yield Found("PP607", body, ("title",), {"title": f"{body.title} ≠ {entry.title}"}, own)


def unannounced(subject: Subject) -> Iterator[Found]:
    """Attachments that the 附件说明 leaves out, in a document that has one."""
    document = subject.document
    named = {entry.attachment for entry in document.attachment_list}
    if document.attachment_list:
        for attachment in document.attachments:
            if attachment.id not in named:
                yield Found("PP608", attachment, ("title",), {"title": attachment.title or attachment.id})
