"""The best assignment between two sides where only some pairs are possible: globally, not greedily."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush


def assign(profits: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """old → new, so that the sum of the profits is greatest; every unit in one pair at most, none in an unprofitable one.

    Shortest augmenting paths over the sparse graph (Jonker and Volgenant 1987, with a private dummy for every old unit, which
    stays alone where that is best). Every search ends at the nearest free unit, so the work follows the number of conflicts, not n³.

    >>> assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8})
    {0: 1, 1: 0}
    """
    edges: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), profit in sorted(profits.items()):
        if profit > 0:
            edges[i].append((j, -profit))
    matching = _Matching(edges)
    for i in edges:
        matching.place(i)
    return {i: j for i, j in sorted(matching.of_old.items()) if j >= 0}


class _Matching:
    """A matching that is optimal for the old units placed so far; of_old -1 - i is the dummy of i."""

    def __init__(self, edges: Mapping[int, list[tuple[int, float]]]) -> None:
        self.edges = edges
        self.of_old: dict[int, int] = {}
        self.of_new: dict[int, int] = {}
        self.price_old: dict[int, float] = {}
        self.price_new: dict[int, float] = defaultdict(float)

    def place(self, first: int) -> None:
        """Gives `first` a partner along the cheapest path, where others may have to change theirs."""
        # so that every reduced cost of this unit is at least 0
        self.price_old[first] = min(0.0 - self.price_new[-1 - first], *(cost - self.price_new[j] for j, cost in self.edges[first]))
        distance: dict[int, float] = {}
        came_from: dict[int, int] = {}
        done: dict[int, float] = {}
        heap: list[tuple[float, int]] = []
        i, so_far = first, 0.0
        reached = {first: 0.0}
        while True:
            for j, cost in (*self.edges[i], (-1 - i, 0.0)):
                length = so_far + cost - self.price_old[i] - self.price_new[j]
                if j not in done and length < distance.get(j, float("inf")):
                    distance[j], came_from[j] = length, i
                    heappush(heap, (length, j))
            so_far, j = heappop(heap)
            while j in done or so_far > distance[j]:
                so_far, j = heappop(heap)
            if j not in self.of_new:
                break
            done[j] = so_far
            i = self.of_new[j]
            reached[i] = so_far
        for node, length in reached.items():
            self.price_old[node] += so_far - length
        for node, length in done.items():
            self.price_new[node] -= so_far - length
        self._turn(j, came_from, first)

    def _turn(self, j: int, came_from: Mapping[int, int], first: int) -> None:
        """Exchanges the partners along the path that ends at the free `j`."""
        while True:
            i = came_from[j]
            self.of_new[j], last = i, self.of_old.get(i)
            self.of_old[i] = j
            if i == first or last is None:
                return
            j = last
