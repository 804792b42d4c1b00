"""The result of a comparison: what changed, as a person would tell it, and enough beside it to make the new from the old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypeAlias

from policyparse.compare.targets import Target
from policyparse.compare.units import Unit, Value, What

Kind: TypeAlias = Literal["added", "removed", "changed", "moved", "renumbered", "split", "merged", "unmasked", "continued"]
KINDS: tuple[Kind, ...] = ("added", "removed", "changed", "moved", "renumbered", "split", "merged", "unmasked")
Op: TypeAlias = tuple[Literal["equal", "delete", "insert"], str]
Role: TypeAlias = Literal["told", "quiet", "view"]

_MIRRORED: dict[str, Kind] = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
_OPPOSITE = {"sharpened": "relaxed", "relaxed": "sharpened", "earlier": "later", "later": "earlier", "up": "down", "down": "up"}


class Fill(NamedTuple):
    """A masked run, and what the other side prints in its place: evidence, no restoration."""

    side: Literal["old", "new"]
    """Which document masks it."""
    mask: str
    """The run as printed."""
    clear: str
    """What the other side prints there."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a unit that differs.

    `role`: told, it is part of the report; quiet, it differs but another change tells it (a figure inside an indicator, a number
    that shifted because a neighbour came or went); view, shown for a person but no part of the structure.
    """

    field: str
    old: Value
    new: Value
    ops: tuple[Op, ...] = ()
    """For texts: the edits from old to new."""
    role: Role = "told"
    difference: int | float | None = None
    """new - old, where both are numbers of one unit (converted where they are not)."""
    direction: str | None = None
    """up or down."""
    effect: str | None = None
    """sharpened or relaxed, where the comparator or the metric says which way is stricter."""
    shift: str | None = None
    """Of a deadline: earlier or later."""
    days: int | None = None
    """By how many days its last day moved."""
    joined: tuple[str, ...] = ()
    """Of a list of units: those that came."""
    left: tuple[str, ...] = ()
    """Those that went."""
    fills: tuple[Fill, ...] = ()
    """Masked runs that the other side prints in clear."""

    def to_data(self) -> dict[str, Any]:
        """Plain data; of the optional keys only those that say something."""
        data: dict[str, Any] = {"field": self.field, "old": _plain(self.old), "new": _plain(self.new)}
        if self.ops:
            data["ops"] = [list(op) for op in self.ops]
        for name in ("difference", "direction", "effect", "shift", "days"):
            if getattr(self, name) is not None:
                data[name] = getattr(self, name)
        data |= {name: list(value) for name in ("joined", "left") if (value := getattr(self, name))}
        if self.fills:
            data["fills"] = [{"masked": fill.side, "mask": fill.mask, "clear": fill.clear} for fill in self.fills]
        return data

    def mirrored(self) -> FieldChange:
        """The same seen from the other side."""
        swapped = {"equal": "equal", "delete": "insert", "insert": "delete"}
        return replace(
            self, old=self.new, new=self.old, ops=deletions_first((swapped[op], text) for op, text in self.ops),  # type: ignore[misc]
            difference=None if self.difference is None else -self.difference, direction=_OPPOSITE.get(self.direction or ""),
            effect=_OPPOSITE.get(self.effect or ""), shift=_OPPOSITE.get(self.shift or ""), days=None if self.days is None else -self.days,
            joined=self.left, left=self.joined, fills=tuple(f._replace(side="new" if f.side == "old" else "old") for f in self.fills),
        )  # fmt: skip


def deletions_first(ops: Iterator[Op]) -> tuple[Op, ...]:
    """Between two stretches that are equal, what went stands before what came."""
    ordered: list[Op] = []
    for op in ops:
        if op[0] == "delete" and ordered and ordered[-1][0] == "insert":
            ordered.insert(len(ordered) - 1, op)
        else:
            ordered.append(op)
    return tuple(ordered)


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. `old` and `new` are the units of both sides: none, one, or several (split, merged)."""

    kind: Kind
    what: What
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    similarity: float | None = None
    """0 to 1, of what was matched."""
    fields: tuple[FieldChange, ...] = field(default=(), repr=False)
    implied: bool = False
    """Told by another change: what stood in a unit that came or went as a whole."""

    @property
    def told(self) -> tuple[FieldChange, ...]:
        """The fields to report with this change."""
        return () if self.kind in ("moved", "continued") else tuple(f for f in self.fields if f.role != "quiet")

    @property
    def is_reported(self) -> bool:
        """Whether a report without --all has it."""
        return self.kind != "continued" and not self.implied

    def to_data(self) -> dict[str, Any]:
        """The entry of the contract, with headings and spans beside the ids."""
        data: dict[str, Any] = {"kind": self.kind, "what": self.what, "old": _ids(self.old, self.kind == "merged"), "new": _ids(self.new, self.kind == "split")}
        data["similarity"] = None if self.similarity is None else round(self.similarity, 2)
        data["heading"] = {"old": " / ".join(u.label for u in self.old) or None, "new": " / ".join(u.label for u in self.new) or None}
        if self.kind == "moved":
            data["place"] = {side: {"parent": u.parent, "position": u.position} for side, u in (("old", self.old[0]), ("new", self.new[0]))}
        data["fields"] = [f.to_data() for f in self.told]
        data["spans"] = {"old": [list(s) for u in self.old for s in u.spans], "new": [list(s) for u in self.new for s in u.spans]}
        return data

    def mirrored(self) -> Change:
        """The same seen from the other side."""
        return replace(self, kind=_MIRRORED.get(self.kind, self.kind), old=self.new, new=self.old, fields=tuple(f.mirrored() for f in self.fields))


def _ids(units: tuple[Unit, ...], several: bool) -> str | list[str] | None:
    if several:
        return [u.id for u in units]
    return units[0].id if units else None


class Named(NamedTuple):
    """A document as a report names it."""

    id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from one document to another, in the reading order of the new one; what was removed stands where it stood."""

    old: Named
    new: Named
    changes: tuple[Change, ...]
    """All of them: those that are implied, and the units that continue unchanged, as well."""
    targets: tuple[Target, ...] = ()
    """The indicators of both documents side by side, whatever changes are asked for."""

    @property
    def reported(self) -> tuple[Change, ...]:
        """What a person is told."""
        return tuple(c for c in self.changes if c.is_reported)

    def summary(self) -> dict[str, int]:
        """How many reported changes of each kind; `unchanged` counts matched units of which nothing is reported."""
        counts = Counter(c.kind for c in self.reported)
        return {**{kind: counts[kind] for kind in KINDS}, "unchanged": sum(c.kind == "continued" and c.what != "metadata" for c in self.changes)}

    def only(self, kinds: frozenset[str] = frozenset(), whats: frozenset[str] = frozenset()) -> Diff:
        """The changes of these kinds (continued among them) of these units; an empty set means all."""
        changes = [c for c in self.changes if (not kinds or c.kind in kinds) and (not whats or c.what in whats)]
        # where a page published a document is told to those who ask for it
        asked = "metadata" in whats
        return replace(self, changes=tuple(replace(c, implied=False) if asked and c.what == "metadata" else c for c in changes))

    def mirrored(self) -> Diff:
        """diff(b, a) of a diff(a, b), in the order of this one."""
        return Diff(self.new, self.old, tuple(c.mirrored() for c in self.changes), tuple(t.mirrored() for t in self.targets))

    def to_data(self, *, everything: bool = False) -> dict[str, Any]:
        """The plain data of the contract; with `everything` the implied and the unchanged too."""
        shown = [c for c in self.changes if c.is_reported or everything]
        return {
            "old": self.old._asdict(), "new": self.new._asdict(), "summary": self.summary(),
            "changes": [c.to_data() | ({"implied": True} if c.implied else {}) for c in shown],
            "targets": [t.to_data() for t in self.targets],
        }  # fmt: skip
