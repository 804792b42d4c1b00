"""Decimal outlines: 1 总则 / 1.1 编制目的 / 1.1.1 …, the form of contingency plans (应急预案).

A number with a point in it is a decimal far more often than a heading (2.0版, 1.5亿元), so the form counts only where a
text uses it throughout: numbers of two parts that begin with 1.1 and go on with 1.2.
"""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.rules import rule
from policyparse.source import CellBlock, RowBlock
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.markers import Marker

_DECIMAL = rule(
    r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])\s*(?=[^\d\s%％版.。，、])",
    examples=["1.2渔港改造", "2.1.3 渔船登记"],
    rejects=["1.5%", "2.5 版", "1.渔港"],
    why="A number of several levels that opens a heading: 1.2 渔港改造. A figure with its unit opens none.",
    ask="match",
)
_BARE = rule(
    r"(?P<n>\d{1,2})\s+(?=[^\d\s年月日]\S{1,29}$)",
    examples=["1 总体要求", "12 渔港改造"],
    rejects=["5 年行动", "2026 渔港", "1渔港"],
    why="A bare number that opens a short heading, where the levels below are decimals: 1 总体要求.",
    ask="match",
)
# 1 stands where 一、 does, 1.1 where （一） does, and so on (markers.SHAPES)
_RANKS = (3, 5, 6, 7)


def with_decimal_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with decimal numbers read as markers, where the text is numbered so."""
    numbers = {m["n"] for b in blocks if isinstance(b, Paragraph) and (m := _DECIMAL.match(b.folded))}
    if not {"1.1", "1.2"} <= numbers:
        return list(blocks)
    tops = {n.split(".", maxsplit=1)[0] for n in numbers}
    return [b if isinstance(b, RowBlock | CellBlock) else _marked(b, tops) for b in blocks]


def _marked(paragraph: Paragraph, tops: set[str]) -> Paragraph:
    match = _DECIMAL.match(paragraph.folded) or _BARE.match(paragraph.folded)
    if not match or match["n"].split(".")[0] not in tops:
        return paragraph
    parts = match["n"].split(".")
    passage = paragraph.passage
    marker = Marker(f"decimal{len(parts)}", _RANKS[len(parts) - 1], int(parts[-1]), False, passage.cut(0, match.end()), passage.cut(match.end()), passage)
    return Paragraph(passage, marker, paragraph.gap)
