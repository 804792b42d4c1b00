"""Tables of Word files: geometry as drawn, text once."""

from __future__ import annotations

from fixtures.office_files import cell, paragraph, row, table, word

from policyparse.readers import docx
from policyparse.source import SourceDocument

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(body: str) -> SourceDocument:
    return docx.read(word(paragraph("责任清单") + body), "清单.docx", "")


def cells(source: SourceDocument, at: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, source.text[c.start : c.end]) for c in source.tables[at].cells]


def test_cells_merged_over_rows_and_columns() -> None:
    source = read(table(
        row("序号", cell("任务", '<w:gridSpan w:val="2"/>')),
        row(cell("1", DOWN), cell("甲", DOWN), "子"),
        row(cell("", ON), cell("", ON), "丑"),
        row(cell("2", DOWN), "乙", "寅"),
    ))  # fmt: skip
    assert cells(source) == [(0, 0, 1, 1, "序号"), (0, 1, 1, 2, "任务"), (1, 0, 2, 1, "1"), (1, 1, 2, 1, "甲"), (1, 2, 1, 1, "子"), (2, 2, 1, 1, "丑"), (3, 0, 1, 1, "2"), (3, 1, 1, 1, "乙"), (3, 2, 1, 1, "寅")]  # fmt: skip
    assert source.text.splitlines()[1:] == ["序号\t任务", "1\t甲\t子", "\t\t丑", "2\t乙\t寅"]


def test_cell_that_goes_on_with_none_above_is_a_cell_of_its_own() -> None:
    assert cells(read(table(row(cell("甲", ON), "乙"), row("丙", "丁"))))[0] == (0, 0, 1, 1, "甲")


def test_text_under_a_merged_cell_is_left_out_and_named() -> None:
    source = read(table(row(cell("甲", DOWN), "乙"), row(cell("藏", ON), "丙")))
    assert "藏" not in source.text
    assert [d.code for d in source.diagnostics] == ["PP121"]


def test_row_that_starts_further_in() -> None:
    source = read(table(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/>'), row("丁", properties='<w:gridAfter w:val="1"/>')))
    assert [c[:2] for c in cells(source)] == [(0, 0), (0, 1), (1, 1), (2, 0)]


def test_cells_merged_sideways_in_old_files() -> None:
    source = read(table(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙")))
    assert cells(source) == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "乙")]


def test_repeated_header_rows_are_counted() -> None:
    header = "<w:tblHeader/>"
    assert read(table(row("序号", "任务", properties=header), row("1", "甲"))).tables[0].header_rows == 1
    assert read(table(row("序号", "任务", properties=header), row("1", "甲", properties=header))).tables[0].header_rows == 0


def test_paragraphs_of_a_cell_stand_on_lines_and_tabs_do_not_part_it() -> None:
    source = read(table(row("单位", cell("市水利局\n\n市财政局")), row("甲", cell(paragraph("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br w:type='page'/><w:t>三</w:t></w:r>")))))
    assert [c[4] for c in cells(source)] == ["单位", "市水利局\n市财政局", "甲", "一 二\n三"]


def test_nested_table_follows_the_outer_one_and_is_not_read_twice() -> None:
    inner = table(row("内一", "内二"))
    source = read(table(row("外一", cell(paragraph("外二") + inner + paragraph("外三")))) + paragraph("完"))
    assert cells(source) == [(0, 0, 1, 1, "外一"), (0, 1, 1, 1, "外二\n外三")]
    assert cells(source, 1) == [(0, 0, 1, 1, "内一"), (0, 1, 1, 1, "内二")]
    assert source.text.count("内一") == 1
    assert source.tables[0].end == source.tables[1].start


def test_table_of_one_column_is_a_frame_around_text() -> None:
    source = read(table(row("抄送：市委办公室。"), row("云澜市水利局办公室")))
    assert not source.tables
    assert len(source.lines) == 3


def test_deleted_rows_and_cells_are_gone() -> None:
    source = read(table(row("甲", "乙"), row("旧", "旧", properties="<w:del/>"), row("丙", cell("去", "<w:cellDel/>"))))
    assert [c[4] for c in cells(source)] == ["甲", "乙", "丙", ""]


def test_rows_and_cells_in_content_controls_are_found() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('丙', '丁')}</w:sdtContent></w:sdt>"
    inside = f"<w:tr><w:sdt><w:sdtContent>{cell('戊')}</w:sdtContent></w:sdt>{cell('己')}</w:tr>"
    assert [c[4] for c in cells(read(table(row("甲", "乙"), wrapped, inside)))] == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_empty_table_is_none_and_an_empty_cell_has_no_length() -> None:
    assert not read(table(row("", ""))).tables
    assert cells(read(table(row("", "甲"))))[0][4] == ""


def test_absurd_spans_are_bounded() -> None:
    source = read(table(row(cell("甲", '<w:gridSpan w:val="999999"/>'), cell("乙", '<w:gridSpan w:val="-3"/>'), cell("丙", '<w:gridSpan w:val="x"/>'))))
    assert [c[3] for c in cells(source)] == [200, 1, 1]


def test_tables_nested_beyond_reason_end_in_a_document() -> None:
    body = table(row("甲", "乙"))
    for _ in range(30):
        body = table(row("外", cell(body + paragraph("底"))))
    source = read(body)
    assert 1 < len(source.tables) <= 12
    assert "nested too deeply" in source.diagnostics[0].message


def test_table_inside_a_cell_is_told_with_the_cell() -> None:
    inner = table(row("年度", "金额"), row("2024", "4500"))
    source = read(table(row("项目", "投资计划"), row("云江大桥", cell(paragraph("见表") + inner + paragraph("")))))
    assert [[source.text[c.start : c.end] for c in t.cells] for t in source.tables] == [["项目", "投资计划", "云江大桥", "见表"], ["年度", "金额", "2024", "4500"]]
    (found,) = source.diagnostics
    assert (found.code, source.text[slice(*found.spans[0])]) == ("PP127", "见表")
