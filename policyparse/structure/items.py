"""Points inside a paragraph: 一是…；二是… · 第一，… · （1）… · ①…, where they run from one in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyparse.language.numerals import integer
from policyparse.rules import rule
from policyparse.structure.markers import Marker
from policyparse.structure.titles import titled
from policyparse.text.passage import EMPTY, Passage

_CN = "一二三四五六七八九十"
_BEFORE = r"(?:(?<=[。；;：:，,！])|^)\s*"
# （市水利局负责）二是…: who is responsible closes the point before
_BEFORE_POINT = r"(?:(?<=[。；;：:，,！）)])|^)\s*"
_BEHIND = r"(?<=[。；;：:])\s*"
# family, rank, rule, and what a paragraph with two points of it must hold: a cheap look before the search.
_FAMILIES = (
    ("point", 9, rule(_BEFORE_POINT + rf"(?:(?P<n>[{_CN}]{{1,3}})(?:是|要)(?=[^否\s]))", examples=["一是改造渔港", "渔港。二要登记渔船", "（市渔业局负责）二是登记"], rejects=["一是否", "渔港二是"], why="A point inside a paragraph: 一是…；二是…."), ("二是", "二要")),
    ("order", 9, rule(_BEFORE + rf"(?:(?:第(?P<n>[{_CN}]{{1,2}})|其(?P<n2>[{_CN}]))[，,、])", examples=["第一，改造渔港", "渔港；其二，登记渔船"], rejects=["第一产业", "其他，渔船"], why="A point inside a paragraph: 第一，…；第二，…."), ("第二", "其二")),
    ("order", 9, rule(_BEFORE + r"(?:(?P<n>首先|其次|再次|最后)[，,、：:])", examples=["首先，改造渔港", "渔港。最后，登记渔船"], rejects=["首先改造渔港", "渔港最后，登记"], why="A point inside a paragraph: 首先，…；其次，…."), ("其次", "最后")),
    ("paren_digit", 7, rule(_BEFORE + r"(?:[（(]\s*(?P<n>\d{1,2})\s*[）)](?=\S)|(?P<n2>[⑴-⒇]))", examples=["（1）渔港", "渔港；(2)渔船", "⑵渔船"], rejects=["渔港（1）", "（2026）渔港"], why="A point inside a paragraph: （1）…；（2）…."), ("（2", "(2", "（ 2", "( 2", "⑵")),
    ("circled", 8, rule(_BEFORE + r"(?:(?P<n>[①-⑳]))", examples=["①渔港", "渔港；②渔船"], rejects=["渔港①", "1渔港"], why="A point inside a paragraph: ①…；②…."), ("②",)),
    ("paren", 5, rule(_BEFORE + rf"(?:[（(](?P<n>[{_CN}]{{1,2}})[）)](?=\S))", examples=["（一）渔港", "渔港。（二）渔船"], rejects=["渔港（一）", "（渔）港"], why="A point inside a paragraph: （一）…；（二）…."), ("（二）", "(二)")),
    ("half_paren", 8, rule(_BEFORE + r"(?:(?P<n>\d{1,2})[）)](?=\S))", examples=["1）渔港", "渔港；2)渔船"], rejects=["渔港1）", "100）"], why="A point inside a paragraph: 1）…；2）…."), ("2）", "2)")),
    # These stand for decimals, enumerations and dates as often as for points; only behind a colon or a stop do they count.
    ("dot", 6, rule(_BEHIND + r"(?P<n>\d{1,2})\s*[.、](?=[^\d\s])", examples=["任务：1.渔港", "渔港；2、渔船"], rejects=["1.渔港", "渔港，2.渔船", "：1.5万艘"], why="A point inside a paragraph behind a colon or a stop: ：1.…；2.…."), ("2.", "2、", "2．")),
    ("comma", 3, rule(_BEHIND + rf"(?P<n>[{_CN}]{{1,2}})、(?=\S)", examples=["任务：一、渔港", "渔港。二、渔船"], rejects=["一、渔港", "渔港，二、三级"], why="A point inside a paragraph behind a colon or a stop: ：一、…；二、…."), ("二、",)),
)  # fmt: skip
# A paragraph without any of these has no two points of whatever family.
_SECOND = rule(
    r"二[是要、）)]|[第其]二|其次|最后|（ ?[2二]|\( ?[2二]|⑵|②|2[.、．）)]",
    examples=["一是渔港，二是渔船", "第二，渔船", "（2）渔船", "2.渔船"],
    rejects=["一是改造渔港", "渔港"],
    why="A second number: a paragraph without one has no two points, of whatever family.",
)
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}  # 0: whatever number is next


class Point(NamedTuple):
    """A point inside a paragraph."""

    num: Passage
    ordinal: int | None
    heading: Passage | None
    text: Passage
    whole: Passage


def inline_points(paragraph: Passage, goes_on_in: str | None = None) -> list[Point]:
    """The points of the first family that counts 1, 2 … in `paragraph`; empty where none does.

    One point is enough where the next paragraphs go on in its family: …做好三件事。一是建账。 | 二是检查。
    """
    if goes_on_in is None and not _SECOND.search(paragraph.folded):
        return []
    for family, rank, pattern, second in _FAMILIES:
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
