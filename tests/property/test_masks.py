"""The laws of masks, over texts that no author would write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policyparse
from policyparse import UnreadableInput
from policyparse.facts.masks.lexicon import masked
from policyparse.facts.masks.signs import signs
from policyparse.model import Mask, PolicyDocument
from policyparse.text.folding import fold
from property.texts import files, samples, texts

RANKS = {"certain": 0, "likely": 1, "possible": 2}


def parsed(data: bytes, *context: bytes) -> tuple[PolicyDocument, str] | None:
    try:
        return policyparse.parse(data, name="drawn", context=context), policyparse.read_source(data, name="drawn").text
    except UnreadableInput:
        return None


def check(masks: list[Mask], folded: str) -> None:
    """What holds of the masks of every document."""
    starts = [a for mask in masks for a, _ in mask.spans]
    assert starts == sorted(starts)
    covered = [at for mask in masks for a, b in mask.spans for at in range(a, b)]
    assert len(covered) == len(set(covered))
    for mask in masks:
        assert [RANKS[r.confidence] for r in mask.restorations] == sorted(RANKS[r.confidence] for r in mask.restorations)
        assert len({r.value for r in mask.restorations}) == len(mask.restorations)
        shape = fold(mask.text)
        assert [r.value for r in mask.restorations if masked(r.value) != shape] == []
    starred = {at for mask in masks if "*" in fold(mask.text) for a, b in mask.spans for at in range(a, b)}
    times = {m.start() for m in re.finditer(r"(?<=\d)\*(?=\d)", folded)}
    assert {m.start() for m in re.finditer(r"\*", folded)} - times - signs(folded) <= starred


@given(files())
def test_masks_are_apart_in_order_and_restored_in_their_shape_best_first(data: bytes) -> None:
    if result := parsed(data):
        check(result[0].masks, fold(result[1]))


@given(texts().map(masked))
def test_masked_texts_hold_no_star_outside_a_mask(text: str) -> None:
    if result := parsed(text.encode()):
        check(result[0].masks, fold(result[1]))


@given(texts(), texts())
def test_context_changes_nothing_but_the_masks(text: str, other: str) -> None:
    data = masked(text).encode()
    alone = parsed(data)
    try:
        beside = parsed(data, other.encode())
    except UnicodeError:
        return
    if alone and beside:
        check(beside[0].masks, fold(beside[1]))
        assert [(m.id, m.text, m.spans, m.within) for m in alone[0].masks] == [(m.id, m.text, m.spans, m.within) for m in beside[0].masks]
        assert [leaf.text for leaf in alone[0].furniture] == [leaf.text for leaf in beside[0].furniture]


@pytest.mark.parametrize("text", samples())
@given(data=st.data())
def test_what_the_clear_text_itself_says_for_certain_is_right(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if "*" in folded:
        return
    # what a portal masks: whole tokens, here some of them
    tokens = [m.span() for m in re.finditer(r"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*", folded)]
    hidden = data.draw(st.sets(st.integers(0, max(0, len(tokens) - 1)), max_size=12)) if tokens else set()
    pieces = list(text)
    for i in hidden:
        for at in range(*tokens[i]):
            pieces[at] = masked(folded[at])
    document = policyparse.parse("".join(pieces).encode(), name="drawn.txt", context=[text.encode()])
    starred = [mask for mask in document.masks if "*" in mask.text]
    wrong = [(m.text, r.value) for m in starred for r in m.restorations if r.confidence == "certain" and r.value != "".join(folded[a:b] for a, b in m.spans)]
    assert wrong == []
