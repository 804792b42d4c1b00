"""The register of everything policyparse has to say about a document: one code, one meaning, for good.

PP1xx reading · PP2xx structure · PP3xx tables · PP4xx links · PP5xx facts · PP9xx accounting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "info"]


class Code(NamedTuple):
    code: str
    severity: Severity
    title: str
    explanation: str
    remedy: str
    example: str  # a document that trips it


@dataclass(frozen=True)
class Diagnostic:
    """One finding. `where` is the id of the part it is about; `spans` the place in the source text."""

    code: str
    severity: Severity
    message: str
    where: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def report(code: str, message: str, where: str | None = None, spans: Iterable[Sequence[int]] = ()) -> Diagnostic:
    """A Diagnostic of a registered code; its severity is the register's. Raises KeyError for an unknown code."""
    return Diagnostic(code, register()[code].severity, message, where, tuple((s[0], s[1]) for s in spans))


@cache
def register() -> dict[str, Code]:
    """Every code by its name, in order. Read from rules/diagnostics.yaml on first use."""
    from policyparse.rules import load

    return {name: Code(name, **entry) for name, entry in load("diagnostics").items()}
