"""Where the texts of a document may hold goals: one search over all of them, so that what holds none costs next to nothing."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import is_few, sets_no_goal
from policyparse.language.quantities import Quantity, find_quantities, unit_in_brackets
from policyparse.text.quotes import hidden
from policyparse.view import Texts


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

    def __init__(self, texts: Texts) -> None:
        self._plain = _with_units(hidden(texts.joined), texts.joined)
        self._figures = [q for q in find_quantities(self._plain, skip=sets_no_goal) if not is_few(q, self._plain)]
        self._starts = [q.start for q in self._figures]
        self._cues = sorted({*self._starts, *(match.start() for match in words.targets().finditer(self._plain))})
        self._at = texts.starts

    def paragraphs(self, index: int) -> list[Held]:
        """The paragraphs of the text at `index` that hold any."""
        begin, upto = self._at[index], self._at[index + 1] - 1
        at = bisect_left(self._cues, begin)
        held: list[Held] = []
        while at < len(self._cues) and self._cues[at] < upto:
            start = max(begin, self._plain.rfind("\n", begin, self._cues[at]) + 1)
            found = self._plain.find("\n", self._cues[at], upto)
            end = upto if found < 0 else found
            last = bisect_left(self._cues, end, at)
            figures = self._figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            held.append(Held(start - begin, end - begin, self._plain[start:end], figures, self._cues[at:last], start))
            at = last
        return held


def _with_units(plain: str, text: str) -> str:
    """`plain` with the brackets of `text` in sight that hold another name of a unit: 1万套（间）."""
    pieces: list[str] = []
    at = 0
    for match in unit_in_brackets().finditer(text):
        pieces += (plain[at : match.start()], match[0])
        at = match.end()
    return "".join([*pieces, plain[at:]]) if pieces else plain
