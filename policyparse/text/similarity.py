"""Pairs of neighbouring characters, and how much a wording holds of another by them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from math import fsum, log
from typing import TypeAlias

from policyparse.text.clauses import Clauses
from policyparse.text.folding import fold
from policyparse.text.quotes import hidden

Gram: TypeAlias = int  # two neighbouring characters
_TELLING = 8  # wordings that hold a pair
SHORTEST_CLAUSE = 8  # characters
_NO_WORD = re.compile(r"[\W_]+")


def grams(text: str) -> list[Gram]:
    """The pairs of neighbouring characters of `text`, punctuation and blanks dropped; first those that begin at even places.

    A pair is the number that its two characters are in memory: a view of the text as numbers costs a third of cutting it.
    """
    units = _NO_WORD.sub("", fold(text)).lower().encode("utf-16-le")
    odd = units[2:]
    return memoryview(units[: len(units) & ~3]).cast("I").tolist() + memoryview(odd[: len(odd) & ~3]).cast("I").tolist()


def telling_clauses(text: str) -> list[str]:
    """The clauses of a text, those too short to tell joined to the one before."""
    found: list[str] = []
    for clause in Clauses(hidden(text)):
        piece = text[clause.start : clause.end]
        if found and len(piece) < SHORTEST_CLAUSE:
            found[-1] += piece
        else:
            found.append(piece)
    return found


class Rarity:
    """How telling pairs are: what every wording says tells nothing."""

    def __init__(self, wordings: Iterable[frozenset[Gram]]) -> None:
        held = list(wordings)
        seen = Counter(chain.from_iterable(held))
        self._weights = {gram: log((len(held) + 1) / (count + 0.5)) for gram, count in seen.items()}

    def total(self, held: Iterable[Gram]) -> float:
        """The weight of several pairs of these wordings; exact, so that the order of a set changes nothing."""
        return fsum(map(self._weights.__getitem__, held))

    def share(self, wanted: frozenset[Gram], held: frozenset[Gram], total: float | None = None) -> float:
        """How much of `wanted`, by weight (`total`, where it is known), is in `held`; 0 where there is nothing to want."""
        total = self.total(wanted) if total is None else total
        return self.total(wanted & held) / total if total else 0.0


class Telling:
    """Wordings to be found by a pair that few of them have."""

    def __init__(self, wordings: Sequence[frozenset[Gram]]) -> None:
        self._holders: dict[Gram, list[int]] = defaultdict(list)
        for i, held in enumerate(wordings):
            for gram in held:
                self._holders[gram].append(i)

    def candidates(self, held: Iterable[Gram]) -> list[int]:
        """The wordings that share a telling pair with `held`. What all share finds nothing, and so the cost stays with the number
        of wordings, not its square."""
        lists = (self._holders.get(gram, ()) for gram in held)
        return sorted({i for holders in lists if len(holders) <= _TELLING for i in holders})
