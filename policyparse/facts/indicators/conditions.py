"""Which figures of a clause say what sort of thing is meant, and are no value: 招引|50亿元以上|项目2个, |在船人数超过30人|的渡船.

Such a condition is hidden from the grammar of goals, as titles and wordings that say when are: it is then no part of the name of
what is counted, and the goal keeps it beside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import GONE, TAILS, Figure, Span, substance
from policyparse.rules import rule

# Stands for every character of a condition.
MEANT = "\x04"
_COUNTS = frozenset({"countables", "people"})
_SORTS = rule(
    r"的?(?:[^\W\d]{0,8}?)(?:项目|企业|园区|工程)",
    examples=["的重点项目", "渔业企业", "园区"],
    rejects=["渔港", "、项目"],
    why="What a condition sorts: 五亿元以上项目.",
    ask="match",
)
_BOUND = rule(
    r"(?:超过|超|不低于|不少于|不小于|大于|高于|突破|达到|达)$",
    examples=["投资超过", "面积不低于", "达到"],
    rejects=["投资", "超过的"],
    why="The bound of a condition before its figure.",
)
_JOINT = "、，和及或且"
_WHICH = rule(
    "企业|单位|机构|用户|取水户|项目|园区|人员|家庭",
    examples=["企业", "取水户", "项目"],
    rejects=["渔港", "改造"],
    why="Whom a condition means: 年用水五万吨以上的企业.",
    ask="match",
)
_SETTLEMENT = rule(
    "的?(?:自然|行政)?(?:村|屯|乡镇|城镇|城市)",
    examples=["的行政村", "自然村", "乡镇"],
    rejects=["渔港", "改造村庄"],
    why="A share of settlements behind a figure: 九成的行政村.",
    ask="match",
)
_BASIS = rule(
    r"(?:的)?基础上",
    examples=["基础上", "的基础上增长"],
    rejects=["基础设施", "渔港基础上"],
    why="What makes the figure before it the basis of another: 2025年基础上.",
    ask="match",
)
_MAY = rule(
    r"[^，、的]{0,10}的[^，、]{1,10}?(?:可以|可|应当|应|须|给予|享受|予以|优先)",
    examples=["的企业可以申请", "以上的单位应当安装"],
    rejects=["企业可以申请", "的渔港改造"],
    why="What those who meet a condition may or must do: …的企业可以申请.",
    ask="match",
)
_CHAIN = rule(
    r"[、且和或][^，、]{1,8}(?:超过|超|不低于|不少于|不足|低于|大于|小于|高于)[\d.]+[^，、\d]{1,5}的",
    examples=["、面积大于30亩的", "且产值超过5亿元的"],
    rejects=["、渔港", "面积大于30亩的"],
    why="One condition more: 、面积大于30亩的.",
    ask="match",
)
_REST = rule(
    r"目标|水平|任务|标准|要求|规模",
    examples=["目标", "标准"],
    rejects=["企业", "渔港"],
    why="A word behind a figure that makes it no condition: 30亿元的目标.",
    ask="match",
)
_AIMED = rule(
    r"(?:实现|确保|力争|保证|推动)$",
    examples=["力争", "渔业确保"],
    rejects=["确保渔港", "新增"],
    why="A verb of goals right before the figure.",
)


def hide(clause: str, figures: Sequence[Figure]) -> tuple[str, list[Figure], list[Span]]:
    """The clause with its conditions hidden, the figures that may be values, and where the conditions stand."""
    found: list[Span] = []
    kept: list[Figure] = []
    for index, figure in enumerate(figures):
        if restricts(clause, figures, index):
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        if following and sorts(clause, figure, following):
            found.append(_extent(clause, figure, kept[-1].end if kept else 0))
        elif following is None or not _in_name(clause, figure, following):
            kept.append(figure)
    for span in found:
        clause = clause[: span.start] + MEANT * (span.end - span.start) + clause[span.end :]
    return clause, kept, found


def sorts(clause: str, figure: Figure, following: Figure) -> bool:
    """Whether a figure says which things the next one counts: 50亿元以上|项目|2个, 收入超50亿元|企业|3家, 投资2000万元以上的|项目|30个."""
    between = clause[figure.end : following.q.start]
    if following.q.kind not in _COUNTS or figure.q.unit == following.q.unit or substance(between) < 2 or any(c in between for c in _JOINT):
        return False
    bounded = figure.tail in TAILS or _BOUND.search(clause, max(0, figure.q.start - 4), figure.q.start)
    if figure.q.kind == "countables" and words.verbs_in(clause[max(0, figure.q.start - 4) : figure.q.start]):
        return False  # 培育20家以上……: the verb counts it
    return bool(bounded) or (figure.q.kind == "money" and _SORTS.match(between) is not None)


def _extent(clause: str, figure: Figure, after: int) -> Span:
    """A condition with the name it bounds (|年产值10亿元以上|企业), without the verb before and the 的 behind."""
    left = clause[after : figure.q.start]
    joint = max(left.rfind(c) for c in _JOINT)
    start = after + joint + 1
    verbs = words.verbs_in(clause[start : figure.q.start])
    start += verbs[0].end if verbs else 0
    while start < figure.q.start and clause[start] in f"{GONE} 了的":
        start += 1
    lead = words.lead_in().match(clause, start, figure.q.start)
    return Span(lead.end() if lead and not verbs else start, figure.end + clause.startswith("的", figure.end))


def restricts(clause: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure singles out things: 超过100人的企业, 厚度低于0.01毫米的地膜, 产能30万块以下砖窑, 20户以上自然村; of several
    (在船人数超过30人、船龄超过20年的渡船) each does."""
    figure = figures[index]
    following = figures[index + 1] if index + 1 < len(figures) else None
    if figure.tail and figure.q.kind == "people" and _SETTLEMENT.match(figure.after):
        return True
    before = clause[max(0, figure.q.start - 6) : figure.q.start]
    if _CHAIN.match(figure.after) and _BOUND.search(before):
        return True
    if following and figure.after[:1] in tuple("、或且和") and _BOUND.search(before) and restricts(clause, figures, index + 1):
        return True
    if _BASIS.match(figure.after):
        return False
    if _MAY.match(figure.after) and (figure.tail or _BOUND.search(before)):
        return True
    # 建成10个以上的示范点: the verb counts what follows
    counted = words.verbs_in(before[-4:]) or _AIMED.search(before)
    if figure.after.startswith("的") or (figure.tail and _WHICH.match(figure.after)):
        return not counted and not (following and sorts(clause, figure, following))
    return not counted and following is None and _described(clause, figure)


def _described(clause: str, figure: Figure) -> bool:
    """|单窑产能30万块以下|砖窑关停: a name, a figure with its bound, and the thing of that sort."""
    if figure.q.kind == "ratio":
        return False  # 70%以上产能: how much of what follows
    if figure.tail not in TAILS or substance(figure.after) < 2 or figure.after[0] in _JOINT or _REST.match(figure.after):
        return False
    left = clause[max(0, figure.q.start - 9) : figure.q.start].rstrip(GONE)
    return substance(left[-1:]) > 0 and not words.comparator_end().search(left) and (figure.q.kind not in _COUNTS or left.endswith(words.heads()))


def _in_name(clause: str, figure: Figure, following: Figure) -> bool:
    """Whether a count belongs to the name of what the next figure measures: 将|26类|渔具压减三分之一."""
    between = clause[figure.end : following.q.start]
    if figure.q.kind != "countables" or any(c in between for c in _JOINT) or words.verbs_in(clause[max(0, figure.q.start - 4) : figure.q.start]):
        return False
    said = words.comparator_end().search(between)
    return said is not None and substance(between[: said.start()]) > 1 and not _BOUND.search(clause, max(0, figure.q.start - 4), figure.q.start)


def pieces(clause: str, name: Span) -> tuple[Span, ...]:
    """The stretches of a name around hidden conditions, without the blanks beside them."""
    stretches = re.compile(f"[^{MEANT}{GONE}]+").finditer(clause, name.start, name.end)
    return tuple(Span(*match.span()) for match in stretches) if MEANT in clause[name.start : name.end] else (name,)
