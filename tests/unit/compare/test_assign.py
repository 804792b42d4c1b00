"""The assignment is the best there is."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.compare.assign import assign
from policyparse.compare.order import out_of_place
from unit.support import cases

PROFITS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 20).map(lambda n: n / 10), max_size=14)


@given(PROFITS)
def test_no_assignment_has_a_greater_sum(profits: dict[tuple[int, int], float]) -> None:
    best = max(sum(max(0.0, profits.get((i, j), 0.0)) for i, j in enumerate(order)) for order in permutations(range(5)))
    assert sum(profits[pair] for pair in assign(profits).items()) == pytest.approx(best)


@given(PROFITS)
def test_every_unit_is_in_one_pair_at_most_and_no_pair_costs(profits: dict[tuple[int, int], float]) -> None:
    found = assign(profits)
    assert len(set(found.values())) == len(found)
    assert all(profits[pair] > 0 for pair in found.items())


def test_a_chain_of_a_thousand_conflicts_is_resolved() -> None:
    profits = {(i, j): 1.0 if i == j else 0.9 for i in range(1000) for j in (i, i + 1) if j < 1000}
    assert assign(profits) == {i: i for i in range(1000)}


@pytest.mark.parametrize(("order", "expected"), cases("moves"))
def test_what_changed_places(order: list[int], expected: list[int]) -> None:
    assert [order[i] for i in sorted(out_of_place(order))] == expected
