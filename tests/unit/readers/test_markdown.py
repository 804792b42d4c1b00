"""Markdown: marks are furniture, masks are not marks, the source text is the file."""

from __future__ import annotations

import time

import pytest

import policyparse
from policyparse.errors import UnreadableInput
from policyparse.readers import markdown, text
from policyparse.source import SourceDocument


def read(content: str) -> SourceDocument:
    source = markdown.read(content.encode(), "通知.md", "")
    assert source.text == content
    return source


def lines(content: str) -> list[str]:
    source = read("# 通知\n\n" + content)
    return [source.passage(*line.span).text for line in source.lines][1:]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("## 一、加强领导 ##\n", ["一、加强领导"]),
        ("#1机组\n", ["#1机组"]),
        ("**一是**落实责任。", ["一是落实责任。"]),
        ("*重点*：落实__责任__。", ["重点：落实责任。"]),
        ("详见[通知](http://example.invalid/a)。", ["详见通知。"]),
        ("![公章](a.png)云澜市", ["云澜市"]),
        ("> 引文\n- 要点\n* 要点\n1. 编号", ["引文", "要点", "要点", "1. 编号"]),
        (r"1\. 编号，PM\_2.5", ["1. 编号，PM_2.5"]),
        ("上\n\n---\n\n下\n===\n", ["上", "下"]),
        ("```\n# 代码\n```\n", ["# 代码"]),
        ("<!-- 注 -->\n正文<!-- 完 -->\n", ["正文<!-- 完 -->"]),
        ("<!--\n多行\n-->尾\n", ["尾"]),
        ("H<sub>2</sub>O", ["H2O"]),
    ],
)
def test_marks_are_taken_off(content: str, expected: list[str]) -> None:
    assert lines(content) == expected


@pytest.mark.parametrize(
    "masked",
    [
        "****年水利工作思路",
        "优良率达到**.*%，完成**%以上。",
        "投资**亿元，其中**亿元为财政资金。",
        "PM_{2.5}和PM_{10}浓度",
        "*.夯实基础",
        "第*号、第*号",
        "推广“**+医疗”和智能**核查",
    ],
)
def test_masks_and_subscripts_stay(masked: str) -> None:
    assert lines(masked) == [masked]


def test_pipe_table_is_a_table() -> None:
    source = read("表格\n\n| 序号 | 任务 |\n|:--|---|\n| 1 | 加固\\|维护 |\n| 2 |  |\n\n后文\n")
    assert [(c.row, c.col, source.passage(c.start, c.end).text) for c in source.tables[0].cells] == [
        (0, 0, "序号"),
        (0, 1, "任务"),
        (1, 0, "1"),
        (1, 1, "加固|维护"),
        (2, 0, "2"),
        (2, 1, ""),
    ]
    assert source.tables[0].header_rows == 1
    assert [source.passage(*line.span).text for line in source.lines] == ["表格", "后文"]


def test_head_that_leaves_its_last_cells_empty_is_a_row_of_text() -> None:
    source = read("# 清单\n\n| 序号 | 事项 | 单位 |  |\n|---|---|---|---|\n| 1 | 防汛 | 1.加固。 | 市水利局 |\n")
    assert source.tables == ()
    assert [source.passage(*line.span).text for line in source.lines] == ["清单", "| 序号 | 事项 | 单位 |  |", "| 1 | 防汛 | 1.加固。 | 市水利局 |"]


def test_strong_headings_alone_make_markdown() -> None:
    assert lines("**一、总体要求**\n**（一）加强领导。**各区要明确专人。\n") == ["一、总体要求", "（一）加强领导。各区要明确专人。"]


def test_asterisks_of_strong_text_are_no_masks() -> None:
    document = policyparse.parse("**一、总体要求**\n**（一）加强领导。**完成投资**亿元。\n".encode(), name="a.md")
    assert [mask.text for mask in document.masks] == ["**"]


def test_front_matter_is_beside_the_document() -> None:
    source = read('---\ntitle: "管理通知"\n文号: 云政发〔2026〕1号\n---\n# 通知\n')
    assert [(f.label, f.value, source.text[f.start : f.end]) for f in source.portal] == [
        ("title", "管理通知", 'title: "管理通知"'),
        ("文号", "云政发〔2026〕1号", "文号: 云政发〔2026〕1号"),
    ]


@pytest.mark.parametrize("content", ["关于管理的通知\n一、加强领导\n", "通知\n---\n", "#标题党\n", "甲|乙\n丙|丁\n"])
def test_plain_text_is_no_markdown(content: str) -> None:
    assert markdown.from_source(text.read(content.encode(), "a.txt", "")) is None


def test_plain_text_is_refused_by_name() -> None:
    with pytest.raises(UnreadableInput, match="no heading or table"):
        markdown.read("关于管理的通知\n".encode(), "a.md", "")


def test_every_character_is_accounted_for() -> None:
    content = "---\ntitle: 通知\n---\n# 通知 #\n\n**一是**落实\\*责任。\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 加固 |\n\n> 引文\n<!-- 注 -->\n```\n代码\n```\n"
    source = read(content)
    stretches = [(line.span.start, line.span.end) for line in source.lines] + [(c.start, c.end) for t in source.tables for c in t.cells]
    stretches += [(c.start, c.end) for c in source.chrome] + [(f.start, f.end) for f in source.portal] + [(s.start, s.end) for s in source.invisible]
    covered = {i for a, b in stretches for i in range(a, b)}
    assert [c for i, c in enumerate(content) if i not in covered and not c.isspace()] == []


@pytest.mark.parametrize("piece", ["![", "[a", "<!--", "**甲", "| ", "`甲", "*甲 ", "__", "> ", "\\", "-|", "<b "])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    content = "# 通知\n\n" + piece * 50_000
    began = time.perf_counter()
    read(content)
    assert time.perf_counter() - began < 5
