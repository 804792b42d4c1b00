from __future__ import annotations

import pytest

from policyparse.tables.columns import money_unit, role_of
from unit.support import cases


@pytest.mark.parametrize(("heading", "expected"), cases("column_roles"))
def test_column_is_for_what_its_heading_says(heading: str, expected: str | None) -> None:
    assert role_of(heading) == expected


@pytest.mark.parametrize(("heading", "unit"), [("计划总投资(万元)", "万元"), ("总投资（亿元）", "亿元"), ("总投资", None)])
def test_heading_of_money_names_its_unit(heading: str, unit: str | None) -> None:
    assert money_unit(heading) == unit
