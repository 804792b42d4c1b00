"""A figure of a clause with the words of degree around it, and the goal that is read from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policyparse.language.quantities import Quantity
from policyparse.rules import rule
from policyparse.text.quotes import ASIDE, QUOTED

# Stands for every character of a wording that says when (到2025年).
GONE = "\x02"
_TAIL = rule(
    r"[\s\x03]?\x03*(?:及|或)?(?P<tail>以上|以下|以内|之内|左右|上下|及以上)",
    examples=["以上", "左右", "及以上", "以内"],
    rejects=["个以上", "渔港"],
    why="What stands behind a figure and bounds it: 30个以上.",
    ask="match",
)
TAILS = {"以上": "at_least", "及以上": "at_least", "以下": "at_most", "以内": "at_most", "之内": "at_most"}
_NEAR = ("约", "近", "大概")  # how the words of NEAR end
NEAR = rule(
    r"(?:约|近|大约|接近|大概)$",
    examples=["新增约", "力争大约", "产值接近"],
    rejects=["新增", "约定"],
    why="What stands before a figure that is not exact: 约30艘.",
)
_LETTER = rule(
    r"[^\W\d_]",
    examples=["渔", "A"],
    rejects=["12", "，"],
    why="A letter or character, no figure and no mark.",
)
GROWTH = ("increase_by", "decrease_by")
# Where time itself is what is measured.
TIMED = re.compile(r"时间|时限|时长|寿命|年限|天数|周期|工期|耗时|用时")
_TIMES = frozenset({"年", "个月", "月", "周", "天", "日", "个工作日", "工作日", "小时", "分钟", "岁", "周岁"})
_SHARES = frozenset({"成", "倍", "番", "个百分点", "百分点", "%"})


class Span(NamedTuple):
    """A stretch of a clause."""

    start: int
    end: int


@dataclass(frozen=True)
class Goal:
    """A goal of one clause, in offsets of that clause."""

    metric: tuple[Span, ...]  # pieces that together name what is measured; empty: named before
    comparator: str
    figure: Quantity | None
    approximate: bool = False
    target: Span | None = None
    against: Span | None = None
    baseline: Quantity | None = None
    scope: Span | None = None
    counted: bool = False  # a count of things made, not a level
    borrowed: bool = False  # the metric stands with the goal before it
    assumed: bool = False  # nothing in the clause says that it is a goal
    turn: int = -1  # which of the metrics of the clause before it goes on from
    condition: Span | None = None  # of what is counted (50亿元以上 of 项目2个)


class Figure:
    """A figure with the words of degree around it."""

    __slots__ = ("after", "all", "approximate", "end", "least", "q", "tail")

    def __init__(self, q: Quantity, clause: str, all_: Sequence[Quantity] = ()) -> None:
        self.all = all_  # of the clause
        tail = _TAIL.match(clause, q.end)
        self.q, self.tail = q, tail["tail"] if tail else "以上" if clause[q.start] == "过" else ""  # 过半
        self.end = tail.end() if tail else q.end
        self.approximate = q.approximate or self.tail in ("左右", "上下") or clause[max(0, q.start - 3) : q.start].endswith(_NEAR)
        self.after = clause[self.end :].lstrip(ASIDE)
        self.least = False  # 至少 stands before the verb


def is_few(q: Quantity, text: str) -> bool:
    """四类重点, 三条断头河: a few in words are named one by one, and set no goal; 三家以上 does."""
    few = q.chinese and q.value is not None and q.value < 10 and q.value_max is None and q.kind in ("countables", "people", "rate")
    return few and not _TAIL.match(text, q.end) and "至少" not in text[max(0, q.start - 6) : q.start]


def sets_no_goal(match: re.Match[str]) -> bool:
    """What most figures are told by at a glance: a few in words (三条断头河), a length of time where time is not measured."""
    printed, unit = match.group("n", "unit")
    if len(printed) == 1 and printed in "一二三四五六七八九两" and unit not in _SHARES and unit[0] not in "万亿":
        return not _TAIL.match(match.string, match.end()) and "至少" not in match.string[max(0, match.start() - 6) : match.start()]
    if unit == "千伏":
        return True  # 500千伏输变电工程: what sort of a thing it is
    if unit in _TIMES:
        return not TIMED.search(match.string, max(0, match.start() - 30), match.start())
    return False


def degree(comparator: str, figure: Figure) -> str:
    """达到70%以上 is at least 70 %; growth of 6 % or more stays growth; a range is between its ends."""
    if figure.q.value is None and not figure.q.masked and comparator not in GROWTH:
        return "qualitative"  # 数十家
    if figure.q.value_max is not None and comparator not in GROWTH:
        return "between"
    if comparator in ("reach", "maintain") and figure.tail in TAILS:
        return TAILS[figure.tail]
    if figure.least and comparator in ("reach", "maintain", "complete"):
        return "at_least"
    return comparator


def substance(text: str) -> int:
    """How many characters of `text` say something: letters (养老床位, GDP), and those of quotations."""
    return len(_LETTER.findall(text)) + text.count(QUOTED)


def says_something(text: str) -> bool:
    """Whether `text` has any substance."""
    return _LETTER.search(text) is not None or QUOTED in text
