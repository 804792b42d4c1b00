"""Sheets as tables: spans, numbers as displayed, titles and notes as lines."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from fixtures.office_files import xlsb, zipped

import policyparse
from policyparse.errors import UnreadableInput
from policyparse.readers import xlsx
from policyparse.readers.xlsx_formats import date, number
from policyparse.source import SourceDocument


def saved(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(rows: list[list[Any]], merged: tuple[str, ...] = (), title: str = "Sheet1") -> SourceDocument:
    book = openpyxl.Workbook()
    book.active.title = title
    for line in rows:
        book.active.append(line)
    for area in merged:
        book.active.merge_cells(area)
    return xlsx.read(saved(book), "清单.xlsx", "")


def lines(source: SourceDocument) -> list[str]:
    return [source.text[line.span.start : line.span.end] for line in source.lines]


def cells(source: SourceDocument, at: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, source.text[c.start : c.end]) for c in source.tables[at].cells]


def test_title_and_notes_are_lines_and_the_rest_a_table() -> None:
    source = read([["项目清单", None, None], ["序号", "名称", "投资"], [1, "堤防", 100], [2, "泵站", 20.5], ["注：投资单位万元。"]], ("A1:C1", "A5:C5"))
    assert lines(source) == ["项目清单", "注：投资单位万元。"]
    assert cells(source)[:4] == [(0, 0, 1, 1, "序号"), (0, 1, 1, 1, "名称"), (0, 2, 1, 1, "投资"), (1, 0, 1, 1, "1")]
    assert source.text.strip().splitlines()[2:] == ["项目清单", "序号\t名称\t投资", "1\t堤防\t100", "2\t泵站\t20.5", "注：投资单位万元。"]
    assert [c.kind for c in source.chrome] == ["running_head"]


def test_merged_ranges_and_rows_left_out() -> None:
    source = read([["序号", "事项", "任务"], [1, "甲", "子"], [None, None, "丑"], [], [2, "乙", "寅"], ["合计", None, "三"]], ("A2:A3", "B2:B3", "A6:B6"))
    assert cells(source)[3:] == [(1, 0, 2, 1, "1"), (1, 1, 2, 1, "甲"), (1, 2, 1, 1, "子"), (2, 2, 1, 1, "丑"), (3, 0, 1, 1, "2"), (3, 1, 1, 1, "乙"), (3, 2, 1, 1, "寅"), (4, 0, 1, 2, "合计"), (4, 2, 1, 1, "三")]  # fmt: skip


def test_sum_in_a_column_of_its_own_belongs_to_the_table() -> None:
    assert cells(read([["名称", "投资"], ["堤防", 1], [None, 1]]))[-1] == (2, 1, 1, 1, "1")


def test_one_filled_column_is_text() -> None:
    source = read([["关于管理的通知"], ["各区人民政府："], [], ["一、加强领导"]])
    assert not source.tables
    assert lines(source) == ["关于管理的通知", "各区人民政府：", "一、加强领导"]


def test_names_of_sheets_are_lines_and_hidden_sheets_are_named() -> None:
    book = openpyxl.Workbook()
    for name in ("责任清单", "项目清单", "草稿"):
        sheet = book.create_sheet(name)
        sheet.append(["序号", "任务"])
        sheet.append([1, name[:2]])
    book["草稿"].sheet_state = "hidden"
    source = xlsx.read(saved(book), "a.xlsx", "")
    assert lines(source) == ["责任清单", "项目清单"]
    assert len(source.tables) == 2
    assert [(d.code, "草稿" in d.message) for d in source.diagnostics] == [("PP121", True)]


def test_formula_without_a_saved_value_is_named() -> None:
    source = read([["名称", "投资"], ["堤防", "=1+1"]])
    assert [d.code for d in source.diagnostics] == ["PP125"]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (487800, "General", "487800"), (0.1 + 0.2, "General", "0.3"), (1054013, "#,##0", "1,054,013"), (1234.5, "#,##0.00", "1,234.50"), (0.125, "0%", "13%"), (0.125, "0.0%", "12.5%"),
        (5, '0"万元"', "5万元"), (7, "000", "007"), (-3, "0_);(0)", "(3)"), (-3, "0.0_ ;[Red]-0.0", "-3.0"), (0, '0;-0;"—"', "—"), (3.10, "0.##", "3.1"), (3, "0.##", "3"), (12345678, "#,##0,", "12,346"),
        (330681199001011234, "@", "330681199001011234"), (2.5, "# ?/?", "2.5"), (1.5, '"约"0.0', "约1.5"), (44896, "yyyy/m/d", "2022/12/1"), (2.675, "0.00", "2.68"),
    ],
)  # fmt: skip
def test_number_is_printed_as_displayed(value: float, code: str, expected: str) -> None:
    assert number(value, code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('yyyy"年"m"月"d"日"', "2022年12月1日"), ("yyyy-mm-dd", "2022-12-01"), ("[$-804]yyyy\\.m", "2022.12"), ("yyyy/m/d h:mm", "2022/12/1 9:05"), ("yy.mm.dd", "22.12.01"),
        ("aaaa", "星期四"), ("上午/下午h:mm", "上午9:05"), ("General", "2022-12-01 09:05:07"), ("mm:ss", "05:07"), ("yyyy年m月;@", "2022年12月"),
    ],
)  # fmt: skip
def test_date_is_printed_as_displayed(code: str, expected: str) -> None:
    assert date(dt.datetime(2022, 12, 1, 9, 5, 7), code) == expected


def test_dates_of_the_built_in_formats_are_chinese() -> None:
    book = openpyxl.Workbook()
    book.active.append(["名称", "时间"])
    book.active.append(["堤防", dt.datetime(2022, 12, 1)])
    book.active["B2"].number_format = "mm-dd-yy"
    assert cells(xlsx.read(saved(book), "a.xlsx", ""))[-1][4] == "2022/12/1"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/workbook.xml": "<workbook/>"}, "damaged or not as the standard says"),
        ({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'}, "document type"),
        ({"xl/worksheets/sheet1.xml": "<c " * 500_001}, "more than the 500000 cells"),
    ],
)
def test_damaged_or_hostile_sheet_is_refused(parts: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        xlsx.read(zipped(parts), "a.xlsx", "")


def test_absurd_merged_range_and_empty_sheets_are_refused() -> None:
    for element in ('<mergeCell ref="A1:XFD1048576"/>', "<hyperlink r:id='a' ref='A1:XFD1048576'/>"):
        with pytest.raises(UnreadableInput, match="cover more than"):
            xlsx.read(zipped({"xl/worksheets/sheet1.xml": element}), "a.xlsx", "")
    with pytest.raises(UnreadableInput, match="empty"):
        xlsx.read(saved(openpyxl.Workbook()), "a.xlsx", "")


def test_hidden_rows_and_columns_are_no_records_and_are_told() -> None:
    book = openpyxl.Workbook()
    for line in (["序号", "名称", "内部口径", "投资"], [1, "堤防", "甲", 5], [2, "草稿项目", "乙", 6], [3, "泵站", "丙", 7]):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    source = xlsx.read(saved(book), "a.xlsx", "")
    assert cells(source) == [(r, c, 1, 1, t) for r, row in enumerate((["序号", "名称", "投资"], ["1", "堤防", "5"], ["3", "泵站", "7"])) for c, t in enumerate(row)]
    assert [(d.code, d.message) for d in source.diagnostics] == [
        ("PP130", "sheet 'Sheet': 1 hidden rows are left out (3): 草稿项目"),
        ("PP130", "sheet 'Sheet': 1 hidden columns are left out (C): 内部口径"),
    ]
    assert source.text[slice(*source.diagnostics[0].spans[0])].startswith("序号")


def test_merged_cell_whose_first_row_is_hidden_is_shown() -> None:
    book = openpyxl.Workbook()
    for line in (["事项", "任务"], ["甲", "子"], [None, "丑"], ["乙", "寅"]):
        book.active.append(line)
    book.active.merge_cells("A2:A3")
    book.active.row_dimensions[2].hidden = True
    assert [c[4] for c in cells(xlsx.read(saved(book), "a.xlsx", ""))] == ["事项", "任务", "甲", "丑", "乙", "寅"]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param([[], ["二、项目清单"], ["序号", "项目名称", "投资"]], id="an empty row and a title"),
        pytest.param([["二、项目清单"], ["序号", "项目名称", "投资"]], id="a title"),
        pytest.param([[], ["序号", "项目名称", "投资"]], id="an empty row"),
        pytest.param([[], [], ["街道", "人口数", "面积"]], id="words over figures"),
    ],
)
def test_lists_below_one_another_are_tables_of_their_own(between: list[list[Any]]) -> None:
    source = read([["一、任务清单"], ["序号", "任务", "数量"], [1, "建堤防", 3], [2, "建泵站", 4], *between, [1, "云江大桥", 5], [2, "澜溪水厂", 6]])
    assert len(source.tables) == 2
    assert [c[4] for c in cells(source, 1)][3:] == ["1", "云江大桥", "5", "2", "澜溪水厂", "6"]


def test_groups_and_empty_rows_inside_a_list_leave_it_whole() -> None:
    source = read([["序号", "任务", "责任单位"], ["一、水利"], [1, "建堤防", "市水利局"], [], ["二、交通"], [2, "建大桥", "市交通局"], [], [3, "修路", "市交通局"]])
    assert len(source.tables) == 1


def test_lists_side_by_side_are_tables_of_their_own() -> None:
    source = read([["序号", "项目名称", None, "序号", "责任单位"], [1, "云江大桥", None, 1, "市水利局"], [2, "澜溪水厂", None, 2, "市财政局"]])
    assert [[c[4] for c in cells(source, at)] for at in range(2)] == [
        ["序号", "项目名称", "1", "云江大桥", "2", "澜溪水厂"],
        ["序号", "责任单位", "1", "市水利局", "2", "市财政局"],
    ]


def test_binary_excel_file_is_read_and_says_that_formats_are_unknown() -> None:
    source = policyparse.read_source(xlsb([["名称", "比重"], ["堤防", 0.9]]), name="a.xlsb")
    assert cells(source) == [(0, 0, 1, 1, "名称"), (0, 1, 1, 1, "比重"), (1, 0, 1, 1, "堤防"), (1, 1, 1, 1, "0.9")]
    assert [d.code for d in source.diagnostics] == ["PP131"]


def test_legacy_excel_file_of_a_real_office_is_read(shared: Path) -> None:
    (file,) = (shared / "corpus").rglob("*.xls")
    source = policyparse.read_source(file)
    assert len(source.tables[0].cells) > 70
    assert "hidden rows" in source.diagnostics[0].message


def test_range_written_with_entities_and_absurd_formats_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="cover more than"):
        xlsx.read(zipped({"xl/worksheets/sheet1.xml": '<mergeCell ref="&#65;1:XFD1048576"/>'}), "a.xlsx", "")
    with pytest.raises(UnreadableInput, match="longer than Excel allows"):
        xlsx.read(zipped({"xl/styles.xml": f'<numFmt formatCode="{"[" * 5000}"/>'}), "a.xlsx", "")
    xlsx_like = zipped({"xl/worksheets/sheet1.xml": "<mergeCell " * 20_000})
    with pytest.raises(UnreadableInput):
        xlsx.read(xlsx_like, "a.xlsx", "")


def test_number_of_more_digits_than_a_cell_holds_is_printed() -> None:
    assert number(0.5, "0." + "0" * 60) == "0.500000000000000"
    assert number(1e300, "0.00").startswith("1")
