"""How much of the source the structure holds."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, size

# Above this share of the source, a person should look whether a rule is missing.
MOST_UNPARSED = 0.05


def unparsed(subject: Subject) -> Iterator[Found]:
    """Text that no rule accounts for, where it is more than a few lines' worth."""
    document = subject.document
    left = sum(size(piece.spans) for piece in document.unparsed)
    length = document.source.characters
    if length and left / length > MOST_UNPARSED:
        yield Found("PP681", document, ("unparsed",), {"share": f"{left / length:.0%}", "count": left})
