"""Masked decimal outlines: 1 总则 / 1.1 编制目的 / 1.1.1 …, the form of contingency plans, with every digit hidden."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.facts.masks.settle import Clue
from policyparse.rules import rule
from policyparse.source import SourceDocument

_DECIMAL = rule(
    r"(?P<n>\*{1,2}(?:\.\*{1,2}){1,3})(?![*.%％])\s*(?=[一-鿿])(?![万亿元个倍版年月日吨千百])",
    examples=["*.*渔港改造", "*.*.* 渔船"],
    rejects=["*.*万元", "*.*%", "*.渔港"],
    why="A masked number of several levels that opens a heading: *.* 渔港改造. A masked figure with its unit opens none.",
    ask="match",
)
_TOP = rule(
    r"(?P<n>\*{1,2})\s+(?=[一-鿿])",
    examples=["* 总体要求", "** 渔港"],
    rejects=["*渔港", "*** 渔港"],
    why="A masked number before a heading, parted by a blank.",
    ask="match",
)
_FEWEST = 4  # lines that make a text one of this form


class Decimal(NamedTuple):
    """A line that opens with a masked decimal, or with the bare number above it."""

    start: int
    text: str
    heading: str


def decimals(source: SourceDocument) -> list[Decimal]:
    """Every line of a masked decimal outline, in order; none where too few lines have its form."""
    found = []
    for line in source.lines:
        if source.folded[line.span.start] != "*":
            continue
        match = _DECIMAL.match(source.folded, line.span.start) or _TOP.match(source.folded, line.span.start)
        if match:
            found.append(Decimal(match.start(), match["n"], "".join(source.folded[match.end() : line.span.end].split())))
    enough = sum("." in decimal.text for decimal in found) >= _FEWEST and any("." not in decimal.text for decimal in found)
    return found if enough else []


def decimal_clues(found: list[Decimal]) -> dict[int, list[Clue]]:
    """The numbers of a decimal outline; none at all where one of its masks has another length."""
    clues: dict[int, list[Clue]] = {}
    counts: list[int] = []
    for decimal in found:
        # a table of contents in front prints the same headings once before
        counts = [] if decimal.heading == found[0].heading else counts
        depth = decimal.text.count(".") + 1
        if depth > len(counts) + 1:
            return {}
        counts = [*counts[: depth - 1], (counts[depth - 1] if depth <= len(counts) else 0) + 1]
        value = ".".join(map(str, counts))
        if len(value) != len(decimal.text):
            return {}
        clues[decimal.start] = [Clue(value, "certain", "position", f"{value} by its place in an outline of decimal numbers")]
    return clues
