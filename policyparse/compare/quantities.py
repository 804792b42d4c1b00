"""Figures and days compared as what they are: units converted, which way they moved, and whether that is stricter."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeGuard

from policyparse.compare.settings import rules
from policyparse.compare.units import Value
from policyparse.language.units_of_measure import converted
from policyparse.model import Deadline

_STRICTER_UP = frozenset({"at_least", "increase_by", "decrease_by", "complete"})
_STRICTER_DOWN = frozenset({"at_most"})


def difference(old: Value, old_unit: Value, new: Value, new_unit: Value) -> int | float | None:
    """new - old in the unit of the new value; None where either is no number, or the units do not convert.

    >>> difference(1.5, "亿元", 16000, "万元"), difference(62.1, "%", 65.4, "%"), difference(3, "座", 4, "公里")
    (1000, 3.3, None)
    """
    if not _is_number(old) or not _is_number(new):
        return None
    before = converted(old, str(old_unit or ""), str(new_unit or ""))
    return None if before is None else _number(Fraction(str(new)) - Fraction(str(before)))


def _is_number(value: Value) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(round(value, 9))


def effect(metric: str, comparators: tuple[Value, Value], moved: int | float) -> str | None:
    """sharpened or relaxed, where the comparators agree on a side, or the metric says which way is stricter; else None.

    >>> effect("公共管网漏损率", ("reach", "reach"), -1), effect("机柜", ("at_least", "at_least"), -200), effect("年内例会", ("reach", "reach"), 2)
    ('sharpened', 'relaxed', None)
    """
    up = _stricter_up(metric, comparators)
    if up is None or not moved:
        return None
    return "sharpened" if (moved > 0) == up else "relaxed"


def _stricter_up(metric: str, comparators: tuple[Value, Value]) -> bool | None:
    sides = {c in _STRICTER_UP if c in _STRICTER_UP | _STRICTER_DOWN else None for c in comparators} - {None}
    if len(sides) == 2:
        return None
    return next(iter(sides)) if sides else stricter(metric)


def stricter(metric: str) -> bool | None:
    """Whether more of the metric is stricter (True) or less (False); None where no word tells."""
    words = rules()["stricter"]
    if any(word in metric for word in words["lower"]["words"]):
        return False
    return True if any(word in metric for word in words["higher"]["words"]) else None


class Shift(NamedTuple):
    """How a deadline moved."""

    way: str | None
    """earlier or later; None where the days do not say."""
    days: int | None


def shift(old: Deadline | None, new: Deadline | None) -> Shift | None:
    """How far the last day moved, of equal last days the first; None where both cover the same days."""
    before, after = _days(old), _days(new)
    if before == after and before != (None, None):
        return None
    for one, other in ((before[1], after[1]), (before[0], after[0])):
        if one and other and one != other:
            days = (date.fromisoformat(other) - date.fromisoformat(one)).days
            return Shift("later" if days > 0 else "earlier", days)
    return Shift(None, None)


def _days(deadline: Deadline | None) -> tuple[str | None, str | None]:
    return (deadline.start, deadline.end) if deadline else (None, None)
