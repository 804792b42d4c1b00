"""How much two wordings have in common: the pairs of characters they share, rare ones counting more than those of every unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from heapq import nlargest, nsmallest
from math import log

from policyparse.compare.plain import bare
from policyparse.compare.settings import rules, threshold
from policyparse.rules import rule
from policyparse.text.similarity import Gram, grams

_NUMBER = rule(
    r"\d+(?:[.,]\d+)*",
    examples=["1,200", "3.5", "12"],
    rejects=["三百", "渔港"],
    why="A number, its thousands and decimals in one.",
)
_UNEQUAL = 0.99
_NEAR = 2


def wording(text: str) -> frozenset[Gram]:
    """The pairs of neighbouring characters of `text`; any number stands as 0, so that a figure that moved parts nothing.

    >>> wording("修堤12公里") == wording("修堤 9 公里")
    True
    """
    return frozenset(grams(_NUMBER.sub("0", bare(text))))


@cache
def boilerplate() -> frozenset[Gram]:
    """The pairs of characters of wording that every plan repeats."""
    return frozenset(gram for word in rules()["boilerplate"]["words"] for gram in wording(word))


class Wordings:
    """The wordings of both sides and the weight of each pair of characters; sides are 0 and 1."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.bare = ([bare(text) for text in old], [bare(text) for text in new])
        self.sides = ([wording(text) for text in old], [wording(text) for text in new])
        counts = [Counter(gram for found in side for gram in found) for side in self.sides]
        size = max(len(old), len(new))
        light = rules()["boilerplate"]["weight"]
        # whole numbers: sums of floats depend on the order, and the order of a set on the hash seed
        self.weights = {
            gram: round(1000 * log((size + 1) / max(counts[0][gram], counts[1][gram], 1)) * (light if gram in boilerplate() else 1)) for gram in (counts[0] | counts[1])
        }
        self.totals = tuple([self.weigh(found) for found in side] for side in self.sides)

    def weigh(self, found: Iterable[Gram]) -> int:
        """The sum of the weights of these pairs of characters."""
        return sum(map(self.weights.__getitem__, found))

    def likeness(self, i: int, j: int) -> float:
        """0 to 1: twice what both hold over what each holds; 1 for equal wordings alone (another figure is another wording)."""
        if self.bare[0][i] == self.bare[1][j]:
            return 1.0
        total = self.totals[0][i] + self.totals[1][j]
        return _UNEQUAL * 2 * self.weigh(self.sides[0][i] & self.sides[1][j]) / total if total else 0.0

    def candidates(self) -> set[tuple[int, int]]:
        """Pairs that may be one: for each unit of either side the few that share most rare wording with it."""
        shared = self._shared()
        best = int(threshold("candidates"))
        found: set[tuple[int, int]] = set()
        of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for i, row in enumerate(shared):
            scored = [(value / (self.totals[0][i] + self.totals[1][j] or 1), -j) for j, value in row.items()]
            found |= {(i, -j) for _, j in nlargest(best, scored)}
            for score, j in scored:
                of_new[-j].append((score, -i))
        for j, column in of_new.items():
            found |= {(-i, j) for _, i in nlargest(best, column)}
        return found | self._verbatim(best) | self._neighbours()

    def _neighbours(self) -> set[tuple[int, int]]:
        """Pairs at the same height of their documents: for units that say only what all of them say."""
        size, other = len(self.bare[0]), len(self.bare[1])
        reach = range(-_NEAR, _NEAR + 1)
        return {(i, j) for i in range(size) for near in reach if 0 <= (j := i * other // size + near) < other}

    def _verbatim(self, reach: int) -> set[tuple[int, int]]:
        """Equal wordings at the same place among their like, or some places from it: a text without any words, or one that stands there often."""
        where: dict[str, list[int]] = defaultdict(list)
        for j, text in enumerate(self.bare[1]):
            where[text].append(j)
        seen: Counter[str] = Counter()
        found: set[tuple[int, int]] = set()
        for i, text in enumerate(self.bare[0]):
            at = seen[text]
            found |= {(i, j) for j in where.get(text, ())[max(0, at - reach) : at + reach + 1]}
            seen[text] += 1
        return found

    def _shared(self) -> list[dict[int, int]]:
        """For each old unit the weight it shares with new ones, counting only its most telling wording that both sides have."""
        holders: dict[Gram, list[int]] = defaultdict(list)
        for j, found in enumerate(self.sides[1]):
            for gram in found:
                holders[gram].append(j)
        most = int(threshold("telling"))
        common = threshold("common") * max(map(len, self.sides)) ** 0.5
        holders = {gram: where for gram, where in holders.items() if len(where) <= common}
        rows: list[dict[int, int]] = []
        for found in self.sides[0]:
            row: dict[int, int] = defaultdict(int)
            for _, gram in nsmallest(most, ((len(holders[gram]), gram) for gram in found & holders.keys())):
                weight = self.weights[gram]
                for j in holders[gram]:
                    row[j] += weight
            rows.append(row)
        return rows
