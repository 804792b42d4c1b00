"""One rule set says which headings look back, and its rules carry their proof."""

from __future__ import annotations

from typing import Any

import pytest

from policyparse.calendar.tense import heading_direction, opening_direction, turns
from policyparse.rules import load
from policyparse.text.folding import fold
from unit.support import cases

RULES = load("tense")
OPENINGS = {name: RULES[name] for name in ("past_openings", "openings")}
AHEAD = {name: RULES[name] for name in ("plans", "verbs")}
BACK = {**RULES["back"], "results": RULES["results"]}


def proof(rules: dict[str, Any], key: str) -> list[Any]:
    return [pytest.param(text, id=f"{name} {text}") for name, rule in rules.items() for text in rule[key]]


@pytest.mark.parametrize("heading", proof(BACK, "examples"))
def test_heading_that_looks_back(heading: str) -> None:
    assert heading_direction(fold(heading), None) == "back"


@pytest.mark.parametrize("heading", [*proof(BACK, "rejects"), *proof(AHEAD, "examples")])
def test_heading_that_does_not_look_back(heading: str) -> None:
    assert heading_direction(fold(heading), None) != "back"


@pytest.mark.parametrize("heading", proof(AHEAD, "rejects"))
def test_heading_of_no_plan(heading: str) -> None:
    assert heading_direction(fold(heading), None) == "back"


@pytest.mark.parametrize("text", proof({"turns": RULES["turns"]}, "examples"))
def test_words_that_turn_to_the_time_to_come(text: str) -> None:
    assert turns(fold(text))


@pytest.mark.parametrize("text", proof({"turns": RULES["turns"]}, "rejects"))
def test_words_that_do_not_turn(text: str) -> None:
    assert not turns(fold(text))


@pytest.mark.parametrize("text", proof(OPENINGS, "examples"))
def test_paragraph_that_opens_with_what_was_done(text: str) -> None:
    assert opening_direction(fold(text), None) == "back"


@pytest.mark.parametrize(("heading", "expected"), cases("headings_in_time"))
def test_heading_in_a_document_of_2025(heading: str, expected: str | None) -> None:
    assert heading_direction(fold(heading), 2025) == expected
