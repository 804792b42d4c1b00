"""The schema layer: data into the model, every fault with its path and what was expected.

The model itself is read by pydantic's strict JSON mode, which takes what the published schema takes (a test holds both
together; only 7.0 is no integer here), builds the document that the checks need, and is done in a hundredth of the time of a JSON Schema in Python.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import reduce
from operator import getitem
from typing import Any

from pydantic import ValidationError

from policyparse.emit.malformed import Path
from policyparse.model import SCHEMA_VERSION, PolicyDocument
from policyparse.validate.findings import Found, Language

Words = dict[Language, str]

_EXPECTED: dict[str, Words] = {
    "string": {"en": "text", "zh": "文本"},
    "int": {"en": "an integer", "zh": "整数"},
    "float": {"en": "a number", "zh": "数字"},
    "bool": {"en": "true or false", "zh": "true或false"},
    "list": {"en": "a list", "zh": "列表"},
    "dict": {"en": "a mapping", "zh": "映射"},
    "dataclass": {"en": "a mapping", "zh": "映射"},
    "tuple": {"en": "a pair [start, end]", "zh": "[起, 止]两数"},
}
_FOUND: dict[type, Words] = {
    str: {"en": "text", "zh": "文本"},
    int: {"en": "an integer", "zh": "整数"},
    float: {"en": "a number", "zh": "小数"},
    bool: {"en": "a truth value", "zh": "真假值"},
    list: {"en": "a list", "zh": "列表"},
    dict: {"en": "a mapping", "zh": "映射"},
    type(None): {"en": "null", "zh": "null"},
}


def read(data: Any, text: str | None = None) -> PolicyDocument | list[Found]:
    """The document, or every fault that keeps the data from being one. `text` is the data as JSON, where it came so."""
    text = json.dumps(data, ensure_ascii=False) if text is None else text
    try:
        document = PolicyDocument.model_validate_json(text, strict=True, by_name=False)
    except ValidationError as error:
        return _faults(error.errors(include_url=False, include_context=True), data)
    # an integer that Python takes for the version, and no integer to JSON
    return [Found("PP714", None, ("schema_version",), {"found": True, "expected": str(SCHEMA_VERSION)})] if data.get("schema_version") is True else document


def _faults(errors: Sequence[Any], data: Any) -> list[Found]:
    """Faults by place: the branches of a union (a number or null) are one fault with several expectations."""
    if errors[0]["type"] == "json_invalid":
        # a lone surrogate, which JSON can write and no text can hold
        return [Found("PP702", None, (), {"detail": errors[0]["msg"]})]
    by_place: dict[tuple[Path, str], list[Any]] = {}
    for error in errors:
        path = _real(error["loc"], data, error["type"])
        by_place.setdefault((path, _code(error["type"])), []).append(error)
    return [_fault(code, path, same, data) for (path, code), same in by_place.items()]


def _code(kind: str) -> str:
    if kind == "missing":
        return "PP711"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "PP712"
    return "PP714" if kind == "literal_error" else "PP713"


def _real(location: Sequence[str | int], data: Any, kind: str) -> Path:
    """The part of pydantic's location that is a path in the data: it also names the branches of unions."""
    path: list[str | int] = []
    for step in location:
        if not _has(_at(data, path), step):
            return tuple([*path, step] if kind == "missing" else path)
        path.append(step)
    return tuple(path)


def _has(value: Any, step: str | int) -> bool:
    return (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int) and step < len(value))


def _at(data: Any, path: Sequence[str | int]) -> Any:
    return reduce(getitem, path, data)


def _fault(code: str, path: Path, errors: Sequence[Any], data: Any) -> Found:
    if code == "PP711":
        if isinstance(path[-1], int):
            # the second half of a span
            return Found("PP713", None, path[:-1], {"expected": _EXPECTED["tuple"], "found": _FOUND[list]})
        return Found(code, None, path, {"key": path[-1]})
    if code == "PP712":
        return Found(code, None, path, {"key": path[-1]})
    value = _at(data, path)
    if code == "PP714":
        return Found(code, None, path, {"found": value, "expected": _options(errors)})
    words = [_EXPECTED.get(error["type"].split("_")[0], _EXPECTED["tuple"]) for error in errors]
    return Found(code, None, path, {"expected": _joined(words), "found": _FOUND.get(type(value), _FOUND[str])})


def _options(errors: Sequence[Any]) -> str:
    return ", ".join(dict.fromkeys(str(error.get("ctx", {}).get("expected", "")) for error in errors)).replace("'", "").replace(" or ", ", ")


def _joined(words: Sequence[Words]) -> Words:
    return {"en": " or ".join(dict.fromkeys(w["en"] for w in words)), "zh": "或".join(dict.fromkeys(w["zh"] for w in words))}
