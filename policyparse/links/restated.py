"""Links as the contract lists them: the same work in two lists, the sentences that records restate, the parts that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policyparse.links.measures import Belonging
from policyparse.model import Link, Measure, MeasureLink, PolicyDocument, Project, Reference, Reform, Spans, Table, Task
from policyparse.model.walk import Places, all_sections, outlines
from policyparse.source import SourceDocument
from policyparse.text.similarity import Gram, Rarity, Telling, grams, telling_clauses

# A task and a project are the same work from this share of common wording on: the project's name, or what it builds, in the task
# (新建整合印染企业江滨水处理工程), or the task in both (建设并运用…平台 beside …信息化试点). On lists with known pairs the wrong ones end at 0.5.
SAME_PROJECT = 0.55
# One that was to be finished before the other begins must be named in full.
APART_IN_TIME = 0.8
# A sentence of the body is restated from this share of a clause of the record on; see STRONG in `measures`.
RESTATED = 0.5
_FEWEST = 6  # pairs of characters in common: 推进试点 is nothing


def restating(document: PolicyDocument, source: SourceDocument, belonging: Belonging, references: Sequence[Reference]) -> list[Link]:
    """Every link, in the order of what it starts from."""
    tables: list[Table] = [*document.attachments, *document.tables]
    tasks = [task for table in tables for task in table.tasks]
    projects = [project for table in tables for project in table.projects]
    reforms = [reform for table in tables for reform in table.reforms]
    wordings = [frozenset(grams(task.text)) for task in tasks]
    links = [*_same_work(tasks, wordings, projects), *_restated(document, source, belonging, tasks, wordings, reforms), *_named(document, references)]
    order = {name: n for n, name in enumerate([*(task.id for task in tasks), *(reform.id for reform in reforms)])}
    return sorted(links, key=lambda link: (link.relation, order.get(link.from_, -1)))


# --- tasks and projects ------------------------------------------------------------------------------------------------


def _same_work(tasks: Sequence[Task], records: Sequence[frozenset[Gram]], projects: Sequence[Project]) -> Iterator[Link]:
    if not tasks or not projects:
        return
    parts = [(frozenset(grams(project.name)), frozenset(grams(project.content or ""))) for project in projects]
    wholes = [frozenset(grams(f"{project.name}。{project.content or ''}")) for project in projects]
    rarity, telling = Rarity([*wholes, *records]), Telling(wholes)
    for task, held in zip(tasks, records, strict=True):
        for i in telling.candidates(held):
            if len(held & wholes[i]) < _FEWEST:
                continue
            score = max(rarity.share(parts[i][0], held), rarity.share(parts[i][1], held), rarity.share(held, wholes[i]))
            if score >= (APART_IN_TIME if _apart(task, projects[i]) else SAME_PROJECT):
                yield Link(from_=task.id, to=projects[i].id, relation="same_project", score=round(min(1.0, score), 2), spans=[])


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
    held: frozenset[Gram]
    spans: Spans


class _Record(NamedTuple):
    """A task or reform, its wording and the measures that it belongs to."""

    id: str
    text: str
    held: frozenset[Gram]
    measures: Sequence[str]


def _restated(
    document: PolicyDocument, source: SourceDocument, belonging: Belonging,
    tasks: Sequence[Task], wordings: Sequence[frozenset[Gram]], reforms: Sequence[Reform],
) -> Iterator[Link]:  # fmt: skip
    wanted = [_Record(task.id, task.text, held, _measures(belonging[task.id]["measure"]) if task.id in belonging else []) for task, held in zip(tasks, wordings, strict=True)]
    wanted += [_Record(reform.id, reform.text, frozenset(grams(reform.text)), belonging.get(reform.id, {}).get("measures", [])) for reform in reforms]
    measures = {name for record in wanted for name in record.measures}
    if not measures:
        return
    sentences = {m.id: list(_sentences(m, source)) for outline in outlines(document) for s in all_sections(outline.sections) for m in s.measures if m.id in measures}
    rarity = Rarity([*(s.held for held in sentences.values() for s in held), *(record.held for record in wanted)])
    for record in wanted:
        yield from _of_record(record, [s for name in record.measures for s in sentences.get(name, ())], rarity)


def _of_record(record: _Record, among: Sequence[_Sentence], rarity: Rarity) -> Iterator[Link]:
    """The sentences that hold most of one clause of the record each: several where it draws several together."""
    best: dict[int, float] = {}
    parted = telling_clauses(record.text) if among else []
    for clause in parted:
        held = record.held if len(parted) == 1 else frozenset(grams(clause))
        total = rarity.total(held)
        score, at = max((rarity.share(held, sentence.held, total), -i) for i, sentence in enumerate(among))
        if score >= RESTATED:
            best[-at] = max(score, best.get(-at, 0.0))
    for at in sorted(best):
        yield Link(from_=record.id, to=among[at].where, relation="restates", score=round(min(1.0, best[at]), 2), spans=among[at].spans)


def _measures(link: MeasureLink) -> list[str]:
    """The measure that a task restates, where its wording says so, and not its label alone."""
    return [link.resolved] if link.resolved and link.agreement != "printed_only" else []


def _sentences(measure: Measure, source: SourceDocument) -> Iterator[_Sentence]:
    if measure.heading:
        yield _Sentence(measure.id, frozenset(grams(measure.heading)), measure.heading_spans)
    items = Places((a, b, item.id) for item in measure.items for a, b in item.spans)
    for sentence in source.printed(measure.text, measure.text_spans).sentences():
        spans = sentence.places(0, len(sentence.text))
        where = items.at(spans[0][0]) if spans else None
        yield _Sentence(where or measure.id, frozenset(grams(sentence.text)), spans)


# --- parts that the text names ---------------------------------------------------------------------------------------------


def _named(document: PolicyDocument, references: Sequence[Reference]) -> Iterable[Link]:
    """The attachments and carried texts that a part names (见附件2)."""
    parts = {*(attachment.id for attachment in document.attachments), *(payload.id for payload in document.payloads)}
    pairs = {(ref.within, ref.resolved): ref.spans for ref in reversed(references) if ref.within and ref.resolved in parts}
    return [Link(from_=str(a), to=str(b), relation="refers_to", score=1.0, spans=spans) for (a, b), spans in sorted(pairs.items(), key=lambda pair: pair[1])]
