"""What there is to say about a document. The codes and their meaning stand in diagnostic_codes.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyparse.diagnostic_codes import REGISTER, Code, Severity


class Diagnostic(NamedTuple):
    """One finding. `where` is the id of the part it is about; `spans` the place in the source text."""

    code: str
    severity: Severity
    message: str
    where: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def report(code: str, message: str, where: str | None = None, spans: Iterable[Sequence[int]] = ()) -> Diagnostic:
    """A Diagnostic of a registered code; its severity is the register's. Raises KeyError for an unknown code."""
    return Diagnostic(code, _BY_CODE[code].severity, message, where, tuple((s[0], s[1]) for s in spans))


_BY_CODE = {entry.code: entry for entry in REGISTER}


def register() -> dict[str, Code]:
    """Every code by its name, in order."""
    return dict(_BY_CODE)
