"""Points inside a paragraph: 一是…；二是… · 第一，… · （1）… · ①…, where they run from one in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from policyparse.language.numerals import integer
from policyparse.structure.markers import Marker
from policyparse.structure.titles import titled
from policyparse.text.lazy import Lazy
from policyparse.text.passage import EMPTY, Passage

_CN = "一二三四五六七八九十"
# family, rank, pattern, and what a paragraph with two points of it must hold: a cheap look before the search.
_FAMILIES = (
    ("point", 9, rf"(?P<n>[{_CN}]{{1,3}})(?:是|要)(?=[^否\s])", ("二是", "二要")),
    ("order", 9, rf"(?:第(?P<n>[{_CN}]{{1,2}})|其(?P<n2>[{_CN}]))[，,、]", ("第二", "其二")),
    ("order", 9, r"(?P<n>首先|其次|再次|最后)[，,、：:]", ("其次", "最后")),
    ("paren_digit", 7, r"[（(]\s*(?P<n>\d{1,2})\s*[）)](?=\S)|(?P<n2>[⑴-⒇])", ("（2", "(2", "（ 2", "( 2", "⑵")),
    ("circled", 8, r"(?P<n>[①-⑳])", ("②",)),
    ("paren", 5, rf"[（(](?P<n>[{_CN}]{{1,2}})[）)](?=\S)", ("（二）", "(二)")),
    ("half_paren", 8, r"(?P<n>\d{1,2})[）)](?=\S)", ("2）", "2)")),
)
# These stand for decimals, enumerations and dates as often as for points; only behind a colon or a stop do they count.
_STRICT = (
    ("dot", 6, r"(?P<n>\d{1,2})\s*[.、](?=[^\d\s])", ("2.", "2、", "2．")),
    ("comma", 3, rf"(?P<n>[{_CN}]{{1,2}})、(?=\S)", ("二、",)),
)
# A paragraph without any of these has no two points of whatever family.
_SECOND = re.compile(r"二(?:[是要、）)]|(?<=[第其]二))|其次|最后|（ ?[2二]|\( ?[2二]|⑵|②|2[.、．）)]")
_BEFORE = r"(?:(?<=[。；;：:，,！])|^)\s*"
# （市水利局负责）二是…: who is responsible closes the point before
_BEFORE_POINT = r"(?:(?<=[。；;：:，,！）)])|^)\s*"
_BEHIND = r"(?<=[。；;：:])\s*"
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}  # 0: whatever number is next


class Point(NamedTuple):
    """A point inside a paragraph."""

    num: Passage
    ordinal: int | None
    heading: Passage | None
    text: Passage
    whole: Passage


@cache
def _compiled() -> tuple[tuple[str, int, Lazy, tuple[str, ...]], ...]:
    loose = [(family, rank, Lazy((_BEFORE_POINT if family == "point" else _BEFORE) + f"(?:{pattern})"), second) for family, rank, pattern, second in _FAMILIES]
    strict = [(family, rank, Lazy(_BEHIND + pattern), second) for family, rank, pattern, second in _STRICT]
    return (*loose, *strict)


def inline_points(paragraph: Passage, goes_on_in: str | None = None) -> list[Point]:
    """The points of the first family that counts 1, 2 … in `paragraph`; empty where none does.

    One point is enough where the next paragraphs go on in its family: …做好三件事。一是建账。 | 二是检查。
    """
    if goes_on_in is None and not _SECOND.search(paragraph.folded):
        return []
    for family, rank, pattern, second in _compiled():
        enough = 1 if family == goes_on_in else 2
        if enough == 2 and not any(mark in paragraph.folded for mark in second):
            continue
        run: list[re.Match[str]] = []
        for match in pattern.finditer(paragraph.folded):
            if _ordinal(match, len(run) + 1) == len(run) + 1:
                run.append(match)
        if len(run) >= enough:
            return _points(paragraph, run, family, rank)
    return []


def _ordinal(match: re.Match[str], expected: int) -> int | None:
    printed = match[match.lastgroup or "n"]
    return (_ORDER[printed] or expected) if printed in _ORDER else integer(printed)


def _points(paragraph: Passage, run: Sequence[re.Match[str]], family: str, rank: int) -> list[Point]:
    ends = [m.start() for m in run[1:]]
    bodies = [paragraph.folded[m.end() : end] for m, end in zip(run, ends, strict=False)]
    ends.append(_end_of_last(paragraph.folded, run[-1].end(), bodies))
    markers: list[Marker] = []
    for match, end in zip(run, ends, strict=True):
        whole = paragraph.cut(match.start(), end)
        lead = len(match[0].lstrip())
        markers.append(Marker(family, rank, len(markers) + 1, False, whole.cut(0, lead), whole.cut(lead), whole))
    found = titled([(m, (), False) for m in markers])
    return [Point(m.num, m.ordinal, t.heading, t.rest or EMPTY, m.paragraph) for m, t in zip(markers, found, strict=True)]


def _end_of_last(folded: str, start: int, bodies: Sequence[str]) -> int:
    """The last point ends with its first sentence where none of the others holds more than one."""
    if any("。" in body.rstrip()[:-1] for body in bodies):
        return len(folded)
    stop = folded.find("。", start)
    return stop + 1 if stop >= 0 else len(folded)
