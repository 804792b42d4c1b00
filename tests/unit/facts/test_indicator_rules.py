"""The words of goals carry their proof: every example is met by its rule, every reject is not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from policyparse.facts.indicators.goals import read_clause
from policyparse.rules import read
from policyparse.text.folding import fold
from policyparse.text.quotes import hidden

RULES = read("indicators")
PATTERNS: dict[str, Any] = {
    **{name: RULES[name] for name in ("complete", "against", "goal_words", "calls")},
    **{f"trap {name}": rule for name, rule in RULES["traps"].items()},
}


def pairs(key: str) -> list[Any]:
    return [pytest.param(rule["pattern"], text, id=f"{name} {text}") for name, rule in PATTERNS.items() for text in rule.get(key, ())]


def before(text: str) -> str:
    """What stands before the first figure: the words that tell an enumeration end there."""
    return re.split(r"\d", text, maxsplit=1)[0]


@pytest.mark.parametrize(("pattern", "text"), pairs("examples"))
def test_example_of_a_word_of_goals_is_met(pattern: str, text: str) -> None:
    assert re.search(pattern, fold(text)) or re.search(pattern, before(fold(text)))


@pytest.mark.parametrize(("pattern", "text"), pairs("rejects"))
def test_reject_of_a_word_of_goals_is_not_met(pattern: str, text: str) -> None:
    assert not re.search(pattern, fold(text))
    assert not re.search(pattern, before(fold(text)))


@pytest.mark.parametrize(("pattern", "text"), [(rule["pattern"], text) for rule in RULES["targets"] for text in rule["examples"]])
def test_target_in_words_is_met_whole_and_ends_as_targets_do(pattern: str, text: str) -> None:
    assert re.fullmatch(pattern, text)
    assert text.endswith(tuple(RULES["target_ends"]))


@pytest.mark.parametrize("text", [text for name in ("comparators", "outputs") for text in RULES[name]["examples"]])
def test_example_of_a_comparator_or_a_counting_verb_is_read_as_a_goal(text: str) -> None:
    assert read_clause(hidden(fold(text)))


@pytest.mark.parametrize("text", RULES["outputs"]["rejects"])
def test_verb_that_counts_nothing_makes_no_goal(text: str) -> None:
    assert read_clause(hidden(fold(text))) == []
