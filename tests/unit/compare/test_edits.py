"""Edits inside a text."""

from __future__ import annotations

import pytest

from policyparse.compare.edits import Edits, hides
from policyparse.compare.words import words
from unit.support import cases


def marked(edits: Edits) -> str:
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(signs[op].format(text) for op, text in edits.ops())


@pytest.mark.parametrize(("texts", "expected"), cases("edits"))
def test_edits_respect_words_and_figures(texts: list[str], expected: str) -> None:
    assert marked(Edits(texts[0], texts[1])) == expected


@pytest.mark.parametrize(("texts", "expected"), cases("fills"))
def test_masked_run_beside_what_it_may_hide(texts: list[str], expected: list[str]) -> None:
    assert [f"{fill.mask} → {fill.clear}" for fill in Edits(texts[0], texts[1]).fills()] == expected


def test_side_that_is_masked_is_named() -> None:
    assert [Edits("达到**%", "达到85%").fills()[0].side, Edits("达到85%", "达到**%").fills()[0].side] == ["old", "new"]


def test_mask_whose_own_document_says_what_it_is_hides_nothing_else() -> None:
    sure = {"****": frozenset({"2031"})}
    assert hides("****年", "2031年", sure)
    assert not hides("****年", "2030年", sure)


def test_tokens_joined_are_the_text() -> None:
    text = "到2025年，**.*%的渡口(含NB-IoT终端)由三十二座增至1,250座。"
    assert "".join(words(text)) == text
    assert {"2025年", "**.*%", "NB-IoT", "三十二", "1,250"} <= set(words(text))


def test_texts_of_any_length_are_compared() -> None:
    long = "修桥、" * 12_000
    assert marked(Edits(long + "甲", long + "乙")).endswith("[-甲-]{+乙+}")
