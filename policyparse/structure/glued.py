"""Nodes that stand behind another without a line break, parted again.

Forced by pages where the next number follows the full stop of the paragraph before (``……落实到位。（十）加强宣传……``), and by
texts whose line breaks were lost altogether. Only the number that is next in its family parts a paragraph, and only where
no paragraph of its own begins with it: enumerations inside a sentence stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.markers import Marker, read_marker

_PARTED = frozenset({"comma", "paren", "dot", "article", "chapter", "paren_digit", "point", "order"})
# families whose next number may stand behind a semicolon: points that a page ran together
_BEHIND_SEMICOLON = frozenset({"paren", "paren_digit", "point"})
_AHEAD = 40  # paragraphs that are looked at for the number in its own place
# a full stop, or a responsibility bracket behind one, and then something that may be a number
_SEAM = re.compile(r"[。！？；）)]\s*(?=[（(第一二三四五六七八九十\d])")


def part_glued(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, each glued paragraph parted at the numbers that go on from its own."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.marker and block.marker.family in _PARTED:
            yield from _parted(block, blocks[at + 1 : at + 1 + _AHEAD])
        else:
            yield block


def _parted(paragraph: Paragraph, following: Sequence[Block]) -> Iterator[Paragraph]:
    rest = paragraph
    while cut := _next_number(rest, following):
        head, tail = rest.passage.cut(0, cut), rest.passage.cut(cut)
        yield Paragraph(head, read_marker(head), rest.gap)
        rest = Paragraph(tail, read_marker(tail), False)
    yield rest


def _next_number(paragraph: Paragraph, following: Sequence[Block]) -> int | None:
    """Where the next number of the paragraph's family stands inside it; None where it has a paragraph of its own."""
    marker = paragraph.marker
    if marker is None or marker.ordinal is None:
        return None
    for seam in _SEAM.finditer(paragraph.folded, len(marker.num.folded) - 1):
        if seam[0][0] in "）)；" and marker.family not in _BEHIND_SEMICOLON:
            continue
        found = read_marker(paragraph.passage.cut(seam.end(), seam.end() + 40))
        if found and _succeeds(found, marker) and not any(isinstance(b, Paragraph) and b.marker and _same(b.marker, found) for b in following):
            return seam.end()
    return None


def _succeeds(found: Marker, marker: Marker) -> bool:
    return found.family == marker.family and found.ordinal is not None and found.ordinal == (marker.ordinal or 0) + 1


def _same(one: Marker, other: Marker) -> bool:
    return one.family == other.family and one.ordinal == other.ordinal
