"""Which unit of the one document is which of the other: by wording, heading and place together, globally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from policyparse.compare.assign import assign
from policyparse.compare.settings import threshold
from policyparse.compare.splits_and_merges import Whole, wholes
from policyparse.compare.units import WHATS, Unit, What
from policyparse.compare.weights import Wordings


class Pair(NamedTuple):
    """A unit of the old document and the unit of the new one that it is."""

    old: Unit
    new: Unit
    score: float


@dataclass
class Alignment:
    """Every unit of both documents, in one place each."""

    pairs: list[Pair] = field(default_factory=list)
    splits: list[Whole] = field(default_factory=list)
    """One old unit, several new ones."""
    merges: list[Whole] = field(default_factory=list)
    """One new unit, several old ones."""
    removed: list[Unit] = field(default_factory=list)
    added: list[Unit] = field(default_factory=list)
    related: set[tuple[str | None, str | None]] = field(default_factory=lambda: {(None, None)})
    """(old id, new id) of units that correspond: paired, or whole and part."""

    def relate(self, old: Unit, new: Unit) -> bool:
        """Whether what they stand in corresponds."""
        return (old.parent, new.parent) in self.related


# Only running text is split and merged; attachments and indicators come and go whole.
_SHORT = frozenset({"item", "indicator"})
_LASTING = frozenset({"section", "measure"})
_DIVISIBLE = frozenset({"section", "measure", "item", "task", "reform", "project"})


def align(old: Sequence[Unit], new: Sequence[Unit], match: float | None = None) -> Alignment:
    """The alignment of two documents. `match`: the score from which two units are one; by default the threshold of the rules."""
    found = Alignment()
    sides = (_by_what(old), _by_what(new))
    texts = (_wordings(old), _wordings(new))
    for what in WHATS:
        mine, theirs = sides[0][what], sides[1][what]
        named = list(_by_name(mine, theirs, texts, found))
        taken = {id(unit) for pair in named for unit in pair[:2]}
        stage = _Stage(what, [u for u in mine if id(u) not in taken and not u.role], [u for u in theirs if id(u) not in taken and not u.role], texts, found)
        pairs = [*named, *stage.pairs(match)]
        stage.settle(pairs, what in _DIVISIBLE)
        found.removed += [u for u in mine if u.role and id(u) not in taken]
        found.added += [u for u in theirs if u.role and id(u) not in taken]
    return found


def _by_what(units: Iterable[Unit]) -> dict[What, list[Unit]]:
    found: dict[What, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.what].append(unit)
    return found


def _wordings(units: Sequence[Unit]) -> dict[str, str]:
    """What each unit says, by id; a section says what stands in it."""
    said = {unit.id: f"{unit.heading}\n{unit.whole or unit.text}" for unit in units}
    inside: dict[str, list[str]] = defaultdict(list)
    for unit in reversed(units):
        if unit.what in ("section", "attachment"):
            said[unit.id] = "\n".join([said[unit.id], *reversed(inside.pop(unit.id, []))])
        if unit.parent is not None and unit.what not in ("item", "indicator", "metadata"):
            inside[unit.parent].append(said[unit.id])
    return said


def _by_name(old: Sequence[Unit], new: Sequence[Unit], texts: tuple[dict[str, str], dict[str, str]], found: Alignment) -> Iterator[Pair]:
    """Units that exist once, matched by what they are: the preamble, the closing, a field of the metadata."""
    there = {(u.role, u.parent, u.position): u for u in new if u.role}
    holders: dict[str | None, list[str | None]] = defaultdict(list)
    for one, other in sorted(found.related, key=str):
        holders[one].append(other)
    for unit in (u for u in old if u.role):
        partner = next((u for parent in holders[unit.parent] if (u := there.pop((unit.role, parent, unit.position), None))), None)
        if partner:
            yield Pair(unit, partner, Wordings([texts[0][unit.id]], [texts[1][partner.id]]).likeness(0, 0))


class _Stage:
    """The units of one sort. What holds them is aligned already."""

    def __init__(self, what: What, old: Sequence[Unit], new: Sequence[Unit], texts: tuple[dict[str, str], dict[str, str]], found: Alignment) -> None:
        self.what, self.old, self.new, self.found = what, old, new, found
        self.texts = Wordings([texts[0][u.id] for u in old], [texts[1][u.id] for u in new])
        self.headings = Wordings([u.heading for u in old], [u.heading for u in new])
        self.candidates = self.texts.candidates() | self.headings.candidates()

    def pairs(self, match: float | None) -> list[Pair]:
        """The best pairs of all; then, where no `match` is asked for, of what is left in units that correspond."""
        enough = threshold("match") if match is None else match
        found = self._verbatim()
        scores = {(i, j): self._score(i, j) for i, j in self._free(self.candidates, found)}
        found |= self._assigned({pair: score for pair, score in scores.items() if score >= self._enough(*pair, enough)})
        goes_on = match is None and self.what in _LASTING
        while goes_on:
            left = self._free(scores, found)
            more = self._assigned({(i, j): scores[i, j] for i, j in left if scores[i, j] >= threshold("left_over") and self._is_lasting(i, j)})
            found |= more
            goes_on = bool(more)
        return [Pair(self.old[i], self.new[j], scores.get((i, j), 1.0)) for i, j in sorted(found.items())]

    def _verbatim(self) -> dict[int, int]:
        """Equal units that are equally many in units that correspond, one after the other: no assignment could do better."""
        sides: tuple[dict[tuple[str | None, str, str], list[int]], ...] = (defaultdict(list), defaultdict(list))
        for side, units, texts, headings in zip(sides, (self.old, self.new), self.texts.bare, self.headings.bare, strict=True):
            for i, unit in enumerate(units):
                side[unit.parent, headings[i], texts[i]].append(i)
        holders: dict[str | None, list[str | None]] = defaultdict(list)
        for one, other in self.found.related:
            holders[one].append(other)
        found: dict[int, int] = {}
        for (parent, heading, text), mine in sides[0].items():
            theirs = [j for holder in holders[parent] for j in sides[1].get((holder, heading, text), ())]
            if len(holders[parent]) == 1 and len(mine) == len(theirs):
                found |= zip(mine, theirs, strict=True)
        return found

    def _free(self, pairs: Iterable[tuple[int, int]], found: dict[int, int]) -> list[tuple[int, int]]:
        """The pairs of which neither has a partner."""
        taken = set(found.values())
        return [(i, j) for i, j in pairs if i not in found and j not in taken]

    def _assigned(self, scores: dict[tuple[int, int], float]) -> dict[int, int]:
        """The best assignment of these pairs; sections that are one are related from now on."""
        pairs = assign({(i, j): score ** threshold("emphasis") * (1 + self._place(i, j)) for (i, j), score in scores.items()})
        self.found.related |= {(self.old[i].id, self.new[j].id) for i, j in pairs.items()}
        return pairs

    def _is_lasting(self, i: int, j: int) -> bool:
        """Whether both have a name, and stand in units that correspond: a subject that is treated year after year."""
        return bool(self.old[i].heading and self.new[j].heading) and self.found.relate(self.old[i], self.new[j])

    def _score(self, i: int, j: int) -> float:
        text = self.texts.likeness(i, j)
        if not (self.old[i].heading and self.new[j].heading):
            return text
        weight = threshold("metric" if self.what == "indicator" else "heading")
        return (1 - weight) * text + weight * self.headings.likeness(i, j)

    def _enough(self, i: int, j: int, match: float) -> float:
        """The score from which the two are one."""
        elsewhere = self.what in _SHORT and not self.found.relate(self.old[i], self.new[j])
        return max(match, threshold("elsewhere")) if elsewhere else match

    def _place(self, i: int, j: int) -> float:
        """What decides between equals; it never makes a match."""
        old, new = self.old[i], self.new[j]
        apart = abs(i / len(self.old) - j / len(self.new))
        same_figure = self.what == "indicator" and old.values.get("value") == new.values.get("value")
        return threshold("same_parent") * self.found.relate(old, new) + threshold("same_place") * (1 - apart) + threshold("same_figure") * same_figure

    def settle(self, pairs: Sequence[Pair], divisible: bool) -> None:
        """Files the pairs, what was split or merged, and what is left."""
        found = self.found
        partner = {pair.old.id: pair.new for pair in pairs}
        back = {pair.new.id: pair.old for pair in pairs}
        splits = wholes(self.texts, self.old, self.new, partner, self.candidates, side=0) if divisible else []
        taken_old = {s.whole.id for s in splits}
        taken_new = {p.id for s in splits for p in s.parts}
        left_pairs = {new: old for new, old in back.items() if new not in taken_new}
        merges = wholes(self.texts, self.new, self.old, left_pairs, self.candidates, side=1) if divisible else []
        merges = [m for m in merges if not taken_old & {p.id for p in m.parts} and m.whole.id not in taken_new]
        taken_new |= {m.whole.id for m in merges}
        taken_old |= {p.id for m in merges for p in m.parts}
        kept = [p for p in pairs if p.old.id not in taken_old and p.new.id not in taken_new]
        found.pairs += kept
        found.splits += splits
        found.merges += merges
        found.removed += [u for u in self.old if u.id not in partner and u.id not in taken_old]
        found.added += [u for u in self.new if u.id not in back and u.id not in taken_new]
        found.related |= {(p.old.id, p.new.id) for p in kept}
        found.related |= {(s.whole.id, part.id) for s in splits for part in s.parts}
        found.related |= {(part.id, m.whole.id) for m in merges for part in m.parts}
