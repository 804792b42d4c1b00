"""One clause read as goals: what is measured, how it compares, and the figure.

The figure is the anchor; what stands before it says the comparator and the metric (绿化覆盖率|达到|45%), the verb whose object
is counted (新建公园|20个, 新建|20个|公园), or the metric alone (失业率|5.5%|左右).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import GONE, GROWTH, NEAR, TAILS, Figure, Goal, Span, degree, is_few, substance
from policyparse.facts.indicators.names import is_measured, named, only_verbs, parts, split
from policyparse.facts.indicators.targets import in_words
from policyparse.language.quantities import Quantity, find_quantities
from policyparse.language.units_of_measure import without_multiplier
from policyparse.text.lazy import Lazy
from policyparse.text.quotes import ASIDE, QUOTED

_FROM = Lazy(r"(?:从|由)(?:目前|现有|原来?|现在|\s|\x02)*的?$")
_ON = Lazy(r"在[^，在]{0,40}$")
# 能耗1000吨以上|企业: which of them, without 的
_MEANT = Lazy("企业|单位|机构|用户|取水户|项目|园区|人员|家庭")
_AT_PRESENT = Lazy("现有|已有|目前|人员|参加")
_SETTLEMENT = Lazy("的?(?:自然|行政)?(?:村|屯|乡镇|城镇|城市)")
_BASIS = Lazy(r"(?:的)?基础上")
_LONGEST = 9  # characters of a comparator with what may follow it
_JOINED = Lazy(r"^[、和及与或以至\s]+")


def read_clause(clause: str, quantities: Sequence[Quantity] | None = None) -> list[Goal]:
    """Every goal of one clause whose wording says one; whether the text means it as a goal is for the caller to say.

    `quantities`: the figures of the clause in its own offsets, where the caller has them already.
    """
    if quantities is None:
        quantities = [q for q in find_quantities(clause) if not is_few(q, clause)]
    figures = [Figure(q, clause, quantities) for q in quantities]
    if not figures:
        return in_words(clause)
    shared = _shared(clause, figures)
    if shared:
        return shared
    goals: list[Goal] = []
    at = 0
    start: Figure | None = None
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
            at = max(figure.end, *(part.end for part in goal.metric), 0)
        elif clause[figure.end :][:40].count("、") and (cut := clause.find("、", figure.end)) > 0:
            at = cut  # 推进200个项目、完成投资90亿元: the first is none, and no part of the second
    return goals or in_words(clause)


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
    if not said or metric is None or _restricts(clause, figure, between):
        return None
    return Goal((metric,), degree(words.comparator_words()[said["word"]], figure), figure.q, figure.approximate, scope=scope, baseline=start.q)


def _one(clause: str, left: Span, figure: Figure, before: Goal | None) -> Goal | None:
    if _restricts(clause, figure, left):
        return None
    upto = _without(NEAR, clause, _stripped(clause, left))
    said = _comparator(clause, upto) or (words.share_of().match(clause, upto.start, upto.end) if figure.q.kind == "ratio" else None)
    if said and said["word"] == "完成" and clause[upto.end - 1] == "的" and clause[said.end("word")] != "了":
        if figure.after.startswith("后"):
            return None  # 完成工程量的50%后支付: a term
        # 完成年度任务的80%: how much of it
        return Goal((Span(said.end("word"), upto.end - 1),), degree("reach", figure) if figure.tail else "complete", figure.q, figure.approximate)
    if said:
        return _compared(clause, Span(upto.start, said.start("word")), said["word"], figure, before)
    return _counted(clause, upto, figure, before) or _bare(clause, upto, figure)


def _comparator(clause: str, left: Span) -> re.Match[str] | None:
    """The comparator at the end of `left`; looked for no farther back than the longest reaches."""
    return words.comparator_end().search(clause, max(left.start, left.end - _LONGEST), left.end)


def _stripped(clause: str, span: Span) -> Span:
    return Span(span.start, span.start + len(clause[span.start : span.end].rstrip(f" {GONE}")))


def _without(pattern: Lazy, clause: str, span: Span) -> Span:
    found = pattern.search(clause[span.start : span.end])
    return Span(span.start, span.start + found.start()) if found else span


def _restricts(clause: str, figure: Figure, left: Span) -> bool:
    """Whether the figure says which things are meant: 超过100人的企业, 厚度低于0.01毫米的地膜, 5万吨及以上的企业, 20户以上自然村."""
    if figure.tail and figure.q.kind == "people" and _SETTLEMENT.match(figure.after):
        return True
    if _BASIS.match(figure.after) or not (figure.after.startswith("的") or (figure.tail and _MEANT.match(figure.after))):
        return False
    # 建成10个以上的示范点: the verb counts what follows
    return not words.verbs_in(clause[max(left.start, left.end - 4) : left.end]) and not re.search(r"(?:实现|确保|力争)$", clause[left.start : left.end])


# --- figure behind a comparator -------------------------------------------------------------------------------------


def _compared(clause: str, left: Span, word: str, figure: Figure, before: Goal | None) -> Goal | None:
    comparator = words.comparator_words()[word]
    against = words.against_end().search(clause[left.start : left.end])
    basis = Span(left.start + against.start("against"), left.start + against.end("against")) if against and against["against"] else None
    name, scope = named(clause, Span(left.start, basis.start) if basis else left)
    if name and any(name.start <= q.start and q.end <= name.end and _restricts(clause, Figure(q, clause), Span(name.start, q.start)) for q in figure.all):
        return None  # 裁员超过100人的企业达到15%: a condition
    if name is None or only_verbs(clause, name):
        # 新建不少于10个示范点; 新增6万人; 、力争达到8%
        return _without_name(clause, name, word, figure, before)
    if word == "为" and not re.search("计划|目标|任务|指标", clause[name.start : name.end]):
        return None  # 面积为180平方米: so it is, and no goal
    if word in ("为", "占", "达", "超", "实现", "完成", "力争", "保持") and not (is_measured(clause, name) or re.search(r"计划|目标|总量|总数", clause[name.start : name.end])):
        return _loosely(clause, left, name, word, figure, before) if word in ("超", "达", "保持") else None
    counted = figure.q.kind in ("countables", "people") and not is_measured(clause, name)
    if counted and comparator in GROWTH and word in words.outputs():
        return _counted(clause, Span(left.start, figure.q.start), figure, before)
    return Goal((name,), degree(comparator, figure), figure.q, figure.approximate, against=basis, scope=scope, counted=counted)


def _loosely(clause: str, left: Span, name: Span, word: str, figure: Figure, before: Goal | None) -> Goal | None:
    """引进亿元以上项目超50个 counts what is made; 科技型企业超2万户 is a level where the clause ends with it, and no 超100人的企业."""
    comparator = degree(words.comparator_words()[word], figure)
    goal = _counted(clause, left, figure, before)
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
    right = _noun_after(clause, figure)
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


# 实现90%以上行政村通硬化路: a share of what follows.
_COVERS = Lazy(r"^\s*(?:实现|确保|力争|推动|保证|完成)")
# Verbs that say nothing of what is counted.
_LIGHT = Lazy(r"(?:完成|实现|落实)[\x02了]*")
_LEVELS = ("达到", "提高到", "提高至", "提升到", "提升至", "增加到", "扩大到", "控制在")


# --- figure that counts what is made ---------------------------------------------------------------------------------


def _counted(clause: str, left: Span, figure: Figure, before: Goal | None) -> Goal | None:
    """新建公园20个; 新建20个公园; 培育甲企业60家、乙企业30家 (the verb counts on)."""
    if figure.q.kind.endswith("/") or figure.q.kind == "time":
        return None  # 12万吨/日污水处理工程, 15分钟生活圈: what a thing can do is part of its name
    text = clause[left.start : left.end]
    name, scope = named(clause, left)
    growth = words.comparator_start().search(clause[: name.end], name.start) if name else None
    if growth and name and is_measured(clause, Span(growth.end(), name.end)) and figure.q.kind == "ratio":
        return Goal((Span(growth.end(), name.end),), words.comparator_words()[growth["word"]], figure.q, figure.approximate, scope=scope)
    right = _noun_after(clause, figure)
    if growth and name and growth.start() == name.start and growth["word"] not in words.outputs() and not right and _is_noun(clause[growth.end() : name.end]):
        # 增加养老床位200张
        return Goal((Span(growth.end(), name.end),), words.comparator_words()[growth["word"]], figure.q, figure.approximate, scope=scope, counted=True)
    if figure.after and not figure.after.strip(QUOTED) and (figure.q.value or 0) < 10:
        return None  # 3个“三年行动”: a name that holds them
    if figure.q.kind == "ratio" and (right or not re.search(r"完成|贯通|化解|销号", text)):
        return None  # a share is no count: 实现90%以上行政村通硬化路
    verb = words.verb_in(text, name.start - left.start if name else 0, right is not None)
    if (words.trap("enumeration").search(text) and not _at_least_of(text, figure)) or (name and _one_by_one(clause[name.start : name.end], figure)):
        return None
    goes_on = before is not None and before.counted and not before.borrowed and bool(_JOINED.match(text))
    if verb and not (goes_on and name and left.start + verb.start > name.start + 1):
        return _object(clause, Span(left.start + verb.start, left.end), left.start + verb.end, verb.done, figure, left, before if goes_on else None)
    if before and goes_on:
        noun = name or right
        carried = before.comparator if before.comparator in GROWTH or (before.comparator == "complete" and not figure.tail) else "reach"
        metric = _before_verb(clause, noun, noun, before) if noun else ()
        metric = (_verb_of(clause, before), noun) if noun and len(metric) < 2 else metric
        return Goal(metric, degree(carried, figure), figure.q, figure.approximate, counted=True) if noun else None
    return None


def _at_least_of(text: str, figure: Figure) -> bool:
    """组建实验室、研究院等10家以上: the list stands for many more, while 等9处 sums up what is named."""
    return text.endswith("等") and TAILS.get(figure.tail) == "at_least" and bool(words.verbs_in(text))


def _one_by_one(name: str, figure: Figure) -> bool:
    """建设甲、乙、丙3个电站: as many as are named; 新建和改造户厕2万座 are not two."""
    verbs = words.verbs_in(name)
    joints = len(re.findall("[、和]", name[verbs[0].end if verbs and verbs[0].start == 0 else 0 :]))
    return joints > 0 and figure.q.value == 1 + joints and without_multiplier(figure.q.unit)[0] == 1


def _object(clause: str, name: Span, verb_end: int, done: bool, figure: Figure, subject: Span, before: Goal | None) -> Goal | None:
    noun = clause[verb_end : name.end].strip(f"了再各、{GONE}")
    right = _noun_after(clause, figure)
    if not done and words.only_verbs(noun):
        verb_end, noun = name.end, ""  # 更新|发布|50份指南
    comparator = degree("complete" if done and not figure.tail else "reach", figure)
    if substance(noun) < 2 or (right and noun.endswith(("和", "、", "及", "等"))):
        if right is None and figure.q.kind in ("time", ""):
            return None
        verb = Span(name.start, verb_end)
        return Goal((verb, right) if right else _before_verb(clause, verb, subject, before), comparator, figure.q, figure.approximate, counted=True)
    behind = right is not None and right.start == figure.q.end
    if behind and right and right.end - right.start > 4 and not noun.endswith("的") and figure.q.kind not in ("countables", "people"):
        return None  # 建设甲公司60万吨化肥装置: what a thing can do is part of its name
    # 示范区建设20项制度, 建设已批复的6个基地: the rest of what is counted
    rest = (right,) if behind and right and (right.end - right.start <= 4 or noun.endswith("的")) else ()
    whole, scope = named(clause, subject)
    if whole and is_measured(clause, whole) and not rest and whole.start < name.start:
        # 城镇新增就业6万人, 水利建设完成投资20亿元: the name of what is measured begins before the verb
        return Goal((whole,), comparator, figure.q, figure.approximate, scope=scope)
    light = _LIGHT.match(clause, name.start)
    first = Span(light.end(), name.end) if light and light.end() < name.end else name
    return Goal((first, *rest), comparator, figure.q, figure.approximate, counted=True)


# 从40个减少到29个, 可以减少20人: no subject.
_NO_SUBJECT = Lazy(r"[比从由除拟]|可以|分别")
# What becomes of one thing after another.
_STAGES = ("开工", "建成", "竣工", "投产", "完工", "交付", "投用")


def _is_noun(text: str) -> bool:
    return substance(text) > 1 and text[0] != "的"


def _before_verb(clause: str, verb: Span, subject: Span, before: Goal | None) -> tuple[Span, ...]:
    """What a verb without an object is said of: 预算内投资|安排50亿元, 棚户区改造|开工2万套、基本建成1万套."""
    whole, _ = named(clause, subject)
    if whole and whole.start < verb.start and substance(clause[whole.start : verb.start]) > 1 and not _NO_SUBJECT.search(clause, whole.start, verb.start):
        return (Span(whole.start, verb.end),)
    if before and len(before.metric) == 1 and clause[verb.start : verb.end].endswith(_STAGES):
        first = before.metric[0]
        verbs = words.verbs_in(clause[first.start : first.end])
        if verbs and verbs[-1].start and verbs[-1].end == first.end - first.start:
            return (Span(first.start, first.start + verbs[-1].start), verb)
        if verbs and verbs[0].start == 0 and verbs[0].end < first.end - first.start:
            return (verb, Span(first.start + verbs[0].end, first.end))  # 开工重大项目20个、竣工投产10个
    return (verb,)


def _verb_of(clause: str, goal: Goal) -> Span:
    """The verb that counts on; none where the verb is all of the name (防沙治沙20万亩、草原治理30万亩)."""
    first = goal.metric[0]
    verbs = words.verbs_in(clause[first.start : first.end])
    opens = bool(verbs) and verbs[0].start == 0 and (len(goal.metric) > 1 or first.start + verbs[0].end < first.end)
    return Span(first.start, first.start + verbs[0].end) if opens else Span(first.start, first.start)


def _noun_after(clause: str, figure: Figure) -> Span | None:
    """What is counted, behind the figure: up to the next figure's part, or the end of the clause."""
    start = figure.end + (1 if figure.after.startswith("的") else 0)
    end = len(clause)
    for following in figure.all:
        if following.start < start:
            continue
        cut = max(clause.rfind(mark, start, following.start) for mark in "、和及")
        if cut >= start:
            end = cut
            break
    noun = clause[start:end].rstrip(f"等 {ASIDE}")
    return Span(start, start + len(noun)) if substance(noun) >= 2 else None


# --- figure right behind its metric ----------------------------------------------------------------------------------


_SHARE = ("率", "比例", "占比", "比重")


def _bare(clause: str, left: Span, figure: Figure) -> Goal | None:
    """失业率5.5%左右: the metric alone, with a word of degree; without one (巩固率99%) the text around has to mean it as a goal."""
    name, scope = named(clause, left)
    if name is None:
        return None
    if _COVERS.search(clause[left.start : left.end]) and figure.q.kind == "ratio" and (right := _noun_after(clause, figure)):
        return Goal((name, right), degree("reach", figure), figure.q, figure.approximate, scope=scope)
    if not is_measured(clause, name) or not (figure.tail or (figure.q.kind == "ratio" and clause[name.start : name.end].endswith(_SHARE))):
        return None
    return Goal((name,), TAILS.get(figure.tail, "reach"), figure.q, figure.approximate, scope=scope, assumed=not figure.tail)


# --- one target for several metrics, several figures for several metrics ----------------------------------------------

_SEVERAL = Lazy("[、和与及]")
_EACH = Lazy(r"(?:分别|各)")


def _shared(clause: str, figures: Sequence[Figure]) -> list[Goal] | None:
    """甲率、乙率分别达到65%和55%: figure by figure; 甲率、乙率达到90%: one figure for each."""
    each = _EACH.search(clause)
    if each and each.end() <= figures[0].q.start and (len(figures) > 1 or each[0] == "分别"):
        head, rest = Span(0, each.start()), clause[each.end() : figures[0].q.start]
        said = words.comparator_end().search(rest)
        against = words.against_end().search(clause[: each.start()])
        if said and not _has_break(clause[figures[0].end : figures[-1].q.start], figures):
            return _each(clause, Span(0, against.start()) if against and against["against"] else head, said["word"], figures)
    if len(figures) == 1 and _SEVERAL.search(clause[: figures[0].q.start]):
        said = words.comparator_end().search(clause[: _without(NEAR, clause, Span(0, figures[0].q.start)).end])
        names = split(clause, Span(0, said.start())) if said else []
        if said and len(names) > 1 and not _restricts(clause, figures[0], Span(0, figures[0].q.start)):
            comparator = degree(words.comparator_words()[said["word"]], figures[0])
            return [Goal((name,), comparator, figures[0].q, figures[0].approximate, scope=scope) for name, scope in names]
    return None


def _with_tail(clause: str, pieces: Sequence[Span], at: int) -> tuple[Span, ...]:
    """东江、西江干流达标率: what all share is printed with the last alone, behind as many characters as tell the others apart, or
    where a word of metrics begins near there (人参、食用菌|产值)."""
    last, own = pieces[-1], pieces[at]
    length = own.end - own.start
    if clause[own.start : own.end] in words.heads():
        return (own,)  # 用水量、能耗、排放量: a name of its own
    length = next((k for k in (length, length + 1, length - 1) if k > 1 and words.shared_tail().match(clause, last.start + k, last.end)), length)
    shared = Span(last.start + length, last.end)
    return (last,) if own == last else (own, shared) if shared.start < shared.end else (own,)


def _has_break(between: str, figures: Sequence[Figure]) -> bool:
    """Whether anything but 、和 and figures stands between the first figure and the last."""
    return substance(between) > 6 * len(figures)


def _each(clause: str, head: Span, word: str, figures: Sequence[Figure]) -> list[Goal]:
    comparator = words.comparator_words()[word]
    names = split(clause, head)
    tail = figures[-1].tail
    goals = []
    whole, scope = named(clause, head)
    pieces = parts(clause, whole) if whole else []
    if len(figures) == 1:
        # 甲、乙排放量分别下降3%: one figure for each
        figures = [figures[0]] * max(len(names), len(pieces))
    for i, figure in enumerate(figures):
        figure.tail = figure.tail or tail
        if len(names) == len(figures):
            name, where = names[i]
        elif whole:
            name, where = whole, scope
        else:
            return []
        metric = _with_tail(clause, pieces, i) if len(names) != len(figures) == len(pieces) else (name,)
        goals.append(Goal(metric, degree(comparator, figure), figure.q, figure.approximate, scope=where))
    return goals
