from __future__ import annotations

from typing import Any

import pytest

from policyparse.structure.metadata import document_number, person_names, split_names
from unit.support import cases, differences, view


@pytest.mark.parametrize(("text", "expected"), cases("metadata"))
def test_header_signature_and_imprint_say_what_they_print(text: str, expected: dict[str, Any]) -> None:
    assert differences(expected, view(text)) == []


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("云政发〔2020〕7号", "云政发〔2020〕7号"),
        ("云政发[2020] 7 号", "云政发〔2020〕7号"),
        ("云政发（2020）第7号", "云政发〔2020〕7号"),
        ("云政发【2020】7号", "云政发〔2020〕7号"),
        ("云水（管）函〔2 02 0〕107号", "云水（管）函〔2020〕107号"),
    ],
)
def test_document_number_takes_the_form_of_the_standard(printed: str, read: str) -> None:
    number = document_number(printed)
    assert number and number.text == read


@pytest.mark.parametrize("text", ["第76号", "〔2020〕7号", "云政发2020年7号", "加强管理"])
def test_what_lacks_a_part_is_no_document_number(text: str) -> None:
    assert document_number(text) is None


@pytest.mark.parametrize(
    ("printed", "names"), [("签发人：周明澜", ["周明澜"]), ("签发人：李　云　周明澜", ["李云", "周明澜"]), ("签发人：周明澜、陈北屿", ["周明澜", "陈北屿"]), ("签发人：", [])]
)
def test_signatories_are_parted_and_short_names_closed_up(printed: str, names: list[str]) -> None:
    assert person_names(printed) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("市委办公室，市人大办公室。", ["市委办公室", "市人大办公室"]),
        ("各区（县，市）政府；市属企业：", ["各区（县，市）政府", "市属企业"]),
        ("市委各部门、各单位", ["市委各部门、各单位"]),
        ("，", []),
    ],
)
def test_names_are_parted_at_commas_outside_brackets(printed: str, names: list[str]) -> None:
    assert split_names(printed) == names
