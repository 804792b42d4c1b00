"""What the parts of the data contract have in common: frozen pydantic models whose fields explain themselves.

The string under a field is its description in the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = 2

Spans: TypeAlias = list[tuple[int, int]]
"""Half-open [start, end) offsets into the source text, in characters, in reading order."""

_SHOWN = 24  # characters of a text in a repr


class Part(BaseModel):
    """Base of every part: unknown keys are an error, and nothing is written to it once it is made."""

    model_config = ConfigDict(
        frozen=True, defer_build=True, extra="forbid", use_attribute_docstrings=True, validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )  # fmt: skip

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What tells one part from another, short enough for a notebook: no spans, nothing empty, long texts cut, lists counted."""
        for name, value in self.__dict__.items():
            if value not in (None, [], {}, "") and not name.endswith("spans"):
                yield name, _short(value)


class _Plain(str):
    """A text that prints itself without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    if isinstance(value, list) and isinstance(value[0], Part):
        return _Plain(f"[{len(value)} × {type(value[0]).__name__}]")
    return value
