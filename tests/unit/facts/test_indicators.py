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
