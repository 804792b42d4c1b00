"""Text that may be CSV or Markdown: decoded once, told by content."""

from __future__ import annotations

from policyparse.readers import text
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.source import SourceDocument


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a text file, as CSV or Markdown where it is that. Raises UnreadableInput."""
    source = text.read(data, name, sha256)
    first = source.text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    # a cheap look before the import: hardly any document has one of these
    if any(mark in first for mark in ",;\t|"):
        from policyparse.readers import csv

        found = csv.from_source(source)
        if found:
            return found
    if "#" in source.text or "|" in source.text or "**" in source.text or first.startswith("---") or "<table" in source.text:
        from policyparse.readers import markdown

        return markdown.from_source(source) or source
    return source
