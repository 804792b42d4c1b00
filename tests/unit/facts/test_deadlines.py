"""Deadlines of running text, in documents of one measure."""

from __future__ import annotations

from typing import Any

import pytest

import policyparse
from unit.support import cases

OWN = {"title": "关于加强城市管理工作的通知", "heading": "主要任务", "issued": "2026年3月10日", "text": ""}


def document(given: str | dict[str, Any]) -> str:
    """A notice of March 2026 with one measure; a case may say another title, heading or day of issue, or none."""
    said = {**OWN, **({"text": given} if isinstance(given, str) else given)}
    issued = f"云澜市人民政府\n{said['issued']}\n" if said["issued"] else ""
    return f"{said['title']}\n各区人民政府：\n一、{said['heading']}\n（一）抓好落实。{said['text']}\n{issued}"


@pytest.mark.parametrize(("given", "expected"), cases("timings"))
def test_what_is_still_to_come_is_a_deadline(given: str | dict[str, Any], expected: list[list[str | None]]) -> None:
    found = policyparse.parse(document(given).encode(), name="case.txt").deadlines
    assert [[t.text, t.kind, t.start, t.end] for t in found] == expected


def test_timing_stands_in_the_innermost_part() -> None:
    text = "关于防汛的通知\n一、任务\n（一）备汛。2026年5月底前清淤。一是修堤。6月底前完工。二是巡查。汛期每天一次。\n云澜市水利局\n2026年3月1日\n"
    found = policyparse.parse(text.encode(), name="case.txt").deadlines
    assert [(t.id, t.within, t.text) for t in found] == [("d1", "s1.m1", "2026年5月底前"), ("d2", "s1.m1.i1", "6月底前"), ("d3", "s1.m1.i2", "每天")]


def test_annual_plan_dates_its_months_by_its_own_year() -> None:
    text = "2027年全市水利工作要点\n云澜市水利局\n（2026年12月28日）\n一、重点工作\n（一）清淤。6月底前完成河道清淤。\n"
    found = policyparse.parse(text.encode(), name="case.txt").deadlines
    assert [(t.text, t.end) for t in found if t.within != "title"] == [("6月底前", "2027-06-30")]


def test_records_of_a_table_have_their_timings_too() -> None:
    text = "关于治水的通知\n一、任务\n（一）治水。加固堤防。\n云澜市水利局\n2026年3月1日\n附件\n任务表\n序号\t重点工作内容\t完成时限\t责任单位\n1\t2026年6月底前完成清淤。\t2026年\t市水利局\n"
    document_ = policyparse.parse(text.encode(), name="case.txt")
    assert [(t.within, t.text) for t in document_.deadlines] == [("a1.t1", "2026年6月底前")]
