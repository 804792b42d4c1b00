"""Lines to blocks: paragraphs healed over line and page breaks (healing.py), rows of flattened tables kept together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.source import CellBlock, Passage, RowBlock, RowLine, SourceDocument
from policyparse.structure.blocks import Block
from policyparse.structure.glued import part_glued
from policyparse.structure.healing import Growing, Printed, Wrap, find_wrap, goes_on
from policyparse.structure.lines import attachment_line, furniture_kind
from policyparse.structure.markers import read_marker


class Furnished(NamedTuple):
    kind: str
    passage: Passage


class Blocks(NamedTuple):
    blocks: tuple[Block, ...]
    furniture: tuple[Furnished, ...]


def build_blocks(source: SourceDocument) -> Blocks:
    """The blocks of the source in reading order, and the furniture lines taken out from between them."""
    furniture = [Furnished(c.kind, source.passage(c.start, c.end)) for c in source.chrome]
    printed = list(_printed(source, furniture))
    wrap, seen = find_wrap(printed), dict[str, int]()
    blocks: list[Block] = []
    at = 0
    for table in source.tables:
        end = next((i for i in range(at, len(printed)) if printed[i].line.span.start >= table.end), len(printed))
        blocks += _blocks(source, printed[at:end], wrap, seen)
        blocks.append(CellBlock(tuple((cell, source.passage(cell.start, cell.end)) for cell in table.cells), table.header_rows))
        at = end
    blocks += _blocks(source, printed[at:], wrap, seen)
    return Blocks(tuple(part_glued(blocks)), tuple(f for f in furniture if f.passage))


def _printed(source: SourceDocument, furniture: list[Furnished]) -> Iterator[Printed]:
    """The lines of the document with what they show of themselves; furniture goes to `furniture`."""
    gap = False
    hidden = _Cover([(c.start, c.end) for c in source.chrome] + [(f.start, f.end) for f in source.portal])
    for line in source.lines:
        if hidden.holds(line.span.start):
            gap = True
            continue
        passage = source.passage(*line.span)
        kind = furniture_kind(passage.folded) if passage else None
        if kind:
            furniture.append(Furnished(kind, passage))
        elif passage:
            indented = line.span.start > line.raw.start
            yield Printed(passage, line._replace(gap=line.gap or gap), indented, read_marker(passage))
        # furniture between two lines is a page break
        gap = bool(kind)


class _Cover:
    """Stretches asked in rising order whether they hold an offset."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.stretches = sorted(stretches)
        self.at = 0

    def holds(self, offset: int) -> bool:
        while self.at < len(self.stretches) and self.stretches[self.at][1] <= offset:
            self.at += 1
        return self.at < len(self.stretches) and self.stretches[self.at][0] <= offset


def _blocks(source: SourceDocument, printed: Sequence[Printed], wrap: Wrap | None, seen: dict[str, int]) -> Iterator[Block]:
    rows = _row_regions(source, printed)
    at = 0
    while at < len(printed):
        if at in rows:
            yield RowBlock(tuple(_row(source, p) for p in printed[at : rows[at]]))
            at = rows[at]
            continue
        growing = Growing(printed[at])
        end = at + 1
        while end < len(printed) and end not in rows:
            following = printed[end + 1] if end + 1 < len(printed) else None
            if not goes_on(growing, printed[end], following, wrap, seen):
                break
            growing.add(printed[end])
            end += 1
        paragraph = growing.paragraph()
        if paragraph.marker and paragraph.marker.ordinal:
            seen[paragraph.marker.family] = paragraph.marker.ordinal
        yield paragraph
        at = end


def _row_regions(source: SourceDocument, printed: Sequence[Printed]) -> dict[int, int]:
    """Start → end of every stretch of lines that is a flattened table."""
    regions: dict[int, int] = {}
    start = 0
    while start < len(printed):
        if not _is_row(source, printed[start]):
            start += 1
            continue
        end = _region_end(source, printed, start)
        if end - start > 1 or len(_filled(source, printed[start])) > 2:
            regions[start] = end
        start = end
    return regions


def _region_end(source: SourceDocument, printed: Sequence[Printed], start: int) -> int:
    end = start + 1
    while end < len(printed):
        if _is_row(source, printed[end]):
            if _heads_new_table(source, printed, start, end):
                break
            end += 1
        elif end + 1 < len(printed) and _is_row(source, printed[end + 1]) and not _caption(printed[end].passage.folded):
            # one line without tabs between rows: a group heading, or the rest of a broken cell
            if _heads_new_table(source, printed, start, end + 1):
                break
            end += 2
        else:
            break
    return end


def _caption(folded: str) -> bool:
    return attachment_line(folded) is not None or bool(folded.startswith("表") and folded[1:2].isdigit())


def _heads_new_table(source: SourceDocument, printed: Sequence[Printed], start: int, at: int) -> bool:
    """Whether row `at` repeats no header of this table but prints another one: other headings, starting with the same 序号."""
    first, this = _filled(source, printed[start]), _filled(source, printed[at])
    return len(this) > 1 and this[0] in ("序号", "编号") and this != first and first[:1] in (["序号"], ["编号"])


def _tabbed(source: SourceDocument, printed: Printed) -> list[str]:
    return source.text[printed.line.raw.start : printed.line.raw.end].split("\t")


def _filled(source: SourceDocument, printed: Printed) -> list[str]:
    return ["".join(c.split()) for c in _tabbed(source, printed) if c.strip()]


def _is_row(source: SourceDocument, printed: Printed) -> bool:
    raw = source.text[printed.line.raw.start : printed.line.raw.end]
    if "\t" not in raw:
        return False
    return len(_filled(source, printed)) > 1 or raw.startswith("\t\t") or raw.rstrip(" \u3000\xa0").endswith("\t")


def _row(source: SourceDocument, printed: Printed) -> RowLine:
    cells, at = [], printed.line.raw.start
    for cell in _tabbed(source, printed):
        cells.append(source.passage(at, at + len(cell)))
        at += len(cell) + 1
    while cells and not cells[-1]:
        cells.pop()
    return RowLine(tuple(cells), printed.line.gap)
