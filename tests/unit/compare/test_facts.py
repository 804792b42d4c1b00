"""Indicators, deadlines and units that take over, in documents built for it."""

from __future__ import annotations

from typing import Any

import pytest

from policyparse.compare.changes import Diff
from policyparse.compare.differ import diff_documents
from unit.compare.building import document, indicator, measure, projects, section, tasks, timing
from unit.support import cases


def told(diff: Diff, what: str) -> list[dict[str, Any]]:
    return [c.to_data() for c in diff.reported if c.what == what]


def with_indicators(*given: dict[str, Any], behind: str = "") -> Any:
    text = "完善渡口。" + "，".join(g["text"] for g in given) + "。" + behind
    found = [indicator(id=f"i{i}", **g) for i, g in enumerate(given, 1)]
    return document(section(1, "渡口", measure("s1.m1", "完善渡口", text)), indicators=found)


@pytest.mark.parametrize(("given", "expected"), cases("indicator_changes"))
def test_indicator_is_compared_as_a_quantity(given: list[dict[str, Any]], expected: dict[str, Any] | None) -> None:
    changes = told(diff_documents(with_indicators(given[0]), with_indicators(given[1])), "indicator")
    if expected is None:
        assert changes == []
        return
    assert [c["kind"] for c in changes] == [expected["kind"]]
    field = next(f for f in changes[0]["fields"] if f["field"] == expected["field"])
    wanted = {k: v for k, v in expected.items() if k not in ("kind", "field")}
    assert {k: field.get(k) for k in wanted} == wanted


def test_figure_that_an_indicator_tells_is_not_told_again_by_its_measure() -> None:
    old = with_indicators({"value": 65, "unit": "%", "text": "渡口覆盖率达到65%"})
    new = with_indicators({"value": 70, "unit": "%", "text": "渡口覆盖率达到70%"})
    assert [c.what for c in diff_documents(old, new).reported] == ["indicator"]


def test_edit_beside_the_figure_is_told_by_the_measure_too() -> None:
    old = with_indicators({"value": 65, "unit": "%", "text": "渡口覆盖率达到65%"})
    new = with_indicators({"value": 70, "unit": "%", "text": "渡口覆盖率达到70%"}, behind="聘请守灯老人。")
    assert [c.what for c in diff_documents(old, new).reported] == ["measure", "indicator"]


def test_indicator_that_came_with_a_clause_is_told_once() -> None:
    one, other = {"value": 65, "unit": "%", "text": "渡口覆盖率达到65%"}, {"metric": "航标", "value": 12, "unit": "座", "text": "新设航标12座"}
    assert [(c.kind, c.what) for c in diff_documents(with_indicators(one), with_indicators(one, other)).reported] == [("added", "indicator")]


def test_indicators_of_a_measure_that_came_are_implied_by_it() -> None:
    old = document(section(1, "渡口"))
    new = with_indicators({"value": 65, "unit": "%", "text": "渡口覆盖率达到65%"})
    assert [(c.kind, c.what) for c in diff_documents(old, new).reported] == [("added", "measure")]
    assert [c["what"] for c in diff_documents(old, new).to_data(everything=True)["changes"] if c.get("implied")] == ["indicator"]


def test_two_indicators_of_one_clause_are_not_confused() -> None:
    shared = "甲乙两江渡口覆盖率分别达到65%和80%"
    pair = [{"metric": "甲江渡口覆盖率", "value": 65}, {"metric": "乙江渡口覆盖率", "value": 80}]
    old = with_indicators(*({**p, "unit": "%", "text": shared} for p in pair))
    new = with_indicators(*({**p, "unit": "%", "text": shared.replace("80", "85")} for p in [pair[0], {**pair[1], "value": 85}]))
    assert [(c["old"], c["fields"][0]["difference"]) for c in told(diff_documents(old, new), "indicator")] == [("i2", 5)]


BY_JUNE, BY_SEPTEMBER = {"text": "2031年6月底前", "end": "2031-06-30"}, {"text": "2031年9月底前", "end": "2031-09-30"}


@pytest.mark.parametrize(
    ("old", "new", "shift", "days"), [(BY_JUNE, BY_SEPTEMBER, "later", 92), (BY_SEPTEMBER, BY_JUNE, "earlier", -92), (BY_JUNE, {"text": "长期", "kind": "long_term"}, None, None)]
)
def test_deadline_of_a_task_moves(old: dict[str, Any], new: dict[str, Any], shift: str | None, days: int | None) -> None:
    diff = diff_documents(document(attachments=[tasks({"text": "修复灯塔。", "by": old})]), document(attachments=[tasks({"text": "修复灯塔。", "by": new})]))
    ((field,),) = [c["fields"] for c in told(diff, "task")]
    assert (field["field"], field.get("shift"), field.get("days")) == ("deadline", shift, days)


def test_deadline_printed_another_way_is_no_change() -> None:
    other = {"text": "2031年上半年", "end": "2031-06-30"}
    diff = diff_documents(document(attachments=[tasks({"text": "修复灯塔。", "by": BY_JUNE})]), document(attachments=[tasks({"text": "修复灯塔。", "by": other})]))
    assert diff.reported == ()


def test_deadline_in_running_text_is_told_with_its_edit() -> None:
    def plan(text: str, end: str) -> Any:
        return document(section(1, "渡口", measure("s1.m1", "修灯塔", f"{text}修复灯塔三座。")), deadlines=[timing("d1", "s1.m1", text, end)])

    (change,) = diff_documents(plan("6月底前", "2031-06-30"), plan("9月底前", "2031-09-30")).reported
    assert [(f.field, f.shift, f.days) for f in change.told] == [("text", None, None), ("deadline", "later", 92)]


def test_same_words_of_another_year_are_no_deadline_that_moved() -> None:
    def plan(end: str, tail: str) -> Any:
        return document(section(1, "渡口", measure("s1.m1", "修灯塔", f"年内修复灯塔三座{tail}。")), deadlines=[timing("d1", "s1.m1", "年内", end)])

    (change,) = diff_documents(plan("2031-12-31", ""), plan("2032-12-31", "，聘请守灯老人")).reported
    assert [f.field for f in change.told] == ["text"]


def test_units_that_took_over_and_left_are_named() -> None:
    before, after = {"text": "修复灯塔。", "lead_units": ["市航道局", "市文物局"]}, {"text": "修复灯塔。", "lead_units": ["市文物局", "市海事处"]}
    diff = diff_documents(document(attachments=[tasks(before)]), document(attachments=[tasks(after)]))
    (field,) = told(diff, "task")[0]["fields"]
    assert (field["joined"], field["left"]) == (["市海事处"], ["市航道局"])


def test_units_in_another_order_are_no_change() -> None:
    before, after = {"text": "修复灯塔。", "lead_units": ["市航道局", "市文物局"]}, {"text": "修复灯塔。", "lead_units": ["市文物局", "市航道局"]}
    assert diff_documents(document(attachments=[tasks(before)]), document(attachments=[tasks(after)])).reported == ()


def test_investment_of_a_project_is_a_quantity() -> None:
    from policyparse.model import Money

    old, new = ({"name": "灯塔修复工程", "content": "修复灯塔三座。", "investment": Money(value=v, unit=u)} for v, u in ((3000, "万元"), (0.35, "亿元")))
    (change,) = told(diff_documents(document(attachments=[projects(old)]), document(attachments=[projects(new)])), "project")
    assert [(f["field"], f.get("difference"), f.get("direction")) for f in change["fields"]] == [("investment", 0.05, "up")]
