"""One target for several metrics, and several figures handed out in order: 甲率、乙率达到90%; 甲率、乙率分别达到65%和55%;
东河区、西岭区分别新增泊位500个、300个; …，分别增长10%、12% of what the clause before names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.facts.indicators import words
from policyparse.facts.indicators.figures import NEAR, Figure, Goal, Span, degree, substance
from policyparse.facts.indicators.names import named, parts, split
from policyparse.rules import rule

_SEVERAL = rule(
    "[、和与及]",
    examples=["渔港、渔船", "产值和利润"],
    rejects=["渔港产值", "渔船"],
    why="What joins several names before figures in order.",
)
_EACH = rule(
    r"(?:分别|各)",
    examples=["分别达到", "各新增"],
    rejects=["达到", "共新增"],
    why="分别 and 各 hand figures to names in order.",
)
_FROM = rule(
    r"^[\s\x02]*(?:从|由)",
    examples=["由30艘", "从目前"],
    rejects=["渔港由", "新增"],
    why="A figure that is left, at the beginning of a stretch.",
    ask="match",
)
_BARE = rule(
    r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)[ ]?(?=[、和及])",
    examples=["⟨30⟩、50艘", "⟨3.5⟩和5万"],
    rejects=["30艘、50艘", "渔港、渔船"],
    why="A figure without a unit before another one: 30、50艘.",
)
_PLACE = rule(
    r"(?:[省市县区州盟旗镇乡村]|街道|新区|开发区|片区)$",
    examples=["云江区", "高新区片区", "东河街道"],
    rejects=["渔港", "市渔业局"],
    why="A name that ends as places do.",
)


def shared(clause: str, figures: Sequence[Figure], before: Sequence[str] = ()) -> list[Goal] | None:
    """The goals of a clause whose figures are handed out in order, or whose one figure holds for several metrics; None for all others.

    `before`: the metrics of the clause before, which a clause that names none goes on from.
    """
    each = _EACH.search(clause)
    if each and each.end() <= figures[0].q.start and (len(figures) > 1 or each[0] == "分别"):
        return _handed_out(clause, each, figures, before)
    if len(figures) == 1 and _SEVERAL.search(clause[: figures[0].q.start]):
        return _one_for_all(clause, figures[0])
    return None


def _one_for_all(clause: str, figure: Figure) -> list[Goal] | None:
    near = NEAR.search(clause[: figure.q.start])
    said = words.comparator_end().search(clause[: near.start() if near else figure.q.start])
    names = split(clause, Span(0, said.start())) if said else []
    if not said or len(names) < 2:
        return None
    comparator = degree(words.comparator_words()[said["word"]], figure)
    return [Goal((name,), comparator, figure.q, figure.approximate, scope=scope) for name, scope in names]


def _handed_out(clause: str, each: re.Match[str], figures: Sequence[Figure], before: Sequence[str]) -> list[Goal] | None:
    figures = _complete(clause, each.end(), figures)
    starts: Sequence[Figure] = []
    if _FROM.match(clause[each.end() :]) and len(figures) % 2 == 0:
        # 分别由50%、60%提高到70%、80%: the first half says where they start
        starts, figures = figures[: len(figures) // 2], figures[len(figures) // 2 :]
    at = starts[-1].end if starts else each.end()
    said = words.comparator_end().search(clause[at : figures[0].q.start].rstrip("平均约 "))
    if substance(clause[figures[0].end : figures[-1].q.start]) > 6 * len(figures):
        return None
    comparator = words.comparator_words()[said["word"]] if said else "reach"
    between = Span(at, at + said.start()) if said else Span(at, figures[0].q.start)
    verb = not starts and substance(clause[between.start : between.end]) > 1
    if not said and not verb:
        return None
    metrics = _scoped(clause, Span(0, each.start()), Span(at, figures[0].q.start)) if verb else _metrics(clause, Span(0, each.start()), len(figures))
    if not metrics and not verb and len(before) == len(figures) and not named(clause, Span(0, each.start()))[0]:
        metrics = [((), None)] * len(figures)
    if len(figures) == 1:
        figures = [figures[0]] * len(metrics)
    if not metrics or len(metrics) != len(figures):
        return None
    tail = figures[-1].tail
    goals: list[Goal] = []
    for index, ((metric, scope), figure) in enumerate(zip(metrics, figures, strict=True)):
        figure.tail = figure.tail or tail
        baseline = starts[index].q if starts else None
        own = "reach" if verb else comparator
        goals.append(Goal(metric, degree(own, figure), figure.q, figure.approximate, scope=scope, baseline=baseline, counted=verb, borrowed=not metric, turn=index))
    return goals


def _complete(clause: str, start: int, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures with those before whose unit is printed with the last alone: 12个、6个工作日; 65、80%."""
    last = figures[-1]
    taken = [(figure.q.start, figure.end) for figure in figures]
    bare = [m for m in _BARE.finditer(clause, start, last.q.start) if not any(a <= m.start() < b for a, b in taken)]
    found = [*figures]
    for match in bare:
        value = float(match["n"]) if "." in match["n"] else int(match["n"])
        found.append(Figure(last.q._replace(start=match.start(), end=match.end("n"), value=value, value_max=None), clause, last.all))
    for figure in found:
        if figure.q.unit == "个" and last.q.unit.startswith("个"):
            figure.q = figure.q._replace(unit=last.q.unit, kind=last.q.kind)
    return sorted(found, key=lambda figure: figure.q.start)


def _scoped(clause: str, head: Span, what: Span) -> list[tuple[tuple[Span, ...], Span | None]]:
    """东河区、西岭区分别|新增泊位: the same count in each place, or of each thing (公园、绿道分别|新建)."""
    name = named(clause, what)[0]
    whole = named(clause, head)[0]
    if name is None or whole is None:
        return []
    pieces = parts(clause, whole)
    if all(_PLACE.search(clause, piece.start, piece.end) for piece in pieces):
        return [((name,), piece) for piece in pieces]
    return [((name, piece), None) for piece in pieces] if words.only_verbs(clause[name.start : name.end]) else []


def _metrics(clause: str, head: Span, wanted: int) -> list[tuple[tuple[Span, ...], Span | None]]:
    """The metrics before 分别, one for each figure; without the words of comparison behind them (…较上年|分别)."""
    against = words.against_end().search(clause[: head.end])
    head = Span(head.start, against.start()) if against and against["against"] else head
    names = split(clause, head)
    whole, scope = named(clause, head)
    pieces = parts(clause, whole) if whole else []
    if len(names) > 1 and len(names) in (wanted, len(pieces)):
        return [((name,), where) for name, where in names]
    if len(pieces) > 1:
        return [(_with_tail(clause, pieces, index), scope) for index in range(len(pieces))]
    joined = _JOINED.match(clause, whole.start, whole.end) if whole else None
    if whole and joined and wanted == 2:
        # 城乡|居民人均可支配收入: of the towns, and of the villages
        return [((whole,), Span(joined.start() + at, joined.start() + at + 1)) for at in range(2)]
    return [((whole,), scope)] * wanted if whole else []


_JOINED = rule(
    r"城乡(?=居民|[^\W\d]{0,4}收入|低保)",
    examples=["城乡居民收入", "城乡低保标准"],
    rejects=["城乡规划", "乡村居民"],
    why="城乡 before what both have: two metrics, and no place.",
    ask="match",
)


def _with_tail(clause: str, pieces: Sequence[Span], at: int) -> tuple[Span, ...]:
    """东江、西江干流达标率: what all share is printed with the last alone, behind the character that both end in (柴油、机油|消耗量),
    where a word of metrics begins (人参、食用菌|产值), or behind as many characters as tell the others apart."""
    last, own = pieces[-1], pieces[at]
    if own == last or clause[own.start : own.end] in words.heads():
        return (own,)  # 用水量、能耗、排放量: a name of its own
    length = own.end - own.start
    ending = clause.find(clause[own.end - 1], last.start + 1, last.start + length) - last.start + 1
    if ending > 1:
        return (own, Span(last.start + ending, last.end))
    length = next((k for k in range(2, length + 2) if words.shared_tail().match(clause, last.start + k, last.end)), length)
    rest = Span(last.start + length, last.end)
    return (own, rest) if rest.start < rest.end else (own,)
