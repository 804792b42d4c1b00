"""Units that were split into several, and several that were merged into one: the same question from two sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from policyparse.compare.settings import threshold
from policyparse.compare.units import Unit
from policyparse.compare.weights import Wordings


class Whole(NamedTuple):
    """A unit on the one side and its parts on the other, in reading order."""

    whole: Unit
    parts: tuple[Unit, ...]
    score: float
    """The share of the whole that its parts hold."""


def wholes(texts: Wordings, one: Sequence[Unit], other: Sequence[Unit], partner: Mapping[str, Unit], candidates: Collection[tuple[int, int]], *, side: int) -> list[Whole]:
    """The units of `one` whose wording went to several of `other`; `side` says which side of `texts` (and of `candidates`) `one` is.

    A part is held by the whole to a good share, and accounts for something that no other part accounts for; one part may be the
    partner that the assignment found, the others are left without one.
    """
    index = _Shares(texts, side)
    taken = {unit.id for unit in partner.values()}
    free: dict[int, list[int]] = defaultdict(list)
    best: dict[int, tuple[float, int]] = {}
    for pair in candidates:
        i, j = pair if side == 0 else pair[::-1]
        if other[j].id not in taken:
            best[j] = max(best.get(j, (0.0, 0)), (index.held(i, j), -i))
    for j, (held, at) in sorted(best.items()):
        if held >= threshold("part_held"):
            free[-at].append(j)
    places = {unit.id: j for j, unit in enumerate(other)}
    found = []
    for i, parts in sorted(free.items()):
        known = places.get(partner[one[i].id].id) if one[i].id in partner else None
        kept = index.parts(i, [*parts, *([known] if known is not None else [])])
        if len(kept) > 1 and (known is None or known in kept):
            found.append(Whole(one[i], tuple(other[j] for j in kept), index.together(i, kept)))
    return found


class _Shares:
    """What a whole and its possible parts hold of one another."""

    def __init__(self, texts: Wordings, side: int) -> None:
        self.texts = texts
        self.wholes, self.parts_of = texts.sides[side], texts.sides[1 - side]
        self.whole_totals, self.part_totals = texts.totals[side], texts.totals[1 - side]

    def held(self, i: int, j: int) -> float:
        """The share of part j that whole i holds."""
        return self.texts.weigh(self.wholes[i] & self.parts_of[j]) / (self.part_totals[j] or 1)

    def together(self, i: int, parts: Sequence[int]) -> float:
        """The share of whole i that the parts hold together."""
        return self.texts.weigh(self.wholes[i] & frozenset().union(*(self.parts_of[j] for j in parts))) / (self.whole_totals[i] or 1)

    def parts(self, i: int, candidates: Sequence[int]) -> list[int]:
        """The candidates that are parts of whole i, in reading order; none where they do not make up enough of it."""
        kept = sorted(j for j in set(candidates) if self.held(i, j) >= threshold("part_held"))
        while len(kept) > 1:
            given = {j: self._given(i, j, kept) for j in kept}
            least = min(kept, key=lambda j: (given[j], j))
            if given[least] >= threshold("part_gives"):
                break
            kept.remove(least)
        return kept if len(kept) > 1 and self.together(i, kept) >= threshold("whole_held") else []

    def _given(self, i: int, j: int, parts: Sequence[int]) -> float:
        """The share of whole i that only part j holds."""
        others = frozenset().union(*(self.parts_of[k] for k in parts if k != j))
        return self.texts.weigh((self.wholes[i] & self.parts_of[j]) - others) / (self.whole_totals[i] or 1)
