"""A PolicyDocument as a file: one module a format, listed in FORMATS."""

from __future__ import annotations

from collections.abc import Callable

from policyparse.emit import as_json, as_yaml
from policyparse.model import PolicyDocument

# format → (writer of one document, suffix of its files)
FORMATS: dict[str, tuple[Callable[[PolicyDocument, str], str], str]] = {
    "yaml": (as_yaml.render, ".yaml"),
    "json": (as_json.render, ".json"),
    "jsonl": (as_json.render_line, ".jsonl"),
}

# Where the schema stands in this repository, seen from data/structured; editors follow it from the first line of a YAML file.
DEFAULT_SCHEMA = "../../schemas/document.schema.json"


def render(document: PolicyDocument, format: str, schema: str = DEFAULT_SCHEMA) -> str:
    """`document` as the text of a file. `schema` is the path or address that a YAML file names. KeyError for an unknown format."""
    return FORMATS[format][0](document, schema)
