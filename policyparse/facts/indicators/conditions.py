"""Which figures of a clause say what sort of thing is meant, and are no value: 招引|50亿元以上|项目2个, |在船人数超过30人|的渡船.

Such a condition is hidden from the grammar of goals, as titles and wordings that say when are: it is then no part of the name of
what is counted, and the goal keeps it beside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import GONE, TAILS, Figure, Span, substance
from policyparse.text.lazy import Lazy

# Stands for every character of a condition.
MEANT = "\x04"
_COUNTS = frozenset({"countables", "people"})
_SORTS = Lazy(r"的?(?:[^\W\d]{0,8}?)(?:项目|企业|园区|工程)")
_BOUND = Lazy(r"(?:超过|超|不低于|不少于|不小于|大于|高于|突破|达到|达)$")
_JOINT = "、，和及或且"
# 能耗1000吨以上|企业: which of them, without 的
_WHICH = Lazy("企业|单位|机构|用户|取水户|项目|园区|人员|家庭")
_SETTLEMENT = Lazy("的?(?:自然|行政)?(?:村|屯|乡镇|城镇|城市)")
_BASIS = Lazy(r"(?:的)?基础上")
# …的店主可申请贷款: who may, and no goal of those who act
_MAY = Lazy(r"[^，、的]{0,10}的[^，、]{1,10}?(?:可以|可|应当|应|须|给予|享受|予以|优先)")
# 在船人数超过30人|、船龄超过20年的|渡船: another condition of the same thing
_CHAIN = Lazy(r"[、且和或][^，、]{1,8}(?:超过|超|不低于|不少于|不足|低于|大于|小于|高于)[\d.]+[^，、\d]{1,5}的")
_REST = Lazy(r"目标|水平|任务|标准|要求|规模")
_AIMED = Lazy(r"(?:实现|确保|力争|保证|推动)$")


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
