"""Clear documents beside a masked one: what they may say, and how sure that is."""

from __future__ import annotations

import pytest
from property.texts import RAW

import policyparse
from policyparse.facts.masks.context import ClearText, clear_text, printed_text
from policyparse.facts.masks.lexicon import masked
from policyparse.model import Mask, PolicyDocument

PLAN = RAW / "云澜市2026年水利工作思路.txt"
BEFORE = RAW / "云澜市2025年水利工作思路.txt"
TRUTH = RAW.parents[1] / "tests" / "truth" / "云澜市2026年水利工作思路.clear.txt"

TEXT = """云澜市节水行动方案
一、夯实用水计量
（一）安装计量设施。在云江灌区干渠安装雷达流量计120台，数据按小时上传到T3平台，年内覆盖全部取水口。
（二）改造老旧管网。改造主城区漏损严重的铸铁管道35公里，管网漏损率控制在8.5%以内，逐段试压验收。
二、强化节水管理
（一）严格定额管理。对年用水量超过20万立方米的企业逐户下达计划，超计划部分执行累进加价。
"""


def masks(text: str, *context: str | PolicyDocument | ClearText) -> list[Mask]:
    clear = [item.encode() if isinstance(item, str) else item for item in context]
    return policyparse.parse(masked(text).encode(), name="masked.txt", context=clear).masks


def said(found: list[Mask]) -> list[tuple[str, str] | None]:
    return [(m.restorations[0].value, m.restorations[0].confidence) if m.restorations else None for m in found]


def test_the_same_text_says_for_certain_what_is_masked() -> None:
    assert said(masks(TEXT, TEXT)) == [("120", "certain"), ("T3", "certain"), ("35", "certain"), ("8.5", "certain"), ("20", "certain")]


def test_the_same_text_wrapped_and_spaced_otherwise_says_it_as_well() -> None:
    other = "\n".join(TEXT[at : at + 23].replace("\n", "\n\n　　") for at in range(0, len(TEXT), 23))
    assert said(masks(TEXT, other)) == said(masks(TEXT, TEXT))


def test_figures_of_another_document_are_possible_and_tokens_likely() -> None:
    other = TEXT[: TEXT.index("二、")] + "二、落实资金\n（一）统筹财政资金。把节水改造列入年度预算，按工程进度拨付到县，专账核算，定期公开，接受社会各方面监督，做到专款专用。" * 3
    found = dict(zip(("120", "T3", "35", "8.5", "20"), said(masks(TEXT, "关于落实资金的方案\n" + other[11:])), strict=True))
    assert found == {"120": ("120", "possible"), "T3": ("T3", "likely"), "35": ("35", "possible"), "8.5": ("8.5", "possible"), "20": None}


def test_copies_that_differ_leave_the_figure_open_and_say_so() -> None:
    document = policyparse.parse(masked(TEXT).encode(), name="masked.txt", context=[TEXT.encode(), TEXT.replace("35公里", "42公里").encode()])
    figure = document.masks[2]
    assert [(r.value, r.confidence) for r in figure.restorations] == [("35", "possible"), ("42", "possible")]
    assert [(f.code, f.where) for f in document.diagnostics if f.code == "PP502"] == [("PP502", "k3")]


def test_copy_that_contradicts_what_follows_from_the_text_lowers_both() -> None:
    text = "云澜市供水方案\n一、目标\n（一）保障供水水质。城镇供水厂出厂水质合格率保持100%，检测结果按月公布，接受群众监督。\n"
    document = policyparse.parse(masked(text).encode(), name="masked.txt", context=[text.replace("100%", "999%").encode()])
    assert {(r.value, r.confidence) for r in document.masks[0].restorations} == {("100", "possible"), ("999", "possible")}
    assert "PP502" in [f.code for f in document.diagnostics]


def test_of_two_places_the_one_whose_surroundings_agree_further_counts() -> None:
    twice = TEXT.replace("超计划部分", "在云江灌区干渠安装雷达流量计360台，数据按小时上传到T3平台。超计划部分")
    assert [(r.value, r.confidence) for r in masks(TEXT, twice)[0].restorations] == [("120", "likely")]


def test_two_places_that_agree_alike_leave_the_figure_open() -> None:
    twice = TEXT + TEXT.replace("120台", "360台")
    assert [(r.value, r.confidence) for r in masks(TEXT, twice)[0].restorations] == [("120", "possible"), ("360", "possible")]


def test_a_document_about_something_else_says_nothing() -> None:
    assert said(masks(TEXT, "关于社区食堂的通知\n一、办好食堂\n每餐价格不超过15元，配备A级厨师2名。\n")) == [None] * 5


def test_value_has_the_shape_of_the_mask() -> None:
    other = TEXT.replace("120台", "1200台").replace("8.5%", "85%")
    assert [said(masks(TEXT, other))[i] for i in (0, 3)] == [None, None]


def test_structured_documents_serve_as_context() -> None:
    clear = policyparse.parse(TEXT.encode(), name="clear.txt")
    assert said(masks(TEXT, clear)) == said(masks(TEXT, TEXT))


def test_last_years_plan_leaves_this_years_figures_possible() -> None:
    document = policyparse.parse(PLAN, context=[BEFORE])
    from_context = [m for m in document.masks if m.restorations and m.restorations[0].basis == "context"]
    assert from_context
    assert [m.id for m in from_context if m.kind in ("percentage", "quantity", "year") and m.restorations[0].confidence != "possible"] == []


def test_clear_text_of_the_plan_restores_all_of_it() -> None:
    clear = TRUTH.read_text(encoding="utf-8")
    document = policyparse.parse(PLAN, context=[TRUTH])
    wrong = [m.id for m in document.masks if m.restorations[0].value != "".join(clear[a:b] for a, b in m.spans)]
    assert wrong == []
    assert [m.id for m in document.masks if m.restorations[0].confidence == "possible"] == []


def test_context_never_enters_the_text() -> None:
    alone, beside = policyparse.parse(PLAN), policyparse.parse(PLAN, context=[TRUTH])
    assert [m.text for s in alone.sections for m in s.measures] == [m.text for s in beside.sections for m in s.measures]
    assert [m.text for m in alone.masks] == [m.text for m in beside.masks]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02"])
def test_context_that_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(policyparse.UnreadableInput):
        policyparse.parse(TEXT.encode(), name="masked.txt", context=[data])


def test_text_of_a_structured_document_holds_headings_and_paragraphs_in_order() -> None:
    text = printed_text(policyparse.parse(TEXT.encode(), name="clear.txt"))
    assert text.startswith("云澜市节水行动方案\n一、夯实用水计量\n（一）安装计量设施。在云江")


def test_text_that_is_read_once_serves_many() -> None:
    context = policyparse.read_context([TEXT.encode()])
    assert said(masks(TEXT, *context)) == said(masks(TEXT, TEXT))
    assert context[0].overlap(clear_text(policyparse.parse(TEXT.encode(), name="x")).text) > 0.9
