from __future__ import annotations

import pytest

from policyparse.calendar.deadline_cells import deadline_period
from policyparse.text.folding import fold
from unit.support import cases


@pytest.mark.parametrize(("cell", "expected"), cases("deadline_wordings"))
def test_cell_with_words_around_its_wordings_is_understood(cell: str, expected: list[str | None]) -> None:
    assert list(deadline_period(fold(cell), 2024)) == expected
