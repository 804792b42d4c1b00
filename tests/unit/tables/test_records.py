from __future__ import annotations

from typing import Any

import pytest

from policyparse.tables.projects import amount
from policyparse.tables.reading import packed_pieces, record_ids
from unit.support import cases, differences, passage, view

LETTER = "云水〔2021〕3号\n关于加强河道管理的通知\n各区人民政府：\n现将有关事项通知如下。\n云澜市水利局\n2021年3月1日\n附件\n"


@pytest.mark.parametrize(("lines", "expected"), cases("records"))
def test_table_of_an_attachment_becomes_typed_records(lines: list[str], expected: dict[str, Any]) -> None:
    found = view(LETTER + "\n".join(lines) + "\n")
    (attachment,) = found["attachments"]
    assert differences(expected, {**attachment, "codes": found["codes"]}) == []
    assert found["unparsed"] == []


@pytest.mark.parametrize(("cell", "expected"), cases("amounts"))
def test_amount_is_read_with_its_unit(cell: str, expected: list[Any]) -> None:
    assert list(amount(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("36.建立台账。 37.逐项销号。", [(36, "建立台账。"), (37, "逐项销号。")]),
        ("1.建立台账。2.逐项销号。3.按月报送。", [(1, "建立台账。"), (2, "逐项销号。"), (3, "按月报送。")]),
        ("1.建立台账。", []),
        ("1.建立台账。 5.逐项销号。", []),
        ("占比达到1.5以上 2.5以下", []),
        ("总则 1.建立台账。 2.逐项销号。", []),
    ],
)
def test_cell_of_several_records_is_taken_apart_where_they_count_on(cell: str, pieces: list[tuple[int, str]]) -> None:
    assert [(number, text.text) for number, text in packed_pieces(passage(cell))] == pieces


@pytest.mark.parametrize(
    ("serials", "ids"),
    [([1, 2, 3], ["t1", "t2", "t3"]), ([5, 9], ["t5", "t9"]), ([None, None], ["t1", "t2"]), ([1, 1, 3], ["t1", "t2", "t3"]), ([2, None], ["t1", "t2"]), ([], [])],
)
def test_records_are_called_by_their_serials_where_these_tell_them_apart(serials: list[int | None], ids: list[str]) -> None:
    assert record_ids("t", serials) == ids
