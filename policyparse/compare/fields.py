"""What differs between two units that are one: field by field, figures as figures, lists of units as lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policyparse.compare.changes import FieldChange
from policyparse.compare.edits import Edits
from policyparse.compare.plain import bare
from policyparse.compare.quantities import difference, effect, shift
from policyparse.compare.targets import moved_ends, target
from policyparse.compare.units import Unit, Value
from policyparse.model import Deadline, Mask, Timing

# Of an indicator these are wording: what they say is told by the text of the node it stands in.
_WORDING = frozenset({"metric", "scope", "category", "text"})
# Words of the contract, not of the document: one for the other, never a part of one.
_CODES = frozenset({"comparator", "nature", "document_type", "issue_date", "print_date", "publication_time"})
_FIGURES = {"value": "unit", "value_max": "unit", "investment": "investment_unit"}


def compare_fields(old: Unit, new: Unit) -> list[FieldChange]:
    """Every field whose value differs, in the order of the new unit; blanks and the width of characters are no difference."""
    names = [*new.values, *(name for name in old.values if name not in new.values)]
    found = [change for name in names if (change := _compare(name, old, new))]
    if old.what == "indicator":
        return _indicator(found)
    return [*found, *_timings(old, new, found)]


def _compare(name: str, old: Unit, new: Unit) -> FieldChange | None:
    before, after = old.values.get(name), new.values.get(name)
    if _same(before, after):
        return None
    if name in _FIGURES:
        return _figure(name, old, new)
    if name in _FIGURES.values():
        return _unit(name, old, new)
    if name in old.periods or name in new.periods:
        return _deadline(name, before, after, old.periods.get(name), new.periods.get(name))
    if isinstance(before, tuple) or isinstance(after, tuple):
        return _names(name, _tuple(before), _tuple(after))
    if name in _CODES or not isinstance(before, str) or not isinstance(after, str):
        return FieldChange(name, before, after)
    edits = Edits(before, after, certain_masks(old, new))
    return FieldChange(name, before, after, edits.ops(), fills=edits.fills())


def _same(before: Value, after: Value) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return bare(before) == bare(after)
    if isinstance(before, tuple) and isinstance(after, tuple):
        return [bare(name) for name in before] == [bare(name) for name in after]
    return before == after


def _tuple(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _figure(name: str, old: Unit, new: Unit) -> FieldChange:
    unit = _FIGURES[name]
    before, after = old.values.get(name), new.values.get(name)
    if old.what == "indicator" and (old.values.get("value_max") or new.values.get("value_max")):
        return _end(name, old, new)
    moved = difference(before, old.values.get(unit), after, new.values.get(unit))
    if moved is None:
        return FieldChange(name, before, after)
    if not moved:
        return FieldChange(name, before, after, role="quiet", difference=0)
    way = effect(new.heading, (old.values.get("comparator"), new.values.get("comparator")), moved) if old.what == "indicator" else None
    return FieldChange(name, before, after, difference=moved, direction="up" if moved > 0 else "down", effect=way)


def _end(name: str, old: Unit, new: Unit) -> FieldChange:
    """One end of a range; a single figure is both of its ends. Which way it went is told where both ends agree."""
    ends = moved_ends(old, new)
    moved = ends[name == "value_max"]
    whole = target(old, new)
    direction = ("up" if moved > 0 else "down") if moved else None
    return FieldChange(name, old.values.get(name), new.values.get(name), difference=moved, direction=direction, effect=whole.effect if whole.effect != "same" else None)


def _unit(name: str, old: Unit, new: Unit) -> FieldChange:
    """Another unit of measure is a change of its own only where the figures do not convert."""
    figure = next(field for field, unit in _FIGURES.items() if unit == name)
    moved = difference(old.values.get(figure), old.values.get(name), new.values.get(figure), new.values.get(name))
    return FieldChange(name, old.values.get(name), new.values.get(name), role="told" if moved is None else "quiet")


def _deadline(name: str, before: Value, after: Value, old: Deadline | None, new: Deadline | None) -> FieldChange:
    edits = Edits(str(before or ""), str(after or ""))
    moved = shift(old, new)
    if moved is None:
        return FieldChange(name, before, after, edits.ops(), role="quiet")
    return FieldChange(name, before, after, edits.ops(), shift=moved.way, days=moved.days)


def _names(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> FieldChange:
    """Units that took over or left; another order alone is told by nobody."""
    known, now = {bare(n) for n in before}, {bare(n) for n in after}
    joined = tuple(n for n in after if bare(n) not in known)
    left = tuple(n for n in before if bare(n) not in now)
    return FieldChange(name, before, after, role="told" if joined or left else "quiet", joined=joined, left=left)


def _indicator(found: list[FieldChange]) -> list[FieldChange]:
    """An indicator changes with its figures, its comparator and its period; its wording is told with them, never alone."""
    told = any(c.role == "told" and c.field not in _WORDING for c in found)
    return [replace(c, role="quiet") if c.field in _WORDING and not told else c for c in found]


def certain_masks(old: Unit, new: Unit) -> dict[str, frozenset[str]]:
    """What masked runs stand for where their document itself says so for sure: run → readings."""
    masks: Sequence[Mask] = [*old.masks, *new.masks]
    sure = {bare(m.text): frozenset(r.value for r in m.restorations if r.confidence == "certain") for m in masks}
    open_runs = {bare(m.text) for m in masks if not any(r.confidence == "certain" for r in m.restorations)}
    return {run: values for run, values in sure.items() if run not in open_runs}


def _timings(old: Unit, new: Unit, found: Sequence[FieldChange]) -> list[FieldChange]:
    """Deadlines in running text that moved, where as many went as came: 6月底前 → 9月底前. The text tells the edit, this what it means."""
    if not any(c.field == "text" for c in found) or (old.what == "task" and "deadline" in old.values):
        return []
    gone, come = (_unmatched(one, other) for one, other in ((old.timings, new.timings), (new.timings, old.timings)))
    if len(gone) != len(come):
        return []
    pairs = [(o, n, shift(_as_deadline(o), _as_deadline(n))) for o, n in zip(gone, come, strict=True)]
    return [FieldChange("deadline", o.text, n.text, Edits(o.text, n.text).ops(), role="view", shift=s.way, days=s.days) for o, n, s in pairs if s]


def _unmatched(timings: Sequence[Timing], others: Sequence[Timing]) -> list[Timing]:
    """Those that the other side does not name, in the same words (年内 of another year) or others."""
    words, days = {bare(o.text) for o in others}, {(o.start, o.end) for o in others}
    return [t for t in timings if (t.start or t.end) and bare(t.text) not in words and (t.start, t.end) not in days]


def _as_deadline(timing: Timing) -> Deadline:
    return Deadline(text=timing.text, kind=timing.kind, start=timing.start, end=timing.end)
