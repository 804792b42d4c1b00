from __future__ import annotations

import pytest

from policyparse.structure.lines import attachment_line, closed_up, cut_midway, furniture_kind, is_date_line, is_signature_name, sentence_open
from unit.support import cases, passage


@pytest.mark.parametrize(("line", "expected"), cases("furniture"))
def test_line_around_the_document_is_told(line: str, expected: str | None) -> None:
    assert furniture_kind(line) == expected


@pytest.mark.parametrize(("line", "expected"), cases("date_lines"))
def test_line_of_a_date_alone_is_told(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


@pytest.mark.parametrize(("line", "expected"), cases("attachment_lines"))
def test_line_that_opens_an_attachment_is_told(line: str, expected: list[str | None] | None) -> None:
    match = attachment_line(line)
    assert (match and [match["n"], match["rest"]]) == expected


@pytest.mark.parametrize(("line", "expected"), cases("sentence_ends"))
def test_sentence_that_goes_on_is_told(line: str, expected: bool) -> None:
    assert sentence_open(line) is expected


@pytest.mark.parametrize(("line", "expected"), cases("signature_names"))
def test_line_of_organisations_alone_is_told(line: str, expected: bool) -> None:
    assert is_signature_name(line) is expected


@pytest.mark.parametrize("line", ["各区要压实责任，", "依照前款第", "按照《云澜市河道", "覆盖全市（含功能", "落实和"])
def test_line_that_cannot_but_go_on_is_told(line: str) -> None:
    assert cut_midway(line)


@pytest.mark.parametrize("line", ["各区要压实责任。", "加强组织领导", "按照《云澜市河道办法》执行", "覆盖全市（含功能区）"])
def test_line_that_may_end_here_is_told(line: str) -> None:
    assert not cut_midway(line)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("云澜市人民政府 关于加强管理的通知", "云澜市人民政府关于加强管理的通知"),
        ("云澜市水利局 云澜市财政局关于加强管理的通知", "云澜市水利局 云澜市财政局关于加强管理的通知"),
        ("总　则", "总则"),
        ("推广 5G NR 技术", "推广5G NR技术"),
        ("加强管理", "加强管理"),
    ],
)
def test_blanks_of_a_broken_title_close_up_but_not_between_two_issuers(printed: str, read: str) -> None:
    assert closed_up(passage(printed)).text == read
