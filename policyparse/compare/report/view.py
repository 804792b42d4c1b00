"""A diff as it is read: by section, what happened to one unit in one entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from policyparse.compare.changes import KINDS, Change, Diff, FieldChange, Op
from policyparse.compare.plain import Plain
from policyparse.compare.report import words
from policyparse.compare.units import Value

_FIGURE = frozenset({"value", "value_max", "unit", "target_text"})
_CONTEXT = 14
"""Characters of equal text that are left on each side of an edit where a report is short."""


class Entry(NamedTuple):
    """What happened to one unit."""

    changes: tuple[Change, ...]
    """One, or two where a unit moved and changed."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its changes."""
        return tuple(c.kind for c in self.changes)

    @property
    def name(self) -> str:
        """What the unit is called, in both documents where the name changed."""
        first = self.changes[0]
        unit = (first.new or first.old)[0]
        if unit.role in words.ROLES or unit.what == "metadata":
            return words.ROLES.get(unit.role) or words.field_name(unit.id)
        old, new = "、".join(u.label for u in first.old), "、".join(u.label for u in first.new)
        changed = old and new and (first.kind in ("split", "merged") or any(f.field in ("heading", "name", "metric") for c in self.changes for f in c.told))
        return f"{old} → {new}" if changed else new or old

    @property
    def inside(self) -> str:
        """The measure, item or record it stands in."""
        return (self.changes[0].new or self.changes[0].old)[0].inside

    @property
    def ids(self) -> str:
        """The ids, in both documents where they differ."""
        old, new = ("、".join(u.id for u in units) for units in (self.changes[0].old, self.changes[0].new))
        return old if old == new else " → ".join(filter(None, (old, new)))

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields to show; a figure that only one side has (masked, or told in words) is told by the wording."""
        told = tuple(_as_ranges([f for c in self.changes for f in c.told], self.changes[0]))
        worded = any(f.field == "text" for f in told) and self.changes[0].old and self.changes[0].new
        return tuple(f for f in told if not (worded and f.field in _FIGURE and None in (f.old, f.new)))

    @property
    def places(self) -> tuple[str, str] | None:
        """Where a unit that moved came from and went to."""
        moved = next((c for c in self.changes if c.kind == "moved"), None)
        return (_place(moved, 0), _place(moved, 1)) if moved else None

    @property
    def similarity(self) -> float | None:
        """How alike the two are, where they are not the same."""
        score = self.changes[0].similarity
        return score if score is not None and score < 0.995 else None


def _as_ranges(fields: list[FieldChange], change: Change) -> Iterator[FieldChange]:
    """The fields with both ends of a range in one (6—6.5 → 6.5, and not 6 → 6.5), and with their units where those differ."""
    figures = [f for f in fields if f.field in ("value", "value_max")]
    units = {unit.values.get("unit") for unit in (*change.old, *change.new)}
    if not figures or (len(figures) == 1 and figures[0].field == "value" and len(units) == 1):
        yield from fields
        return
    ends = [_range(side[0].values, with_unit=len(units) > 1) if side else None for side in (change.old, change.new)]
    ways = {f.direction for f in figures if f.direction}
    for field in fields:
        if field is figures[0]:
            # the ends of a range that moved apart say nothing together
            difference, effect = (field.difference, field.effect) if len(ways) < 2 else (None, None)
            yield replace(field, field="value", old=ends[0], new=ends[1], difference=difference, effect=effect)
        elif field not in figures:
            yield field


def _range(values: Mapping[str, Value], with_unit: bool) -> Value:
    low, high, unit = (values.get(name) for name in ("value", "value_max", "unit"))
    said = low if high is None else f"{low}—{high}"
    return f"{said}{unit or ''}" if with_unit and said is not None else said


def _place(change: Change, side: int) -> str:
    unit = (change.old, change.new)[side][0]
    return f"{' › '.join(filter(None, (*unit.above, unit.inside))) or '正文'} 第{unit.position + 1}"


class Group(NamedTuple):
    """The entries that stand under one heading."""

    title: str
    entries: tuple[Entry, ...]


def groups(diff: Diff, everything: bool) -> list[Group]:
    """The shown changes, by the section they stand in, in the order of the diff."""
    found: dict[str, tuple[str, list[Entry]]] = {}
    now = _renamed(diff)
    for entry in _entries(diff, everything):
        title = _title(entry.changes[0], now)
        found.setdefault(title, (title, []))[1].append(entry)
    return [Group(title, tuple(entries)) for title, entries in found.values()]


def _renamed(diff: Diff) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What the sections of the old document are called in the new one."""
    pairs = ((c.old[0], c.new[0]) for c in diff.changes if c.what in ("section", "attachment") and c.old and c.new)
    return {(*old.above, old.label): (*new.above, new.label) for old, new in pairs}


def _title(change: Change, now: dict[tuple[str, ...], tuple[str, ...]]) -> str:
    unit = (change.new or change.old)[0]
    if change.what == "metadata":
        return words.WHATS["metadata"]
    above = (*unit.above, unit.label) if change.what in ("section", "attachment") and not unit.role else unit.above
    above = above if change.new else now.get(above, above)
    return " › ".join(above[:2]) or "正文"


def _entries(diff: Diff, everything: bool) -> Iterator[Entry]:
    together: dict[tuple[str, ...], list[Change]] = {}
    for change in diff.changes:
        if change.is_reported or everything:
            key = (change.what, *(u.id for u in change.old), "→", *(u.id for u in change.new))
            together.setdefault(key, []).append(change)
    order = {kind: i for i, kind in enumerate(("moved", *KINDS))}
    return (Entry(tuple(sorted(changes, key=lambda c: order.get(c.kind, -1)))) for changes in together.values())


def summary_line(diff: Diff) -> str:
    """How many of each kind, those that do not occur left out."""
    counts = diff.summary()
    said = [f"{words.KINDS[kind]} {counts[kind]}" for kind in KINDS if counts[kind]]
    return " · ".join([*(said or ["没有变化"]), f"未变 {counts['unchanged']}"])


def stat(diff: Diff) -> str:
    """Counts only: kinds by sorts of unit."""
    counts: dict[tuple[str, str], int] = {}
    for change in diff.reported:
        counts[change.kind, change.what] = counts.get((change.kind, change.what), 0) + 1
    lines = [summary_line(diff)]
    lines += [f"{kind:<11}{what:<11}{count:>5}" for (kind, what), count in sorted(counts.items(), key=lambda c: (KINDS.index(c[0][0]), c[0][1]))]
    return "\n".join(lines) + "\n"


def shortened(ops: tuple[Op, ...]) -> Iterator[Op]:
    """The edits with the beginning and end of long equal stretches between them."""
    for i, (op, text) in enumerate(ops):
        flat = text.replace("\n", " ")
        if op != "equal":
            yield op, flat
            continue
        head = flat[:_CONTEXT] if i > 0 else ""
        tail = flat[-_CONTEXT:] if i < len(ops) - 1 else ""
        yield op, flat if len(flat) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


def side(change: FieldChange, new: bool) -> Iterator[Op]:
    """One column of the edits: what that document prints, equal and edited stretches apart."""
    whole = Plain(printed(change.field, change.new if new else change.old))
    left_out = "delete" if new else "insert"
    at = 0
    for op, text in change.ops:
        if op != left_out:
            end = at + len(Plain(text).bare)
            yield op, whole.printed(at, end)
            at = end


def meaning(change: FieldChange) -> str:
    """What a change of a figure, a deadline or a list of units means, in words; empty where the edit says it all."""
    said = []
    if change.difference:
        said.append(words.number(change.difference))
    if change.effect:
        said.append(words.EFFECTS[change.effect])
    if change.shift:
        said.append(words.EFFECTS[change.shift] + (f"{abs(change.days)}天" if change.days else ""))
    if change.joined:
        said.append("加入：" + "、".join(change.joined))
    if change.left:
        said.append("退出：" + "、".join(change.left))
    return "，".join(said)


def printed(field: str, value: object) -> str:
    """A value as a report prints it."""
    if isinstance(value, tuple):
        return "、".join(value)
    if field == "comparator" and isinstance(value, str):
        return words.COMPARATORS.get(value, value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
