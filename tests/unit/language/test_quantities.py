from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.language.quantities import find_quantities
from policyparse.language.units_of_measure import factor_between, measures
from policyparse.rules import load
from policyparse.text.folding import fold
from unit.support import cases

KINDS = load("units_of_measure")["kinds"]


@pytest.mark.parametrize(("text", "expected"), cases("quantities"))
def test_figures_are_read_with_their_unit(text: str, expected: list[Any]) -> None:
    assert [[q.value, q.value_max, q.unit] for q in find_quantities(fold(text))] == expected


def test_every_unit_stands_once_in_the_table() -> None:
    names = [name for rule in KINDS.values() for group in (rule["names"], *rule.get("groups", ()), rule.get("single", ())) for name in group]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (1.2, "万家", "个", 12000),
        (2, "成", "%", 20),
        (3, "亿斤", "吨", 150000),
        (5, "公里", "米", 5000),
        (1, "小时", "分钟", 60),
        (2.5, "GW", "万千瓦", 250),
        (40, "万吨/日", "吨/天", 400000),
    ],
)
def test_figures_turn_into_another_unit_of_their_kind(value: float, unit: str, into: str, expected: float) -> None:
    factor = factor_between(unit, into)
    assert factor is not None
    assert float(Fraction(str(value)) * factor) == expected


@pytest.mark.parametrize(
    ("unit", "into"), [("美元", "港元"), ("亿美元", "亿元"), ("年", "天"), ("工作日", "天"), ("户", "人"), ("件", "件/日"), ("千伏", "千瓦"), ("吨", "吨标准煤")]
)
def test_units_of_different_things_do_not_turn_into_each_other(unit: str, into: str) -> None:
    assert factor_between(unit, into) is None
    assert factor_between(into, unit) is None


@given(st.sampled_from(sorted(measures())), st.sampled_from(sorted(measures())))
def test_turning_there_and_back_is_one(unit: str, into: str) -> None:
    there, back = factor_between(unit, into), factor_between(into, unit)
    assert (there is None) == (back is None)
    assert there is None or back is None or there * back == 1


@given(st.integers(0, 10**9), st.sampled_from(["个", "万吨", "亿元", "%", "公里", "微克/立方米"]))
def test_any_number_before_a_unit_is_read_as_itself(number: int, unit: str) -> None:
    assert [(q.value, q.unit) for q in find_quantities(f"达到{number}{unit}以上")] == [(number, unit)]


@given(st.text("0123456789,.*%百千万亿个家年—-至十一二 余", max_size=60))
def test_figures_stand_apart_and_in_order(text: str) -> None:
    found = list(find_quantities(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start < q.end and (q.value is not None or q.masked) for q in found)
