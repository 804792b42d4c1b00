"""目录: a list of the headings that follow, printed in front of the text. It is no text, and its numbers are no nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyparse.rules import rule
from policyparse.source import CellBlock
from policyparse.structure.blocks import Block, Paragraph
from policyparse.text.folding import squash
from policyparse.text.passage import Passage

_LONGEST = 400  # blocks
_MOST = 8  # tables of contents in one file; each is looked for once
_WORDS = ("目录", "目次", "目录:")
_LEADER = rule(
    r"[\s.…·．_-]*\d{1,3}\s*$|[\s.…·．_-]+$",
    examples=["一、总体要求⟨……12⟩", "第一章 总则⟨ 3⟩"],
    rejects=["一、总体要求……见下", "总体要求"],
    why="The dots and the page number behind an entry of a table of contents.",
)


def part_contents(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Passage]]:
    """The blocks without tables of contents, and the lines of those."""
    kept: list[Block] = []
    contents: list[Passage] = []
    at, tries = 0, 0
    while at < len(blocks):
        opens = tries < _MOST and _is_label(blocks[at])
        tries += opens
        end = _end(blocks, at) if opens else 0
        if end:
            contents += [p for block in blocks[at:end] for p in _passages(block)]
        else:
            kept.append(blocks[at])
        at = end or at + 1
    return (kept, contents) if contents else (blocks, [])


def _is_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.folded) <= 8 and squash(block.folded) in _WORDS


def _end(blocks: Sequence[Block], at: int) -> int:
    """Index behind the table of contents that opens at `at`: the heading that its first entry names; 0 where none does."""
    first = _entry(blocks[at + 1]) if at + 2 < len(blocks) else ""
    if not first:
        return 0
    for end in range(at + 2, min(len(blocks), at + _LONGEST)):
        text = _entry(blocks[end])
        if text == first or text.startswith((first + "。", first + ".")):
            return end
    return 0


def _entry(block: Block) -> str:
    """A line without the dots and the page number behind it, squashed."""
    text = next(_passages(block), None)
    return squash(_LEADER.sub("", text.folded[:200])) if text else ""


def _passages(block: Block) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        yield block.passage
    elif isinstance(block, CellBlock):
        yield from (passage for _, passage in block.cells if passage)
    else:
        yield from (cell for row in block.rows for cell in row.cells if cell)
