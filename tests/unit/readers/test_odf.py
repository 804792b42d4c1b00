"""OpenDocument: sheets with what is shown of them, texts with lists, tables and notes."""

from __future__ import annotations

import pytest
from fixtures.office_files import zipped

import policyparse
from policyparse.errors import UnreadableInput
from policyparse.source import SourceDocument

NAMES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table", "style", "draw"))


def read(body: str, styles: str = "") -> SourceDocument:
    content = f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    return policyparse.read_source(zipped({"mimetype": "application/vnd.oasis.opendocument", "content.xml": content}), name="a.odt")


def lines(source: SourceDocument) -> list[str]:
    return [source.text[slice(*line.span)] for line in source.lines]


def cells(source: SourceDocument) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, source.text[c.start : c.end]) for c in source.tables[0].cells]


def row(*texts: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>" + "".join(f"<table:table-cell><text:p>{t}</text:p></table:table-cell>" for t in texts) + "</table:table-row>"


def test_sheet_with_merged_cells_and_hidden_rows() -> None:
    merged = '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>90%</text:p></table:table-cell></table:table-row>'
    covered = "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>85%</text:p></table:table-cell></table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    hidden = row("草稿", "1%", attributes='table:visibility="collapse"')
    body = f'<table:table table:name="Sheet1">{row("事项", "比重")}{merged}{covered}{hidden}{empty}</table:table>'
    source = read(f"<office:spreadsheet>{body}</office:spreadsheet>")
    assert cells(source) == [(0, 0, 1, 1, "事项"), (0, 1, 1, 1, "比重"), (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "90%"), (2, 1, 1, 1, "85%")]
    assert [d.code for d in source.diagnostics] == ["PP130"]


def test_text_with_headings_lists_and_a_table() -> None:
    style = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>'
    points = "".join(f"<text:list-item><text:p>{t}</text:p></text:list-item>" for t in ("总体要求", "保障措施"))
    body = f'<text:h>关于管理的通知</text:h><text:list text:style-name="L">{points}</text:list><text:p>甲<text:s text:c="2"/>乙<text:line-break/>丙</text:p><table:table>{row("地区", "数量")}{row("东河区", "3")}</table:table>'
    source = read(f"<office:text>{body}</office:text>", style)
    assert lines(source) == ["关于管理的通知", "一、总体要求", "二、保障措施", "甲  乙", "丙"]
    assert [c[4] for c in cells(source)] == ["地区", "数量", "东河区", "3"]


def test_struck_text_and_notes() -> None:
    style = '<style:style style:name="T"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>不含金融业。</text:p></text:note-body></text:note>"
    source = read(f'<office:text><text:p>每亩<text:span text:style-name="T">8元</text:span>5元{note}。</text:p></office:text>', style)
    assert lines(source) == ["每亩5元[1]。"]
    assert source.passage(*source.lines[0].span).text == "每亩5元。"
    assert [(d.code, source.text[slice(*d.spans[0])]) for d in source.diagnostics] == [("PP126", "每亩5元[1]。")]


def test_presentation_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="neither text nor sheets"):
        read("<office:presentation/>")
