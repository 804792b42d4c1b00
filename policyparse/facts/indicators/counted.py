"""A figure that counts what is made: 新建公园|20个, 新建|20个|公园, 培育甲企业|60家|、乙企业|30家|."""

from __future__ import annotations

import re

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import GONE, GROWTH, TAILS, Figure, Goal, Span, degree, substance
from policyparse.facts.indicators.names import is_measured, named
from policyparse.language.units_of_measure import without_multiplier
from policyparse.rules import rule
from policyparse.text.quotes import ASIDE, QUOTED
from policyparse.text.tokens import tagged

_LIGHT = rule(
    r"(?:完成|实现|落实)[\x02了]*",
    examples=["完成", "实现了", "落实"],
    rejects=["新建", "改造完成"],
    why="A verb that says only that a thing is done.",
    ask="match",
)
_JOINED = rule(
    r"^[、和及与或以至\s]+",
    examples=["、渔船", "和渔港", "以及"],
    rejects=["渔港和", "新增"],
    why="What joins a figure to the one before.",
    ask="match",
)


def counted(clause: str, left: Span, figure: Figure, before: Goal | None) -> Goal | None:
    """新建公园20个; 新建20个公园; 培育甲企业60家、乙企业30家 (the verb counts on)."""
    yearly = figure.q.kind in ("people/", "countables/") and figure.q.unit.endswith("年")
    if (figure.q.kind.endswith("/") and not yearly) or figure.q.kind == "time":
        return None  # 12万吨/日污水处理工程, 15分钟生活圈: what a thing can do is part of its name
    text = clause[left.start : left.end]
    name, scope = named(clause, left)
    right = noun_after(clause, figure)
    grown = _grown(clause, name, scope, figure, right) if name else None
    if grown or _counts_nothing(text, clause, name, figure, right):
        return grown
    if right and _for_whom(text, clause, right):
        # 为10万名残疾人提供康复服务; 推进25条河湖水质达标
        return Goal((right,), degree("reach", figure), figure.q, figure.approximate, scope=scope, counted=True)
    verb = words.verb_in(text, name.start - left.start if name else 0, right is not None)
    goes_on = before is not None and before.counted and not before.borrowed and bool(_JOINED.match(text))
    if verb and not (goes_on and name and left.start + verb.start > name.start + 1):
        return _object(clause, Span(left.start + verb.start, left.end), left.start + verb.end, verb.done, figure, left, before if goes_on else None)
    if before and goes_on:
        return _next_of_list(clause, name or right, figure, before)
    return _coined(clause, left, name, scope, figure, right) if name and not is_measured(clause, name) else None


def _grown(clause: str, name: Span, scope: Span | None, figure: Figure, right: Span | None) -> Goal | None:
    """降低综合费率0.5个百分点, 增加养老床位200张: a verb of growth opens the name of what grows."""
    growth = words.comparator_start().search(clause[: name.end], name.start)
    if not growth:
        return None
    what = Span(growth.end(), name.end)
    share = figure.q.kind == "ratio" and is_measured(clause, what)
    thing = growth.start() == name.start and growth["word"] not in words.outputs() and not right and _is_noun(clause[growth.end() : name.end])
    return Goal((what,), words.comparator_words()[growth["word"]], figure.q, figure.approximate, scope=scope, counted=not share) if share or thing else None


def _counts_nothing(text: str, clause: str, name: Span | None, figure: Figure, right: Span | None) -> bool:
    """Whether a figure sums up what is named, is a share, or belongs to a name."""
    if figure.after and not figure.after.strip(QUOTED) and (figure.q.value or 0) < 10:
        return True  # 3个“三年行动”: a name that holds them
    if figure.q.kind == "ratio" and (right or not re.search(r"完成|贯通|化解|销号", text)):
        return True  # a share is no count: 实现90%以上行政村通硬化路
    summed = words.trap("enumeration").search(text) is not None and not _at_least_of(text, figure)
    return summed or (name is not None and _one_by_one(clause[name.start : name.end], figure))


def _next_of_list(clause: str, noun: Span | None, figure: Figure, before: Goal) -> Goal | None:
    """培育甲企业60家、|乙企业30家: the verb of the count before goes on."""
    if noun is None:
        return None
    carried = before.comparator if before.comparator in GROWTH or (before.comparator == "complete" and not figure.tail) else "reach"
    metric = _before_verb(clause, noun, noun, before)
    # 接待游客100万人次、旅游收入20亿元: an income is not received as guests are
    income = figure.q.kind == "money" and before.figure is not None and before.figure.kind != "money"
    if len(metric) < 2 and not income:
        metric = (_verb_of(clause, before), noun)
    return Goal(metric, degree(carried, figure), figure.q, figure.approximate, counted=True)


_MADE = frozenset({"countables", "people", "area", "length", "volume", "power", "mass"})
_PREFIXES = frozenset("新改扩复增加换拆补")


def opens_with_verb(text: str) -> int:
    """Where the verb ends that a clause opens with, as the segmenter knows it (复垦|矿坑) or as verbs are coined (新办|合作社); 0 where
    there is none, or one that describes or tells."""
    tagged_ = tagged(text[:8])
    if len(tagged_) < 2:
        return 0
    (first, tag), (second, other) = tagged_[:2]
    if len(first) == len(second) == 1 and first in _PREFIXES and "v" in (tag, other):
        first, tag = first + second, "v"
    return len(first) if tag == "v" and len(first) == 2 and first not in words.rules()["no_outputs"] else 0


def _coined(clause: str, left: Span, name: Span, scope: Span | None, figure: Figure, right: Span | None) -> Goal | None:
    """新办合作社45家, 筛选100家企业: a verb of no list, what it is done to, and how many, to the end of the clause or the next of a list."""
    text = clause[name.start : name.end]
    if figure.q.kind not in _MADE or substance(clause[left.start : name.start]) > 4:
        return None
    metric: tuple[Span, ...] = (name,)
    if right and right.start == figure.end:
        few = (figure.q.value or 0) < 10 or figure.q.kind not in ("countables", "people")
        if few or len(text) != 2 or opens_with_verb(f"{text}的事") != 2 or any(right.start <= q.start < right.end for q in figure.all):
            return None
        metric = (name, right)
    elif (figure.after and figure.after[0] not in "、及和") or not 4 <= substance(text) <= 14 or substance(text[opens_with_verb(text) :]) in (0, 1, substance(text)):
        return None
    return Goal(metric, degree("reach", figure), figure.q, figure.approximate, scope=scope, counted=True)


_ACHIEVED = rule(
    r"(?:达标|销号|清零|摘帽|脱贫|稳定运行)$",
    examples=["河流达标", "隐患销号"],
    rejects=["达标的河流", "渔港"],
    why="A state that what is counted reaches: 30条河流达标.",
)


def _for_whom(text: str, clause: str, right: Span) -> bool:
    """Whether what stands behind a count says what is done for so many, or what so many are to reach."""
    lead = text.strip(f" {GONE}")
    if lead == "为":
        return bool(words.verbs_in(clause[right.start : right.end]))
    return lead in ("推进", "推动", "实现", "确保") and _ACHIEVED.search(clause, right.start, right.end) is not None


_FINISHED = ("开工", "新开工", "建成", "建成通车", "通车", "竣工", "投产", "投用", "建成投用")


def _at_least_of(text: str, figure: Figure) -> bool:
    """组建实验室、研究院等10家以上: the list stands for many more, while 等9处 sums up what is named; 新开工甲、乙等12个项目 says how far
    works are to be."""
    if not text.endswith("等"):
        return False
    verbs = words.verbs_in(text)
    return bool(verbs) and (TAILS.get(figure.tail) == "at_least" or text[verbs[0].start : verbs[0].end] in _FINISHED)


def _one_by_one(name: str, figure: Figure) -> bool:
    """建设甲、乙、丙3个电站: as many as are named; 新建和改造户厕2万座 are not two."""
    verbs = words.verbs_in(name)
    joints = len(re.findall("[、和]", name[verbs[0].end if verbs and verbs[0].start == 0 else 0 :]))
    return joints > 0 and figure.q.value == 1 + joints and without_multiplier(figure.q.unit)[0] == 1


def _object(clause: str, name: Span, verb_end: int, done: bool, figure: Figure, subject: Span, before: Goal | None) -> Goal | None:
    noun = clause[verb_end : name.end].strip(f"了再各、{GONE}")
    right = noun_after(clause, figure)
    if not done and words.only_verbs(noun):
        verb_end, noun = name.end, ""  # 更新|发布|50份指南
    comparator = degree("complete" if done and not figure.tail else "reach", figure)
    whole, scope = named(clause, subject)
    if substance(noun) < 2 or (right and noun.endswith(("和", "、", "及", "等"))):
        if right is None and figure.q.kind in ("time", ""):
            return None
        verb = Span(name.start, verb_end)
        return Goal((verb, right) if right else _before_verb(clause, verb, subject, before), comparator, figure.q, figure.approximate, scope=scope, counted=True)
    behind = right is not None and right.start == figure.q.end
    if behind and right and right.end - right.start > 4 and not noun.endswith("的") and figure.q.kind not in ("countables", "people"):
        return None  # 建设甲公司60万吨化肥装置: what a thing can do is part of its name
    # 示范区建设20项制度, 建设已批复的6个基地: the rest of what is counted
    rest = (right,) if behind and right and (right.end - right.start <= 4 or noun.endswith("的")) else ()
    if whole and is_measured(clause, whole) and not rest and whole.start < name.start:
        # 城镇新增就业6万人, 水利建设完成投资20亿元: the name of what is measured begins before the verb
        return Goal((whole,), comparator, figure.q, figure.approximate, scope=scope)
    light = _LIGHT.match(clause, name.start)
    first = Span(light.end(), name.end) if light and light.end() < name.end else name
    return Goal((first, *rest), comparator, figure.q, figure.approximate, scope=scope, counted=True)


_NO_SUBJECT = rule(
    r"[比从由除拟]|可以|分别",
    examples=["比上年", "可以申请", "分别达到"],
    rejects=["渔港产值", "渔船数量"],
    why="Words that no subject of a goal holds.",
)
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


def noun_after(clause: str, figure: Figure) -> Span | None:
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
