"""One clause read as goals: what is measured, how it compares, and the figure.

The figure is the anchor; what stands before it says the comparator and the metric (绿化覆盖率|达到|45%), the verb whose object
is counted (新建公园|20个, 新建|20个|公园), or the metric alone (失业率|5.5%|左右).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from policyparse.facts.indicators import words
from policyparse.facts.indicators.clauses import ASIDE, GONE, SHADE
from policyparse.language.lazy import Lazy
from policyparse.language.quantities import Quantity, find_quantities

_TAIL = Lazy(r"[\s\x03]?\x03*(?:及|或)?(?P<tail>以上|以下|以内|之内|左右|上下|及以上)")
_TAILS = {"以上": "at_least", "及以上": "at_least", "以下": "at_most", "以内": "at_most", "之内": "at_most"}
_NEAR = Lazy(r"(?:约|近|大约|接近|大概)$")
_FROM = Lazy(r"(?:从|由)(?:目前|现有|原来?|现在|\s|\x02)*的?$")
_ON = Lazy(r"在[^，在]{0,12}$")
_BASIS = Lazy(r"(?:的)?基础上")
_JOINED = Lazy(r"^[、和及与或以至\s]+")
_HAN = Lazy("[一-鿿]")
_GROWTH = ("increase_by", "decrease_by")


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
    borrowed: bool = field(default=False)  # the metric stands with the goal before it


def read_clause(clause: str) -> list[Goal]:
    """Every goal of one clause whose wording says one; whether the text means it as a goal is for the caller to say."""
    figures = [_Figure(q, clause) for q in find_quantities(clause)]
    if not figures:
        return _in_words(clause)
    shared = _shared(clause, figures)
    if shared:
        return shared
    goals: list[Goal] = []
    at = 0
    start: _Figure | None = None
    name_end = 0
    for figure in figures:
        if goals and any(part.start <= figure.q.start < part.end for part in goals[-1].metric):
            continue  # 建成20个|500千伏变电站
        left = Span(at, figure.q.start)
        begin = _start_of(clause, left, figure)
        if begin is not None:
            start, name_end = figure, begin
            continue
        goal = _moved(clause, Span(at, name_end), start, figure) if start else _one(clause, left, figure, goals[-1] if goals else None)
        start = None
        if goal:
            goals.append(goal)
            at = figure.end
    return goals or _in_words(clause)


class _Figure:
    """A figure with the words of degree around it."""

    __slots__ = ("after", "approximate", "end", "q", "tail")

    def __init__(self, q: Quantity, clause: str) -> None:
        tail = _TAIL.match(clause, q.end)
        self.q, self.tail = q, tail["tail"] if tail else ""
        self.end = tail.end() if tail else q.end
        self.approximate = self.tail in ("左右", "上下") or bool(_NEAR.search(clause[max(0, q.start - 3) : q.start])) or bool(re.search("[余多]", clause[q.start : q.end]))
        self.after = clause[self.end :]


def _start_of(clause: str, left: Span, figure: _Figure) -> int | None:
    """Where the words begin that say what something starts from: 由|62%提高到70%, 在|10个工作日的基础上; None where they do not."""
    before = clause[left.start : left.end]
    found = _FROM.search(before) or (_ON.search(before) if _BASIS.match(clause, figure.end) else None)
    return left.start + found.start() if found else None


def _moved(clause: str, name: Span, start: _Figure, figure: _Figure) -> Goal | None:
    """由62%提高到70%: the metric before 由, the comparator between the figures."""
    between = _without(_NEAR, clause, _stripped(clause, Span(start.end, figure.q.start)))
    said = words.comparator_end().search(clause[between.start : between.end].rstrip("的" + GONE))
    metric, scope = _named(clause, name)
    if not said or metric is None or _restricts(clause, figure, between):
        return None
    return Goal((metric,), _degree(words.comparator_words()[said["word"]], figure), figure.q, figure.approximate, scope=scope, baseline=start.q)


def _one(clause: str, left: Span, figure: _Figure, before: Goal | None) -> Goal | None:
    if _restricts(clause, figure, left):
        return None
    upto = _without(_NEAR, clause, _stripped(clause, left))
    said = words.comparator_end().search(clause[upto.start : upto.end]) or (words.share_of().search(clause[upto.start : upto.end]) if figure.q.kind == "ratio" else None)
    if said:
        return _compared(clause, Span(upto.start, upto.start + said.start()), said["word"], figure, before)
    return _counted(clause, upto, figure, before) or _bare(clause, upto, figure)


def _stripped(clause: str, span: Span) -> Span:
    return Span(span.start, span.start + len(clause[span.start : span.end].rstrip(f" {GONE}")))


def _without(pattern: Lazy, clause: str, span: Span) -> Span:
    found = pattern.search(clause[span.start : span.end])
    return Span(span.start, span.start + found.start()) if found else span


def _restricts(clause: str, figure: _Figure, left: Span) -> bool:
    """Whether the figure says which things are meant: 超过100人的企业, 厚度低于0.01毫米的地膜, 5万吨及以上的企业."""
    if not figure.after.startswith("的") or _BASIS.match(figure.after):
        return False
    # 建成10个以上的示范点: the verb counts what follows
    return not words.output().search(_end_of(clause[left.start : left.end])) and not re.search(r"(?:实现|确保|力争)$", clause[left.start : left.end])


def _end_of(text: str) -> str:
    return text[-4:]


# --- figure behind a comparator -------------------------------------------------------------------------------------


def _compared(clause: str, left: Span, word: str, figure: _Figure, before: Goal | None) -> Goal | None:
    comparator = words.comparator_words()[word]
    against = words.against_end().search(clause[left.start : left.end])
    basis = Span(left.start + against.start("against"), left.start + against.end("against")) if against and against["against"] else None
    name, scope = _named(clause, Span(left.start, basis.start) if basis else left)
    if name and any(_restricts(clause, _Figure(q, clause), Span(name.start, q.start)) for q in find_quantities(clause, name.start, name.end)):
        return None  # 裁员超过100人的企业达到15%: a condition
    if name is None or _only_verbs(clause, name):
        # 新建不少于10个示范点; 新增6万人; 、力争达到8%
        return _without_name(clause, name, word, figure, before)
    if word in ("为", "占", "达", "超", "实现", "完成", "力争", "保持") and not (_is_measured(clause, name) or re.search(r"计划|目标|总量|总数", clause[name.start : name.end])):
        return _counted(clause, left, figure, before) if word in ("超", "达", "保持") else None
    counted = figure.q.kind in ("countables", "people") and not _is_measured(clause, name)
    if counted and (_few(figure) or (comparator in _GROWTH and word in words.outputs())):
        return _counted(clause, Span(left.start, figure.q.start), figure, before)
    return Goal((name,), _degree(comparator, figure), figure.q, figure.approximate, against=basis, scope=scope, counted=counted)


def _degree(comparator: str, figure: _Figure) -> str:
    """达到70%以上 is at least 70 %; 增长6%以上 stays growth; a range is between its ends."""
    if figure.q.value_max is not None and comparator not in _GROWTH:
        return "between"
    if comparator in ("reach", "maintain") and figure.tail in _TAILS:
        return _TAILS[figure.tail]
    return comparator


def _without_name(clause: str, name: Span | None, word: str, figure: _Figure, before: Goal | None) -> Goal | None:
    comparator = words.comparator_words()[word]
    right = _noun_after(clause, figure)
    if name is not None or word in words.outputs():
        verb = name or Span(figure.q.start - len(word), figure.q.start)
        if right is None and word not in ("新增", "净增"):
            return None
        pieces = (verb, right) if right else (verb,)
        return Goal(pieces, _degree("at_least" if comparator == "at_least" else "reach", figure), figure.q, figure.approximate, counted=True)
    if before and before.figure and before.figure.kind == figure.q.kind:
        grows = before.comparator in _GROWTH and word in ("达到", "力争", "实现", "达")
        return replace(before, comparator=before.comparator if grows else _degree(comparator, figure), figure=figure.q, approximate=figure.approximate, borrowed=True)
    return Goal((), _degree(comparator, figure), figure.q, figure.approximate, borrowed=True) if comparator != "reach" or word in _LEVELS else None


# Verbs that say nothing of what is counted.
_LIGHT = Lazy(r"(?:完成|实现|落实)[\x02了]*")
_LEVELS = ("达到", "提高到", "提高至", "提升到", "提升至", "增加到", "扩大到", "控制在")


# --- figure that counts what is made ---------------------------------------------------------------------------------


def _counted(clause: str, left: Span, figure: _Figure, before: Goal | None) -> Goal | None:
    """新建公园20个; 新建20个公园; 培育甲企业60家、乙企业30家 (the verb counts on)."""
    if figure.q.kind.endswith("/") or figure.q.kind == "time":
        return None  # 12万吨/日污水处理工程, 15分钟生活圈: what a thing can do is part of its name
    if _few(figure):
        return None
    text = clause[left.start : left.end]
    name, scope = _named(clause, left)
    growth = words.comparator_start().search(clause[: name.end], name.start) if name else None
    if growth and name and _is_measured(clause, Span(growth.end(), name.end)) and figure.q.kind == "ratio":
        return Goal((Span(growth.end(), name.end),), words.comparator_words()[growth["word"]], figure.q, figure.approximate, scope=scope)
    if figure.q.kind == "ratio" and not re.search(r"完成|贯通|化解|销号", text):
        return None  # a share is no count: 实现90%以上行政村通硬化路
    right = _noun_after(clause, figure)
    verb = words.verb_in(text, right is not None)
    if words.trap("enumeration").search(text) or (name and figure.q.value == 1 + len(re.findall("[、和]", clause[name.start : name.end])) > 1):
        return None  # 建设甲、乙、丙3个电站: named one by one
    if verb:
        return _object(clause, Span(left.start + verb.start(), left.end), left.start + verb.end(), figure, left)
    if before and before.counted and not before.borrowed and _JOINED.match(text):
        noun = name or right
        return Goal((_verb_of(clause, before), noun), _degree("reach", figure), figure.q, figure.approximate, counted=True) if noun else None
    return None


def _few(figure: _Figure) -> bool:
    """四类重点, 三条断头河: a few in words are named one by one, and set no goal."""
    return figure.q.chinese and (figure.q.value or 0) < 10 and not figure.tail and figure.q.kind in ("countables", "people", "rate")


def _object(clause: str, name: Span, verb_end: int, figure: _Figure, subject: Span) -> Goal | None:
    done = words.outputs().get(clause[name.start : verb_end]) == "done"
    noun = clause[verb_end : name.end].strip(f"了再各、{GONE}")
    right = _noun_after(clause, figure)
    comparator = _degree("complete" if done and not figure.tail else "reach", figure)
    if len(_HAN.findall(noun)) + noun.count(SHADE) < 2:
        if right is None and figure.q.kind in ("time", ""):
            return None
        return Goal((Span(name.start, verb_end), right) if right else (Span(name.start, verb_end),), comparator, figure.q, figure.approximate, counted=True)
    behind = right is not None and right.start == figure.q.end
    if behind and right and right.end - right.start > 4 and not noun.endswith("的") and figure.q.kind not in ("countables", "people"):
        return None  # 建设甲公司60万吨化肥装置: what a thing can do is part of its name
    # 示范区建设20项制度, 建设已批复的6个基地: the rest of what is counted
    rest = (right,) if behind and right and (right.end - right.start <= 4 or noun.endswith("的")) else ()
    whole, scope = _named(clause, subject)
    if whole and _is_measured(clause, whole) and not rest and whole.start < name.start:
        # 城镇新增就业6万人, 水利建设完成投资20亿元: the name of what is measured begins before the verb
        return Goal((whole,), comparator, figure.q, figure.approximate, scope=scope)
    light = _LIGHT.match(clause, name.start)
    first = Span(light.end(), name.end) if light and light.end() < name.end else name
    return Goal((first, *rest), comparator, figure.q, figure.approximate, counted=True)


def _verb_of(clause: str, goal: Goal) -> Span:
    first = goal.metric[0]
    verb = words.output().match(clause, first.start)
    return Span(first.start, verb.end()) if verb else Span(first.start, first.start)


def _noun_after(clause: str, figure: _Figure) -> Span | None:
    """What is counted, behind the figure: up to the next figure's part, or the end of the clause."""
    start = figure.end + (1 if figure.after.startswith("的") else 0)
    end = len(clause)
    for following in find_quantities(clause, start):
        cut = max(clause.rfind(mark, start, following.start) for mark in "、和及")
        if cut >= start:
            end = cut
            break
    noun = clause[start:end].rstrip(f"等 {ASIDE}")
    return Span(start, start + len(noun)) if len(_HAN.findall(noun)) + noun.count(SHADE) >= 2 else None


# --- figure right behind its metric ----------------------------------------------------------------------------------


def _bare(clause: str, left: Span, figure: _Figure) -> Goal | None:
    """失业率5.5%左右: the metric alone, with a word of degree."""
    name, scope = _named(clause, left)
    if name is None:
        return None
    covers = re.search(r"^\s*(?:实现|确保|力争|推动|保证)", clause[left.start : left.end])
    if covers and figure.q.kind == "ratio" and (right := _noun_after(clause, figure)):
        return Goal((name, right), _degree("reach", figure), figure.q, figure.approximate, scope=scope)
    if not figure.tail or not _is_measured(clause, name):
        return None
    return Goal((name,), _TAILS.get(figure.tail, "reach"), figure.q, figure.approximate, scope=scope)


# --- one target for several metrics, several figures for several metrics ----------------------------------------------

_EACH = Lazy(r"(?:分别|各)")


def _shared(clause: str, figures: Sequence[_Figure]) -> list[Goal] | None:
    """甲率、乙率分别达到65%和55%: figure by figure; 甲率、乙率达到90%: one figure for each."""
    each = _EACH.search(clause)
    if each and each.end() <= figures[0].q.start and len(figures) > 1:
        head, rest = Span(0, each.start()), clause[each.end() : figures[0].q.start]
        said = words.comparator_end().search(rest)
        against = words.against_end().search(clause[: each.start()])
        if said and not _has_break(clause[figures[0].end : figures[-1].q.start], figures):
            return _each(clause, Span(0, against.start()) if against and against["against"] else head, said["word"], figures)
    if len(figures) == 1:
        said = words.comparator_end().search(clause[: _without(_NEAR, clause, Span(0, figures[0].q.start)).end])
        names = _split(clause, Span(0, said.start())) if said else []
        if said and len(names) > 1 and not _restricts(clause, figures[0], Span(0, figures[0].q.start)):
            comparator = _degree(words.comparator_words()[said["word"]], figures[0])
            return [Goal((name,), comparator, figures[0].q, figures[0].approximate, scope=scope) for name, scope in names]
    return None


def _has_break(between: str, figures: Sequence[_Figure]) -> bool:
    """Whether anything but 、和 and figures stands between the first figure and the last."""
    return len(_HAN.findall(between)) > 6 * len(figures)


def _each(clause: str, head: Span, word: str, figures: Sequence[_Figure]) -> list[Goal]:
    comparator = words.comparator_words()[word]
    names = _split(clause, head)
    tail = figures[-1].tail
    goals = []
    whole, scope = _named(clause, head)
    parts = _parts(clause, whole) if whole else []
    for i, figure in enumerate(figures):
        figure.tail = figure.tail or tail
        if len(names) == len(figures):
            name, where = names[i]
        elif whole:
            # 东江、西江干流达标率: the last word belongs to all; each is told apart by its own
            name, where = whole, parts[i] if len(parts) == len(figures) else scope
        else:
            return []
        goals.append(Goal((name,), _degree(comparator, figure), figure.q, figure.approximate, scope=where))
    return goals


def _parts(clause: str, span: Span) -> list[Span]:
    cuts = [span.start - 1, *(i for i in range(span.start, span.end) if clause[i] in "、和与及"), span.end]
    return [Span(a + 1, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a + 1]


def _split(clause: str, span: Span) -> list[tuple[Span, Span | None]]:
    """Several metrics, each with a name of its own: 甲率、乙率和丙率. One where a part ends as no metric does (供水、供电可靠率)."""
    whole, scope = _named(clause, span)
    if whole is None:
        return []
    parts = [_named(clause, part)[0] for part in _parts(clause, whole)]
    named = [part for part in parts if part and _is_measured(clause, part) and part.end - part.start > 2]
    return [(part, scope) for part in named] if len(named) == len(parts) > 1 else [(whole, scope)]


# --- goals in words ----------------------------------------------------------------------------------------------------


def _in_words(clause: str) -> list[Goal]:
    """…达到省定目标, …实现全覆盖, …保持基本稳定."""
    found = words.complete().search(clause)
    if found:
        head = re.sub(r"(?:实现|做到|达到|基本实现|全部实现)$", "", clause[: found.start("target")])
        name, scope = _named(clause, Span(0, len(head)))
        target = Span(*found.span("target"))
        return [Goal((name,), "complete", None, target=target, scope=scope)] if name and not _only_verbs(clause, name) else []
    cuts = [m.end() for m in words.courses().finditer(clause)]
    if cuts:
        # 甲指数稳中有升、乙指数保持稳定: each with its own course
        pieces = [Span(a, b) for a, b in zip([0, *cuts], [*cuts, len(clause)], strict=True)]
        return [_shifted(goal, piece.start) for piece in pieces for goal in _in_words(clause[piece.start : piece.end].rstrip("、"))]
    course = words.course().search(clause)
    match = course or words.target().search(clause)
    if not match or match.start() < 2:
        return []
    names = _split(clause, Span(0, match.start()))
    if course and any(not _is_measured(clause, name) for name, _ in names):
        return []
    comparator = "maintain" if course and course["target"].endswith(("稳定", "平稳")) else "qualitative"
    target = Span(*match.span("target"))
    return [Goal((name,), comparator, None, target=target, scope=scope) for name, scope in names if not _only_verbs(clause, name)]


def _shifted(goal: Goal, by: int) -> Goal:
    move = lambda span: Span(span.start + by, span.end + by) if span else None  # noqa: E731
    return replace(goal, metric=tuple(Span(a + by, b + by) for a, b in goal.metric), target=move(goal.target), scope=move(goal.scope))


# --- names --------------------------------------------------------------------------------------------------------------


def _named(clause: str, span: Span) -> tuple[Span | None, Span | None]:
    """What is measured within `span`, without what leads in and trails; and the scope before it."""
    start, end = span
    scope: Span | None = None
    while start < end:
        lead = words.lead_in().match(clause, start)
        where = words.scope().match(clause, start)
        step = max(lead.end() if lead else start, where.end() if where else start)
        if where and where.end() < end:
            scope = Span(*where.span("scope"))
        if step == start or step >= end:
            break
        start = step
    text = clause[start:end]
    trimmed = re.sub(r"(?:要|应|须|均|都|也|全部|分别|总体|力争|确保|基本|稳定|持续|再|将|已|平均|逐步|的|、|，|:|：|\s|\x02|\x03)+$", "", text)
    end = start + len(trimmed)
    if _HAN.search(trimmed) or "*" in trimmed or SHADE in trimmed:
        return Span(start, end), scope
    return None, scope


def _is_measured(clause: str, name: Span) -> bool:
    return bool(words.head_end().search(clause[name.start : name.end]))


def _only_verbs(clause: str, name: Span) -> bool:
    return bool(words.output().fullmatch(clause[name.start : name.end]))
