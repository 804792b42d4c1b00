"""What measures of the two real documents say is to be done, read by hand. They skip where ../shared is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

import policyparse
from policyparse.model import Measure, PolicyDocument
from policyparse.model.walk import all_sections

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def opinion(shared: Path) -> PolicyDocument:
    return policyparse.parse(shared / "seeds" / "000_6515b64f40ba4a0d.txt")


@pytest.fixture(scope="module")
def plan(shared: Path) -> PolicyDocument:
    return policyparse.parse(shared / "seeds" / "003_df476496f41bcfb1.txt")


def measures(document: PolicyDocument) -> dict[str, Measure]:
    return {m.id: m for section in all_sections(document.sections) for m in section.measures}


def verbs(document: PolicyDocument, measure: str) -> str:
    return " ".join(action.verb for action in measures(document)[measure].actions)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("s1.m2", "完成 深化 推进 创建 开展 提升 推进"),
        ("s2.m6", "建 搭 引进 实施 引导推动 建立 推动 提高 促进"),
        ("s2.m7", "深化 打造 设立 完善提升 建立 加快 完善 实施 加大 腾出 争取 允许 保障"),
        ("s2.m8", "加强 严格 加快 深化 实施 探索实施 完成 贯彻落实 制定 促进"),
        ("s3.m11", "推进 实行 推行 推进 优化 完善 研究出台 出台 强化 预留 提高 健全"),
        ("s6.m20", "成立 制定 建立 发挥 鼓励 强化 宣传 营造 强化 制定 落实 加快 落实"),
    ],
)
def test_measure_of_the_opinion_says_what_is_to_be_done(opinion: PolicyDocument, measure: str, expected: str) -> None:
    assert verbs(opinion, measure) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("s2.g1.m2", "梳理 谋划 制定 推进 构建"),
        ("s2.g4.m1", "构建 建立 推动 组织 锤炼"),
        ("s2.g4.m3", "完善 构建 深化 升级 提升 优化 完善 提升 深化 提供 规范 落实 增设 优化 强化 保障 强化 规范"),
    ],
)
def test_measure_of_the_plan_says_what_is_to_be_done(plan: PolicyDocument, measure: str, expected: str) -> None:
    assert verbs(plan, measure) == expected


def test_every_measure_says_something(opinion: PolicyDocument, plan: PolicyDocument) -> None:
    assert [m.id for document in (opinion, plan) for m in measures(document).values() if not m.actions] == []


def test_indicators_are_no_actions(plan: PolicyDocument) -> None:
    assert [item.actions for item in plan.sections[0].items] == [[]] * 5
