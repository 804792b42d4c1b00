"""When a goal is to be reached: the period that its own words give, or that it takes from what stands around it.

Nearest first, and the nearest says on what basis: the clause (到2027年建成公园20个), the sentence before it (到2028年，甲建成5个；乙建成3个), the line
that leads the goals in (到2025年，主要目标是：), the heading above (2026年工作安排), the document (2026年全市水利工作要点, a report of 2026).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple, Protocol, TypeAlias

from policyparse.calendar.calendar import Calendar, plan_named
from policyparse.calendar.dates import Period
from policyparse.calendar.tense import Tense
from policyparse.calendar.wordings import Found
from policyparse.rules import rule, yaml_rule
from policyparse.text.quotes import enclosed

Basis: TypeAlias = Literal["clause", "sentence", "lead", "heading", "document"]

_NEAR = 60  # characters on either side of a wording that may say what it is named for
_EARLY = 4  # months in which assemblies meet and hear what is to be done in the year
_STOPS = "。！？\n!?"
_OPENS = 6  # characters of a sentence before the wording that opens it: 一是到2027年
_NO_END = rule(
    r"(?:[较比由]|[^自]从|^从)$",
    examples=["较", "比", "由", "从", "力争从"],
    rejects=["自从", "到"],
    why="Before a year that a goal does not reach: 比2020年, 从2020年.",
)
_LISTED = rule(
    r"\s*(?:[—\-·•●■◆▪]|[一二三四五六七八九十]{1,3}[是、]|第[一二三四五六七八九十]|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．]|[①-⑳])",
    examples=["— 渔港", "一是渔港", "（二）渔港", "●渔港"],
    rejects=["渔港", "2026渔港"],
    why="How an entry of a list opens: each has a time of its own.",
    ask="match",
)
_LEADS = ("：", ":")
_GOALS = rule(
    r"目标|指标",
    examples=["主要目标", "发展指标"],
    rejects=["重点任务", "渔港"],
    why="A heading or line of goals.",
)


class Text(Protocol):
    """What is asked of a running text: NodeText has it."""

    @property
    def where(self) -> str:
        """Id of the part."""

    @property
    def role(self) -> str:
        """heading, title, text, record …"""

    @property
    def text(self) -> str:
        """Its characters as printed."""

    @property
    def folded(self) -> str:
        """The same, width folded."""

    @property
    def above(self) -> tuple[str, ...]:
        """Ids of the parts it stands in, outermost first."""

    @property
    def calendar(self) -> Calendar:
        """That of the part it belongs to."""

    def periods(self) -> list[Found]:
        """Every wording that says when, in order."""


class Holding(NamedTuple):
    """A period that holds for a stretch of text: as printed, what it covers, and what gives it."""

    text: str
    period: Period
    basis: Basis


def is_yardstick(folded: str, found: Found) -> bool:
    """Whether a wording only names what something is compared with, measured on or called by: 比2020年, 在2018年基础上, 2021年的水平."""
    before, behind = folded[max(0, found.start - 6) : found.start], folded[found.end : found.end + _NEAR]
    return bool(yaml_rule("deadlines.not_behind").search(before) or yaml_rule("deadlines.not_before").match(behind))


class Paragraph(NamedTuple):
    """A paragraph [start, end) of a text, and the wording of the line that leads it in, with the text that holds it."""

    start: int
    end: int
    lead: Found | None


class Timeline:
    """The periods of a document's running texts. Each text is looked through once a goal in it asks."""

    def __init__(self, texts: Sequence[Text], tense: Tense, due: Mapping[str, Holding] | None = None) -> None:
        """`due`: what the column of deadlines says of records, by id."""
        self._texts, self._tense, self._due = texts, tense, due or {}
        self._usable: dict[int, list[Found]] = {}
        self._led: dict[int, list[Paragraph]] = {}

    def at(self, index: int, start: int, end: int, figure: int) -> Holding | None:
        """The period of the clause [start, end) of the text at `index`; of several in it, the one of the character `figure`."""
        text = self._texts[index]
        return (
            self._of_clause(index, start, end, figure)
            or self._of_sentence(index, start)
            or self._of_lead(index, start)
            or self._due.get(text.where)
            or self._of_heading(text)
            or self._of_document(index, start)
        )

    def usable(self, index: int) -> list[Found]:
        """The wordings of a text that may say when something is to be reached: nothing past, no start, no yardstick, nothing cited."""
        if index not in self._usable:
            text = self._texts[index]
            said = text.periods()
            # a quotation that begins a wording is its own (“十五五”期间); a heading may say its years in brackets
            apart = [e for e in enclosed(text.folded) if text.role != "heading" or text.folded[e.start] not in "（("] if said else []
            self._usable[index] = [f for f in said if _may_date(text, f) and not any(e.start < f.start and f.end <= e.end for e in apart)]
        return self._usable[index]

    def _of_clause(self, index: int, start: int, end: int, figure: int) -> Holding | None:
        said = self._between(index, start, end)
        before = [found for found in said if found.start < figure]
        return self._holding(index, before[-1] if before else said[0], "clause") if said else None

    def _of_sentence(self, index: int, start: int) -> Holding | None:
        """The last wording before in the same sentence. What recurs holds for its own clause only: 每年演出80场，开放率达到60%."""
        folded = self._texts[index].folded
        opening = max(folded.rfind(stop, 0, start) for stop in _STOPS) + 1
        said = [found for found in self._between(index, opening, start) if _holds_on(found, folded)]
        return self._holding(index, said[-1], "sentence") if said else None

    def _of_lead(self, index: int, start: int) -> Holding | None:
        """The sentence before in the paragraph that opens with a year, else the line that leads the paragraph in."""
        text = self._texts[index]
        paragraph = next((p for p in self._paragraphs(index) if p.start <= start < max(p.end, p.start + 1)), None)
        if paragraph is None:
            return None
        opening = [f for f in self._between(index, paragraph.start, start) if _opens_sentence(text.folded, f) and _holds_on(f, text.folded) and _whole_years(f)]
        if opening:
            return self._holding(index, opening[-1], "lead")
        if paragraph.lead:
            return self._holding(index, paragraph.lead, "lead")
        return self._of_section(text)

    def _of_section(self, text: Text) -> Holding | None:
        """The line of the section that leads its measures in: 二、发展目标 / 到2025年，实现以下目标： / （一）…"""
        for where in reversed(text.above):
            for index in self._by_part.get(where, ()):
                own = self._texts[index]
                heading = next((self._texts[i].folded for i in self._by_part[where] if self._texts[i].role == "heading"), "")
                last = own.folded.rstrip().rpartition("\n")[2]
                if own.role == "text" and (last.endswith(_LEADS) or _GOALS.search(heading)):
                    begin = own.folded.rstrip().rfind("\n") + 1
                    said = [f for f in self._between(index, begin, len(own.folded)) if _opens_sentence(own.folded, f) and _holds_on(f, own.folded)]
                    if said:
                        return self._holding(index, said[-1], "lead")
        return None

    def _of_heading(self, text: Text) -> Holding | None:
        for where in (text.where, *reversed(text.above)):
            for index in self._by_part.get(where, ()):
                heading = self._texts[index]
                if heading.role != "heading":
                    continue
                said = [f for f in self.usable(index) if _holds_on(f, heading.folded)]
                if said:
                    return self._holding(index, said[-1], "heading")
                plan = plan_named(heading.text)
                if plan and plan.period.end and not _is_past(text, plan.period.end):
                    return Holding(plan.text, plan.period, "heading")
        return None

    def _of_document(self, index: int, start: int) -> Holding | None:
        """The year that an annual plan is for, or that a report looks ahead to; the years that the title of a plan names."""
        text = self._texts[index]
        calendar = text.calendar
        if calendar.titled:
            return Holding(calendar.titled.text, calendar.titled.period, "document")
        # a report read in the first months of a year looks ahead to that year; later ones may mean the next
        early = calendar.issued is None or int(calendar.issued[5:7]) <= _EARLY
        if calendar.report and calendar.year and early and self._tense.at(index, start) == "ahead":
            printed = self._printed_year(calendar.year)
            return Holding(printed, Period("year", f"{calendar.year}-01-01", f"{calendar.year}-12-31"), "document") if printed else None
        return None

    @cached_property
    def _by_part(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, text in enumerate(self._texts):
            found.setdefault(text.where, []).append(index)
        return found

    @cache  # noqa: B019 - one timeline a document, and it goes with it
    def _printed_year(self, year: int) -> str | None:
        """How the document prints its year where it first looks ahead: 2026年, 今年."""
        whole = f"{year}-01-01", f"{year}-12-31"
        said = (text.text[f.start : f.end] for text in self._texts for f in text.periods() if (f.period.start, f.period.end) == whole)
        return next(said, None)

    def _paragraphs(self, index: int) -> list[Paragraph]:
        if index not in self._led:
            self._led[index] = list(self._read_leads(index))
        return self._led[index]

    def _read_leads(self, index: int) -> Iterator[Paragraph]:
        """The paragraphs of a text. What ends in a colon leads in all that follows; a year that opens a paragraph the list behind it."""
        folded = self._texts[index].folded
        lead: Found | None = None
        colon = False
        start = 0
        for line in folded.split("\n"):
            end = start + len(line)
            listed = _LISTED.match(line) is not None
            if not listed and not colon:
                lead = None
            yield Paragraph(start, end, lead)
            opening = [f for f in self._between(index, start, end) if _opens_sentence(folded, f) and _holds_on(f, folded)]
            if line.rstrip().endswith(_LEADS):
                lead, colon = (opening[-1] if opening else None if not listed else lead), True
            elif opening and not listed:
                lead, colon = opening[-1], False
            start = end + 1

    def _between(self, index: int, start: int, end: int) -> list[Found]:
        usable = self.usable(index)
        low, high = (bisect_left(usable, at, key=lambda found: found.start) for at in (start, end))
        return usable[low:high]

    def _holding(self, index: int, found: Found, basis: Basis) -> Holding:
        return Holding(self._texts[index].text[found.start : found.end].replace("\n", ""), found.period, basis)


def _may_date(text: Text, found: Found) -> bool:
    if _NO_END.search(text.folded, max(0, found.start - 2), found.start) or is_yardstick(text.folded, found):
        return False
    return found.period.end is None or not _is_past(text, found.period.end)


def _is_past(text: Text, end: str) -> bool:
    """Whether a day lies in a year before that of the text."""
    return text.calendar.year is not None and end < f"{text.calendar.year}-01-01"


def _holds_on(found: Found, folded: str) -> bool:
    """Whether a wording holds beyond its own clause: it has an end, or is a stretch of years whose end nobody says (今后五年)."""
    return found.period.end is not None or (found.period.kind in ("period", "relative") and "年" in folded[found.start : found.end])


def _whole_years(found: Found) -> bool:
    """到2027年, 2026年, “十五五”期间: 6月底前 is said of its own sentence."""
    return found.period.end is None or found.period.end.endswith("-12-31")


def _opens_sentence(folded: str, found: Found) -> bool:
    before = folded[max(0, found.start - _OPENS) : found.start]
    opening = re.split(f"[{_STOPS}；;：:]", before)[-1] if len(before) == _OPENS else before
    return len(opening) < _OPENS or not before
