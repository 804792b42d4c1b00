"""A PolicyDocument as a file: one module a format, listed in FORMATS."""

from __future__ import annotations

from importlib import import_module

from policyparse.model import PolicyDocument

# format → module and function that render a document, suffix of its files
FORMATS: dict[str, tuple[str, str, str]] = {
    "yaml": ("as_yaml", "render", ".yaml"),
    "json": ("as_json", "render", ".json"),
    "jsonl": ("as_json", "render_line", ".jsonl"),
}


def suffix(format: str) -> str:
    """How the files of a format end. KeyError for an unknown one."""
    return FORMATS[format][2]


# Where the schema stands in this repository, seen from data/structured; editors follow it from the first line of a YAML file.
DEFAULT_SCHEMA = "../../schemas/document.schema.json"


def seal(document: PolicyDocument) -> PolicyDocument:
    """`document` with the checksum over its content, so that a later run can tell whether a person has edited the file. What `extract`
    writes is sealed; a document in memory need not be."""
    from policyparse.model.checksum import checksum

    return document.model_copy(update={"checksum": checksum(document.model_dump(mode="json"))})


def render(document: PolicyDocument, format: str, schema: str = DEFAULT_SCHEMA, full: bool = False) -> str:
    """`document` as the text of a file. `schema` is the path or address that a YAML file names; YAML is of the kept form unless
    `full`. KeyError for an unknown format."""
    module, function, _ = FORMATS[format]
    function = "render_full" if full and format == "yaml" else function
    text: str = getattr(import_module(f"policyparse.emit.{module}"), function)(document, schema)
    return text
