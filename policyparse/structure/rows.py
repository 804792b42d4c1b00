"""Which lines are rows of a flattened table: cells parted by tabs, page breaks and broken cells inside."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.source import RowLine, SourceDocument
from policyparse.structure.healing import Printed
from policyparse.structure.lines import attachment_line


def row_regions(source: SourceDocument, printed: Sequence[Printed]) -> dict[int, int]:
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


def row_of(source: SourceDocument, printed: Printed) -> RowLine:
    cells, at = [], printed.line.raw.start
    for cell in _tabbed(source, printed):
        cells.append(source.passage(at, at + len(cell)))
        at += len(cell) + 1
    while cells and not cells[-1]:
        cells.pop()
    return RowLine(tuple(cells), printed.line.gap)
