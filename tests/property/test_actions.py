"""The laws of actions: grounded, inside their part, verb first, and the same whatever else the text holds."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

import policyparse
from policyparse import UnreadableInput
from policyparse.facts.actions import find_actions
from policyparse.model import Item, Measure, PolicyDocument, Spans
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import load
from policyparse.text.folding import fold
from policyparse.text.tokens import tagged
from property.grounding import printed
from property.texts import files, noise

VERBS = [word for group in load("actions_verbs")["verbs"].values() for word in group["words"]]
WORDS = [
    *VERBS,
    *load("actions")["adverbs"],
    *load("actions")["goals"]["words"],
    *load("actions")["names"],
    "渔港",
    "台账",
    "市水利局",
    "将",
    "把",
    "对",
    "在",
    "为",
    "并",
    "的",
    "了",
]
MARKS = ["，", "。", "；", "、", "：", "“", "”", "（", "）", "《", "》", "\n", ",", " ", "\u3000", "１"]


def clauses() -> st.SearchStrategy[str]:
    """Words of the field and marks in orders that no text has."""
    return st.lists(st.sampled_from(WORDS) | st.sampled_from(MARKS) | noise(3), max_size=25).map("".join)


def parts(document: PolicyDocument) -> Iterator[Measure | Item]:
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        yield from section.items
        for measure in section.measures:
            yield measure
            yield from measure.items


def characters(spans: Spans) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


@given(files())
def test_every_action_is_what_the_source_says_and_stands_in_its_part(data: bytes) -> None:
    try:
        document, source = policyparse.parse(data, name="drawn"), policyparse.read_source(data, name="drawn").text
    except UnreadableInput:
        return
    for part in parts(document):
        inside = characters(part.text_spans if isinstance(part, Measure) else part.spans)
        for action in part.actions:
            assert action.text == printed(source, action.spans)
            assert characters(action.spans) <= inside
            assert action.verb and action.text.startswith(action.verb)
            assert action.object is None or (action.object and action.object in part.text)


@given(files())
def test_actions_of_a_measure_lie_outside_its_points(data: bytes) -> None:
    try:
        document = policyparse.parse(data, name="drawn")
    except UnreadableInput:
        return
    for part in parts(document):
        if isinstance(part, Measure):
            points = {at for item in part.items for at in characters(item.spans)}
            assert not any(points & characters(action.spans) for action in part.actions)


@given(clauses())
def test_verb_object_and_end_follow_one_another_inside_one_clause(text: str) -> None:
    folded = fold(text)
    last = 0
    for found in find_actions(folded):
        start, stop = found.verb
        assert last <= start < stop <= found.end <= len(text)
        assert "\n" not in folded[start : found.end]
        if found.object:
            low, high = found.object
            # the object stands behind the verb, or before it where it is taken (将A纳入B)
            assert (stop <= low < high <= found.end) or high <= start
        last = start


@given(clauses(), clauses())
def test_a_sentence_says_the_same_whatever_follows_in_the_next_paragraph(first: str, second: str) -> None:
    alone = list(find_actions(fold(first)))
    assert list(find_actions(fold(f"{first}\n{second}")))[: len(alone)] == alone


@given(clauses())
def test_words_of_the_segmenter_make_up_the_text(text: str) -> None:
    assert "".join(word for word, _ in tagged(text)) == text
