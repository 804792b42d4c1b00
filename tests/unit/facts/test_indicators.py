"""Indicators: what is a goal, how it is read, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

import policyparse
from unit.support import cases, differences, view

PLAN = "2026年全市水利工作思路\n一、主要任务\n{}\n"


@pytest.mark.parametrize(("text", "expected"), cases("indicators"))
def test_goals_of_a_sentence_are_read_and_nothing_else_is(text: str, expected: list[Any]) -> None:
    found = view(PLAN.format(text))["indicators"]
    assert [[i["metric"], i["comparator"], i["value"] if i["target_text"] is None else i["target_text"], i["unit"]] for i in found] == expected


@pytest.mark.parametrize(("text", "expected"), cases("indicator_fields"))
def test_category_period_scope_and_baseline_are_read_from_around_a_goal(text: str, expected: list[Any]) -> None:
    assert differences(expected, view(text)["indicators"]) == []


TABLE = """# 云澜市公共文化服务发展规划

2026年1月5日

## 一、主要指标

| 类别 | 指标 | 单位 | 2025年 | 2030年目标 | 属性 |
|---|---|---|---|---|---|
| 设施 | 1.人均文化设施面积 | 平方米 | 0.42 | ≥0.6 | 约束性 |
| 设施 | 2.公共图书馆藏书量（万册） |  | 310 | 450左右 | 预期性 |
| 活动 | 3.活动参与人次年均增长 | % | — | 6 | 预期性 |
| 活动 | 4.服务满意度 | 分 | 88 | 90—92 | 预期性 |
| 保障 | 5.文化经费占比 | % | 1.1 | 达到省定目标 | 约束性 |
| 保障 | 6.设施闲置率 | % | 12 | ≤5 | 预期性 |
"""


def test_table_of_indicators_gives_one_each_with_baseline_unit_and_nature() -> None:
    document = policyparse.parse(TABLE.encode(), name="plan.md")
    keys = ("metric", "comparator", "value", "value_max", "unit", "target_text", "category", "nature")
    assert [[i.model_dump(mode="json")[key] for key in keys] for i in document.indicators] == [
        ["人均文化设施面积", "at_least", 0.6, None, "平方米", None, "设施", "binding"],
        ["公共图书馆藏书量", "reach", 450, None, "万册", None, "设施", "anticipatory"],
        ["活动参与人次年均增长", "increase_by", 6, None, "%", None, "活动", "anticipatory"],
        ["服务满意度", "between", 90, 92, "分", None, "活动", "anticipatory"],
        ["文化经费占比", "qualitative", None, None, None, "达到省定目标", "保障", "binding"],
        ["设施闲置率", "at_most", 5, None, "%", None, "保障", "anticipatory"],
    ]
    assert [(i.baseline.value if i.baseline else None, i.period.text if i.period else None) for i in document.indicators][:3] == [
        (0.42, "2030年"),
        (310, "2030年"),
        (None, "2030年"),
    ]


def test_table_without_a_column_of_indicators_gives_none() -> None:
    table = "# 云澜市人口情况\n\n| 地区 | 2025年 | 2030年 |\n|---|---|---|\n| 东河区 | 30 | 40 |\n| 南浦区 | 20 | 25 |\n"
    assert policyparse.parse(table.encode(), name="table.md").indicators == []


def test_two_rows_of_headings_marks_of_notes_and_falls_are_read_in_a_table() -> None:
    page = """<html><body><h1>云澜市渔港安全规划</h1><p>2021年3月1日</p><p>一、主要指标</p><table border="1">
<tr><td rowspan="2">类别</td><td colspan="2">指标</td><td rowspan="2">2020年</td><td rowspan="2">2025年*</td><td rowspan="2">属性</td></tr>
<tr><td>名称</td><td>单位</td></tr>
<tr><td>安全</td><td>渔船事故死亡人数</td><td>人</td><td>12</td><td>下降15%</td><td>约束性</td></tr>
<tr><td>设施</td><td>泊位密度</td><td>个/公里</td><td>3.5</td><td>≥4.2</td><td>预期性</td></tr></table></body></html>"""
    found = policyparse.parse(page.encode(), name="plan.html").indicators
    assert [(i.metric, i.comparator, i.value, i.unit, i.nature) for i in found] == [
        ("渔船事故死亡人数", "decrease_by", 15, "%", "binding"),
        ("泊位密度", "at_least", 4.2, "个/公里", "anticipatory"),
    ]
    assert [(i.baseline.value, i.baseline.year) for i in found if i.baseline] == [(12, 2020), (3.5, 2020)]
    assert [i.period.end for i in found if i.period] == ["2025-12-31", "2025-12-31"]


def test_table_with_one_cell_a_line_lists_its_indicators() -> None:
    lines = ["“十四五”云澜市渔港安全规划", "一、总体要求", "（一）主要目标。", "渔港安全能力增强。", "序号", "指　　标", "预期值", "属性"]
    lines += ["1", "渔船事故死亡人数", "下降12%", "约束性", "2", "渔船事故率", "<1", "预期性", "二、主要任务", "（一）压实责任。落实责任。"]
    found = policyparse.parse("\n".join(lines).encode(), name="plan.txt").indicators
    assert [(i.metric, i.comparator, i.value, i.nature, i.period.end if i.period else None) for i in found] == [
        ("渔船事故死亡人数", "decrease_by", 12, "binding", "2025-12-31"),
        ("渔船事故率", "at_most", 1, "anticipatory", "2025-12-31"),
    ]
