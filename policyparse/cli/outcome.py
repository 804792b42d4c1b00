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
    kept: bool = False  # the file that was there stays: a person has edited it
    stale: int = 0  # corrections that no longer apply
