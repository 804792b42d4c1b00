"""The targets of both documents side by side: what heads a comparison for people who follow a plan over the years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from policyparse.compare.quantities import difference, effect
from policyparse.compare.units import Unit, Value

_OPPOSITE = {"sharpened": "relaxed", "relaxed": "sharpened", "same": "same"}


@dataclass(frozen=True, slots=True)
class Target:
    """One metric with what each document sets; a target of one side only has no other."""

    old: Unit | None
    new: Unit | None
    difference: int | float | None
    """new - old in the unit of the new side, of the upper end where only that moved; None where they do not compare."""
    effect: str | None
    """sharpened, relaxed or same; None where no word tells which way is stricter."""

    def to_data(self) -> dict[str, Any]:
        """The entry of the contract."""
        unit = (self.new or self.old or _MISSING).values
        return {
            "metric": unit.get("metric"), "scope": unit.get("scope"), "unit": unit.get("unit"), "old": _side(self.old), "new": _side(self.new),
            "difference": self.difference, "effect": self.effect,
        }  # fmt: skip

    def mirrored(self) -> Target:
        """The same seen from the other side; the difference in the unit of what is then the new side."""
        return target(self.new, self.old) if self.difference else replace(self, old=self.new, new=self.old, effect=_OPPOSITE.get(self.effect or ""))


_MISSING = Unit("indicator", "", None, 0, None, {})


def _side(unit: Unit | None) -> dict[str, Value] | None:
    return {"id": unit.id, "value": unit.values.get("value"), "value_max": unit.values.get("value_max"), "text": unit.values.get("text")} if unit else None


def targets(pairs: Iterable[tuple[Unit | None, Unit | None]]) -> tuple[Target, ...]:
    """The targets of (old, new) indicators, each pair once, in their order."""
    found: dict[tuple[str | None, str | None], Target] = {}
    for old, new in pairs:
        found.setdefault((old.id if old else None, new.id if new else None), target(old, new))
    return tuple(found.values())


def target(old: Unit | None, new: Unit | None) -> Target:
    """Two indicators that are one, or one that only one side has."""
    if old is None or new is None:
        return Target(old, new, None, None)
    low, high = moved_ends(old, new)
    comparators = old.values.get("comparator"), new.values.get("comparator")
    ways = {effect(new.heading, comparators, by) for by in (low, high) if by}
    if low is None and high is None:
        same = old.values.get("target_text") == new.values.get("target_text") and old.values.get("value") is None
        return Target(old, new, None, "same" if same and comparators[0] == comparators[1] else None)
    if not low and not high:
        return Target(old, new, 0, "same" if comparators[0] == comparators[1] or "between" in comparators else None)
    return Target(old, new, low or high, ways.pop() if len(ways) == 1 else None)


def moved_ends(old: Unit, new: Unit) -> tuple[int | float | None, int | float | None]:
    """How far the lower and the upper end of a target moved; a single figure is both ends of its range (6—6.5 % → 6.5 %: 0.5, 0)."""
    units = old.values.get("unit"), new.values.get("unit")
    ends = []
    for end in ("value", "value_max"):
        before, after = (unit.values.get(end, unit.values.get("value")) for unit in (old, new))
        ends.append(difference(before, units[0], after, units[1]))
    return ends[0], ends[1]
