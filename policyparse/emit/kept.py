"""The kept form of a document as plain data: what people read, correct and keep in git, without what is made anew at will."""

from __future__ import annotations

from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]

# Where things stand in the source, and what is printed but no part of the document.
_LEFT_OUT = frozenset({"spans", "map", "grid", "furniture", "checksum", "pages", "characters", "shares", "place"})


def is_kept(data: Data) -> bool:
    """Whether data is of the kept form: it does not say how long its source is."""
    source = data.get("source")
    return isinstance(source, dict) and "characters" not in source


def kept(data: Data) -> Data:
    """The kept form of a full one: no places, nothing empty. What has no content of its own but an id stays (a measure without text)."""
    return {key: value for key, inner in data.items() if (value := _kept(key, inner)) is not None}


def _kept(key: str, value: Any) -> Any:
    if key in _LEFT_OUT or key.endswith("_spans"):
        return None
    if isinstance(value, dict):
        # labels of a portal and headings of columns are no fields
        inner = dict(value) if key in ("portal", "cells", "other") else kept(value)
        return inner or None
    if isinstance(value, list):
        return [kept(item) if isinstance(item, dict) else item for item in value] or None
    return None if value is False or value == "" else value
