"""What became of one document."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """What became of one document: its counts, or why it failed."""

    name: str
    title: str
    counts: tuple[int, ...]  # sections, measures, rows
    severities: tuple[int, int, int]  # errors, warnings, infos
    failed: str | None
    text: str
