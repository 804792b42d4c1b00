from __future__ import annotations

import pytest

from policyparse.tables.columns import UNIT_ROLES
from policyparse.tables.shapes import FIT, fit, shape
from unit.support import cases


@pytest.mark.parametrize(("cell", "expected"), cases("cell_shapes"))
def test_cell_looks_like_what_it_holds(cell: str, expected: str) -> None:
    assert shape(cell) == expected


@pytest.mark.parametrize(
    ("role", "right", "wrong"),
    [("deadline", "deadline", "units"), ("serial", "integer", "deadline"), ("content", "numbered", "integer"), *((r, "units", "deadline") for r in UNIT_ROLES)],
)
def test_column_prefers_the_cells_it_is_for(role: str, right: str, wrong: str) -> None:
    assert fit(role, right) > fit(role, wrong)


def test_fits_are_shares() -> None:
    assert all(0 <= value <= 1 for shapes in FIT.values() for value in shapes.values())


def test_column_of_no_role_takes_everything_alike() -> None:
    assert fit(None, "units") == fit(None, "integer")
