"""What extract does with a file that is there already: corrections are applied again, and what a person has put into it and not written
down is not lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from policyparse.errors import EditedByHand, InvalidDocument
from policyparse.model import PolicyDocument, Review
from policyparse.model.checksum import is_untouched


class Spared(NamedTuple):
    """What is to be written: the document with corrections and review of the file; None where the file is to stay as it is."""

    document: PolicyDocument | None
    stale: int = 0  # corrections that the new reading gives no place for


def spare(path: Path, document: PolicyDocument, force: bool) -> Spared:
    """What to write to `path`. A file whose content a person has changed, and in which `policyparse correct` has not written that
    down, stays as it is unless forced. The review stays valid only where the content is the one that was reviewed. Raises EditedByHand
    for a structured file that cannot be read any more."""
    if not path.is_file():
        return Spared(document)
    there = _content(path)
    if there is None:
        # something else by that name is replaced, as ever; a structured file that an edit has broken is not
        if not force and b"schema_version" in path.read_bytes():
            raise EditedByHand(str(path), "was edited by hand, and cannot be read any more", "mend it (policyparse validate says where), or overwrite it with --force")
        return Spared(document)
    old, untouched = there
    new, stale = with_corrections(document, old)
    same = content(old) == content(new)
    if not same and not untouched and not force:
        return Spared(None, stale)
    return Spared(new.model_copy(update={"review": _review(old.review, same)}), stale)


def with_corrections(document: PolicyDocument, old: PolicyDocument) -> tuple[PolicyDocument, int]:
    """`document` with the corrections of `old` applied and kept, and how many of them are stale."""
    if not old.corrections:
        return document, 0
    from policyparse.corrections import apply

    corrections = [correction.model_dump(mode="json") for correction in old.corrections]
    applied = apply(document.model_dump(mode="json"), corrections)
    return PolicyDocument.model_validate({**applied.data, "corrections": corrections}, by_name=False), len(applied.stale)


def content(document: PolicyDocument) -> dict[str, Any]:
    """What a document says, the same for both forms: no places, and nothing that people add."""
    from policyparse.emit.kept import kept

    return {key: value for key, value in kept(document.model_dump(mode="json")).items() if key not in ("corrections", "review", "generator")}


def _content(path: Path) -> tuple[PolicyDocument, bool] | None:
    """The document of a structured file, and whether nobody has touched it; None where it is none."""
    from policyparse.emit.as_yaml import mark_of
    from policyparse.emit.kept import is_kept, mark
    from policyparse.emit.load import check
    from policyparse.emit.malformed import Malformed
    from policyparse.emit.parsing import decode, parse

    try:
        text = decode(path.read_bytes())
        data = parse(text)
        if not isinstance(data, dict) or "schema_version" not in data:
            return None
        document = check(data, str(path))
    except (Malformed, OSError, InvalidDocument):
        return None
    if not is_kept(data):
        return document, bool(is_untouched(data))
    return document, mark_of(text) == mark(document.model_dump(mode="json"))


def _review(old: Review | None, same: bool) -> Review | None:
    """The review of the file that was there; of other content than that it speaks of, not `reviewed` any more."""
    return old and old.model_copy(update={"reviewed": old.reviewed and same})
