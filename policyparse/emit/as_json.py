"""JSON: keys in model order, Chinese unescaped, one document a file or a line."""

from __future__ import annotations

import json

from policyparse.model import PolicyDocument, to_data


def render(document: PolicyDocument, schema: str) -> str:
    """Indented JSON. Spans stay on one line each, so that a moved character changes few lines of a git diff."""
    return _indented(to_data(document), 0) + "\n"


def render_line(document: PolicyDocument, schema: str) -> str:
    """The document on one line, for streams of many."""
    return json.dumps(to_data(document), ensure_ascii=False, separators=(",", ":")) + "\n"


def _indented(value: object, depth: int) -> str:
    """JSON with one key or item a line, but lists of numbers and of number pairs on one line."""
    if isinstance(value, dict) and value:
        inner = [f"{' ' * (depth + 1)}{json.dumps(k, ensure_ascii=False)}: {_indented(v, depth + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(inner) + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and not _is_spans(value):
        return "[\n" + ",\n".join(" " * (depth + 1) + _indented(v, depth + 1) for v in value) + "\n" + " " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


def _is_spans(value: list[object]) -> bool:
    return all(isinstance(v, list) and len(v) == 2 and isinstance(v[0], int) for v in value)
