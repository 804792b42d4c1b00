"""Which parts of a document look back: past results are no goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policyparse.calendar.dates import five_year_plan
from policyparse.facts.indicators import words
from policyparse.facts.indicators.cues import Held
from policyparse.facts.texts import NodeText
from policyparse.language.numerals import integer
from policyparse.text.lazy import Lazy

_PLAN = Lazy(r"[“\"]?(?P<n>十[一二三四五六七八九]|[一二三四五六七八九十])五[”\"]?(?:时期|期间|规划)")
_YEAR = Lazy(r"(?<!\d)(?P<y>(?:19|20)\d{2})年")
_OPENING = 60  # characters of a paragraph that say what it is about


class Tense:
    """Reads the texts of a document in order and says of each paragraph whether it looks back.

    Anything under a heading that looks back does. A report (政府工作报告) looks back until it turns to what is to come, often
    without a heading: there the opening words of each paragraph count.
    """

    def __init__(self, report: bool, year: int | None) -> None:
        self.report, self.year = report, year
        self.back = report
        self.reviewed: set[str] = set()

    def heading(self, text: NodeText) -> None:
        """Takes note of a heading."""
        said = self._direction(text.folded)
        if said is None:
            self.reviewed.discard(text.where)
            return
        if said:
            self.reviewed.add(text.where)
        if self.report:
            self.back = said

    def ahead(self, text: NodeText, held: Sequence[Held]) -> Sequence[Held]:
        """Of the paragraphs of `text` those that do not look back. A report is read paragraph by paragraph, whatever they hold."""
        if text.role == "heading":
            return held
        back = self._back_at(text) if self.report else {}
        if text.where in self.reviewed or not self.reviewed.isdisjoint(text.above):
            return ()
        return [paragraph for paragraph in held if not back.get(paragraph.start)] if back else held

    def _back_at(self, text: NodeText) -> dict[int, bool]:
        """Where each paragraph begins → whether it looks back."""
        found: dict[int, bool] = {}
        at = 0
        for paragraph in text.folded.split("\n"):
            said = self._direction(paragraph[:_OPENING])
            self.back = self.back if said is None else said
            found[at] = self.back
            at += len(paragraph) + 1
        return found

    def _direction(self, opening: str) -> bool | None:
        """True: looks back; False: looks ahead; None: does not say, or says both."""
        signs = {*self._years(opening), *self._plans(opening)}
        if words.review().search(opening):
            signs.add(True)
        if words.outlook().search(opening):
            signs.add(False)
        return signs.pop() if len(signs) == 1 else None

    def _years(self, opening: str) -> Iterable[bool]:
        if self.year is None:
            return []
        # 2026年 opens what is to come in a document of 2026; 比2025年, 2025年以来 say nothing of the kind
        match = _YEAR.match(opening.lstrip("（一二三四五六七八九十）、. 在对"))
        return [int(match["y"]) < self.year] if match else []

    def _plans(self, opening: str) -> Iterable[bool]:
        if self.year is None or "五" not in opening:
            return []
        return [five_year_plan(integer(m["n"]) or 0)[1] < self.year for m in _PLAN.finditer(opening)]


def past_year(clause: str, year: int | None) -> bool:
    """Whether the clause tells of a year before the document's own, other than as what something is compared with."""
    if year is None or "年" not in clause:
        return False
    return any(int(m["y"]) < year and not re.search(r"(?:较|比|从|由|在|自|于)$", clause[: m.start()]) for m in _YEAR.finditer(clause))
