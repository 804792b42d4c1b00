from __future__ import annotations

from typing import Any

import pytest

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.cells import deadline_period, period, split_periods
from policyparse.text.folding import fold
from unit.support import cases


@pytest.mark.parametrize(("cell", "expected"), cases("deadline_wordings"))
def test_cell_with_words_around_its_wordings_is_understood(cell: str, expected: list[str | None]) -> None:
    assert list(deadline_period(fold(cell), Calendar(year=2024))) == expected


@pytest.mark.parametrize(("wording", "expected"), cases("deadlines"))
def test_deadline_covers_the_days_it_says(wording: str | dict[str, Any], expected: list[str | None]) -> None:
    given: dict[str, Any] = {"text": wording, "year": None} if isinstance(wording, str) else wording
    assert list(period(fold(given["text"]), Calendar(year=given["year"]))) == expected


@pytest.mark.parametrize(("cell", "expected"), cases("deadline_cells"))
def test_cell_of_several_deadlines_is_parted(cell: str, expected: list[str]) -> None:
    assert [cell[a:b] for a, b in split_periods(cell)] == expected
