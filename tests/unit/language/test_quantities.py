from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.language.quantities import find_quantities, in_base
from policyparse.rules import load
from policyparse.text.folding import fold
from unit.support import cases

KINDS = load("units_of_measure")["kinds"]


@pytest.mark.parametrize(("text", "expected"), cases("quantities"))
def test_figures_are_read_with_their_unit(text: str, expected: list[Any]) -> None:
    assert [[q.value, q.value_max, q.unit] for q in find_quantities(fold(text))] == expected


@pytest.mark.parametrize("kind", KINDS)
def test_every_unit_is_used_by_no_other_kind(kind: str) -> None:
    others = {name for other, rule in KINDS.items() if other != kind for name in rule["names"]}
    assert set(KINDS[kind]["names"]) & others == set()


@pytest.mark.parametrize(("value", "unit", "expected"), [(1.2, "万家", (12000, "个")), (2, "成", (20, "%")), (3, "亿斤", (150000, "吨")), (5, "公里", (5000, "米"))])
def test_figures_of_one_kind_compare_in_their_base_unit(value: float, unit: str, expected: tuple[float, str]) -> None:
    found = in_base(value, unit)
    assert found is not None
    assert (round(found[0], 6), found[1]) == expected


def test_figure_per_something_has_no_base_unit() -> None:
    assert in_base(1, "件/日") is None


@given(st.integers(0, 10**9), st.sampled_from(["个", "万吨", "亿元", "%", "公里", "微克/立方米"]))
def test_any_number_before_a_unit_is_read_as_itself(number: int, unit: str) -> None:
    assert [(q.value, q.unit) for q in find_quantities(f"达到{number}{unit}以上")] == [(number, unit)]


@given(st.text("0123456789,.*%百千万亿个家年—-至十一二 余", max_size=60))
def test_figures_stand_apart_and_in_order(text: str) -> None:
    found = list(find_quantities(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start < q.end and (q.value is not None or q.masked) for q in found)
