"""Ruling lines: strokes, thin filled boxes and the edges of stroked boxes, run together where they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

NEAR = 3.0  # points; rulings that close are one (double borders, borders drawn once for each of two cells, dots)
THIN = 3.5  # a filled box thinner than this is a line
SHORTEST = 5.0
MAX_EDGES = 3_000
MAX_OBJECTS = 50_000  # of one page, forms included


class Edge(NamedTuple):
    """A ruling: `at` is its y where it is horizontal, its x where it is vertical."""

    at: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The horizontal and vertical rules of a page."""

    across: list[Edge]
    down: list[Edge]
    pictures: int  # images on the page
    objects: int = 0  # everything that is drawn on it, as far as it was looked at
    grounds: Sequence[tuple[float, float, float, float]] = ()  # dark shapes and pictures: left, top, right, bottom

    def dark_at(self, x: float, y: float) -> bool:
        """Whether a dark ground lies under a point, on which white letters show."""
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in self.grounds)


class Strokes:
    """The rulings of a page while its drawing is looked through; `point` brings a corner into the frame that the text is read in."""

    def __init__(self, point: Callable[[float, float], tuple[float, float]]) -> None:
        self.point = point
        self.across: list[Edge] = []
        self.down: list[Edge] = []
        self.pictures = 0
        self.grounds: list[tuple[float, float, float, float]] = []
        self.left = MAX_OBJECTS

    def box(self, points: Sequence[tuple[float, float]]) -> None:
        """A filled shape: a line where it is thin; a dot may be a piece of either kind of line."""
        seen = [self.point(*p) for p in points]
        x0, x1 = min(x for x, _ in seen), max(x for x, _ in seen)
        y0, y1 = min(y for _, y in seen), max(y for _, y in seen)
        if y1 - y0 <= THIN:
            self.across.append(Edge((y0 + y1) / 2, x0, x1))
        if x1 - x0 <= THIN:
            self.down.append(Edge((x0 + x1) / 2, y0, y1))

    def ground(self, points: Sequence[tuple[float, float]]) -> None:
        """A dark shape or a picture that letters may stand on."""
        seen = [self.point(*p) for p in points]
        box = min(x for x, _ in seen), min(y for _, y in seen), max(x for x, _ in seen), max(y for _, y in seen)
        if box[2] - box[0] > SHORTEST and box[3] - box[1] > SHORTEST and len(self.grounds) < MAX_EDGES:
            self.grounds.append(box)

    def stroke(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        """A drawn line between two corners: a ruling where it is level or upright."""
        (ax, ay), (bx, by) = self.point(*one), self.point(*other)
        if abs(ay - by) <= 1 and abs(ax - bx) > 0.3:
            self.across.append(Edge((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= 1 and abs(ay - by) > 0.3:
            self.down.append(Edge((ax + bx) / 2, min(ay, by), max(ay, by)))

    def rulings(self) -> Rulings:
        """What was drawn, run together."""
        return Rulings(run_together(self.across), run_together(self.down), self.pictures, MAX_OBJECTS - self.left, self.grounds)


def run_together(edges: Iterable[Edge]) -> list[Edge]:
    """Edges at nearly the same place as one, pieces that touch or nearly touch joined; specks dropped."""
    joined: list[Edge] = []
    for level in _levels(sorted(edges)):
        at = sum(e.at for e in level) / len(level)
        level.sort(key=lambda e: e.start)
        start, end = level[0].start, level[0].end
        for edge in level[1:]:
            if edge.start <= end + NEAR:
                end = max(end, edge.end)
            else:
                joined.append(Edge(at, start, end))
                start, end = edge.start, edge.end
        joined.append(Edge(at, start, end))
    kept = [e for e in joined if e.end - e.start >= SHORTEST]
    return sorted(kept, key=lambda e: e.start - e.end)[:MAX_EDGES]


def _levels(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    level: list[Edge] = []
    for edge in edges:
        if level and edge.at - level[0].at > NEAR:
            yield level
            level = []
        level.append(edge)
    if level:
        yield level
