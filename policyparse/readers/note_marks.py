"""Marks of notes inside a text ([1], ①): readers set them apart by two characters that no text has, and writers take those out."""

from __future__ import annotations

import re

from policyparse.text.passage import Span

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_LEFT = re.compile(f"[{_OPEN}{_CLOSE}]")


def marked(mark: str) -> str:
    """The mark of a note, set apart from the text around it."""
    return f"{_OPEN}{mark}{_CLOSE}" if mark else ""


def without_marks(text: str) -> tuple[str, list[Span]]:
    """The text as it is printed, and where marks of notes stand in it.

    >>> without_marks(f"比重{marked('[1]')}达到")
    ('比重[1]达到', [Span(start=2, end=5)])
    """
    if _OPEN not in text and _CLOSE not in text:
        return text, []
    pieces, spans, at, length = [], [], 0, 0
    for match in _MARKED.finditer(text):
        before = _LEFT.sub("", text[at : match.start()])
        pieces += [before, match[1]]
        length += len(before)
        spans.append(Span(length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    pieces.append(_LEFT.sub("", text[at:]))
    return "".join(pieces), spans
