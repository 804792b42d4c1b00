"""A structured file against what its source gives when it is read anew: every value that differs and that no correction explains."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from policyparse.corrections import apply, differences
from policyparse.emit.kept import Data, essence, is_kept
from policyparse.emit.malformed import Path
from policyparse.model import Part, PolicyDocument
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject

_SHOWN = 60  # characters of a value in a message


def anew(subject: Subject, reading: PolicyDocument, data: Data) -> Iterator[Found]:
    """Every difference between the file and `reading`. A file of another version of the program is told as notes what this one reads
    otherwise; corrections that no longer apply are told, too."""
    fresh, there = _alike(reading.model_dump(mode="json"), subject.document.model_dump(mode="json"), is_kept(data))
    corrected = apply(fresh, there.get("corrections") or [])
    code = "PP809" if subject.document.generator in (None, reading.generator) else "PP810"
    for difference in differences(corrected.data, there):
        part, field = _place(subject, difference.path)
        yield Found(code, part, field, {"field": difference.field, "said": _said(difference.was), "text": _said(difference.now)})
    for stale in corrected.stale:
        position = (there.get("corrections") or []).index(stale)
        yield Found("PP811", subject.document, ("corrections", position), {"at": stale.get("at"), "field": stale.get("field"), "was": _said(stale.get("was"))})


def _alike(fresh: Data, there: Data, short: bool) -> tuple[Data, Data]:
    """Both readings in the form of the file, without what depends on how extract was called."""
    if not any(_actions(there)):
        # extract --no-actions; one action alone that is missing is none
        found = list(_actions(fresh))
        if len(found) > 1:
            for holder in found:
                holder["actions"] = []
    corrections = there.get("corrections")
    pair = (essence(fresh), essence(there)) if short else (fresh, there)
    pair[1]["corrections"] = corrections
    return pair


def _actions(value: Any) -> Iterator[Data]:
    """Every part that has actions."""
    if isinstance(value, dict):
        if value.get("actions"):
            yield value
        for inner in value.values():
            yield from _actions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _actions(inner)


def _place(subject: Subject, path: Path) -> tuple[Part, Path]:
    """The innermost part on the way to a value, and the way from there."""
    part: Any = subject.document
    inner, at = part, 0
    for i, step in enumerate(path, 1):
        part = _inside(part, step)
        if part is None:
            break
        if isinstance(part, Part):
            inner, at = part, i
    return inner, path[at:]


def _inside(value: Any, step: str | int) -> Any:
    """What stands at `step` of a part, a mapping or a list; None where nothing does."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list):
        return value[step] if isinstance(step, int) and step < len(value) else None
    return getattr(value, "from_" if step == "from" else str(step), None)


def _said(value: Any) -> str:
    """A value as a person reads it, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
