from __future__ import annotations

from typing import Any

import pytest

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.wordings import find_periods
from policyparse.text.folding import fold
from unit.support import cases


@pytest.mark.parametrize(("text", "expected"), cases("periods"))
def test_wording_says_when(text: str | dict[str, Any], expected: list[list[str | None]]) -> None:
    given: dict[str, Any] = {"text": text, "year": 2026} if isinstance(text, str) else text
    found = find_periods(fold(given["text"]), Calendar(year=given["year"]))
    assert [[given["text"][a:b], *period] for a, b, period in found] == expected
