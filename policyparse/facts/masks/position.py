"""Masked numbers of headings: the position among their siblings gives them."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.facts.masks.runs import RUN, Run
from policyparse.facts.masks.settle import Clue
from policyparse.source import Passage


class Ordinal(NamedTuple):
    """A masked number and the ordinal that its position gives."""

    where: str
    start: int
    end: int
    ordinal: int


def ordinal_of(where: str, num: Passage, ordinal: int) -> Ordinal:
    """The Ordinal of a masked number (`*.`) at its place in the source."""
    match = RUN.search(num.folded)
    start = num.spans[0].start + (match.start() if match else 0)
    return Ordinal(where, start, start + (len(match[0]) if match else 0), ordinal)


def position_clues(run: Run, ordinal: Ordinal) -> list[Clue]:
    """The ordinal that the position gives, where it has as many digits as the mask."""
    value = str(ordinal.ordinal)
    if len(value) != len(run.text):
        return []
    return [Clue(value, "certain", "position", f"the heading is number {value} among its siblings, and the mask has {len(run.text)} character(s)")]
