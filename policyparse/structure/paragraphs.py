"""Lines to blocks: paragraphs healed over line and page breaks (healing.py), rows of flattened tables kept together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.source import CellBlock, SourceDocument
from policyparse.structure.blocks import Block
from policyparse.structure.contents import take_led_contents
from policyparse.structure.decimals import with_decimal_numbers
from policyparse.structure.glued import part_glued
from policyparse.structure.healing import Growing, Layout, Printed, find_layout, goes_on
from policyparse.structure.lines import furniture_kind
from policyparse.structure.markers import read_marker
from policyparse.structure.rows import row_regions
from policyparse.structure.running import page_numbers, running_heads
from policyparse.structure.wrappers import NO_WRAPPER, Shown, Wrapper, take_wrappers
from policyparse.text.passage import EMPTY, Passage

_AHEAD = 5  # lines of a signature


class Furnished(NamedTuple):
    """A piece of furniture and its kind."""

    kind: str
    passage: Passage


class Blocks(NamedTuple):
    """Blocks in reading order, and what was taken out from between them."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furnished, ...]
    wrapper: Wrapper = NO_WRAPPER


def build_blocks(source: SourceDocument) -> Blocks:
    """The blocks of the source in reading order, and the furniture lines taken out from between them."""
    furniture = [Furnished(c.kind, source.passage(c.start, c.end)) for c in source.chrome]
    shown, wrapper = take_wrappers(_shown(source))
    shown, contents = take_led_contents(shown)
    furniture += [Furnished(*piece) for piece in (*wrapper.furniture, *contents)]
    printed = list(_printed(source, shown, furniture))
    layout, seen = find_layout(printed), dict[str, int]()
    blocks: list[Block] = []
    at = 0
    for table in source.tables:
        end = next((i for i in range(at, len(printed)) if printed[i].line.span.start >= table.end), len(printed))
        blocks += _blocks(source, printed[at:end], layout, seen, furniture)
        blocks.append(CellBlock(tuple((cell, source.passage(cell.start, cell.end)) for cell in table.cells), table.header_rows))
        at = end
    blocks += _blocks(source, printed[at:], layout, seen, furniture)
    return Blocks(tuple(part_glued(with_decimal_numbers(blocks))), tuple(f for f in furniture if f.passage), wrapper)


def _printed(source: SourceDocument, shown: Sequence[Shown], furniture: list[Furnished]) -> Iterator[Printed]:
    """The lines of the document with what they show of themselves; furniture goes to `furniture`."""
    gap = False
    numbers = page_numbers(source, [(line, passage) for line, passage, _ in shown if passage.text])
    kinds = ["page_number" if numbers and passage.start in numbers else kind for _, passage, kind in shown]
    numbered = [kind == "page_number" for kind in kinds]
    heads = running_heads([(line, passage) for line, passage, _ in shown], numbered) if any(numbered) else set()
    for (line, passage, _), known in zip(shown, kinds, strict=True):
        kind = "running_head" if heads and passage.start in heads else known
        if kind and passage.text:
            furniture.append(Furnished(kind, passage))
        elif passage.text:
            indented = line.span.start > line.raw.start
            yield Printed(passage, line._replace(gap=True) if gap else line, indented, read_marker(passage))
        # furniture between two lines is a break, but a page may end in the middle of a sentence
        gap = bool(kind) and kind not in ("page_number", "running_head")


def _shown(source: SourceDocument) -> list[Shown]:
    """The lines with their text and, where they are furniture by themselves, its kind; what chrome hides has no text."""
    hidden = _Cover([(c.start, c.end) for c in source.chrome] + [(f.start, f.end) for f in source.portal])
    shown: list[Shown] = []
    for line in source.lines:
        if hidden.holds(line.span.start):
            shown.append(Shown(line, EMPTY, "hidden"))
            continue
        passage = source.passage(*line.span)
        shown.append(Shown(line, passage, furniture_kind(passage.folded) if passage.text else None))
    return shown


class _Cover:
    """Stretches asked in rising order whether they hold an offset."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.stretches = sorted(stretches)
        self.at = 0

    def holds(self, offset: int) -> bool:
        while self.at < len(self.stretches) and self.stretches[self.at][1] <= offset:
            self.at += 1
        return self.at < len(self.stretches) and self.stretches[self.at][0] <= offset


def _blocks(source: SourceDocument, printed: Sequence[Printed], layout: Layout, seen: dict[str, int], furniture: list[Furnished]) -> Iterator[Block]:
    rows = row_regions(source, printed)
    at = 0
    while at < len(printed):
        if at in rows:
            yield rows[at].block
            furniture += [Furnished("markup", pipe) for pipe in rows[at].pipes]
            at = rows[at].end
            continue
        growing = Growing(printed[at])
        end = at + 1
        while end < len(printed) and end not in rows:
            if not goes_on(growing, printed[end], printed[end + 1 : end + 1 + _AHEAD], layout, seen):
                break
            growing.add(printed[end])
            end += 1
        paragraph = growing.paragraph()
        if paragraph.marker and paragraph.marker.ordinal:
            seen[paragraph.marker.family] = paragraph.marker.ordinal
        yield paragraph
        at = end
