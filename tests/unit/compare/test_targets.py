"""Targets side by side: ranges, units, approximations; and what a page says of itself, told on demand."""

from __future__ import annotations

import pytest

import policyparse
from policyparse.compare.changes import Diff
from policyparse.compare.report import as_text

PLAN = "云政办发〔2024〕9号\n\n云澜市人民政府办公室关于做好渔港工作的通知\n\n各区、县（市）人民政府：\n　　一、{}。\n　　二、强化保障。健全管护制度。\n\n　　云澜市人民政府办公室\n　　2024年3月1日\n"


def compared(old: str, new: str) -> Diff:
    return policyparse.diff(PLAN.format(old).encode(), PLAN.format(new).encode())


@pytest.mark.parametrize(
    ("old", "new", "difference", "effect", "said"),
    [
        ("渔业产值增长6—6.5%", "渔业产值增长6.5%", 0.5, "sharpened", "6—6.5 → 6.5"),
        ("渔业产值增长6.5%", "渔业产值增长6—6.5%", -0.5, "relaxed", "6.5 → 6—6.5"),
        ("渔业产值增长5%—6%", "渔业产值增长5.5%", 0.5, None, "5—6 → 5.5"),
        ("渔业产值增长5%—6%", "渔业产值增长5%—7%", 1, "sharpened", "5—6 → 5—7"),
        ("渔港建设完成投资5亿元", "渔港建设完成投资60000万元", 10000, "sharpened", "5亿元 → 60000万元"),
        ("渔业产值增长6.5%", "渔业产值增长6.5%", 0, "same", ""),
    ],
)
def test_target_tells_how_far_both_ends_moved(old: str, new: str, difference: float, effect: str | None, said: str) -> None:
    found = compared(old, new)
    first = found.targets[0]
    assert (first.difference, first.effect) == (difference, effect)
    assert said in as_text.render(found, False)


def test_target_of_one_side_has_no_other() -> None:
    found = compared("渔业产值增长6.5%", "改造渔港12座").to_data()["targets"]
    assert sorted((t["old"] is None, t["new"] is None) for t in found) == [(False, True), (True, False)]


def test_approximation_that_came_goes_from_no_to_yes() -> None:
    found = compared("渔业产值增长6.5%", "渔业产值增长6.5%左右")
    changed = {f.field: (f.old, f.new) for c in found.reported for f in c.told}
    assert changed["approximate"] == (False, True)
    assert "约数  否 → 是" in as_text.render(found, False)


def test_goal_that_came_is_not_told_what_it_is_not() -> None:
    assert "约数" not in as_text.render(compared("健全制度", "渔业产值增长6.5%"), False)


def test_targets_of_the_inverse_comparison_are_mirrored() -> None:
    there, back = compared("渔业产值增长6—6.5%", "渔业产值增长7%"), compared("渔业产值增长7%", "渔业产值增长6—6.5%")
    assert [t.to_data() for t in there.mirrored().targets] == [t.to_data() for t in back.targets]


def test_what_the_page_says_of_itself_is_no_change_unless_it_is_asked_for() -> None:
    pages = [f"索引号：{number}\n发布日期：2024-03-0{day}\n" + PLAN.format("健全渔港制度") for number, day in (("A1", 2), ("B2", 5))]
    found = policyparse.diff(*(page.encode() for page in pages))
    assert found.reported == ()
    assert {c.what for c in found.only(whats=frozenset({"metadata"})).reported} <= {"metadata"}


def test_structured_bytes_are_told_by_their_content() -> None:
    old, new = (PLAN.format(f"渔业产值增长{n}%").encode() for n in (6, 7))
    structured = policyparse.parse(new).model_dump_json(by_alias=True).encode()
    assert [c.what for c in policyparse.diff(old, structured).reported] == ["indicator"]
