"""Ruling lines to tables: cells are what the rulings enclose, so a merged cell is one because no ruling cuts it.

Nothing here looks at the text. A table needs two cells; a frame around a paragraph is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policyparse.readers.layout.rulings import NEAR, Edge

_NARROWEST = 5.0  # points between two rulings that bound a row or column
_OVERSHOOT = 8.0  # a ruling that runs on so far beyond the last crossing one shows where a border is missing
MAX_CELLS = 20_000


@dataclass
class Box:
    """One cell: its place in the table, and whether the table goes on above or below it without a ruling."""

    row: int
    col: int
    row_span: int
    col_span: int
    open_head: bool = False
    open_foot: bool = False


@dataclass
class PageGrid:
    """The boxes of one table on one page."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    place: list[list[int]] = field(default_factory=list)  # [row][column] → index of the box that covers it

    def box_at(self, x: float, y: float) -> int | None:
        """The box that holds a point; None where it lies outside of the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y) - 1, len(self.ys) - 2)
        col = min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)
        return self.place[row][col]


def page_grids(across: Sequence[Edge], down: Sequence[Edge]) -> list[PageGrid]:
    """The tables that the rulings of one page draw, from top to bottom."""
    grids = []
    for hs, vs in _networks(across, down):
        grid = _grid(hs, vs)
        if grid and len(grid.boxes) > 1:
            grids.append(grid)
    return sorted(_outermost(grids), key=lambda g: (g.ys[0], g.xs[0]))


def _outermost(grids: Sequence[PageGrid]) -> list[PageGrid]:
    """Tables that stand in no cell of another one."""

    def inside(one: PageGrid, other: PageGrid) -> bool:
        return one is not other and other.xs[0] <= one.xs[0] and one.xs[-1] <= other.xs[-1] and other.ys[0] <= one.ys[0] and one.ys[-1] <= other.ys[-1]

    return [g for g in grids if not any(inside(g, other) for other in grids)]


def _networks(across: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Rulings that hang together by crossing or touching, network by network."""
    count = len(across)
    parent = list(range(count + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    order = sorted(range(len(down)), key=lambda j: down[j].at)
    places = [down[j].at for j in order]
    for i, h in enumerate(across):
        for k in range(bisect_right(places, h.start - NEAR), len(places)):
            v = down[order[k]]
            if v.at > h.end + NEAR:
                break
            if v.start - NEAR <= h.at <= v.end + NEAR:
                parent[root(i)] = root(count + order[k])
    networks: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, h in enumerate(across):
        networks.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(down):
        networks.setdefault(root(count + j), ([], []))[1].append(v)
    found = [(hs, vs) for hs, vs in networks.values() if hs and vs]
    lone = [v for hs, vs in networks.values() if not hs for v in vs]
    return [(hs, vs + [v for v in lone if _beside(v, hs, vs)]) for hs, vs in found]


def _beside(lone: Edge, hs: Sequence[Edge], vs: Sequence[Edge]) -> bool:
    """Whether a vertical ruling that nothing crosses is a column edge of a table: merged cells that fill the whole page,
    open above and below, have no other border."""
    reach = max(v.at for v in vs) - min(v.at for v in vs) + NEAR
    near = min(v.at for v in vs) - reach < lone.at < max(v.at for v in vs) + reach
    top, bottom = min(v.start for v in vs), max(v.end for v in vs)
    return near and abs(lone.start - top) < 2 * NEAR and abs(lone.end - bottom) < 2 * NEAR


def _grid(hs: Sequence[Edge], vs: Sequence[Edge]) -> PageGrid | None:
    xs = _places([v.at for v in vs], min(h.start for h in hs), max(h.end for h in hs))
    ys = _places([h.at for h in hs], min(v.start for v in vs), max(v.end for v in vs))
    rows, cols = len(ys) - 1, len(xs) - 1
    if rows < 1 or cols < 1 or rows * cols > MAX_CELLS:
        return None
    ruled_across = _drawn(hs, ys, xs)  # [line][column]
    ruled_down = _drawn(vs, xs, ys)  # [line][row]
    boxes = _boxes(ruled_across, ruled_down, rows, cols)
    xs, ys, boxes = _without_idle_lines(xs, ys, boxes)
    grid = PageGrid(xs, ys, boxes, [[0] * (len(xs) - 1) for _ in range(len(ys) - 1)])
    for i, box in enumerate(boxes):
        for r in range(box.row, box.row + box.row_span):
            for c in range(box.col, box.col + box.col_span):
                grid.place[r][c] = i
    return grid


def _places(found: Iterable[float], low: float, high: float) -> list[float]:
    """The lines of the table in one direction, and where a border is missing the line where it would be."""
    places: list[float] = []
    for at in sorted(found):
        if not places or at - places[-1] >= _NARROWEST:
            places.append(at)
    if places[0] - low > _OVERSHOOT:
        places.insert(0, low)
    if high - places[-1] > _OVERSHOOT:
        places.append(high)
    return places


def _drawn(edges: Sequence[Edge], lines: Sequence[float], across: Sequence[float]) -> list[list[bool]]:
    """Whether line i is drawn between crossing lines j and j + 1."""
    drawn = [[False] * (len(across) - 1) for _ in lines]
    for edge in edges:
        i = min(range(len(lines)), key=lambda k: abs(lines[k] - edge.at))
        for j in range(len(across) - 1):
            slack = min(_NARROWEST, 0.3 * (across[j + 1] - across[j]))
            if edge.start <= across[j] + slack and edge.end >= across[j + 1] - slack:
                drawn[i][j] = True
    return drawn


def _boxes(ruled_across: Sequence[Sequence[bool]], ruled_down: Sequence[Sequence[bool]], rows: int, cols: int) -> list[Box]:
    taken = [[False] * cols for _ in range(rows)]
    boxes: list[Box] = []
    for r in range(rows):
        for c in range(cols):
            if taken[r][c]:
                continue
            box = _box(ruled_across, ruled_down, taken, r, c)
            boxes.append(box)
    last = rows
    for box in boxes:
        columns = range(box.col, box.col + box.col_span)
        box.open_head = box.row == 0 and not any(ruled_across[0][c] for c in columns)
        box.open_foot = box.row + box.row_span == last and not any(ruled_across[last][c] for c in columns)
    return boxes


def _box(ruled_across: Sequence[Sequence[bool]], ruled_down: Sequence[Sequence[bool]], taken: list[list[bool]], row: int, col: int) -> Box:
    """The largest box from (row, col) on that no ruling cuts; first as wide, then as tall as it goes."""
    rows, cols = len(taken), len(taken[0])
    right = col + 1
    while right < cols and not ruled_down[right][row] and not taken[row][right]:
        right += 1
    below = row + 1
    while below < rows and _goes_down(ruled_across, ruled_down, taken, below, col, right):
        below += 1
    for r in range(row, below):
        for c in range(col, right):
            taken[r][c] = True
    return Box(row, col, below - row, right - col)


def _goes_down(ruled_across: Sequence[Sequence[bool]], ruled_down: Sequence[Sequence[bool]], taken: Sequence[Sequence[bool]], row: int, left: int, right: int) -> bool:
    inside = range(left, right)
    return not any(ruled_across[row][c] or taken[row][c] for c in inside) and not any(ruled_down[c][row] for c in inside if c > left)


def _without_idle_lines(xs: Sequence[float], ys: Sequence[float], boxes: Sequence[Box]) -> tuple[list[float], list[float], list[Box]]:
    """The same boxes without lines at which none of them begins or ends."""
    cols = sorted({b.col for b in boxes} | {b.col + b.col_span for b in boxes})
    rows = sorted({b.row for b in boxes} | {b.row + b.row_span for b in boxes})
    new_col, new_row = {c: i for i, c in enumerate(cols)}, {r: i for i, r in enumerate(rows)}
    moved = [
        Box(new_row[b.row], new_col[b.col], new_row[b.row + b.row_span] - new_row[b.row], new_col[b.col + b.col_span] - new_col[b.col], b.open_head, b.open_foot) for b in boxes
    ]
    return [xs[c] for c in cols], [ys[r] for r in rows], moved
