from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.links.measures import STEP_BACK, align
from unit.support import cases, view

BODY = """关于加强河道管理的意见
一、夯实基础
（一）加固堤防。完成云江干流险工险段加固十二公里，建立堤防隐患台账并逐项销号。研究制定堤防养护实施办法。
（二）清理河道。开展澜溪清淤疏浚，拆除阻水构筑物三十处，推行河道保洁网格化承包。
二、强化保障
（三）压实责任。推行河长巡河积分制度，每季度公布巡河排名，对末位镇街约谈提醒。
（四）培育人才。实施水利青苗计划，引进紧缺专业技术人员二十名，建设实训基地。
"""


@pytest.mark.parametrize(("lines", "expected"), cases("links"))
def test_records_are_linked_to_the_measures_they_restate(lines: list[str], expected: dict[str, Any]) -> None:
    document = view(f"{BODY}附件\n" + "\n".join(lines) + "\n")
    (attachment,) = document["attachments"]
    found = {
        "tasks": [[t["serial"], t["section"]["resolved"], t["measure"]["resolved"], t["measure"]["agreement"]] for t in attachment["tasks"]],
        "reforms": [r["measures"] for r in attachment["reforms"]],
        "codes": document["codes"],
    }
    assert {name: found[name] for name in expected} == expected


def test_measures_of_a_carried_text_are_linked_too() -> None:
    carrier = "关于印发《河道管理工作方案》的通知\n各区人民政府：\n现将方案印发给你们，请认真贯彻执行。\n云澜市水利局\n2021年3月1日\n河道管理工作方案\n"
    table = "附件\n责任清单\n序号\t重点工作内容\t完成时限\t牵头单位\n1\t开展澜溪清淤疏浚。\t2021年\t市水利局\n2\t建设实训基地。\t2021年\t市水利局\n"
    document = view(carrier + BODY.partition("\n")[2] + table)
    assert [t["measure"]["resolved"] for t in document["attachments"][0]["tasks"]] == ["p1.s1.m2", "p1.s2.m4"]


def test_score_is_the_share_of_the_wording_and_null_where_nothing_is_resolved() -> None:
    table = "附件\n责任清单\n序号\t重点工作内容\t完成时限\t牵头单位\n1\t开展澜溪清淤疏浚，拆除阻水构筑物三十处。\t2021年\t市水利局\n2\t举办摄影展览。\t2021年\t市水利局\n"
    scores = [t["measure"]["score"] for t in view(BODY + table)["attachments"][0]["tasks"]]
    assert scores == [1.0, None]


@pytest.mark.parametrize(
    ("scores", "count", "path"),
    [
        ([{0: 0.5}, {1: 0.5}, {0: 0.1, 2: 0.4}], 3, [0, 1, 2]),
        ([{2: 1.0}, {0: 0.3}, {2: 1.0}], 3, [2, 2, 2]),
        ([{2: 1.0}, {0: 1.0}, {2: 1.0}], 3, [2, 0, 2]),
        ([{1: 0.6, 2: 0.6}, {2: 0.6}], 3, [1, 2]),
        ([{}, {}], 0, [None, None]),
        ([], 3, []),
    ],
)
def test_alignment_keeps_the_order_unless_a_sentence_outweighs_it(scores: list[dict[int, float]], count: int, path: list[int | None]) -> None:
    assert align(scores, count) == path


def worth(path: tuple[int, ...], scores: list[dict[int, float]]) -> float:
    return sum(row.get(at, 0.0) for at, row in zip(path, scores, strict=True)) - STEP_BACK * sum(b < a for a, b in pairwise(path))


@given(st.integers(1, 4), st.lists(st.dictionaries(st.integers(0, 3), st.floats(0, 1)), max_size=5))
def test_no_other_path_is_worth_more_than_the_alignment(count: int, drawn: list[dict[int, float]]) -> None:
    scores = [{at: score for at, score in row.items() if at < count} for row in drawn]
    path = tuple(at for at in align(scores, count) if at is not None)
    best = max(worth(other, scores) for other in product(range(count), repeat=len(scores)))
    assert worth(path, scores) == pytest.approx(best)
