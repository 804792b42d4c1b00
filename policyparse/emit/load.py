"""Structured files back into the model, checked against the contract."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policyparse.emit.kept import whole
from policyparse.emit.malformed import Malformed
from policyparse.emit.parsing import is_json, parse
from policyparse.errors import InvalidDocument, UnreadableInput
from policyparse.model import PolicyDocument

_SHOWN = 3  # faults named in one message
_HEAD = 4096  # bytes that tell what a file is
# comments and a document mark first, then schema_version: as the first key of YAML, or among the first of JSON
_STRUCTURED = re.compile(
    r"(?:(?:#[^\n]*|---[ \t]*|%YAML[^\n]*|[ \t]*)\r?\n)*(?:['\"]?schema_version['\"]?[ \t]*:|\{\s*(?:\"\$?\w+\"\s*:\s*(?:\"[^\"\n]*\"|\d+)\s*,\s*){0,3}\"schema_version\"\s*:)"
)


def load_document(structured: str | PathLike[str]) -> PolicyDocument:
    """A file, or the text of one (a string with a line break or a brace), as a PolicyDocument."""
    if isinstance(structured, str) and ("\n" in structured or structured.lstrip().startswith("{")):
        return check(parse_text(structured, "text"), "text")
    path = Path(structured)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower(), "check the path and your permission to read it") from error
    except UnicodeDecodeError as error:
        raise InvalidDocument(str(path), "not UTF-8", "structured files are UTF-8; is this the document itself?", f"byte {error.start}") from error
    return check(parse_text(text, str(path)), str(path))


def is_structured(data: bytes) -> bool:
    """Whether bytes are a structured document by their content: a mapping whose first keys say so, in YAML or JSON.

    >>> is_structured(b'schema_version: 2\\nid: x'), is_structured("一、加强管护。".encode())
    (True, False)
    """
    head = data[:_HEAD].decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    return _STRUCTURED.match(head) is not None


def read_structured(data: bytes, name: str) -> PolicyDocument:
    """The document that bytes hold. Raises InvalidDocument with what is wrong and where."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidDocument(name, "not UTF-8", "structured files are UTF-8; is this the document itself?", f"byte {error.start}") from error
    return check(parse_text(text, name), name)


def parse_text(text: str, name: str) -> Any:
    """Plain data from JSON or YAML text. Raises InvalidDocument with line and column."""
    try:
        return parse(text)
    except Malformed as fault:
        kind = "JSON" if is_json(text) else "YAML"
        place = f"line {fault.place.line}, column {fault.place.column}" if fault.place else None
        raise InvalidDocument(name, f"no {kind} that can be read: {_FAULTS.get(fault.kind, '')}{fault.detail}", "correct the file, or extract it again", place) from fault


# What `detail` of a fault is, where it does not say so itself.
_FAULTS = {
    "duplicate_key": "the same key twice, ",
    "aliases": "aliases without end, ",
    "depth": "nested too deeply, more than ",
    "document": "documents in it: ",
    "size": "too large, ",
}


def check(data: Any, name: str) -> PolicyDocument:
    """Plain data as a PolicyDocument. Raises InvalidDocument naming the first faults and where they stand."""
    try:
        return PolicyDocument.model_validate(whole(data) if isinstance(data, dict) else data, by_name=False)
    except ValidationError as error:
        faults = [f"{'.'.join(str(p) for p in fault['loc']) or 'document'}: {fault['msg']}" for fault in error.errors()[:_SHOWN]]
        more = f" (and {error.error_count() - _SHOWN} more)" if error.error_count() > _SHOWN else ""
        raise InvalidDocument(name, "; ".join(faults) + more, "correct the file, or extract it again") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract, from the model itself; every field described."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **PolicyDocument.model_json_schema(), "title": "policyparse document"}
