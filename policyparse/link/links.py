"""Links as the contract lists them: the same work in two lists, the sentences that records restate, the parts that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policyparse.link.grams import Holders, grams
from policyparse.model import Link, Outline, PolicyDocument, Project, Reform, Spans, Table, Task
from policyparse.model.walk import all_sections, outlines

# A task and a project are the same work from this share of common wording on: the project's name, or what it builds, in the task
# (新建整合印染企业江滨水处理工程), or the task in both (建设并运用…平台 beside …信息化试点). On lists with known pairs the wrong ones end at 0.5.
SAME_PROJECT = 0.55
# One that was to be finished before the other begins must be named in full.
APART_IN_TIME = 0.8
# A sentence of the body is restated from this share of a clause of the record on; see STRONG in `measures`.
RESTATED = 0.5
_FEWEST = 6  # pairs of characters in common: 推进试点 is nothing
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_SHORTEST_CLAUSE = 8  # characters


def find_links(document: PolicyDocument) -> list[Link]:
    """Every link, in the order of what it starts from; fills `tasks` of the projects. Needs `references` to be known."""
    tables: list[Table] = [*document.attachments, *document.tables]
    tasks = [task for table in tables for task in table.tasks]
    projects = [project for table in tables for project in table.projects]
    reforms = [reform for table in tables for reform in table.reforms]
    links = [*_same_work(tasks, projects), *_restated(document, tasks, reforms), *_named(document)]
    order = {name: n for n, name in enumerate([*(task.id for task in tasks), *(reform.id for reform in reforms)])}
    return sorted(links, key=lambda link: (link.relation, order.get(link.from_, -1)))


# --- tasks and projects ------------------------------------------------------------------------------------------------


def _same_work(tasks: Sequence[Task], projects: Sequence[Project]) -> Iterator[Link]:
    if not tasks or not projects:
        return
    names = [project.name for project in projects]
    wholes = [f"{project.name}。{project.content or ''}" for project in projects]
    index = Holders(wholes, [task.text for task in tasks])
    totals = [(index.total(frozenset(grams(name))), index.total(frozenset(grams(project.content or "")))) for name, project in zip(names, projects, strict=True)]
    for task in tasks:
        held = frozenset(grams(task.text))
        own = index.total(held)
        for i, common in sorted(index.common(task.text).items()):
            if len(held & index.sets[i]) < _FEWEST or not own:
                continue
            name = index.total(held & frozenset(grams(names[i]))) / totals[i][0] if totals[i][0] else 0.0
            content = index.total(held & frozenset(grams(projects[i].content or ""))) / totals[i][1] if totals[i][1] else 0.0
            score = min(1.0, max(name, content, common / own))
            if score >= (APART_IN_TIME if _apart(task, projects[i]) else SAME_PROJECT):
                projects[i].tasks.append(task.id)
                yield Link(from_=task.id, to=projects[i].id, relation="same_project", score=round(score, 2), spans=[])


def _apart(task: Task, project: Project) -> bool:
    """Whether the two deadlines cannot be of the same work."""
    one, other = task.deadline, project.deadline
    if one is None or other is None:
        return False
    return bool((one.end and other.start and one.end < other.start) or (other.end and one.start and other.end < one.start))


# --- sentences that records restate --------------------------------------------------------------------------------------


class _Sentence(NamedTuple):
    """A sentence of a measure and the part it stands in."""

    where: str
    measure: str
    text: str
    spans: Spans


def _restated(document: PolicyDocument, tasks: Sequence[Task], reforms: Sequence[Reform]) -> Iterator[Link]:
    if not tasks and not reforms:
        return
    sentences = [sentence for outline in outlines(document) for sentence in _sentences(outline)]
    index = Holders([sentence.text for sentence in sentences], [*(task.text for task in tasks), *(reform.text for reform in reforms)])
    for task in tasks:
        wanted = {task.measure.resolved} if task.measure.resolved and task.measure.agreement != "printed_only" else None
        yield from _of_record(task.id, task.text, wanted, sentences, index)
    for reform in reforms:
        yield from _of_record(reform.id, reform.text, set(reform.measures) or None, sentences, index)


def _of_record(record: str, text: str, wanted: set[str] | None, sentences: Sequence[_Sentence], index: Holders) -> Iterator[Link]:
    """The sentences that hold most of one clause of the record each: several where it draws several together."""
    if wanted is None:
        return
    best: dict[int, float] = {}
    for clause in _clauses(text):
        total = index.total(frozenset(grams(clause)))
        scored = [(common / total, -i) for i, common in index.common(clause).items() if total and sentences[i].measure in wanted]
        score, at = max(scored, default=(0.0, 0))
        if score >= RESTATED:
            best[-at] = max(score, best.get(-at, 0.0))
    for at in sorted(best):
        yield Link(from_=record, to=sentences[at].where, relation="restates", score=round(min(1.0, best[at]), 2), spans=sentences[at].spans)


def _sentences(outline: PolicyDocument | Outline) -> Iterator[_Sentence]:
    for section in all_sections(outline.sections):
        for measure in section.measures:
            if measure.heading:
                yield _Sentence(measure.id, measure.id, measure.heading, measure.heading_spans)
            items = [(item.id, item.spans) for item in measure.items]
            for match in _SENTENCE.finditer(measure.text):
                spans = _cut(measure.text, measure.text_spans, match.start(), match.end())
                where = next((name for name, held in items if spans and any(a <= spans[0][0] < b for a, b in held)), measure.id)
                yield _Sentence(where, measure.id, match[0], spans)


def _cut(text: str, spans: Spans, start: int, end: int) -> Spans:
    """Where [start, end) of a text of paragraphs stands; the line feeds that join them stand nowhere."""
    before = start - text.count("\n", 0, start)
    wanted = end - start - text.count("\n", start, end)
    found: Spans = []
    for a, b in spans:
        if before < b - a and wanted > 0:
            low = a + max(before, 0)
            high = min(b, low + wanted)
            found.append((low, high))
            wanted -= high - low
        before -= b - a
    return found


def _clauses(text: str) -> list[str]:
    """Clauses at ，；。, those too short to tell joined to the one before."""
    clauses: list[str] = []
    for piece in re.split("[，,；;。]", text):
        if clauses and len(piece) < _SHORTEST_CLAUSE:
            clauses[-1] += piece
        elif piece.strip():
            clauses.append(piece)
    return clauses


# --- parts that the text names ---------------------------------------------------------------------------------------------


def _named(document: PolicyDocument) -> Iterable[Link]:
    """The attachments and carried texts that a part names (见附件2)."""
    parts = {*(attachment.id for attachment in document.attachments), *(payload.id for payload in document.payloads)}
    pairs = {(ref.within, ref.resolved): ref.spans for ref in reversed(document.references) if ref.within and ref.resolved in parts}
    return [Link(from_=str(a), to=str(b), relation="refers_to", score=1.0, spans=spans) for (a, b), spans in sorted(pairs.items(), key=lambda pair: pair[1])]
