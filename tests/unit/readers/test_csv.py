"""CSV: the source text is the file, character for character."""

from __future__ import annotations

import pytest

from policyparse.errors import UnreadableInput
from policyparse.readers import csv, text
from policyparse.source import SourceDocument

LONG = "关于加强管理的通知\n各区人民政府：\n" + "现将“三线一单”有关事项通知如下，请认真落实。\n" * 30


def read(content: str) -> SourceDocument:
    source = csv.read(content.encode(), "表.csv", "")
    assert source.text == content.removeprefix("\ufeff")
    return source


def cells(source: SourceDocument) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in source.tables[0].cells:
        rows.setdefault(cell.row, []).append(source.passage(cell.start, cell.end).text)
    return list(rows.values())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_table_in_any_dialect(delimiter: str, end: str) -> None:
    rows = [["序号", "任务", "单位"], ["1", "加固堤防", "市水利局"], ["2", "", "市财政局"]]
    source = read(end.join(delimiter.join(r) for r in rows) + end)
    assert cells(source) == rows
    assert source.tables[0].header_rows == 1


def test_quoted_fields_hold_delimiters_quotes_and_breaks() -> None:
    source = read('序号,任务\n1,"加固""云江"",\n澜溪堤防"\n2,清淤\n')
    assert cells(source) == [["序号", "任务"], ["1", '加固"云江",\n澜溪堤防'], ["2", "清淤"]]


def test_record_with_one_long_text_is_that_document() -> None:
    source = read(f'\ufeffprovince,title,publish_date,full_text\n云澜省,管理通知,2026-02-12,"{LONG.replace("”", chr(34) * 2)}"\n')
    assert not source.tables
    assert [(f.label, f.value) for f in source.portal] == [("province", "云澜省"), ("title", "管理通知"), ("publish_date", "2026-02-12")]
    printed = [source.passage(*line.span).text for line in source.lines]
    assert printed[:3] == ["关于加强管理的通知", "各区人民政府：", '现将“三线一单"有关事项通知如下，请认真落实。']
    assert len(printed) == 32


def test_every_character_is_accounted_for() -> None:
    for content in (f'title,text\n通知,"{LONG}"\n', '序号,任务\n1,"甲""乙"\n2,丙\n'):
        source = read(content)
        stretches = [(line.span.start, line.span.end) for line in source.lines] + [(c.start, c.end) for t in source.tables for c in t.cells]
        stretches += [(c.start, c.end) for c in source.chrome] + [(f.start, f.end) for f in source.portal]
        covered = {i for a, b in stretches for i in range(a, b)}
        assert [c for i, c in enumerate(content) if i not in covered and not c.isspace()] == []


@pytest.mark.parametrize(
    "content",
    [
        "关于加强管理的通知\n各区要落实责任，明确专人，按月报送。\n",
        "各位代表,\n现在,我报告工作。\n",
        "一、加强领导,落实责任\n二、明确分工,按月报送\n三、强化督查,通报情况\n四\n",
        "附件,1\n",
        "甲,甲\n1,2\n3,4\n",
        "关于管理的通知\n" * 50 + "," * 5000,
    ],
)
def test_text_with_commas_is_no_csv(content: str) -> None:
    assert csv.from_source(text.read(content.encode(), "a.txt", "")) is None


def test_several_documents_in_one_file_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="holds 2 documents"):
        read(f'title,text\n甲,"{LONG}"\n乙,"{LONG}"\n')


def test_quote_that_is_never_closed_runs_to_the_end() -> None:
    assert cells(read('序号,任务\n1,加固\n2,"清淤\n')) == [["序号", "任务"], ["1", "加固"], ["2", "清淤"]]


def test_text_that_is_no_csv_is_refused_by_name() -> None:
    with pytest.raises(UnreadableInput, match="same number of fields"):
        csv.read("关于管理的通知\n".encode(), "a.csv", "")
