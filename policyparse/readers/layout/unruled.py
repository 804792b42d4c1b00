"""Tables ruled across and not down: where the columns part, told by the blank strips that run through all their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.rulings import NEAR, Edge

_FEWEST = 4  # rulings of the same length below one another; a red head has one, a form a few of all lengths
_GAP = 0.6  # ems of blank that part two columns; justified text opens less between two characters
_EXCEPTIONS = 4  # one row in so many may run over a strip: a label, a sum

_Run = tuple[float, float]


def column_rulings(across: Sequence[Edge], down: Sequence[Edge], glyphs: Sequence[Glyph]) -> list[Edge]:
    """Vertical rulings for every table of a page that has none: a piece for each row in which the strip is blank.

    `across` and `down` are the rulings that the page draws. A stack of rulings of one length that any vertical one touches is a
    ruled table already.
    """
    drawn: list[Edge] = []
    for stack in _stacks(across):
        top, bottom = stack[0], stack[-1]
        if any(top.start - NEAR <= v.at <= top.end + NEAR and v.start < bottom.at and v.end > top.at for v in down):
            continue
        rows = [_runs(glyphs, above, below) for above, below in pairwise(stack)]
        for at in _strips(rows, top.start, top.end):
            drawn += [Edge(at, above.at, below.at) for (above, below), runs in zip(pairwise(stack), rows, strict=True) if not any(a < at < b for a, b in runs)]
    return drawn


def _stacks(across: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Rulings of the same length right below one another, from top to bottom."""
    by_length = sorted(across, key=lambda e: (round(e.start / NEAR), round(e.end / NEAR), e.at))
    for _, found in groupby(by_length, key=lambda e: (round(e.start / NEAR), round(e.end / NEAR))):
        stack = list(found)
        if len(stack) >= _FEWEST:
            yield stack


def _runs(glyphs: Sequence[Glyph], above: Edge, below: Edge) -> list[_Run]:
    """The stretches of one row that hold text, in any of its lines, from left to right."""
    inside = sorted((g.x0, g.x1, g.size) for g in glyphs if above.at < g.middle < below.at and above.start - NEAR <= g.x0 <= above.end and not g.text.isspace())
    runs: list[_Run] = []
    for start, end, size in inside:
        if runs and start - runs[-1][1] < _GAP * size:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _strips(rows: Sequence[Sequence[_Run]], left: float, right: float) -> list[float]:
    """The middles of the strips that part the runs of nearly every row; none where the rows are running text."""
    parted = [runs for runs in rows if len(runs) > 1]
    if len(parted) < max(2, len(rows) / 2):
        return []
    bounds = sorted({x for runs in parted for run in runs for x in run})
    few = len(parted) // _EXCEPTIONS
    # the headings stand in columns of their own, however empty these are
    printed = [(_covering(parted, (a + b) / 2) + (few + 1) * _covering(parted[:1], (a + b) / 2), a, b) for a, b in pairwise(bounds)]
    strips = [list(found) for is_open, found in groupby(printed, key=lambda stretch: stretch[0] <= few) if is_open]
    # the blankest stretch of a strip, and of those the widest: beside it stand the ends of the longest texts
    best = [min(strip, key=lambda stretch: (stretch[0], stretch[1] - stretch[2])) for strip in strips]
    # blank between two columns, and not what is left beside them
    first, last = min(runs[0][0] for runs in parted), max(runs[-1][1] for runs in parted)
    return [(a + b) / 2 for _, a, b in best if a > max(first, left) and b < min(last, right)]


def _covering(rows: Sequence[Sequence[_Run]], at: float) -> int:
    """How many rows print at `at`."""
    return sum(start < at < end for runs in rows for start, end in runs)
