"""Which parts of a document look back and which ahead: what was done is neither a goal nor a deadline nor something to do.

One answer for all who ask. A heading says it for all that stands below it (发展基础, 存在问题, 一年来的工作); a report (政府工作报告)
looks back until it turns to what is to come, often without a heading: there the opening words of each paragraph count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, Protocol, TypeAlias

from policyparse.calendar.dates import five_year_plan
from policyparse.language.numerals import integer
from policyparse.rules import Rule, load, rule, yaml_rule

Direction: TypeAlias = Literal["back", "ahead"]

_PLAN = rule(
    r"[“\"]?(?P<n>十[一二三四五六七八九]|[一二三四五六七八九十])五[”\"]?(?:时期|期间|规划)",
    examples=["“十四五”时期", "十五五规划", "七五期间"],
    rejects=["五年规划", "十四五"],
    why="The time of a five-year plan.",
)
_YEAR = rule(
    r"(?:19|20)\d{2}(?=年)",
    examples=["2026年", "比1998年"],
    rejects=["26年", "2126年"],
    why="A year that is printed.",
)
_NUMBERING = "（一二三四五六七八九十）、. 在对"
_SHORT = 12  # characters of a heading that is a name, and no sentence
_OPENING = 60  # characters of a paragraph that say what it is about


class Text(Protocol):
    """What is asked of a running text: NodeText has it."""

    @property
    def where(self) -> str:
        """Id of the part."""

    @property
    def role(self) -> str:
        """heading, or what else it is."""

    @property
    def folded(self) -> str:
        """Its characters, width folded."""

    @property
    def above(self) -> tuple[str, ...]:
        """Ids of the parts it stands in, outermost first."""


def heading_direction(heading: str, year: int | None) -> Direction | None:
    """Whether what stands below a heading (folded) looks back or ahead; None where the heading does not say, or says both.

    `year` is the document's own: 2024年主要工作 looks back in 2025.

    >>> heading_direction("一年来的工作", 2025), heading_direction("今年重点工作", 2025), heading_direction("夯实发展基础", 2025)
    ('back', 'ahead', 'ahead')
    """
    if _rule("results").search(heading):
        return "back"
    signs = {*_years(heading, year), *_plans(heading, year)}
    if any(pattern.search(heading) for pattern in _back()):
        signs.add("back")
    if _rule("plans").search(heading) or _rule("verbs").match(heading) or turns(heading):
        signs.add("ahead")
    return signs.pop() if len(signs) == 1 else None


def looks_back(heading: str | None, year: int | None = None) -> bool:
    """Whether a heading looks back."""
    return bool(heading) and heading_direction(heading or "", year) == "back"


def opening_direction(opening: str, year: int | None) -> Direction | None:
    """The same of the opening words of a paragraph of a report."""
    signs = {*_years(opening, year), *_plans(opening, year)}
    if _rule("openings").search(opening) or _rule("past_openings").search(opening):
        signs.add("back")
    if turns(opening):
        signs.add("ahead")
    return signs.pop() if len(signs) == 1 else None


def turns(text: str) -> bool:
    """Whether a text has a word that turns to the time to come (今后五年, 下一步)."""
    return bool(_rule("turns").search(text))


class Stretch(NamedTuple):
    """Paragraphs of a text from `start` on, up to the next stretch, that look one way."""

    start: int
    direction: Direction | None


class Tense:
    """Which way every text of a document looks, by its place in the list of texts."""

    def __init__(self, stretches: Sequence[Sequence[Stretch]]) -> None:
        self._stretches = stretches

    def at(self, index: int, offset: int = 0) -> Direction | None:
        """Which way the character at `offset` of the text at `index` looks; None where nothing says."""
        return next((s.direction for s in reversed(self._stretches[index]) if s.start <= offset), None)


def read_tense(texts: Iterable[Text], year: int | None, report: bool) -> Tense:
    """The tense of a document. A `report` tells what was done until it turns to what is to come."""
    return Tense(list(_stretches(texts, year, report)))


def _stretches(texts: Iterable[Text], year: int | None, report: bool) -> Iterator[list[Stretch]]:
    said: dict[str, Direction] = {}
    current: Direction = "back"  # of a report, by what was read so far
    for text in texts:
        if text.role == "heading":
            own = _of_heading(text.folded, _under(text.above, said), year, report)
            if own:
                said[text.where] = own
                current = current if text.above else own  # the heading of a note far down turns no report
            else:
                said.pop(text.where, None)
        above = _under((*text.above, text.where), said)
        if not report or text.role == "heading" or above == "back":
            yield [Stretch(0, above)]
            continue
        found: list[Stretch] = []
        at = 0
        for paragraph in text.folded.split("\n"):
            current = _of_opening(paragraph[:_OPENING], above, year) or current
            found.append(Stretch(at, current))
            at += len(paragraph) + 1
        yield found


def _of_heading(heading: str, under: Direction | None, year: int | None, report: bool) -> Direction | None:
    """What a heading says below one that looks `under`."""
    own = heading_direction(heading, year)
    if own == "ahead" and not _turns(heading, year):
        if under == "back":
            return "back"  # 重点任务 among what was done
        if report and not _planned(heading):
            return None  # a report praises what was done so: 着力办好民生实事，生活品质稳步提高
    if own == "back" and under == "ahead" and _rule("results").search(heading):
        return "ahead"  # 改革取得明显成效 among what is aimed at
    return own


def _of_opening(opening: str, under: Direction | None, year: int | None) -> Direction | None:
    """What the opening of a paragraph says below a heading that looks `under`."""
    turned = opening_direction(opening, year)
    if turned == "back" and under == "ahead" and not _rule("past_openings").search(opening) and "back" not in _years(opening, year):
        return None  # an enterprise that 取得显著成效 among what is to be done
    return turned


def _under(ids: Sequence[str], said: dict[str, Direction]) -> Direction | None:
    """What the nearest heading above says that says any."""
    return next((said[where] for where in reversed(ids) if where in said), None)


def _turns(heading: str, year: int | None) -> bool:
    return turns(heading) or "ahead" in (*_years(heading, year), *_plans(heading, year))


def _planned(heading: str) -> bool:
    """Whether a heading is little more than a word of plans: 主要任务和措施."""
    return len(heading) <= _SHORT and _rule("plans").search(heading) is not None


@cache
def _rule(name: str) -> Rule:
    return yaml_rule(f"tense.{name}")


@cache
def _back() -> tuple[Rule, ...]:
    return tuple(yaml_rule(f"tense.back.{name}") for name in load("tense")["back"])


def _years(opening: str, year: int | None) -> list[Direction]:
    """2026年 opens what is to come in a document of 2026; 比2025年, 2025年以来 say nothing of the kind."""
    match = _YEAR.match(opening.lstrip(_NUMBERING)) if year is not None else None
    return ["back" if int(match[0]) < (year or 0) else "ahead"] if match else []


def _plans(opening: str, year: int | None) -> Iterator[Direction]:
    """A five-year plan that is over looks back, one that goes on ahead; in its last year both are told of."""
    if year is None or "五" not in opening:
        return
    for match in _PLAN.finditer(opening):
        first, last = five_year_plan(integer(match["n"]) or 0)
        if last < year:
            yield "back"
        elif last > year or first > year:
            yield "ahead"


def past_year(clause: str, year: int | None) -> bool:
    """Whether the clause tells of a year before the document's own, other than as what something is compared with."""
    if year is None or "年" not in clause:
        return False
    return any(int(m[0]) < year and not re.search(r"[较比从由在自于\d]$", clause[: m.start()]) for m in _YEAR.finditer(clause))
