"""numbering.xml: the number that Word prints in front of a paragraph, which the text does not hold.

Counters belong to the abstract list: two lists of one abstract count on, unless the second overrides its start, as Word
does it. A level begins anew behind any higher one, unless w:lvlRestart says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from policyparse.readers.docx.names import MC, W, is_on, number, value, whole
from policyparse.readers.docx.styles import NumberProperties, Styles, first_line
from policyparse.readers.number_formats import FORMATS, written

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_SYMBOL_BULLET = re.compile("[\ue000-\uf8ff]")  # a glyph of Symbol or Wingdings, which no other font has


class Level(NamedTuple):
    """One level of a list: its start, format, text and restart rule."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None  # 0: never; n: behind level n and higher, counted from 1
    legal: bool = False  # all its numbers in decimal
    style: str | None = None
    indented: bool | None = None


@dataclass
class _Abstract:
    levels: dict[int, Level]
    style_link: str | None
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class _List:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]
    begun: set[int] = field(default_factory=set)


class Label(NamedTuple):
    """The number of a paragraph as Word prints it, and what stands behind it."""

    text: str  # with what parts it from the paragraph
    indented: bool | None


class Numbering:
    """The lists of one document, counting as its paragraphs come in."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[int, _List] = {}
        self.unknown: set[str] = set()  # number formats printed as decimal, and lists that are not defined
        for element in () if root is None else root.iter(W + "abstractNum"):
            self._abstracts[element.get(W + "abstractNumId", "")] = _Abstract(_levels(element), value(element, "numStyleLink"))
        for element in () if root is None else root.iter(W + "num"):
            self._lists[whole(element.get(W + "numId")) or 0] = _list(element)

    def label(self, direct: NumberProperties | None, style: str) -> Label | None:
        """The number of the next paragraph, which has `direct` as its own w:numPr and is of `style`; None where it has none."""
        found = self._place(direct, style)
        if found is None:
            return None
        one, abstract, at = found
        level = self._level(one, abstract, at)
        self._count(one, abstract, at)
        return Label(self._print(one, abstract, at, level), level.indented)

    def _place(self, direct: NumberProperties | None, style: str) -> tuple[_List, _Abstract, int] | None:
        inherited = self._styles.numbering(style)
        num_id = direct.num_id if direct and direct.num_id is not None else inherited[1].num_id if inherited else None
        if not num_id:
            return None
        one = self._lists.get(num_id)
        abstract = self._abstract(one) if one else None
        if one is None or abstract is None:
            self.unknown.add(f"list {num_id} is not defined")
            return None
        return one, abstract, min(max(self._ilvl(direct, style, inherited, one, abstract), 0), _LEVELS - 1)

    def _ilvl(self, direct: NumberProperties | None, style: str, inherited: tuple[str, NumberProperties] | None, one: _List, abstract: _Abstract) -> int:
        if direct and direct.level is not None:
            return direct.level
        if direct and direct.num_id is not None and inherited is None:
            return 0
        for name, _ in self._styles.chain(style):
            for at in range(_LEVELS):
                if self._level(one, abstract, at).style == name:
                    return at
        return (inherited[1].level or 0) if inherited else 0

    def _abstract(self, one: _List) -> _Abstract | None:
        abstract = self._abstracts.get(one.abstract)
        if abstract and abstract.style_link and not abstract.levels:
            linked = self._styles.numbering(abstract.style_link)
            other = self._lists.get(linked[1].num_id or 0) if linked else None
            return self._abstracts.get(other.abstract) if other else abstract
        return abstract

    def _level(self, one: _List, abstract: _Abstract, at: int) -> Level:
        return one.levels.get(at) or abstract.levels.get(at) or Level()

    def _count(self, one: _List, abstract: _Abstract, at: int) -> None:
        counts = abstract.counts
        if at not in one.begun:
            one.begun.add(at)
            if at in one.starts:
                counts.pop(at, None)
        for upper in range(at):
            counts.setdefault(upper, self._start(one, abstract, upper))
        counts[at] = counts[at] + 1 if at in counts else self._start(one, abstract, at)
        for lower in [n for n in counts if n > at]:
            restart = self._level(one, abstract, lower).restart
            if restart is None or at < restart:
                del counts[lower]

    def _start(self, one: _List, abstract: _Abstract, at: int) -> int:
        return one.starts.get(at, self._level(one, abstract, at).start)

    def _print(self, one: _List, abstract: _Abstract, at: int, level: Level) -> str:
        text = _SYMBOL_BULLET.sub("●", level.text)
        if level.number_format != "bullet":
            text = _PLACE.sub(lambda m: self._number(one, abstract, int(m[1]) - 1, level.legal), level.text)
        return text + " " if text.strip() and level.suffix != "nothing" else text

    def _number(self, one: _List, abstract: _Abstract, at: int, legal: bool) -> str:
        shape = self._level(one, abstract, at).number_format
        if shape not in FORMATS:
            self.unknown.add(f"number format {shape}")
        return written(abstract.counts.get(at, self._start(one, abstract, at)), "decimal" if legal else shape)


def _levels(element: Any) -> dict[int, Level]:
    return {whole(level.get(W + "ilvl")) or 0: _level(level) for level in element.findall(W + "lvl")}


def _level(element: Any) -> Level:
    paragraph, start = element.find(W + "pPr"), number(element, "start")
    return Level(
        start=1 if start is None else start,
        number_format=_format(element),
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart=number(element, "lvlRestart"),
        legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle"),
        indented=None if paragraph is None else first_line(paragraph),
    )


def _format(element: Any) -> str:
    """The number format; of one of Word 2010's own (custom) the fallback for older versions."""
    plain = value(element, "numFmt")
    fallback = element.find(f"{MC}AlternateContent/{MC}Fallback") if plain is None else None
    return plain or (value(fallback, "numFmt") if fallback is not None else None) or "decimal"


def _list(element: Any) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in element.findall(W + "lvlOverride"):
        at, start, level = whole(override.get(W + "ilvl")) or 0, number(override, "startOverride"), override.find(W + "lvl")
        if start is not None:
            starts[at] = start
        if level is not None:
            levels[at] = _level(level)
    return _List(value(element, "abstractNumId") or "", starts, levels)
