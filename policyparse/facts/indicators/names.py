"""The names of what is measured, within a clause."""

from __future__ import annotations

from itertools import pairwise

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import Span, says_something
from policyparse.rules import rule
from policyparse.text.folding import BLANKS
from policyparse.text.quotes import ASIDE, QUOTED

_JOINT = rule(
    r"以及|、|和(?![谐平睦解美])|与(?<!参与)|及(?<![普涉]及)(?![其时格])",
    examples=["产值和利润", "渔港以及渔船", "产值、利润", "渔船与渔港"],
    rejects=["和谐指数", "普及率", "参与率"],
    why="What joins two names of metrics; 和谐 and 普及 hold none.",
)
_REMARK = rule(
    "\x03+",
    examples=["\x03\x03城镇化率"],
    rejects=["城镇化率"],
    why="The stretch of a remark that has been hidden from the name: （到2030年）城镇化率.",
    ask="match",
)
# What trails behind a name: single characters with blanks, and words.
_TRAILING = "在要应须都也再将已的、，:：\x02\x03" + BLANKS + " \n"
_TRAILING_WORDS = ("原则上", "一般", "全部", "分别", "总体", "力争", "确保", "基本", "稳定", "持续", "平均", "逐步", "均")


def named(clause: str, span: Span) -> tuple[Span | None, Span | None]:
    """What is measured within `span`, without what leads in and trails; and the scope before it."""
    start, end = span
    scope: Span | None = None
    while start < end:
        lead = words.lead_in().match(clause, start) or _REMARK.match(clause, start)
        where = words.scope().match(clause, start)
        step = max(lead.end() if lead else start, where.end() if where else start)
        if where and where.end() < end:
            scope = Span(*where.span("scope"))
        if step == start:
            break
        if step >= end:
            return None, scope
        start = step
    trimmed = clause[start:end].rstrip(_TRAILING)
    while trimmed.endswith(_TRAILING_WORDS):
        trimmed = trimmed.removesuffix(next(filter(trimmed.endswith, _TRAILING_WORDS))).rstrip(_TRAILING)
    if says_something(trimmed) or "*" in trimmed:
        return Span(start, start + len(trimmed)), scope
    return None, scope


def is_measured(clause: str, name: Span) -> bool:
    """Whether a name ends as names of what is measured do (…率, …浓度, …收入)."""
    return clause[name.start : name.end].rstrip(QUOTED + ASIDE).endswith(words.heads())


def only_verbs(clause: str, name: Span) -> bool:
    """Whether a name is nothing but the verb whose object is counted."""
    return words.only_verbs(clause[name.start : name.end])


def parts(clause: str, span: Span) -> list[Span]:
    """The stretches between 、和与及; the 及 of 普及率 is none."""
    cuts = [(0, span.start), *(match.span() for match in _JOINT.finditer(clause, span.start, span.end)), (span.end, 0)]
    return [Span(a, b) for (_, a), (b, _) in pairwise(cuts) if b > a]


def split(clause: str, span: Span) -> list[tuple[Span, Span | None]]:
    """Several metrics, each with a name of its own: 甲率、乙率和丙率. One where a part ends as no metric does (供水、供电可靠率)."""
    whole, scope = named(clause, span)
    if whole is None:
        return []
    found = [named(clause, part)[0] for part in parts(clause, whole)]
    several = [part for part in found if part and is_measured(clause, part) and part.end - part.start > 2]
    return [(part, scope) for part in several] if len(several) == len(found) > 1 else [(whole, scope)]
