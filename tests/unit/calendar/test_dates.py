from __future__ import annotations

import pytest

from policyparse.calendar.dates import find_date, five_year_plan, iso_date
from unit.support import cases


@pytest.mark.parametrize(("text", "expected"), cases("dates"))
def test_first_date_of_a_line_is_found(text: str, expected: str | None) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("ordinal", "years"), [(1, (1953, 1957)), (2, (1958, 1962)), (3, (1966, 1970)), (10, (2001, 2005)), (13, (2016, 2020)), (14, (2021, 2025)), (15, (2026, 2030))]
)
def test_five_year_plans_ran_when_history_says(ordinal: int, years: tuple[int, int]) -> None:
    assert five_year_plan(ordinal) == years


@pytest.mark.parametrize("parts", [(2023, 2, 29), (2023, 0, 1), (2023, 13, 1), (2023, 4, 31), (2023, 4, 0), (23, 4, 1)])
def test_no_such_day_is_no_date(parts: tuple[int, int, int]) -> None:
    assert iso_date(*parts) is None


def test_iso_date_pads_month_and_day() -> None:
    assert iso_date(2023, 4, 1) == "2023-04-01"
