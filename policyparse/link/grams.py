"""Pairs of neighbouring characters, and how much a wording holds of another by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from policyparse.language.lazy import Lazy
from policyparse.language.width import squash

_NO_WORD = Lazy(r"\W+")


def grams(text: str) -> list[str]:
    """The pairs of neighbouring characters of `text`, punctuation and blanks dropped."""
    bare = _NO_WORD.sub("", squash(text)).lower()
    return [bare[i : i + 2] for i in range(len(bare) - 1)]


class Holders:
    """Wordings to be looked up by their pairs, each pair weighted by how few of them have it."""

    def __init__(self, texts: Sequence[str], others: Iterable[str] = ()) -> None:
        """`others` count for rarity only: what every task says tells nothing."""
        self.sets = [frozenset(grams(text)) for text in texts]
        self.holders: dict[str, list[int]] = defaultdict(list)
        for i, held in enumerate(self.sets):
            for gram in held:
                self.holders[gram].append(i)
        among = [frozenset(grams(text)) for text in others]
        self.count = len(self.sets) + len(among)
        self.seen = Counter(gram for held in (*self.sets, *among) for gram in held)

    def weight(self, gram: str) -> float:
        """Rarity among all the wordings."""
        return log((self.count + 1) / (self.seen[gram] + 0.5))

    def total(self, held: Iterable[str]) -> float:
        """The weight of several pairs."""
        return sum(self.weight(gram) for gram in held)

    def common(self, text: str) -> dict[int, float]:
        """The weight of what `text` has in common with each wording; those with nothing are left out."""
        found: dict[int, float] = defaultdict(float)
        for gram in sorted(set(grams(text))):
            weight = self.weight(gram)
            for i in self.holders.get(gram, ()):
                found[i] += weight
        return found
