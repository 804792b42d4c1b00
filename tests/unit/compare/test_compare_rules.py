"""The rules of a comparison carry their reasons and their proof."""

from __future__ import annotations

import pytest

from policyparse.compare.quantities import difference
from policyparse.compare.weights import Wordings
from policyparse.rules import load

RULES = load("compare")


@pytest.mark.parametrize("name", RULES["thresholds"])
def test_every_threshold_has_a_value_and_a_reason(name: str) -> None:
    rule = RULES["thresholds"][name]
    assert isinstance(rule["value"], (int, float))
    assert len(rule["reason"].split()) >= 8


def test_wording_that_every_unit_repeats_makes_no_two_alike() -> None:
    said = ["修缮灯塔", "清理渔港", "疏通水道", "养护古桥"]
    plan = [f"加强组织领导，建立健全长效机制，{s}，确保各项工作取得实效。" for s in said]
    other = [f"加强组织领导，建立健全长效机制，{s}，确保各项工作取得实效。" for s in ["开办夜校", "修缮灯塔", "编印图册", "点亮街灯"]]
    wordings = Wordings(plan, other)
    alike = [[wordings.likeness(i, j) for j in range(4)] for i in range(4)]
    assert alike[0][1] == 1.0
    assert max(score for i, row in enumerate(alike) for j, score in enumerate(row) if (i, j) != (0, 1)) < 0.3


@pytest.mark.parametrize(
    ("old", "old_unit", "new", "new_unit", "expected"),
    [
        (1.5, "亿元", 15000, "万元", 0),
        (3, "公里", 3200, "米", 200),
        (2, "万人", 21000, "人", 1000),
        (62.1, "%", 65.4, "%", 3.3),
        (1, "小时", 45, "分钟", -15),
        (1, "亿元", 1, "公里", None),
        (1, "公顷", 20, "亩", 5),
        (2, "年", 30, "个月", 6),
        (50, "家", 60, "个", 10),
        (25, "微克/立方米", 0.02, "毫克/m³", -0.005),
        (1, "美元", 7, "元", None),
        (100, "户", 100, "人", None),
        (5, "个工作日", 5, "天", None),
        (95, "分", 95, "级", None),
    ],
)
def test_figures_of_one_dimension_are_converted_exactly(old: float, old_unit: str, new: float, new_unit: str, expected: float | None) -> None:
    assert difference(old, old_unit, new, new_unit) == expected
