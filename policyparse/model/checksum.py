"""Telling whether a person has edited a structured file: what it says now, against the checksum that extract left in it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

# What is no part of the content: the checksum itself, and the mark that a person sets beside it.
_ASIDE = frozenset({"checksum", "review"})


def checksum(data: dict[str, Any]) -> str:
    """SHA-256 over the content of a document as plain data, the same for YAML and JSON, whatever the order of the keys."""
    content = {key: value for key, value in data.items() if key not in _ASIDE}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def is_untouched(data: dict[str, Any]) -> bool | None:
    """Whether the content is as extract wrote it; None where the file carries no checksum to tell by."""
    recorded = data.get("checksum")
    return None if recorded is None else recorded == checksum(data)
