"""Goals in words: …达到省定目标, …实现全覆盖, …保持基本稳定."""

from __future__ import annotations

import re
from dataclasses import replace

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import Goal, Span
from policyparse.facts.indicators.names import is_measured, named, only_verbs, split
from policyparse.language.quantities import Quantity
from policyparse.rules import rule

_HIGHER = rule(
    "不低于|[高快低]于",
    examples=["不低于", "高于", "快于"],
    rejects=["低", "达到"],
    why="A comparator before a target in words.",
)
_RATES = ("增速", "增幅", "增长")


def in_words(clause: str) -> list[Goal]:
    """…达到省定目标, …实现全覆盖, …保持基本稳定."""
    found = words.complete().search(clause)
    if found:
        head = re.sub(r"(?:实现|做到|达到|保持|基本实现|全部实现|趋于?)$", "", clause[: found.start("target")])
        name, scope = named(clause, Span(0, len(head)))
        target = Span(*found.span("target"))
        return [Goal((name,), "complete", None, target=target, scope=scope)] if name and not only_verbs(clause, name) else []
    nothing = words.none_left().search(clause)
    if nothing:
        name, scope = named(clause, Span(0, nothing.start("target")))
        zero = Quantity(*nothing.span("target"), 0, None, "", "rate", True, False, in_words=True)
        return [Goal((name,), "reach", zero, scope=scope)] if name and not only_verbs(clause, name) else []
    whole = words.wholes().search(clause)
    if whole:
        return _whole(clause, whole)
    cuts = [m.end() for m in words.courses().finditer(clause)] if "、" in clause else []
    if cuts:
        # 甲指数稳中有升、乙指数保持稳定: each with its own course
        pieces = [Span(a, b) for a, b in zip([0, *cuts], [*cuts, len(clause)], strict=True)]
        return [_shifted(goal, piece.start) for piece in pieces for goal in in_words(clause[piece.start : piece.end].rstrip("、"))]
    course = words.course().search(clause)
    match = course or words.target().search(clause)
    if not match or match.start() < 2:
        return _assigned(clause)
    target = Span(*match.span("target"))
    # 增速高于全国平均水平、高于城镇居民收入增速: one target of two parts
    compared = _HIGHER.search(clause, 0, target.start)
    if compared:
        target = Span(compared.end(), target.end)
    elif clause.endswith(_RATES, 0, target.end):
        return []  # 保持经济较快增长
    names = split(clause, Span(0, min(match.start(), compared.start() if compared else len(clause))))
    if (course or clause.endswith("前列", 0, target.end)) and not all(is_measured(clause, name) or clause.endswith("增长", name.start, name.end) for name, _ in names):
        return []
    comparator = "maintain" if course and course["target"].endswith(("稳定", "平稳")) else "qualitative"
    goals = [Goal((name,), comparator, None, target=target, scope=scope) for name, scope in names if not only_verbs(clause, name)]
    return goals or _assigned(clause)


def _whole(clause: str, match: re.Match[str]) -> list[Goal]:
    """秸秆全量利用, 办学条件基本达标, 普职比保持大体相当."""
    name, scope = named(clause, Span(clause.rfind("、", 0, match.start()) + 1 if clause.endswith("、", 0, match.start()) else 0, match.start()))
    kept = match["verb"] == "保持" or (name is not None and "保持" in clause[: name.start])
    return [Goal((name,), "maintain" if kept else "qualitative", None, target=Span(*match.span("target")), scope=scope)] if name and not only_verbs(clause, name) else []


def _assigned(clause: str) -> list[Goal]:
    """全面完成国家下达的|节能减排指标."""
    match = words.assigned().search(clause)
    return [Goal((Span(*match.span("name")),), "qualitative", None, target=Span(*match.span("target")))] if match else []


def _shifted(goal: Goal, by: int) -> Goal:
    return replace(
        goal, metric=tuple(_moved(part, by) for part in goal.metric), target=_moved(goal.target, by) if goal.target else None, scope=_moved(goal.scope, by) if goal.scope else None
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
