"""What extract does with a file that is there already: what a person has put into it is not lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policyparse.errors import EditedByHand
from policyparse.model import PolicyDocument, Review
from policyparse.model.checksum import checksum, is_untouched

_SHOWN = 3  # differences named in one message
_LONGEST = 24  # characters of a value in it
_MARKS = ("checksum", "review")


def spare(path: Path, document: PolicyDocument, force: bool) -> PolicyDocument:
    """`document` with the review of the file at `path`. Raises EditedByHand where writing it there would undo what a person has changed,
    unless forced.

    The review stays valid only where the content is the one that was reviewed.
    """
    if not path.is_file():
        return document
    data = _content(path)
    if data is None:
        # something else by that name is replaced, as ever; a structured file that an edit has broken is not
        if not force and b"schema_version" in path.read_bytes():
            raise EditedByHand(str(path), "was edited by hand, and cannot be read any more", "mend it (policyparse validate says where), or overwrite it with --force")
        return document
    new = document.model_dump(mode="json")
    same = checksum(data) == checksum(new)
    if not same and not force and not is_untouched(data):
        raise EditedByHand(str(path), _reason(data, new), "extract into another folder to compare, or overwrite it with --force")
    return document.model_copy(update={"review": _review(data.get("review"), same)})


def _content(path: Path) -> dict[str, Any] | None:
    """The plain data of a structured file; None where it is none."""
    from policyparse.emit.malformed import Malformed
    from policyparse.emit.parsing import decode, parse

    try:
        data = parse(decode(path.read_bytes()))
    except (Malformed, OSError):
        return None
    return data if isinstance(data, dict) and "schema_version" in data else None


def _reason(old: dict[str, Any], new: dict[str, Any]) -> str:
    found = [difference for key in dict.fromkeys([*old, *new]) if key not in _MARKS for difference in _differences(old.get(key), new.get(key), key)]
    said = "; ".join(found[:_SHOWN])
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    known = "was edited by hand" if old.get("checksum") else "carries no checksum that tells it from a file edited by hand"
    return f"{known}, and differs from what would be written ({said}{more})"


def _differences(old: Any, new: Any, path: str) -> Iterator[str]:
    """Each value that differs, with its path; of lists of different lengths no more than that."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _differences(old.get(key), new.get(key), f"{path}.{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, f"{path}[{i}]")
    elif old != new:
        yield f"{path}: {_short(old)} there, {_short(new)} now"


def _short(value: Any) -> str:
    if isinstance(value, (list, dict)):
        return f"{len(value)} entries"
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _review(old: Any, same: bool) -> Review | None:
    """The review of the file that was there; of other content than that it speaks of, not `reviewed` any more."""
    if not isinstance(old, dict):
        return None
    said = {name: value for name, value in old.items() if name in ("by", "date", "note") and isinstance(value, str)}
    return Review(reviewed=bool(old.get("reviewed")) and same, **said)
