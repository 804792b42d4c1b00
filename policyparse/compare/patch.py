"""Applying a diff: the units of the old document and the changes give those of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyparse.compare.changes import Change, Diff, FieldChange
from policyparse.compare.plain import bare
from policyparse.compare.units import Unit, Value, What, units_of
from policyparse.model import PolicyDocument


@dataclass(frozen=True)
class Node:
    """A unit as a diff can make it: what it is, where it stands, what it says; texts in their bare form."""

    what: What
    id: str
    parent: str | None
    position: int
    ordinal: int | None
    values: tuple[tuple[str, Value], ...]


def structure(document: PolicyDocument) -> tuple[Node, ...]:
    """The structure of a document as far as a diff tells it, in the order of the ids."""
    return _sorted(_node(unit) for unit in units_of(document))


def apply(diff: Diff, old: PolicyDocument) -> tuple[Node, ...]:
    """The structure that the changes of `diff` make of `old`. KeyError where `old` is not the document it was made from.

    Removed units go, added ones and the parts of split and merged ones come, all others keep what no field of theirs changes:
    apply(diff(a, b), a) == structure(b).
    """
    units = {unit.id: unit for unit in units_of(old)}
    made: dict[str, Node] = {}
    for change in diff.changes:
        if missing := [unit.id for unit in change.old if unit.id not in units]:
            raise KeyError(missing[0])
        if change.kind in ("added", "split", "merged"):
            made |= {unit.id: _node(unit) for unit in change.new}
        elif change.kind != "removed":
            made[change.new[0].id] = _patched(units[change.old[0].id], change)
    return _sorted(made.values())


def _patched(old: Unit, change: Change) -> Node:
    """The old unit with the edits of its fields, at its new place."""
    place = change.new[0]
    values = dict(old.values)
    ordinal = old.ordinal
    for field in (f for f in change.fields if f.role != "view"):
        if field.field == "ordinal":
            ordinal = field.new if isinstance(field.new, int) else None
        else:
            values[field.field] = _edited(field, values.get(field.field))
    return Node(old.what, place.id, place.parent, place.position, ordinal, _plain(values))


def _edited(field: FieldChange, before: Value) -> Value:
    if not field.ops or not isinstance(before, str):
        return field.new
    kept = "".join(text for op, text in field.ops if op != "insert")
    if bare(kept) != bare(before):
        raise KeyError(field.field)
    return "".join(text for op, text in field.ops if op != "delete")


def _node(unit: Unit) -> Node:
    return Node(unit.what, unit.id, unit.parent, unit.position, unit.ordinal, _plain(unit.values))


def _plain(values: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted((name, _bare(value)) for name, value in values.items() if value not in (None, "", ())))


def _bare(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(bare(part) for part in value)
    return bare(value) if isinstance(value, str) else value


def _sorted(nodes: Iterable[Node] | Sequence[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: (node.what, node.id)))
