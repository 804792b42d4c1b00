"""Lines to blocks: paragraphs healed over line and page breaks, rows of flattened tables kept together.

The rule for healing: a line goes on with the one before it where that one is running text and stops in mid-sentence, and
where this one does not open anything of its own. Forced by texts out of paged files, where a blank line stands between
``深入推进蓝天、碧水、清`` and ``废行动，高标准打赢``, and by texts wrapped at a fixed width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.source import Line, Passage, RowBlock, RowLine, SourceDocument, glue
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.lines import (
    CC_LINE,
    attachment_line,
    cut_midway,
    furniture_kind,
    is_date_line,
    is_signature_name,
    sentence_open,
)
from policyparse.structure.markers import Marker, read_marker

_PROSE = 45  # a numbered line longer than this without a full stop is text that was cut, not a heading


class Furnished(NamedTuple):
    kind: str
    passage: Passage


class Blocks(NamedTuple):
    blocks: tuple[Block, ...]
    furniture: tuple[Furnished, ...]


class _Printed(NamedTuple):
    """A line with what it says of itself."""

    passage: Passage
    line: Line
    indented: bool


def build_blocks(source: SourceDocument) -> Blocks:
    """The blocks of the source in reading order, and the furniture lines taken out from between them."""
    furniture: list[Furnished] = []
    printed: list[_Printed] = []
    gap = False
    for line in source.lines:
        passage = source.passage(*line.span)
        kind = furniture_kind(passage.folded) if passage else None
        if kind:
            furniture.append(Furnished(kind, passage))
        elif passage:
            indented = line.span.start > line.raw.start
            printed.append(_Printed(passage, line._replace(gap=line.gap or gap), indented))
        # furniture between two lines is a page break
        gap = bool(kind)
    return Blocks(tuple(_blocks(source, printed)), tuple(furniture))


def _blocks(source: SourceDocument, printed: Sequence[_Printed]) -> Iterator[Block]:
    rows = _row_regions(source, printed)
    wrap = _wrap_width(printed)
    seen: dict[str, int] = {}
    at = 0
    while at < len(printed):
        if at in rows:
            yield RowBlock(tuple(_row(source, p) for p in printed[at : rows[at]]))
            at = rows[at]
            continue
        end = at + 1
        paragraph = printed[at].passage
        marker = read_marker(paragraph)
        while end < len(printed) and end not in rows and _goes_on(paragraph, marker, printed, end, wrap, seen):
            paragraph = glue([paragraph, printed[end].passage])
            end += 1
        if end > at + 1:
            marker = read_marker(paragraph)
        if marker and marker.ordinal:
            seen[marker.family] = marker.ordinal
        yield Paragraph(paragraph, marker, printed[at].line.gap)
        at = end


def _goes_on(paragraph: Passage, marker: Marker | None, printed: Sequence[_Printed], at: int, wrap: int | None, seen: dict[str, int]) -> bool:
    """Whether line `at` continues `paragraph`."""
    line, before = printed[at], printed[at - 1]
    folded = line.passage.folded
    if _opens_something(folded) or is_date_line(paragraph.folded):
        return False
    following = printed[at + 1].passage.folded if at + 1 < len(printed) else ""
    if is_signature_name(folded) and is_date_line(following):
        return False
    opens = read_marker(line.passage)
    if opens and not cut_midway(paragraph.folded):
        expected = opens.ordinal is None or opens.ordinal == 1 or opens.ordinal == seen.get(opens.family, 0) + 1 or _same_family_next(marker, opens)
        if expected or not sentence_open(paragraph.folded):
            return False
    if _fills_line(before, wrap) and not line.indented and before is not printed[at] and _wrapped_paragraph(printed, at):
        return opens is None
    return sentence_open(paragraph.folded) and _is_running_text(paragraph, marker)


def _same_family_next(marker: Marker | None, opens: Marker) -> bool:
    return marker is not None and marker.family == opens.family and marker.ordinal is not None and opens.ordinal == marker.ordinal + 1


def _opens_something(folded: str) -> bool:
    return is_date_line(folded) or attachment_line(folded) is not None or CC_LINE.match(folded) is not None


def _is_running_text(paragraph: Passage, marker: Marker | None) -> bool:
    """Running text, as against a title, a heading on a line of its own, a name or a salutation."""
    folded = paragraph.folded
    if cut_midway(folded) and (marker or "，" in folded or "," in folded or "。" in folded or len(folded) > _PROSE):
        return True
    body = marker.rest.folded if marker else folded
    if "。" in body or "；" in body or ";" in body:
        return True
    return ("，" in body or "," in body or "、" in body) and len(body) > (_PROSE if marker else 15) and not attachment_line(folded)


def _wrap_width(printed: Sequence[_Printed]) -> int | None:
    """The width that the text is wrapped at, where it is: a third of all lines end within two characters of it."""
    lengths = Counter(len(p.passage.text) + (p.line.span.start - p.line.raw.start) for p in printed if "\t" not in p.passage.text)
    total = sum(lengths.values())
    if total < 12:
        return None
    width = max(lengths, key=lambda n: (sum(lengths[n - d] for d in range(3)), n))
    near = sum(lengths[width - d] for d in range(3))
    beyond = sum(count for n, count in lengths.items() if n > width + 2)
    return width if 16 <= width <= 60 and near * 3 >= total and beyond * 20 <= total else None


def _fills_line(printed: _Printed, wrap: int | None) -> bool:
    return wrap is not None and printed.line.raw.end - printed.line.raw.start >= wrap - 2


def _wrapped_paragraph(printed: Sequence[_Printed], at: int) -> bool:
    return not printed[at].line.gap


def _row_regions(source: SourceDocument, printed: Sequence[_Printed]) -> dict[int, int]:
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


def _region_end(source: SourceDocument, printed: Sequence[_Printed], start: int) -> int:
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


def _heads_new_table(source: SourceDocument, printed: Sequence[_Printed], start: int, at: int) -> bool:
    """Whether row `at` repeats no header of this table but prints another one: other headings, starting with the same 序号."""
    first, this = _filled(source, printed[start]), _filled(source, printed[at])
    return len(this) > 1 and this[0] in ("序号", "编号") and this != first and first[:1] in (["序号"], ["编号"])


def _tabbed(source: SourceDocument, printed: _Printed) -> list[str]:
    return source.text[printed.line.raw.start : printed.line.raw.end].split("\t")


def _filled(source: SourceDocument, printed: _Printed) -> list[str]:
    return ["".join(c.split()) for c in _tabbed(source, printed) if c.strip()]


def _is_row(source: SourceDocument, printed: _Printed) -> bool:
    raw = source.text[printed.line.raw.start : printed.line.raw.end]
    if "\t" not in raw:
        return False
    return len(_filled(source, printed)) > 1 or raw.startswith("\t\t") or raw.rstrip(" \u3000\xa0").endswith("\t")


def _row(source: SourceDocument, printed: _Printed) -> RowLine:
    cells, at = [], printed.line.raw.start
    for cell in _tabbed(source, printed):
        cells.append(source.passage(at, at + len(cell)))
        at += len(cell) + 1
    while cells and not cells[-1]:
        cells.pop()
    return RowLine(tuple(cells), printed.line.gap)
