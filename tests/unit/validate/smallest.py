"""The smallest structured file, and parts laid over it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

SOURCE = "关于河道的通知\n\n现将事项通知如下。"


def smallest() -> dict[str, Any]:
    data = SOURCE.encode()
    return {
        "id": "关于河道的通知",
        "source": {
            "name": "通知.txt", "sha256": hashlib.sha256(data).hexdigest(), "media_type": "text/plain", "encoding": "utf-8",
            "reader": "text", "characters": len(SOURCE), "pages": [],
        },
        "metadata": {"title": "关于河道的通知", "spans": {"title": [[0, 7]]}},
        "preamble": {"text": "现将事项通知如下。", "spans": [[9, 18]]},
    }  # fmt: skip


def laid_over(parts: Any, below: dict[str, Any] | None = None) -> dict[str, Any]:
    """`parts` over the smallest document: mappings are merged, everything else replaced."""
    result = smallest() if below is None else dict(below)
    for key, value in parts.items():
        old = result.get(key)
        result[key] = laid_over(value, old) if isinstance(value, dict) and isinstance(old, dict) else value
    return result


def folder_of_the_source(folder: Path) -> Path:
    """A folder with the source of the smallest document, and a file that cannot be read."""
    (folder / "通知.txt").write_bytes(SOURCE.encode())
    (folder / "空白.txt").write_bytes(b"")
    return folder
