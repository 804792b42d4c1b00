from __future__ import annotations

import pytest

from policyparse.language.document_types import document_type, genre
from unit.support import cases


@pytest.mark.parametrize(("title", "expected"), cases("document_types"))
def test_title_tells_type_and_genre(title: str, expected: list[str | None]) -> None:
    word, statutory = document_type(title)
    assert [word, statutory, genre(title, word)] == expected


def test_speech_without_a_title_is_a_report_by_its_own_words() -> None:
    assert document_type(None, "各位代表：\n现在，我代表市人民政府作政府工作报告，请予审议。").word == "报告"


def test_text_without_a_title_has_no_type() -> None:
    assert document_type(None, "各区要压实责任。") == (None, None)
