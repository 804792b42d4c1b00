"""Units of measure: what each measures, the multiplier in front of it, and how figures turn into another unit."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from policyparse.rules import load
from policyparse.text.folding import squash


class Measure(NamedTuple):
    """A unit without its multiplier. Units with the same `base` turn into each other: one of it is `factor` of the base."""

    kind: str
    base: str
    factor: Fraction


@cache
def measures() -> dict[str, Measure]:
    """Every unit of rules/units_of_measure.yaml by its name."""
    found: dict[str, Measure] = {}
    for kind, rule in load("units_of_measure")["kinds"].items():
        for group in [rule["names"], *rule.get("groups", ()), *({name: 1} for name in rule.get("single", ()))]:
            base = rule["base"] if group is rule["names"] else next(iter(group))
            found |= {name: Measure(kind, base, Fraction(str(factor))) for name, factor in group.items()}
    return found


@cache
def without_multiplier(unit: str) -> tuple[int, str]:
    """The multiplier of a unit, and the rest: 万亿元 → 10¹², 元. 千瓦 and 千米 are units of their own.

    >>> without_multiplier("万亿元"), without_multiplier("千瓦"), without_multiplier("万千瓦")
    ((1000000000000, '元'), (1, '千瓦'), (10000, '千瓦'))
    """
    if unit in measures():
        return 1, unit
    multipliers = load("units_of_measure")["multipliers"]
    for name in sorted(multipliers, key=len, reverse=True):
        if unit.startswith(name) and unit[len(name) :] in measures():
            return multipliers[name], unit[len(name) :]
    return 1, unit


@cache
def kind_of(unit: str) -> str:
    """What a unit as printed measures (万人 → people; 万套（间） → countables); of X/Y what X measures with "/" behind it."""
    top, slash, _ = unit.partition("（")[0].partition("(")[0].partition("/")
    measure = measures().get(top) or measures().get(without_multiplier(top)[1])
    return (measure.kind if measure else "") + slash


@cache
def factor_between(unit: str, into: str) -> Fraction | None:
    """How many `into` one `unit` is, both as printed; None where they do not turn into each other. X/Y goes part by part.

    >>> factor_between("亿元", "万元"), factor_between("美元", "元"), factor_between("毫克/升", "克/立方米")
    (Fraction(10000, 1), None, Fraction(1, 1))
    """
    one, other = squash(unit), squash(into)
    if one == other:
        return Fraction(1)
    if "/" in one or "/" in other:
        (top, _, below), (into_top, _, into_below) = one.partition("/"), other.partition("/")
        above, under = factor_between(top, into_top), factor_between(below, into_below) if below and into_below else None
        return above / under if above and under else None
    (times, name), (into_times, into_name) = without_multiplier(one), without_multiplier(other)
    measure, goal = measures().get(name), measures().get(into_name)
    if measure is None or goal is None or (measure.kind, measure.base) != (goal.kind, goal.base):
        return None
    return measure.factor * times / (goal.factor * into_times)


def converted(value: int | float, unit: str, into: str) -> int | float | None:
    """`value` of `unit` as so many `into`; None where the units do not turn into each other.

    >>> converted(1.5, "亿元", "万元"), converted(3, "座", "公里")
    (15000, None)
    """
    factor = factor_between(unit, into)
    if factor is None:
        return None
    exact = Fraction(str(value)) * factor
    return int(exact) if exact.denominator == 1 else float(exact)
