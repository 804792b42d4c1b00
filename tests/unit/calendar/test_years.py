from __future__ import annotations

import pytest

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.years import calendar_of
from policyparse.model import Metadata


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
    assert Calendar(year=document).of(title).year == expected


@pytest.mark.parametrize(
    ("title", "genre", "issued", "expected"),
    [
        ("关于做好2027年防汛工作的通知", "notice", "2026-12-20", (2027, None)),
        ("关于做好2026年防汛工作的通知", "notice", "2026-12-20", (2026, None)),
        ("关于2024年度考核结果的通知", "notice", "2025-03-01", (2025, None)),
        ("云澜市湿地保护规划（2027—2030年）", "plan", "2026-12-20", (2026, None)),
        ("2027年全市水利工作要点", "annual_plan", "2026-12-28", (2027, 2027)),
        ("2027年全市水利工作要点", "annual_plan", None, (2027, 2027)),
        ("云澜市防汛工作方案", "plan", None, (None, None)),
    ],
)
def test_year_of_what_leaves_it_out(title: str, genre: str, issued: str | None, expected: tuple[int | None, int | None]) -> None:
    calendar = calendar_of(Metadata(title=title, genre=genre, issue_date=issued))  # type: ignore[arg-type]
    assert (calendar.year, calendar.plan_year) == expected
