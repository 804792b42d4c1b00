"""The rules of actions carry their proof like all others: every word and pattern does what its entry says."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import Any

import pytest

from policyparse.facts.actions import find_actions
from policyparse.facts.actions.lexicon import kinds
from policyparse.rules import read
from policyparse.text.folding import fold
from policyparse.text.tokens import tagged

RULES, VERBS, ADJUNCTS = read("actions"), read("actions_verbs"), read("actions_adjuncts")
LED = {f"verbs.{name}": rule for name, rule in VERBS["verbs"].items()}
LED |= {name: rule for name, rule in (VERBS | RULES).items() if isinstance(rule, dict) and isinstance(rule.get("examples"), dict)}
LED |= {f"adjuncts.{name}": rule for name, rule in ADJUNCTS.items()}
PATTERNS = {name: rule for name, rule in RULES.items() if isinstance(rule, dict) and "pattern" in rule}
SILENT = ("goals", "states", "conditions")


def verbs_of(text: str) -> list[str]:
    return [text[slice(*found.verb)] for found in find_actions(fold(text))]


def listed(key: str) -> list[Any]:
    return [pytest.param(name, text, id=f"{name} {text}") for name, rule in LED.items() for text in rule.get(key, ())]


@pytest.mark.parametrize(("name", "text"), listed("examples"))
def test_example_leads_to_its_verb(name: str, text: str) -> None:
    assert verbs_of(text)[0] == LED[name]["examples"][text]


@pytest.mark.parametrize(("name", "text"), listed("rejects"))
def test_reject_says_nothing_that_is_to_be_done(name: str, text: str) -> None:
    assert verbs_of(text) == []


@pytest.mark.parametrize("kind", SILENT)
def test_example_of_a_goal_state_or_condition_has_no_action(kind: str) -> None:
    assert [text for text in RULES[kind]["examples"] if verbs_of(text)] == []


@pytest.mark.parametrize("group", VERBS["verbs"])
def test_every_verb_of_the_lexicon_is_read_as_one(group: str) -> None:
    words = [word for word in VERBS["verbs"][group]["words"] if kinds()[word] in ("verb", "both", "double")]
    assert [word for word in words if verbs_of(f"全力{word}云澜渔港。")[:1] != [word]] == []


def test_every_word_that_is_a_verb_or_a_noun_is_a_verb_behind_an_adverb() -> None:
    words = [word for word in VERBS["both"]["words"] if kinds()[word] == "both"]
    assert [word for word in words if verbs_of(f"全力{word}云澜渔港。") != [word]] == []


def test_every_adverb_may_stand_before_a_verb() -> None:
    words = [word for word in RULES["adverbs"] if kinds()[word] == "adverbs"]
    assert [word for word in words if verbs_of(f"{word}修订渔港章程。") != ["修订"]] == []


@pytest.mark.parametrize("kind", SILENT)
def test_no_word_of_a_goal_state_or_condition_opens_an_action(kind: str) -> None:
    words = [word for word in RULES[kind]["words"] if kinds()[word] == kind]
    assert [word for word in words if word in verbs_of(f"{word}渔港章程")] == []


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern_is_found_in_its_examples_and_not_in_its_rejects(name: str) -> None:
    rule = PATTERNS[name]
    find = re.compile(rule["pattern"]).search
    assert ([text for text in rule["examples"] if not find(text)], [text for text in rule.get("rejects", ()) if find(text)]) == ([], [])


def test_own_dictionary_comes_before_the_segmenter() -> None:
    own = {word: tag for tag, words in RULES["dictionary"].items() for word in words}
    assert dict(chain.from_iterable(tagged(word) for word in own)) == own


def lists() -> list[tuple[str, list[str]]]:
    found = [(name, rule["words"] if isinstance(rule, dict) else rule) for name, rule in (RULES | VERBS).items() if isinstance(rule, list) or "words" in rule]
    found += [(name, rule["words"]) for name, rule in ADJUNCTS.items()]
    return [*found, ("verbs", [word for group in VERBS["verbs"].values() for word in group["words"]]), ("nouns", VERBS["both"]["nouns"])]


@pytest.mark.parametrize(("name", "words"), lists())
def test_no_word_stands_twice_in_one_list(name: str, words: list[str]) -> None:
    assert [word for word, count in Counter(words).items() if count > 1] == []
