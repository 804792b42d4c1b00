from __future__ import annotations

import pytest

from policyparse.language.numerals import integer
from unit.support import cases


@pytest.mark.parametrize(("text", "expected"), cases("numerals"))
def test_numeral_stands_for_its_number(text: str, expected: int | None) -> None:
    assert integer(text) == expected


_DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize("number", range(1, 100))
def test_every_ordinal_of_a_document_is_read_as_written(number: int) -> None:
    tens, ones = divmod(number, 10)
    written = ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")
    assert integer(written) == number
