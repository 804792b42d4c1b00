"""What a diagnostic code is: its severity, its meaning, and a document that trips it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "info"]


class Code(NamedTuple):
    """One entry of the register."""

    code: str
    severity: Severity
    title: str
    explanation: str
    remedy: str
    example: str  # a document that trips it: text, or `hex:` and bytes; a test runs each
