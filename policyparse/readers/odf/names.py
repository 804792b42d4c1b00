"""The XML names of OpenDocument that the readers know."""

from __future__ import annotations

from typing import Any

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_BASE}office:1.0}}"
TEXT = f"{{{_BASE}text:1.0}}"
TABLE = f"{{{_BASE}table:1.0}}"
STYLE = f"{{{_BASE}style:1.0}}"
DRAW = f"{{{_BASE}drawing:1.0}}"
MOST = 16_384  # times that a cell or row may be repeated with anything in it


def count(element: Any, name: str) -> int:
    """A number of repetitions, columns or rows; 1 where it is not said or absurd."""
    said = element.get(name) or "1"
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 8 else 1
