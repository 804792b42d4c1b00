from __future__ import annotations

import pytest

from policyparse.calendar.deadline_cells import deadline_period, year_of_title
from policyparse.text.folding import fold
from unit.support import cases


@pytest.mark.parametrize(("cell", "expected"), cases("deadline_wordings"))
def test_cell_with_words_around_its_wordings_is_understood(cell: str, expected: list[str | None]) -> None:
    assert list(deadline_period(fold(cell), 2024)) == expected


@pytest.mark.parametrize(
    ("title", "document", "expected"),
    [
        ("2024年重点任务清单", 2023, 2024),
        ("2024年重点任务清单", None, 2024),
        ("重点任务清单", 2023, 2023),
        ("2021—2023年重点任务清单", 2021, 2021),
        ("公共服务目录（2018年版）", 2024, 2024),
        (None, None, None),
    ],
)
def test_list_is_dated_by_the_year_of_its_title(title: str | None, document: int | None, expected: int | None) -> None:
    assert year_of_title(title, document) == expected
