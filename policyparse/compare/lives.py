"""More than two documents: what became of each measure, from the plan that first has it to the one that drops it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, NamedTuple

from policyparse.compare.changes import Change, Diff, Named
from policyparse.compare.differ import diff_documents
from policyparse.compare.units import Unit, units_of
from policyparse.model import PolicyDocument


class Step(NamedTuple):
    """A unit in one document, and what had happened to it since the document before."""

    id: str
    heading: str
    kinds: tuple[str, ...]
    similarity: float | None


@dataclass
class Life:
    """One unit over the documents; a step for each document, None where that has no such unit."""

    what: str
    steps: list[Step | None] = field(default_factory=list)
    origin: str | None = None
    """The id, in the document before, of what it was split off."""

    @property
    def first(self) -> int:
        """Index of the first document that has it."""
        return next(i for i, step in enumerate(self.steps) if step)

    @property
    def last(self) -> int:
        """Index of the last document that has it."""
        return max(i for i, step in enumerate(self.steps) if step)

    @property
    def dropped(self) -> int | None:
        """Index of the first document that no longer has it; None where the last one still does."""
        return self.last + 1 if self.last + 1 < len(self.steps) else None

    @property
    def changed(self) -> list[int]:
        """Indexes of the documents in which it is not as it was before."""
        return [i for i, step in enumerate(self.steps) if step and i > self.first and step.kinds != ("continued",)]

    @property
    def heading(self) -> str:
        """What the last document calls it in which it stands by itself, before it was merged with others."""
        own = [step for step in self.steps if step and "merged" not in step.kinds]
        return own[-1].heading if own else ""

    def to_data(self) -> dict[str, Any]:
        """Plain data."""
        steps = [
            None if s is None else {"id": s.id, "heading": s.heading, "kinds": list(s.kinds), "similarity": None if s.similarity is None else round(s.similarity, 2)}
            for s in self.steps
        ]
        return {
            "what": self.what, "heading": self.heading, "first": self.first, "changed": self.changed, "dropped": self.dropped,
            "origin": self.origin, "steps": steps,
        }  # fmt: skip


@dataclass(frozen=True)
class Lives:
    """The documents, the differences from each to the next, and what became of each unit."""

    documents: tuple[Named, ...]
    diffs: tuple[Diff, ...]
    lives: tuple[Life, ...]

    def only(self, kinds: frozenset[str]) -> Lives:
        """The lives to which something of these kinds happened (removed: that were dropped); an empty set means all."""
        if not kinds:
            return self
        return replace(self, lives=tuple(life for life in self.lives if kinds & _kinds(life)))

    def to_data(self) -> dict[str, Any]:
        """Plain data; documents are counted from 0."""
        return {"documents": [d._asdict() for d in self.documents], "summaries": [d.summary() for d in self.diffs], "lives": [life.to_data() for life in self.lives]}


def _kinds(life: Life) -> frozenset[str]:
    happened = {kind for step in life.steps if step for kind in step.kinds}
    return frozenset(happened | ({"removed"} if life.dropped is not None else set()))


def follow(documents: Sequence[PolicyDocument], whats: frozenset[str] = frozenset({"measure"}), *, min_similarity: float | None = None) -> Lives:
    """The life of every unit of these sorts over the documents, in the order in which they are given. ValueError without documents."""
    if not documents:
        raise ValueError("no documents to follow")
    diffs = tuple(diff_documents(one, other, min_similarity=min_similarity) for one, other in pairwise(documents))
    tracker = _Tracker([u for u in units_of(documents[0]) if u.what in whats])
    for diff in diffs:
        tracker.step([c for c in diff.changes if c.what in whats])
    return Lives(tuple(Named(d.id, d.metadata.title) for d in documents), diffs, tuple(sorted(tracker.lives, key=lambda life: life.first)))


class _Tracker:
    """The lives so far, and by which ids the last document knows those that go on."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.lives: list[Life] = []
        self.known: dict[str, list[Life]] = defaultdict(list)
        self.length = 1
        for unit in units:
            life = Life(unit.what, [Step(unit.id, unit.label, (), None)])
            self.lives.append(life)
            self.known[unit.id].append(life)

    def step(self, changes: Iterable[Change]) -> None:
        """Carries every life over to the next document."""
        now: dict[str, list[Life]] = defaultdict(list)
        kinds: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in changes:
            if change.kind != "removed":
                kinds[change.old[0].id if change.old else "", change.new[0].id].append(change)
        for together in kinds.values():
            self._carry(together, now)
        self.length += 1
        for life in self.lives:
            life.steps += [None] * (self.length - len(life.steps))
        self.known = now

    def _carry(self, together: Sequence[Change], now: dict[str, list[Life]]) -> None:
        change = together[0]
        names = tuple(c.kind for c in together)
        for old in change.old:
            for life in self.known.get(old.id, ()):
                life.steps.append(_step(change.new[0], names, change))
                now[change.new[0].id].append(life)
        born = change.new if not change.old else change.new[1:]
        for unit in born:
            life = Life(unit.what, [*[None] * self.length, _step(unit, names, change)], change.old[0].id if change.old else None)
            self.lives.append(life)
            now[unit.id].append(life)


def _step(unit: Unit, kinds: tuple[str, ...], change: Change) -> Step:
    return Step(unit.id, unit.label, kinds, change.similarity)
