from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policyparse
from policyparse.text.slips import mended
from unit.support import cases, outline_lines


@pytest.mark.parametrize(("text", "expected"), cases("slips"))
def test_slips_that_are_sure_are_undone(text: str, expected: str) -> None:
    assert mended(text) == expected


@given(st.text(alphabet="一二加强年月日0O1lI.。、)”\n 2025%*a"))
def test_mending_never_changes_the_length(text: str) -> None:
    assert len(mended(text)) == len(text)


def test_text_with_half_width_stops_has_its_outline_and_is_emitted_as_printed() -> None:
    text = "一、总体要求\n(一)加强领导.各区要明确专人,按月报送.\n(二)落实责任.各区要逐一登记,不得迟延.\n"
    document = policyparse.parse(text.encode(), name="case.txt")
    assert outline_lines(document) == ["s1 一、 总体要求", "s1.m1 (一) 加强领导", "s1.m2 (二) 落实责任"]
    assert document.sections[0].measures[0].text == "各区要明确专人,按月报送."
