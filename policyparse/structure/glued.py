"""Nodes that stand behind another without a line break, parted again.

Forced by pages where the next number follows the full stop of the paragraph before (``……落实到位。（十）加强宣传……``), and by
texts whose line breaks were lost altogether, a whole section on a line (``一、总体要求（一）指导思想。……（二）……``). Only the number
that is next in its family parts a paragraph, or the first of a list right behind a heading, and only where no paragraph of its
own begins with it: enumerations inside a sentence stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from policyparse.rules import rule
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.markers import Marker, read_marker

_PARTED = frozenset({"comma", "paren", "dot", "article", "chapter", "paren_digit", "point", "order", "dash"})
# families whose next number may stand behind a semicolon: points that a page ran together
_BEHIND_SEMICOLON = frozenset({"paren", "paren_digit", "point"})
_AHEAD = 40  # paragraphs that are looked at for the number in its own place
_SEAM = rule(
    r"[。！？；）)]\s*(?=[（(第一二三四五六七八九十\d*×X○□—])",
    examples=["加强管理。（二）渔港", "（市渔业局负责）三、渔船", "渔港；2.渔船"],
    rejects=["加强管理，二、渔港", "渔港管理"],
    why="Where one paragraph may have run into the next: a stop or a bracket, then what may be a number.",
)
_NESTED = rule(
    r"[（(][一二三四五六七八九十]{1,3}[）)]|1\s*[.、](?=\D)|一是",
    examples=["（一）渔港", "1.渔港改造", "一是改造渔港"],
    rejects=["一、渔港", "1.5万艘", "2.渔港"],
    why="A number of a level below: the paragraph holds more than its own heading.",
)
_FIRST = rule(
    r"[。：:]\s*(?P<n>(?:(?P<comma>一、)|(?P<paren>[（(]一[）)])|(?P<dot>1[.、]))[^、，。；]{2,40}。)",
    examples=["纪要如下：一、完善设计。方案", "予以公布。一、适用范围。本办法", "议定：（一）完善设计。方案", "如下：1.完善设计。方案"],
    rejects=["做好两件事：一、建账；二、检查", "一、完善设计。"],
    why="The first heading of a text whose line breaks were lost, with the stop behind it.",
)
_SECOND = rule(
    r"。\s*(?:(?P<comma>二、)|(?P<paren>[（(]二[）)])|(?P<dot>2[.、]))[^、，。；]{2,40}。",
    examples=["道路衔接。二、优化布置。按规范", "衔接。（二）优化布置。按规范"],
    rejects=["一、建账；二、检查。", "二、优化布置。"],
    why="The second heading of such a text.",
)
_SHORTEST_LOST = 80  # characters
_STOP = rule(
    r"[。！？；：!?;:]",
    examples=["渔港。", "渔港："],
    rejects=["渔港，渔船", "渔港、"],
    why="A mark that ends a heading.",
)
_SHORTEST_HEADING, _LONGEST_HEADING = 2, 40  # characters
_GOVERN = frozenset({"comma", "paren", "dot", "chapter"})  # families that a list may be glued to


def part_glued(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, each glued paragraph parted at the numbers that go on from its own."""
    seen: dict[str, int] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.marker is None:
            first = _first_number(block)
            if first:
                yield Paragraph(block.passage.cut(0, first), None, block.gap)
                block = Paragraph(block.passage.cut(first), read_marker(block.passage.cut(first)), False)  # noqa: PLW2901
        if isinstance(block, Paragraph) and block.marker and block.marker.family in _PARTED:
            for part in _parted(block, blocks[at + 1 : at + 1 + _AHEAD], seen):
                if part.marker and part.marker.ordinal is not None:
                    seen[part.marker.family] = part.marker.ordinal
                yield part
        else:
            yield block


def _first_number(paragraph: Paragraph) -> int | None:
    """Where the first heading stands in a text whose line breaks were lost: ……纪要如下：一、完善设计。……。二、优化布置。……"""
    folded = paragraph.folded
    if len(folded) < _SHORTEST_LOST:
        return None
    for first in _FIRST.finditer(folded):
        second = next((s for s in _SECOND.finditer(folded, first.end() - 1) if any(s[family] and first[family] for family in ("comma", "paren", "dot"))), None)
        if second:
            return first.start("n")
    return None


def _parted(paragraph: Paragraph, following: Sequence[Block], seen: dict[str, int]) -> Iterator[Paragraph]:
    rest = paragraph
    above: list[Marker] = []  # headings that the rest stands below, all out of this paragraph
    while rest.marker:
        cut = _nested_number(rest, following, seen)
        if cut:
            above.append(rest.marker)
        else:
            cut = _next_number(rest, [*above, rest.marker], following, seen)
        if not cut:
            break
        head, tail = rest.passage.cut(0, cut), rest.passage.cut(cut)
        yield Paragraph(head, read_marker(head), rest.gap)
        rest = Paragraph(tail, read_marker(tail), False)
        while above and rest.marker and above[-1].rank >= rest.marker.rank:
            above.pop()
    yield rest


def _nested_number(paragraph: Paragraph, following: Sequence[Block], seen: dict[str, int]) -> int | None:
    """Where a list begins right behind the heading that the paragraph opens with: 一、总体要求（一）指导思想。……（二）……"""
    marker, folded = paragraph.marker, paragraph.folded
    assert marker is not None
    start = len(marker.num.folded) + _SHORTEST_HEADING
    if marker.family not in _GOVERN or len(folded) < start + _LONGEST_HEADING:
        return None
    found = _NESTED.search(folded, start, len(marker.num.folded) + _LONGEST_HEADING)
    if not found or _STOP.search(folded, 0, found.start()):
        return None
    nested = read_marker(paragraph.passage.cut(found.start(), found.start() + 40))
    if nested is None or nested.rank <= marker.rank or nested.ordinal is None or nested.ordinal not in (1, seen.get(nested.family, 0) + 1):
        return None
    behind = (read_marker(paragraph.passage.cut(seam.end(), seam.end() + 40)) for seam in _SEAM.finditer(folded, found.end()))
    below = (block.marker for block in following if isinstance(block, Paragraph))
    return found.start() if any(m and _succeeds(m, nested) for m in chain(behind, below)) else None


def _next_number(paragraph: Paragraph, open_markers: Sequence[Marker], following: Sequence[Block], seen: dict[str, int]) -> int | None:
    """Where the next number of one of the open families, or of one above them (`seen`), stands inside the paragraph; None where it has a paragraph of its own."""
    marker = paragraph.marker
    assert marker is not None
    for seam in _SEAM.finditer(paragraph.folded, len(marker.num.folded) - 1):
        if seam[0][0] in "）)；" and marker.family not in _BEHIND_SEMICOLON:
            continue
        found = read_marker(paragraph.passage.cut(seam.end(), seam.end() + 40))
        if found and (any(_succeeds(found, one) for one in open_markers) or _closes(found, marker, seen)) and not _has_own(found, following):
            return seam.end()
    return None


def _closes(found: Marker, marker: Marker, seen: dict[str, int]) -> bool:
    """Whether a number goes on with a list above the one of the paragraph: （五）其他事项。第六条 ……"""
    return found.rank < marker.rank and found.ordinal is not None and found.ordinal == seen.get(found.family, -1) + 1


def _succeeds(found: Marker, marker: Marker) -> bool:
    if found.family != marker.family:
        return False
    if marker.family == "dash":
        return found.num.folded == marker.num.folded
    return found.masked == marker.masked and (marker.masked or (found.ordinal is not None and found.ordinal == (marker.ordinal or 0) + 1))


def _has_own(found: Marker, following: Sequence[Block]) -> bool:
    """Whether a paragraph of its own has the number, before a heading above it ends the list."""
    for block in following:
        if isinstance(block, Paragraph) and block.marker:
            if block.marker.family == found.family and block.marker.ordinal == found.ordinal and found.ordinal is not None:
                return True
            if block.marker.rank < found.rank:
                return False
    return False
