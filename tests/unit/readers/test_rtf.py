"""Rich text: characters of any code page, tables with merged cells, what is struck, hidden or changed."""

from __future__ import annotations

import pytest

import policyparse
from policyparse.errors import UnreadableInput
from policyparse.source import SourceDocument

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fnil\fcharset0 Calibri;}}{\colortbl;\red0\green0\blue0;}{\*\generator X;}"


def escaped(text: str) -> str:
    return "".join(c if c.isascii() else "".join(f"\\'{b:02x}" for b in c.encode("gb18030")) for c in text)


def read(body: str) -> SourceDocument:
    return policyparse.read_source((HEAD + escaped(body) + "}").encode("ascii"), name="a.rtf")


def lines(source: SourceDocument) -> list[str]:
    return [source.text[slice(*line.span)] for line in source.lines]


def cells(source: SourceDocument) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, source.text[c.start : c.end]) for c in source.tables[0].cells]


def test_characters_of_code_pages_and_of_unicode() -> None:
    assert lines(read(r"\pard\f0 关于\f1 管理\u30340 ?\u-10179 ?\u-8704 ?通知\par\pard 第二段\emdash 完\par")) == ["关于管理的😀通知", "第二段—完"]


def test_character_that_a_font_change_follows_is_whole() -> None:
    raw = (HEAD + r"\pard\f0 \'b9\'d8" + "\r\n" + r"\'d3\'da\f1 1\par}").encode()
    assert lines(policyparse.read_source(raw, name="a.rtf")) == ["关于1"]


def test_indent_and_blank_lines() -> None:
    source = read(r"\pard\fi480 各区：\par\pard\par 落款\par")
    assert source.text == "\u3000\u3000各区：\n\n落款\n"
    assert source.lines[1].gap


def test_table_with_cells_merged_both_ways() -> None:
    first = r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl 甲\cell 子\cell 1\cell\row"
    second = r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell 丑\par 续\cell 2\cell\row"
    third = r"\trowd\cellx1000\cellx3010\pard\intbl 合计\cell 3\cell\row\pard 完\par"
    source = read(r"\pard 清单\par" + first + second + third)
    assert cells(source) == [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "子"), (0, 2, 1, 1, "1"), (1, 1, 1, 1, "丑\n续"), (1, 2, 1, 1, "2"), (2, 0, 1, 1, "合计"), (2, 1, 1, 2, "3")]
    assert lines(source) == ["清单", "完"]


def test_what_is_struck_hidden_or_deleted_is_left_out_and_told() -> None:
    source = read(r"\pard 每亩{\strike 8元}5元{\v 内部}{\deleted 旧}{\revised 新}。\par")
    assert lines(source) == ["每亩5元新。"]
    assert [d.code for d in source.diagnostics] == ["PP121", "PP126", "PP124"]
    original = policyparse.read_source((HEAD + escaped(r"\pard 甲{\deleted 旧}{\revised 新}\par") + "}").encode(), name="a.rtf", revisions="original")
    assert lines(original) == ["甲旧"]


def test_notes_and_edges_of_pages_are_set_aside() -> None:
    source = read(r"{\header\pard 内部资料\par}\pard 产业{\super\chftn}{\footnote\pard 不含金融业。\par}增加值\par")
    assert lines(source) == ["产业[1]增加值"]
    assert source.passage(*source.lines[0].span).text == "产业增加值"
    assert [(c.kind, source.text[c.start : c.end]) for c in source.chrome] == [("running_head", "内部资料"), ("footnote", "[1] 不含金融业。")]


def test_pictures_and_field_instructions_are_no_text() -> None:
    source = read(r"\pard{\pict\pngblip 89504e47}甲{\field{\*\fldinst HYPERLINK x}{\fldrslt 乙}}{\*\unknown 丙}\par")
    assert lines(source) == ["甲乙"]
    assert [d.message for d in source.diagnostics] == ["not read as text: 1 pictures"]


@pytest.mark.parametrize("body", ["{" * 5000, r"\par" * 20, r"\trowd\cell\row\cellx\u\'"], ids=["nested without end", "empty", "rows of nothing"])
def test_hostile_rich_text_is_refused_in_one_line(body: str) -> None:
    with pytest.raises(UnreadableInput):
        read(body)
