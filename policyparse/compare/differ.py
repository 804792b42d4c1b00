"""Two documents in, a Diff out: units, alignment, then one typed change after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policyparse.compare.align import Alignment, Pair, align
from policyparse.compare.changes import Change, Diff, FieldChange, Kind, Named
from policyparse.compare.edits import Edits
from policyparse.compare.fields import compare_fields
from policyparse.compare.order import out_of_place
from policyparse.compare.plain import bare
from policyparse.compare.splits_and_merges import Whole
from policyparse.compare.targets import targets
from policyparse.compare.telling import tell
from policyparse.compare.units import Unit, units_of
from policyparse.model import PolicyDocument

# What an analyst counts by itself; everything else comes and goes with what holds it.
_COUNTED = frozenset({"section", "measure", "metadata", "attachment"})


def diff_documents(old: PolicyDocument, new: PolicyDocument, *, min_similarity: float | None = None) -> Diff:
    """What changed from `old` to `new`. Pure; diff_documents(b, a) is the mirror of diff_documents(a, b).

    `min_similarity`, 0 to 1, is the score from which two units are taken for one; by default the threshold of the rules.
    """
    names = [Named(d.id, d.metadata.title) for d in (old, new)]
    sides = units_of(old), units_of(new)
    # always compared in the same direction, so that no tie can be broken differently from the other side
    backwards = _key(sides[0]) > _key(sides[1])
    first, second = sides[::-1] if backwards else sides
    found = _Differ(first, second, align(first, second, min_similarity)).changes()
    if backwards:
        found = [change.mirrored() for change in found]
    ordered = tuple(_ordered(found, *sides))
    pairs = (((c.old or (None,))[0], (c.new or (None,))[0]) for c in ordered if c.what == "indicator")
    return Diff(names[0], names[1], ordered, targets(pairs))


def _key(units: Sequence[Unit]) -> list[tuple[Any, ...]]:
    return [(u.what, bare(u.heading), bare(u.text), u.ordinal or 0, u.id) for u in units]


class _Differ:
    """The changes that follow from an alignment."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], found: Alignment) -> None:
        self.old, self.new, self.found = old, new, found
        self.reading = ({u.id: i for i, u in enumerate(old)}, {u.id: i for i, u in enumerate(new)})
        self.moved = self._moved()
        self.rank = (_ranks(old), _ranks(new))

    def changes(self) -> list[Change]:
        """Every change, in no particular order, those that nobody is told among them."""
        found = self.found
        changes = [change for pair in found.pairs for change in self._pair(pair)]
        changes += [Change("split", s.whole.what, (s.whole,), s.parts, s.score, (_joined(s, "split"),)) for s in found.splits]
        changes += [Change("merged", m.whole.what, m.parts, (m.whole,), m.score, (_joined(m, "merged"),)) for m in found.merges]
        changes += [Change("removed", u.what, (u,), (), None, _whole(u, "removed"), self._goes_with(u, 0)) for u in found.removed]
        changes += [Change("added", u.what, (), (u,), None, _whole(u, "added"), self._goes_with(u, 1)) for u in found.added]
        return tell(changes)

    def _goes_with(self, unit: Unit, side: int) -> bool:
        """Whether a unit came or went because what holds it did."""
        left = {u.id for u in (self.found.removed, self.found.added)[side]}
        return unit.what not in _COUNTED and unit.parent in left

    def _pair(self, pair: Pair) -> Iterator[Change]:
        old, new, score = pair
        fields = compare_fields(old, new)
        is_moved = (old.id, new.id) in self.moved
        if old.ordinal != new.ordinal:
            fields.append(FieldChange("ordinal", old.ordinal, new.ordinal, role="quiet" if is_moved or self._follows(old, new) else "told"))
        told = tuple(fields)
        kinds: list[Kind] = ["moved"] if is_moved else []
        content = [f for f in fields if f.role == "told"]
        if [f.field for f in content] == ["ordinal"]:
            kinds.append("renumbered")
        elif content:
            kinds.append("unmasked" if _is_unmasked(content) else "changed")
        for kind in kinds or ["continued"]:
            yield Change(kind, new.what, (old,), (new,), score, told)

    def _moved(self) -> set[tuple[str, str]]:
        """Pairs whose place changed: what they stand in does not correspond, or their order among those that stayed."""
        found: set[tuple[str, str]] = set()
        siblings: dict[tuple[str | None, str], list[Pair]] = defaultdict(list)
        for pair in self.found.pairs:
            if pair.old.role or pair.old.what == "metadata":
                continue
            if not self.found.relate(pair.old, pair.new):
                found.add((pair.old.id, pair.new.id))
            elif pair.old.what != "indicator":
                siblings[pair.new.parent, pair.new.what].append(pair)
        for group in siblings.values():
            group.sort(key=lambda p: self.reading[1][p.new.id])
            found |= {(group[i].old.id, group[i].new.id) for i in out_of_place([self.reading[0][p.old.id] for p in group])}
        return found

    def _follows(self, old: Unit, new: Unit) -> bool:
        """Whether a number shifted only because a unit before it came, went or moved, counted in its parent or throughout."""
        if old.ordinal is None or new.ordinal is None:
            return True
        (in_parent, throughout), (now_in_parent, now_throughout) = self.rank[0][old.id], self.rank[1][new.id]
        return new.ordinal - old.ordinal in (now_in_parent - in_parent, now_throughout - throughout)


def _ranks(units: Iterable[Unit]) -> dict[str, tuple[int, int]]:
    """id → position among its siblings and among all units of its sort."""
    counts: dict[str, int] = defaultdict(int)
    ranks = {}
    for unit in units:
        ranks[unit.id] = (unit.position, counts[unit.what])
        counts[unit.what] += 1
    return ranks


def _is_unmasked(fields: Sequence[FieldChange]) -> bool:
    """Whether every difference is a masked run that the other side fills; a figure that appears or goes with its mask among them."""
    texts = [f for f in fields if f.ops]
    figures = [f for f in fields if not f.ops]
    return bool(texts) and all(_only_fills(f) for f in texts) and all(f.field in ("value", "value_max", "baseline") and None in (f.old, f.new) for f in figures)


def _only_fills(change: FieldChange) -> bool:
    edits = [op for op in change.ops if op[0] != "equal"]
    return len(edits) == 2 * len(change.fills) and bool(change.fills)


def _joined(whole: Whole, kind: Kind) -> FieldChange:
    """The wording of the whole against that of its parts, one after the other."""
    one, other = _wording(whole.whole), "\n".join(_wording(part) for part in whole.parts)
    old, new = (one, other) if kind == "split" else (other, one)
    return FieldChange("text", old, new, Edits(old, new).ops(), role="view")


def _wording(unit: Unit) -> str:
    text = unit.whole or unit.text
    return f"{unit.heading}。{text}" if unit.heading and text else unit.heading or text


def _whole(unit: Unit, kind: Kind) -> tuple[FieldChange, ...]:
    values = {**unit.values, **({"text": unit.whole} if unit.whole else {})}
    return tuple(FieldChange(name, None if kind == "added" else value, value if kind == "added" else None, role="view") for name, value in values.items())


def _ordered(changes: Iterable[Change], old: Sequence[Unit], new: Sequence[Unit]) -> list[Change]:
    """In the reading order of the new document; what was removed stands behind what stood before it."""
    places = {u.id: float(i) for i, u in enumerate(new)}
    changes = list(changes)
    at = {unit.id: places[change.new[0].id] for change in changes for unit in change.old if change.new}
    last = -1.0
    for unit in old:
        last = at.setdefault(unit.id, last)
    reading = {u.id: i for i, u in enumerate(old)}

    def key(change: Change) -> tuple[float, int, int, str]:
        if change.new:
            return places[change.new[0].id], 0, 0, change.kind
        return at[change.old[0].id], 1, reading[change.old[0].id], change.kind

    return sorted(changes, key=key)
