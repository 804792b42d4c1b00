"""Edits as data, done to structured files as a careless hand would do them."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import yaml


def parts(data: Any) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """(the list that holds it, the part) of every part with an id."""
    if isinstance(data, dict):
        for value in data.values():
            yield from parts(value)
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, dict) and "id" in value:
                yield data, value
            yield from parts(value)


def find(document: dict[str, Any], name: str) -> tuple[list[Any], Any]:
    if name in ("document", "metadata"):
        return [], document if name == "document" else document[name]
    return next((holder, part) for holder, part in parts(document) if part["id"] == name)


def _holder(part: Any, field: str) -> tuple[Any, Any]:
    """The mapping or list that holds a field (deadline.end, lead_units.1), and its key or index there."""
    *way, last = [int(step) if step.isdigit() else step for step in field.split(".")]
    for step in way:
        part = part[step]
    return part, last


def edited(document: dict[str, Any], edits: list[dict[str, Any]]) -> dict[str, Any]:
    """A copy of `document` with the edits done; those of its text are left out."""
    document = copy.deepcopy(document)
    for edit in edits:
        ((kind, (name, *arguments)),) = edit.items()
        if kind == "text":
            continue
        holder, part = find(document, name)
        if kind == "drop":
            holder.remove(part)
        elif kind == "copy":
            holder.insert(holder.index(part) + 1, copy.deepcopy(part))
        elif kind == "swap":
            other = find(document, arguments[0])[1]
            field = arguments[1]
            part[field], other[field] = other[field], part[field]
        else:
            _change(kind, *_holder(part, arguments[0]), arguments[1:])
    return document


def _change(kind: str, inside: Any, key: Any, arguments: list[Any]) -> None:
    if kind == "remove":
        del inside[key]
    elif kind == "replace":
        old, new = arguments
        assert old in inside[key], f"{old!r} is not in {inside[key]!r}"
        inside[key] = inside[key].replace(old, new, 1)
    else:
        inside[key] = arguments[0]


def as_yaml(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100_000)


def as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def text_edited(text: str, edits: list[dict[str, Any]]) -> str:
    for edit in edits:
        if "text" in edit:
            old, new = edit["text"]
            assert old in text
            text = text.replace(old, new, 1)
    return text


def bare_line(line: str) -> str:
    """A line without what YAML and JSON write around its words."""
    return re.sub(r"\s+", " ", line.replace('"', "").replace("'", "")).strip().rstrip(",").removeprefix("{ ")
