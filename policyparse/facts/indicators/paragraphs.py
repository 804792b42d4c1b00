"""One paragraph: the clauses that may hold a goal, and when each is to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from policyparse.calendar.wordings import Found
from policyparse.facts.indicators.cues import Held
from policyparse.facts.indicators.figures import GONE
from policyparse.facts.texts import NodeText
from policyparse.language.quantities import Quantity
from policyparse.text.clauses import Clause, Clauses
from policyparse.text.quotes import ASIDE, QUOTED

# How long a thing lasts is what is measured (缩短至5个工作日), not when it is done.
_LASTS = re.compile(r"(?:工作日|小时|天|分钟|秒)$")
# No start (从2019年的50%) and no yardstick (较上年) says when a goal is to be reached.
_NO_END = re.compile(r"(?:[较比由]|[^自]从|^从)$")


class Paragraph:
    """A paragraph of a text; all offsets are its own. Periods are looked for only once a clause asks: most paragraphs set no goal."""

    def __init__(self, text: NodeText, held: Held) -> None:
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

    def period(self, clause: Clause) -> Found | None:
        """The period that holds for a clause: its own, else the last before it in its sentence, else the one that opens the paragraph."""
        own = [f for f in self._periods if clause.start <= f.start < clause.end]
        # 每年开展演出80场，开放率达到60%: what recurs holds for its own clause only
        said = own or [f for f in self._periods if clause.sentence <= f.start < clause.start and f.period.end]
        return said[-1] if said else self._periods[0] if self._periods and self._periods[0].start < min(4, clause.start) and self._periods[0].period.end else None

    def listed(self, clause: Clause) -> list[Found]:
        """The periods of a list that holds for a clause (到2027年、2030年分别…): its own, else those of its sentence; empty where there is one."""
        said = [f for f in self._periods if clause.start <= f.start < clause.end] or [f for f in self._periods if clause.sentence <= f.start < clause.start]
        joined = all(self.plain[a.end : b.start] in ("、", "和") for a, b in pairwise(said))
        return said if len(said) > 1 and joined else []

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
        return [found for found in self._wordings if self._ahead(found)]

    def _ahead(self, found: Found) -> bool:
        """Whether a wording may say when a goal is to be reached: nothing past, no start, no yardstick."""
        if _NO_END.search(self.plain[max(0, found.start - 2) : found.start]):
            return False
        return self.year is None or found.period.end is None or found.period.end >= f"{self.year}-01-01"
