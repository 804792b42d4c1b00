"""One clause read as goals: what is measured, how it compares, and the figure.

The figure is the anchor; what stands before it says the comparator and the metric (绿化覆盖率|达到|45%), the verb whose object
is counted (新建公园|20个, 新建|20个|公园), or the metric alone (失业率|5.5%|左右).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policyparse.facts.indicators import words
from policyparse.facts.indicators.conditions import hide, pieces
from policyparse.facts.indicators.counted import counted, noun_after
from policyparse.facts.indicators.figures import GONE, GROWTH, NEAR, TAILS, Figure, Goal, Span, degree, is_few, substance
from policyparse.facts.indicators.names import is_measured, named, only_verbs
from policyparse.facts.indicators.shared import shared
from policyparse.facts.indicators.targets import in_words
from policyparse.language.quantities import Quantity, find_quantities
from policyparse.rules import Rule, rule

_FROM = rule(
    r"(?:从|由)(?:目前|现有|原来?|现在|平均|\s|\x02)*的?$",
    examples=["渔船由目前的", "覆盖率从", "由原来"],
    rejects=["来自渔港", "渔港"],
    why="Before a figure, where it is the one that is left: 由目前的30艘增至50艘.",
)
_ON = rule(
    r"在[^，在]{0,40}$",
    examples=["力争在", "在现有渔船"],
    rejects=["渔港改造", "新增"],
    why="Before a figure that is the basis of another: 在30艘的基础上.",
)
_AT_PRESENT = rule(
    "现有|已有|目前|人员|参加",
    examples=["现有渔船", "参加培训人员"],
    rejects=["新增渔船", "力争"],
    why="A count of what there is, or of those who take part.",
)
_BASIS = rule(
    r"(?:的)?基础上",
    examples=["基础上", "的基础上增长"],
    rejects=["基础设施", "渔港基础上"],
    why="What makes the figure before it the basis of another: 2025年基础上.",
    ask="match",
)
_SIGNS = frozenset("≥≧>≤≦<")
_LONGEST = 9  # characters of a comparator with what may follow it


def read_clause(clause: str, quantities: Sequence[Quantity] | None = None, before: Sequence[str] = ()) -> list[Goal]:
    """Every goal of one clause whose wording says one; whether the text means it as a goal is for the caller to say.

    `quantities`: the figures of the clause in its own offsets, where the caller has them already; `before`: the metrics of the
    clause before, which 分别增长10%、12% goes on from.
    """
    if quantities is None:
        quantities = [q for q in find_quantities(clause) if not is_few(q, clause)]
    if not quantities:
        return in_words(clause)
    clause, figures, conditions = hide(clause, [Figure(q, clause, quantities) for q in quantities])
    if not figures:
        return in_words(clause)
    clause = _without_least(clause, figures)
    goals = shared(clause, figures, before) or _one_by_one(clause, figures)
    return [_with_condition(goal, clause, conditions) for goal in goals] or in_words(clause)


def _one_by_one(clause: str, figures: Sequence[Figure]) -> list[Goal]:
    """The goals of figure after figure."""
    goals: list[Goal] = []
    at = name_end = 0
    start: Figure | None = None
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
            at = max(figure.end, *(part.end for part in goal.metric), 0)
        elif clause[figure.end :][:40].count("、") and (cut := clause.find("、", figure.end)) > 0:
            at = cut  # 推进200个项目、完成投资90亿元: the first is none, and no part of the second
    return goals


_LEAST = rule(
    r"(?:原则上)?至少",
    examples=["至少", "原则上至少"],
    rejects=["至今", "不少于"],
    why="A bound in a word of its own before the figure: 至少30艘.",
)


def _without_least(clause: str, figures: Sequence[Figure]) -> str:
    """每个村至少配备100个垃圾桶: 至少 says how the next figure is meant, wherever it stands before it."""
    for match in _LEAST.finditer(clause):
        following = next((figure for figure in figures if figure.q.start >= match.end()), None)
        if following and following.q.start > match.end():
            following.least = True
            clause = clause[: match.start()] + GONE * len(match[0]) + clause[match.end() :]
    return clause


def _with_condition(goal: Goal, clause: str, conditions: Sequence[Span]) -> Goal:
    """A goal whose name goes around a condition, with that condition beside it."""
    if not goal.metric:
        return goal
    start, end = goal.metric[0].start, max(goal.metric[-1].end, goal.figure.start if goal.figure else 0)
    inside = [span for span in conditions if start <= span.start < end or span.end == start]
    metric = tuple(piece for part in goal.metric for piece in pieces(clause, part))
    return replace(goal, metric=metric or goal.metric, condition=inside[-1] if inside else goal.condition)


def _start_of(clause: str, left: Span, figure: Figure) -> int | None:
    """Where the words begin that say what something starts from: 由|62%提高到70%, 在|10个工作日的基础上; None where they do not."""
    before = clause[left.start : left.end]
    found = _FROM.search(before) or (_ON.search(before) if _BASIS.match(clause, figure.end) else None)
    return left.start + found.start() if found else None


def _moved(clause: str, name: Span, start: Figure, figure: Figure) -> Goal | None:
    """由62%提高到70%: the metric before 由, the comparator between the figures."""
    between = _without(NEAR, clause, _stripped(clause, Span(start.end, figure.q.start)))
    said = words.comparator_end().search(clause[between.start : between.end].rstrip("的" + GONE))
    metric, scope = named(clause, name)
    if not said or metric is None:
        return None
    return Goal((metric,), degree(words.comparator_words()[said["word"]], figure), figure.q, figure.approximate, scope=scope, baseline=start.q)


def _one(clause: str, left: Span, figure: Figure, before: Goal | None) -> Goal | None:
    upto = _without(NEAR, clause, _stripped(clause, left))
    said = _comparator(clause, upto) or (words.share_of().match(clause, upto.start, upto.end) if figure.q.kind == "ratio" else None)
    if said and said["word"] == "为" and not clause[upto.start : said.start("word")].strip(GONE):
        said = None  # 为10万名残疾人提供服务
    if said and said["word"] == "完成" and clause[upto.end - 1] == "的" and clause[said.end("word")] != "了":
        if figure.after.startswith("后"):
            return None  # 完成工程量的50%后支付: a term
        # 完成年度任务的80%: how much of it
        return Goal((Span(said.end("word"), upto.end - 1),), degree("reach", figure) if figure.tail else "complete", figure.q, figure.approximate)
    if said:
        return _compared(clause, Span(upto.start, said.start("word")), said["word"], figure, before)
    return counted(clause, upto, figure, before) or _bare(clause, upto, figure)


def _comparator(clause: str, left: Span) -> re.Match[str] | None:
    """The comparator at the end of `left`; looked for no farther back than the longest reaches."""
    return words.comparator_end().search(clause, max(left.start, left.end - _LONGEST), left.end)


def _stripped(clause: str, span: Span) -> Span:
    return Span(span.start, span.start + len(clause[span.start : span.end].rstrip(f" {GONE}")))


def _without(pattern: Rule, clause: str, span: Span) -> Span:
    found = pattern.search(clause[span.start : span.end])
    return Span(span.start, span.start + found.start()) if found else span


# --- figure behind a comparator -------------------------------------------------------------------------------------


def _compared(clause: str, left: Span, word: str, figure: Figure, before: Goal | None) -> Goal | None:
    comparator = words.comparator_words()[word]
    against = words.against_end().search(clause[left.start : left.end])
    basis = Span(left.start + against.start("against"), left.start + against.end("against")) if against and against["against"] else None
    name, scope = named(clause, Span(left.start, basis.start) if basis else left)
    if name is None or only_verbs(clause, name):
        # 新建不少于10个示范点; 新增6万人; 、力争达到8%
        return _without_name(clause, name, word, figure, before)
    if word == "为" and not re.search("计划|目标|任务|指标", clause[name.start : name.end]):
        return None  # 面积为180平方米: so it is, and no goal
    if word in ("为", "占", "达", "超", "实现", "完成", "力争", "保持") and not (is_measured(clause, name) or re.search(r"计划|目标|总量|总数", clause[name.start : name.end])):
        return _loosely(clause, left, name, word, figure, before) if word in ("超", "达", "保持") else None
    right = noun_after(clause, figure) if comparator in ("at_least", "at_most") and figure.q.kind in ("countables", "people") else None
    if right and substance(clause[name.start : name.end]) <= 4 and not is_measured(clause, name):
        # 挖掘不少于100个应用场景: whatever the verb, what it counts stands behind the figure
        return Goal((name, right), degree(comparator, figure), figure.q, figure.approximate, scope=scope, counted=True)
    is_count = figure.q.kind in ("countables", "people") and not is_measured(clause, name)
    if is_count and comparator in GROWTH and word in words.outputs():
        return counted(clause, Span(left.start, figure.q.start), figure, before)
    # 血清铜蓝蛋白<200 may be a threshold: the text around says whether it is meant as a goal
    sign = word in _SIGNS and not is_measured(clause, name)
    return Goal((name,), degree(comparator, figure), figure.q, figure.approximate, against=basis, scope=scope, counted=is_count, assumed=sign)


def _loosely(clause: str, left: Span, name: Span, word: str, figure: Figure, before: Goal | None) -> Goal | None:
    """引进亿元以上项目超50个 counts what is made; 科技型企业超2万户 is a level where the clause ends with it, and no 超100人的企业."""
    comparator = degree(words.comparator_words()[word], figure)
    goal = counted(clause, left, figure, before)
    if goal:
        return replace(goal, comparator="at_least") if comparator == "at_least" else goal
    ends = not figure.after or figure.after[0] in "、和"
    kinds = ("countables", "people", "power", "money") if word == "超" else ("countables", "people", "power")
    if word == "保持" or not ends or figure.q.kind not in kinds or substance(clause[name.start : name.end]) < 4:
        return None
    if clause[left.end - 1] in "高就则的共" or _AT_PRESENT.search(clause, name.start, name.end):
        return None  # 损失高达20万元, 现有企业超200家: told, and no goal
    return Goal((name,), comparator, figure.q, figure.approximate, counted=True)


def _without_name(clause: str, name: Span | None, word: str, figure: Figure, before: Goal | None) -> Goal | None:
    comparator = words.comparator_words()[word]
    right = noun_after(clause, figure)
    if name is None and right and figure.q.kind == "ratio" and _COVERS.search(word):
        return Goal((right,), degree("reach", figure), figure.q, figure.approximate)
    if (
        name is None
        and right
        and word == "力争"
        and figure.q.kind in ("countables", "people")
        and substance(clause[right.start : right.end]) > 3
        and not _AT_PRESENT.search(clause, right.start, right.end)
    ):
        return Goal((right,), degree("reach", figure), figure.q, figure.approximate, counted=True)  # 力争10家企业上市
    if name is not None or word in words.outputs():
        verb = name or Span(figure.q.start - len(word), figure.q.start)
        if right is None and word not in ("新增", "净增"):
            return None
        pieces = (verb, right) if right else (verb,)
        return Goal(pieces, degree("at_least" if comparator == "at_least" else "reach", figure), figure.q, figure.approximate, counted=True)
    if before and before.figure and before.figure.kind == figure.q.kind:
        grows = before.comparator in GROWTH and word in ("达到", "力争", "实现", "达")
        return replace(before, comparator=before.comparator if grows else degree(comparator, figure), figure=figure.q, approximate=figure.approximate, borrowed=True)
    return Goal((), degree(comparator, figure), figure.q, figure.approximate, borrowed=True) if comparator != "reach" or word in _LEVELS else None


_COVERS = rule(
    r"^\s*(?:实现|确保|力争|推动|保证|完成)",
    examples=["实现渔港监控全覆盖", "力争全覆盖"],
    rejects=["渔港实现", "监控"],
    why="A verb that opens a goal of whole coverage.",
)
_LEVELS = ("达到", "提高到", "提高至", "提升到", "提升至", "增加到", "扩大到", "控制在")


# --- figure right behind its metric ----------------------------------------------------------------------------------


_SHARE = ("率", "比例", "占比", "比重")
_PART_OF = rule(
    r"占[^\W\d]{2,10}$",
    examples=["占渔业总产值", "产值占全市比重"],
    rejects=["占", "渔业产值"],
    why="Before a share, what it is a share of: 占渔业总产值|三成.",
)


def _bare(clause: str, left: Span, figure: Figure) -> Goal | None:
    """失业率5.5%左右: the metric alone, with a word of degree; without one (巩固率99%) the text around has to mean it as a goal."""
    name, scope = named(clause, left)
    if name is None:
        return None
    if _COVERS.search(clause[left.start : left.end]) and figure.q.kind == "ratio" and (right := noun_after(clause, figure)):
        return Goal((name, right), degree("reach", figure), figure.q, figure.approximate, scope=scope)
    text = clause[name.start : name.end]
    share = figure.q.kind == "ratio" and (text.endswith(_SHARE) or _PART_OF.search(text) is not None)
    # 留省就业17万人, 平均含量28克/千克: a level by its unit
    level = (figure.q.kind == "people" and text.endswith("就业")) or (figure.q.kind.endswith("/") and is_measured(clause, name))
    if not (share or level or (figure.tail and is_measured(clause, name))):
        return None
    assumed = not figure.tail and not (level and figure.q.kind == "people")
    return Goal((name,), TAILS.get(figure.tail, "reach"), figure.q, figure.approximate, scope=scope, assumed=assumed)
