"""Pages that are set in two columns, as gazettes are: the left column is read before the right one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.lines import TextLine, line_of, rows_of

_FEWEST = 8  # rows that show both columns …
_SHARE = 0.6  # … of all rows between the first and the last of them
_MARKS = frozenset("，。；：、")
_FEWEST_OF_A_SHORT_PAGE, _SHARE_OF_A_SHORT_PAGE = 4, 0.75  # on the last page of a gazette's piece


def page_lines(glyphs: Sequence[Glyph], width: float) -> list[TextLine]:
    """The lines of a page in reading order."""
    rows = rows_of(glyphs)
    gutter = _gutter(rows, width)
    if gutter is None:
        return [line for row in rows for line in [line_of(row)] if line]
    lines: list[TextLine] = []
    left: list[Glyph] = []
    right: list[Glyph] = []

    def flush() -> None:
        for side in (left, right):
            lines.extend(line for row in rows_of(side) for line in [line_of(row)] if line)
            side.clear()

    for row in rows:
        if _crosses(row, gutter):
            flush()
            lines += [line for line in [line_of(row)] if line]
        else:
            left.extend(g for g in row if g.x1 <= gutter + 1)
            right.extend(g for g in row if g.x1 > gutter + 1)
    flush()
    return lines


def _crosses(row: Sequence[Glyph], gutter: float) -> bool:
    """Whether a row runs over the gutter: a heading across both columns, or a line in the middle of the page."""
    seen = [g for g in row if not g.text.isspace()]
    before = max((g.x1 for g in seen if g.x0 < gutter), default=None)
    after = min((g.x0 for g in seen if g.x0 >= gutter), default=None)
    if before is None or after is None:
        return False
    return before > gutter + 1 or after - before < 0.8 * seen[0].size


def _is_prose(rows: Sequence[Sequence[Glyph]], parted: Iterable[int], middle: float) -> bool:
    """Whether both columns are running text: half of their rows hold a mark of a sentence, as the cells of a list do not."""
    sides = [[{g.text for g in rows[i] if (g.x0 < middle) == left} for i in parted] for left in (True, False)]
    return all(sum(bool(characters & _MARKS) for characters in side) >= 0.5 * len(side) for side in sides)


def _gutter(rows: Sequence[Sequence[Glyph]], width: float) -> float | None:
    """The middle of the blank strip that parts two columns; None where the page has one."""
    holes: list[tuple[int, float, float]] = []
    for i, row in enumerate(rows):
        seen = [g for g in row if not g.text.isspace()]
        for a, b in pairwise(seen):
            gap = b.x0 - a.x1
            # both columns hold running text, so the rows on either side of the strip are long
            if gap > 1.2 * a.size and 0.3 * width < (a.x1 + b.x0) / 2 < 0.7 * width and min(a.x1 - seen[0].x0, seen[-1].x1 - b.x0) > 0.18 * width:
                holes.append((i, a.x1, b.x0))
    if len(holes) < _FEWEST_OF_A_SHORT_PAGE:
        return None
    for _, start, end in sorted(holes, key=lambda h: h[2] - h[1])[: len(holes) // 2 + 1]:
        middle = (start + end) / 2
        rows_parted = {i for i, s, e in holes if s < middle < e}
        span = max(rows_parted) - min(rows_parted) + 1
        if len(rows_parted) >= _FEWEST and len(rows_parted) >= _SHARE * span:
            return middle
        if len(rows_parted) >= _FEWEST_OF_A_SHORT_PAGE and len(rows_parted) >= _SHARE_OF_A_SHORT_PAGE * span and _is_prose(rows, rows_parted, middle):
            return middle
    return None
