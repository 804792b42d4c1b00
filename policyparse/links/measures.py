"""Measure ↔ task ↔ reform: what the table prints, what the body says, and whether they agree.

A task restates a sentence of its measure, mostly word for word or shortened, and tasks follow the order of the measures.
The body's say is therefore an alignment that keeps the order, over how much of each task's wording a measure holds; it
never looks at the table's labels. The labels are looked up on their own. Both are reported.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from math import log
from typing import Any, NamedTuple, TypeAlias

from policyparse.diagnostics import Diagnostic, report
from policyparse.model import Agreement, Attachment, Measure, MeasureLink, Reform, Section, SectionLink, Task
from policyparse.text.similarity import SHORTEST_CLAUSE, Gram, grams, telling_clauses

# A measure is the body's say where it holds this share of the task's wording, weighted by rarity. On lists whose labels are
# sure, nine restatements in ten score above 0.5, and the best wrong measure in ten below 0.3.
STRONG = 0.42
# Between two tasks that are strong, order leaves only the measures from the one's to the other's; there this share is
# enough, if it is CLEAR times that of the next best. Forced by shortened tasks (研究制定推进环境第三方治理实施意见) between
# verbatim ones.
WEAK = 0.15
CLEAR = 2.0
# Between two strong tasks of one measure, order alone decides, if the measure holds anything of the task at all.
ENCLOSED = 0.05
# A label and a heading are the same name from this share of common pairs of characters on.
SAME_NAME = 0.6
# What a step back in the order of measures costs, in shares of a task's wording: a verbatim sentence may outweigh it.
STEP_BACK = 0.5
# A reform restates a measure that holds this share of one of its clauses, or of a half of one at 和 (reforms bring
# several measures together: 建立首席数据官制度和数据质量通报制), and CLEAR times that of the next best if it is less than STRONG.
RESTATES = 0.28


Belonging: TypeAlias = dict[str, dict[str, Any]]
"""Fields of tasks and reforms, by their ids."""


class Target(NamedTuple):
    """A measure that records may belong to, with its section and the pairs of characters of its wording."""

    id: str
    section: str
    heading: str
    section_heading: str
    grams: frozenset[Gram]


def link_attachments(sections: Sequence[Section], attachments: Sequence[Attachment]) -> tuple[Belonging, list[Diagnostic]]:
    """The links of tasks and reforms in `attachments` by their ids, and where label and body disagree."""
    if not any(a.tasks or a.reforms for a in attachments):
        return {}, []
    targets = list(_targets(sections))
    tasks = [[grams(task.text) for task in attachment.tasks] for attachment in attachments]
    index = _Index(targets, [held for several in tasks for held in several])
    names = _Names(targets, sections)
    links: Belonging = {}
    found: list[Diagnostic] = []
    for attachment, wordings in zip(attachments, tasks, strict=True):
        found += _link_tasks(attachment.tasks, wordings, index, names, links)
        links |= {reform.id: {"measures": _restated(reform, index)} for reform in attachment.reforms}
    return links, found


def _targets(sections: Iterable[Section], top: Section | None = None) -> Iterator[Target]:
    for section in sections:
        above = top or section
        for measure in section.measures:
            yield Target(measure.id, section.id, measure.heading or "", section.heading or "", frozenset(grams(_wording(measure))))
        yield from _targets(section.sections, above)


def _wording(measure: Measure) -> str:
    return f"{measure.heading or ''}\n{measure.text}"


class _Index:
    """The measures with the weight of each pair of characters: rare ones tell, those of every measure do not."""

    def __init__(self, targets: Sequence[Target], tasks: Sequence[Sequence[Gram]]) -> None:
        self.targets = targets
        self.holders: dict[Gram, list[int]] = defaultdict(list)
        for i, target in enumerate(targets):
            for gram in target.grams:
                self.holders[gram].append(i)
        self.tasks = len(tasks)
        self.in_tasks = Counter(chain.from_iterable(map(set, tasks)))
        self.weights = _Weights(self._rarity)

    def _rarity(self, gram: Gram) -> float:
        """Rarity among the measures, and among the tasks: 研究制定…实施方案 is in a third of all tasks and tells nothing."""
        among_measures = log((1 + len(self.targets)) / (1 + len(self.holders.get(gram, ()))))
        among_tasks = log((3 + self.tasks) / (2 + max(self.in_tasks[gram], 1))) if self.tasks else 1.0
        return among_measures * among_tasks

    def scores(self, wording: Iterable[Gram]) -> dict[int, float]:
        """How much of a wording, by weight, each measure holds; measures that share nothing are left out."""
        wanted = Counter(wording)
        weights, holders = self.weights, self.holders
        total = sum([weights[gram] * count for gram, count in wanted.items()])
        if not total:
            return {}
        shares = [0.0] * len(self.targets)
        for gram, count in wanted.items():
            if gram in holders:
                share = weights[gram] * count / total
                for i in holders[gram]:
                    shares[i] += share
        return {i: share for i, share in enumerate(shares) if share}


class _Weights(dict[Gram, float]):
    """The weights of pairs, each worked out when it is first asked for."""

    def __init__(self, rarity: Callable[[Gram], float]) -> None:
        self._rarity = rarity

    def __missing__(self, gram: Gram) -> float:
        weight = self[gram] = self._rarity(gram)
        return weight


def align(scores: Sequence[dict[int, float]], count: int) -> list[int | None]:
    """The measure of each task, keeping the order of the measures, so that the sum of the scores is greatest.

    A step back is allowed at the cost of STEP_BACK. Linear in tasks × measures: the best of all earlier measures is a
    running maximum, the best of all later ones likewise. Which measure it was is looked up on the way back, for one measure
    of each task: of equal ones the first.
    """
    if not count:
        return [None] * len(scores)
    best = [0.0] * count
    before: list[list[float]] = []
    for row in scores:
        before.append(best)
        forward = list(accumulate(best, max))
        floor = forward[-1] - STEP_BACK
        best = [score if score > floor else floor for score in forward]
        for i, score in row.items():
            best[i] += score
    path: list[int | None] = []
    at = best.index(max(best))
    for best in reversed(before):
        path.append(at)
        highest, so_far = max(best), max(best[: at + 1])
        at = best.index(highest if highest - STEP_BACK > so_far else so_far)
    return path[::-1]


def _link_tasks(tasks: Sequence[Task], wordings: Sequence[Sequence[Gram]], index: _Index, names: _Names, links: Belonging) -> list[Diagnostic]:
    if not tasks:
        return []
    scores = [index.scores(wording) for wording in wordings]
    path = _settled(align(scores, len(index.targets)), scores)
    found: list[Diagnostic] = []
    unknown: set[str] = set()
    for task, body, row in zip(tasks, path, scores, strict=True):
        printed, section = names.lookup(task.section.printed, task.measure.printed)
        resolved, governing = _resolve(task, index.targets, printed, section, body, row)
        links[task.id] = {"measure": resolved, "section": governing}
        if resolved.agreement == "disputed":
            found.append(_disputed(task, resolved, index.targets, body))
        label = task.measure.printed or task.section.printed
        if label and printed is None and not names.is_section(label) and label not in unknown:
            unknown.add(label)
            found.append(report("PP402", f"group label {label!r} is the heading of no section or measure", task.id, task.spans))
    return found


def _settled(path: Sequence[int | None], scores: Sequence[dict[int, float]]) -> list[int | None]:
    """The alignment where it says something: a strong score, or the one clear choice that strong neighbours leave."""
    strong = [at if at is not None and row.get(at, 0.0) >= STRONG else None for at, row in zip(path, scores, strict=True)]
    before, after = _carried(strong), _carried(strong[::-1])[::-1]
    return [at if at is not None else _between(b, a, row) for at, b, a, row in zip(strong, before, after, scores, strict=True)]


def _between(before: int | None, after: int | None, row: dict[int, float]) -> int | None:
    """The measure that holds most of a task among those that its neighbours leave, where it is clear."""
    if before is None or after is None or before > after:
        return None
    if before == after:
        return before if row.get(before, 0.0) >= ENCLOSED else None
    ranked = sorted(((row.get(i, 0.0), -i) for i in range(before, after + 1)), reverse=True)
    next_best = ranked[1][0] if len(ranked) > 1 else 0.0
    return -ranked[0][1] if ranked[0][0] >= max(WEAK, CLEAR * next_best) else None


def _carried(values: Sequence[int | None]) -> list[int | None]:
    last: int | None = None
    carried = []
    for value in values:
        last = value if value is not None else last
        carried.append(last)
    return carried


def _resolve(task: Task, targets: Sequence[Target], printed: int | None, section: str | None, body: int | None, row: dict[int, float]) -> tuple[MeasureLink, SectionLink]:
    agreement: Agreement
    resolved = body if body is not None else printed
    if body is not None and printed is not None:
        agreement = "agreed" if body == printed else "disputed"
    elif body is not None:
        agreement = "body_only"
    else:
        agreement = "printed_only" if printed is not None else "none"
    target = targets[resolved] if resolved is not None else None
    score = round(row.get(resolved, 0.0), 2) if resolved is not None else None
    return (
        MeasureLink(printed=task.measure.printed, resolved=target.id if target else None, agreement=agreement, score=score),
        SectionLink(printed=task.section.printed, resolved=target.section if target else section),
    )


def _disputed(task: Task, link: MeasureLink, targets: Sequence[Target], body: int | None) -> Diagnostic:
    target = targets[body] if body is not None else None
    said = f"{target.id} {target.heading}" if target else ""
    return report("PP401", f"printed under {task.measure.printed!r}, but restates {said} (score {link.score})", task.id, task.spans)


class _Names:
    """Looks a group label up among the headings."""

    def __init__(self, targets: Sequence[Target], sections: Sequence[Section]) -> None:
        self.targets = targets
        self.measures = [set(grams(t.heading)) for t in targets]
        self.sections = [(s.id, set(grams(s.heading or ""))) for s in _all_sections(sections)]

        self.seen: dict[tuple[str | None, str | None], tuple[int | None, str | None]] = {}

    def lookup(self, section: str | None, measure: str | None) -> tuple[int | None, str | None]:
        """The measure that the labels print, and the section; a single label may be the name of either."""
        if (section, measure) not in self.seen:
            self.seen[section, measure] = self._lookup(section, measure)
        return self.seen[section, measure]

    def is_section(self, label: str) -> bool:
        """Whether `label` is the heading of a section."""
        return self._section(label) is not None

    def _lookup(self, section: str | None, measure: str | None) -> tuple[int | None, str | None]:
        at_section = self._section(section)
        if measure is None:
            # a label that runs across the table may name a measure as well
            return (None, at_section) if at_section or not section else (self._measure(section, None), None)
        at_measure = self._measure(measure, at_section)
        return at_measure, at_section or (self._section(measure) if at_measure is None else None)

    def _section(self, label: str | None) -> str | None:
        wanted = set(grams(label or ""))
        scored = [(_dice(wanted, g), -i, name) for i, (name, g) in enumerate(self.sections)]
        return max(scored)[2] if scored and max(scored)[0] >= SAME_NAME else None

    def _measure(self, label: str, section: str | None) -> int | None:
        wanted = set(grams(label))
        scored = [(_dice(wanted, g) + (0.01 if self.targets[i].section == section else 0), -i) for i, g in enumerate(self.measures)]
        best = max(scored, default=(0.0, 0))
        return -best[1] if best[0] >= SAME_NAME else None


def _all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all_sections(section.sections)


def _dice(one: set[Gram], other: set[Gram]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _restated(reform: Reform, index: _Index) -> list[str]:
    """The measures that a reform restates: for each of its clauses the one that holds most of it, in document order."""
    found: set[int] = set()
    for clause in telling_clauses(reform.text):
        whole = _clear(index.scores(grams(clause)), STRONG)
        found |= {whole} if whole is not None else set()
        halves = re.split("以及|和|及", clause)
        if len(halves) > 1 and all(len(h) >= SHORTEST_CLAUSE for h in halves):
            found |= {at for half in halves if (at := _clear(index.scores(grams(half)), 1.0)) is not None}
    return [index.targets[i].id for i in sorted(found)]


def _clear(scores: dict[int, float], enough: float) -> int | None:
    """The measure with the highest score, if it is `enough` or far above the next."""
    ranked = sorted(((score, -i) for i, score in scores.items()), reverse=True)[:2]
    if not ranked or ranked[0][0] < RESTATES:
        return None
    next_best = ranked[1][0] if len(ranked) > 1 else 0.0
    return -ranked[0][1] if ranked[0][0] >= min(enough, CLEAR * next_best) else None
