"""One paragraph: the clauses that may hold a goal, and when each is to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from policyparse.calendar.inheritance import Basis, Holding, Timeline
from policyparse.calendar.wordings import Found
from policyparse.facts.indicators.cues import Held
from policyparse.facts.indicators.figures import GONE
from policyparse.language.quantities import Quantity
from policyparse.text.clauses import Clause, Clauses
from policyparse.text.quotes import ASIDE, QUOTED
from policyparse.view import NodeText

# How long a thing lasts is what is measured (缩短至5个工作日), not when it is done.
_LASTS = re.compile(r"(?:工作日|小时|天|分钟|秒)(?:以内|之内|内)?$")
# 压缩至|6个工作日以内: how long, and not by when.
_MEASURED = re.compile(r"(?:[到至在为过均]|\d个?、)$")


class Paragraph:
    """A paragraph of a text; all offsets are its own. Periods are looked for only once a clause asks: most paragraphs set no goal."""

    def __init__(self, text: NodeText, held: Held, timeline: Timeline, index: int) -> None:
        self._timeline, self._index = timeline, index
        self.text, self.start, self.end, self.plain, self.year = text, held.start, held.end, held.plain, text.calendar.year
        self._figures, self._cues, self._base = held.figures, held.cues, held.base

    def clauses(self) -> Iterator[tuple[Clause, list[Quantity]]]:
        """Each clause with a figure, or that ends as goals in words do, with its figures in its own offsets."""
        upto, first, base, figures = self._base - 1, 0, self._base, self._figures
        for cue in self._cues:
            if cue >= upto:
                clause = self._split.around(cue - base)
                start, upto = base + clause.start, base + clause.end
                own: list[Quantity] = []
                while first < len(figures) and figures[first].start < upto:
                    if figures[first].end <= upto:
                        own.append(figures[first].shifted(-start))
                    first += 1
                yield clause, own

    def before(self, clause: Clause) -> str | None:
        """The clause before in the same sentence, wordings that say when blanked."""
        found = self._split.before(clause)
        return self.blanked(found) if found else None

    def period(self, clause: Clause, figure: int | None = None) -> Holding | None:
        """The period that holds for a clause; of several in it the one of the figure that begins at `figure` in the clause."""
        start, end = self.start + clause.start, self.start + clause.end
        return self._timeline.at(self._index, start, end, end if figure is None else start + figure)

    def listed(self, clause: Clause) -> list[Holding]:
        """The periods of a list that holds for a clause (到2027年、2030年分别…): its own, else those of its sentence; empty where there is one."""
        own = [f for f in self._periods if clause.start <= f.start < clause.end]
        said = own or [f for f in self._periods if clause.sentence <= f.start < clause.start]
        joined = all(self.plain[a.end : b.start] in ("、", "和") for a, b in pairwise(said))
        basis: Basis = "clause" if own else "sentence"
        return [Holding(self.text.text[self.start + f.start : self.start + f.end], f.period, basis) for f in said] if len(said) > 1 and joined else []

    def blanked(self, clause: Clause) -> str:
        """A clause with the wordings that say when blanked: they are no part of what is measured. Places stay."""
        plain = clause.text
        for found in self._wordings:
            if clause.start <= found.start < clause.end and not _LASTS.search(self.plain, found.start, found.end):
                start = found.start - clause.start + (self.plain[found.start] in "从由自在较比")  # 从2019年的50%: the word says that it starts there
                end = min(found.end, clause.end) - clause.start
                plain = plain[:start] + GONE * (end - start) + plain[end:]
        return plain

    @cached_property
    def _split(self) -> Clauses:
        return Clauses(self.plain)

    @cached_property
    def _wordings(self) -> Sequence[Found]:
        found = (f for f in self.text.periods() if self.start <= f.start < self.end)
        own = [Found(f.start - self.start, f.end - self.start, f.period) for f in found]
        # “十五五”期间 begins with a quotation; what lies in one altogether, or in a title, says nothing
        return [f for f in own if self.plain[f.end - 1] not in (QUOTED, ASIDE)]

    @cached_property
    def _periods(self) -> Sequence[Found]:
        usable = (f for f in self._timeline.usable(self._index) if self.start <= f.start < self.end)
        found = [Found(f.start - self.start, f.end - self.start, f.period) for f in usable]
        return [f for f in found if not (_LASTS.search(self.plain, f.start, f.end) and _MEASURED.search(self.plain[max(0, f.start - 3) : f.start]))]
