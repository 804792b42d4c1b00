"""Where the texts of a document may hold goals: one search over all of them, so that what holds none costs next to nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.facts.indicators import words
from policyparse.facts.indicators.clauses import shaded
from policyparse.facts.indicators.figures import is_few, sets_no_goal
from policyparse.facts.texts import NodeText
from policyparse.language.quantities import Quantity, find_quantities


class Held(NamedTuple):
    """A paragraph [start, end) of a text with the figures and the ends of targets in words that it holds."""

    start: int
    end: int
    plain: str  # what is quoted or bracketed shaded
    figures: list[Quantity]  # these and the cues in offsets that count its first character as `base`
    cues: list[int]
    base: int


class Cues:
    """The figures of all texts, and where clauses end as goals in words do."""

    def __init__(self, texts: Sequence[NodeText]) -> None:
        # no pattern looks over a line end, so joining the texts joins nothing else
        self._plain = shaded("\n".join(text.folded for text in texts))
        self._figures = [q for q in find_quantities(self._plain, skip=sets_no_goal) if not is_few(q, self._plain)]
        self._starts = [q.start for q in self._figures]
        self._cues = sorted({*self._starts, *(match.start() for match in words.targets().finditer(self._plain))})
        self._at = [0]
        for text in texts:
            self._at.append(self._at[-1] + len(text.folded) + 1)

    def paragraphs(self, index: int) -> Iterator[Held]:
        """The paragraphs of the text at `index` that hold any."""
        begin, upto = self._at[index], self._at[index + 1] - 1
        at = bisect_left(self._cues, begin)
        while at < len(self._cues) and self._cues[at] < upto:
            start = max(begin, self._plain.rfind("\n", begin, self._cues[at]) + 1)
            found = self._plain.find("\n", self._cues[at], upto)
            end = upto if found < 0 else found
            last = bisect_left(self._cues, end, at)
            figures = self._figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            yield Held(start - begin, end - begin, self._plain[start:end], figures, self._cues[at:last], start)
            at = last
