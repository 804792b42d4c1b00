"""Sentences of the table that restate one of the body but for a single character."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from policyparse.model import Measure, Reform, Task
from policyparse.text.clauses import Clauses
from policyparse.text.folding import squash
from policyparse.text.quotes import hidden
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject

_SHORTEST = 12  # characters of a clause; in a shorter one, one character is a word
_ASIDE = frozenset('，。；：、,.;:（）()“”"《》 的和与及并')


def one_character_apart(subject: Subject) -> Iterator[Found]:
    """Tasks that repeat a clause of their measure with one character more, less or other. Either may be the slip."""
    measures = {part.id: part for part in subject.parts if isinstance(part, Measure)}
    for table in subject.tables:
        records: list[Task | Reform] = [*table.tasks, *table.reforms]
        for record in records:
            names = [record.measure.resolved] if isinstance(record, Task) else record.measures
            for name in names:
                if name in measures:
                    yield from _compare(record, measures[name])


def _compare(record: Task | Reform, measure: Measure) -> Iterator[Found]:
    body = squash(measure.text)
    for start, end, *_ in Clauses(hidden(record.text)):
        clause = squash(record.text[start:end])
        if len(clause) < _SHORTEST or clause in body:
            continue
        other = _nearest(clause, body)
        if other is not None:
            yield Found("PP652", record, ("text",), {"clause": clause, "other": other, "id": measure.id})


def _nearest(clause: str, body: str) -> str | None:
    """The stretch of `body` that is `clause` but for one character in its middle; None where there is none."""
    half = len(clause) // 2
    for piece, at in ((clause[:half], 0), (clause[half:], half)):
        found = body.find(piece)
        if found < 0:
            continue
        start = max(0, found - at - 1)
        near = body[start : found - at + len(clause) + 1]
        if (stretch := _one_apart(clause, near)) is not None:
            return stretch
    return None


def _one_apart(clause: str, near: str) -> str | None:
    matcher = SequenceMatcher(None, clause, near, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if sum(b.size for b in blocks) < len(clause) - 1 or len(blocks) != 2:
        return None
    first, second = blocks
    lost, put = clause[first.a + first.size : second.a], near[first.b + first.size : second.b]
    if first.a or second.a + second.size != len(clause) or len(lost) > 1 or len(put) > 1 or set(lost + put) <= _ASIDE:
        return None
    return near[first.b : second.b + second.size]
