"""JSON: keys in model order, Chinese unescaped, one document a file or a line."""

from __future__ import annotations

import json
from json.encoder import encode_basestring

from policyparse.model import PolicyDocument


def render(document: PolicyDocument, schema: str) -> str:
    """Indented JSON. Spans stay on one line each, so that a moved character changes few lines of a git diff."""
    return _indented(document.model_dump(mode="json"), 0) + "\n"


def render_line(document: PolicyDocument, schema: str) -> str:
    """The document on one line, for streams of many."""
    return json.dumps(document.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")) + "\n"


def _indented(value: object, depth: int) -> str:
    """JSON with one key or item a line, but spans and places on one line."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict) and value and not _is_place(value):
        pad = "\n" + " " * (depth + 1)
        return "{" + ",".join([f"{pad}{encode_basestring(k)}: {_indented(v, depth + 1)}" for k, v in value.items()]) + pad[:-1] + "}"
    if isinstance(value, list) and value and not _is_spans(value):
        pad = "\n" + " " * (depth + 1)
        return "[" + ",".join([pad + _indented(v, depth + 1) for v in value]) + pad[:-1] + "]"
    return json.dumps(value, ensure_ascii=False)


def _is_place(value: dict[str, object]) -> bool:
    return next(iter(value)) == "start" and "end" in value


def _is_spans(value: list[object]) -> bool:
    return isinstance(value[0], list) and len(value[0]) == 2 and isinstance(value[0][0], int)
