"""What a notice cites, and the short names it introduces."""

from __future__ import annotations

from typing import Any

import pytest

import policyparse
from policyparse.facts.references import find_citations
from policyparse.text.folding import fold
from unit.support import cases


def document(text: str) -> bytes:
    """A notice that carries 云澜市河湖管理办法 and has two attachments, with `text` as its first measure."""
    return (
        "云澜市人民政府关于印发云澜市河湖管理办法的通知\n各区人民政府：\n现印发给你们，请认真执行。\n云澜市人民政府\n2026年3月10日\n"
        f"云澜市河湖管理办法\n一、总则\n（一）依据。{text}\n附件1\n河湖名录\n云江\n附件2\n河长工作规则\n河长每月巡河。\n"
    ).encode()


@pytest.mark.parametrize(("text", "expected"), cases("references"))
def test_documents_that_the_text_cites(text: str, expected: list[list[Any]]) -> None:
    found = policyparse.parse(document(text), name="case.txt").references
    assert [[r.printed, r.title, r.document_number, r.kind, r.resolved] for r in found] == expected


@pytest.mark.parametrize(("text", "expected"), cases("abbreviations"))
def test_short_names_that_the_text_introduces(text: str, expected: list[list[str]]) -> None:
    found = policyparse.parse(document(text), name="case.txt").abbreviations
    assert [[a.short, a.full, a.kind] for a in found] == expected


def test_title_that_announces_what_it_carries_leads_to_it() -> None:
    text = "关于印发《云澜市河湖管理办法》的通知\n各区人民政府：\n现将《云澜市河湖管理办法》印发给你们。\n云澜市人民政府\n2026年3月10日\n云澜市河湖管理办法\n一、总则\n（一）目的。为加强管理，制定本办法。\n"
    found = policyparse.parse(text.encode(), name="case.txt").references
    assert [(r.within, r.resolved) for r in found] == [("title", "p1"), ("preamble", "p1")]


def test_own_number_of_the_document_is_no_reference() -> None:
    text = "云政发〔2026〕3号\n关于加强河湖管理的通知\n一、依据\n（一）文件。云政发〔2026〕3号与云政发〔2025〕8号一并执行。\n"
    assert [r.document_number for r in policyparse.parse(text.encode(), name="case.txt").references] == ["云政发〔2025〕8号"]


@pytest.mark.parametrize("length", [2_000, 4_000])
def test_unclosed_titles_cost_no_more_than_their_length(length: int) -> None:
    assert find_citations(fold("《云澜市河湖" * length)) == []
