"""The rules about masks carry their proof: every example is met by its rule, every reject is not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from policyparse.facts.masks.arithmetic import bounded_ratio
from policyparse.facts.masks.calendar import calendar_of, related
from policyparse.facts.masks.cues import Around, around
from policyparse.facts.masks.kinds import kind_of
from policyparse.facts.masks.lexicon import masked, read_token
from policyparse.facts.masks.runs import Run, find_runs
from policyparse.facts.texts import Places
from policyparse.model import Metadata
from policyparse.rules import read
from policyparse.text.folding import fold

RULES, TOKENS = read("masks"), read("masks_lexicon")["tokens"]


def first_run(text: str) -> tuple[Run, Around]:
    """The run that an example is about, with what stands around it."""
    folded = fold(text)
    run = find_runs(folded, Places([]))[0]
    return run, around(folded, run.start, run.end)


def proofs(rules: list[dict[str, Any]], key: str, name: str) -> list[Any]:
    """(rule, text) of every example or reject of a list of rules."""
    return [pytest.param(rule, text, id=f"{rule[name]} {text}") for rule in rules for text in rule.get(key, ())]


@pytest.mark.parametrize(("rule", "text"), proofs(RULES["withheld"], "examples", "mark"))
def test_character_that_withholds_is_a_mask(rule: dict[str, Any], text: str) -> None:
    marks = {rule["mark"], rule["mark"].lower()}
    assert any(set(run.text) & marks for run in find_runs(fold(text), Places([])))


@pytest.mark.parametrize(("rule", "text"), proofs(RULES["withheld"], "rejects", "mark"))
def test_letter_sign_or_box_that_withholds_nothing_is_no_mask(rule: dict[str, Any], text: str) -> None:
    assert [run.text for run in find_runs(fold(text), Places([]))] == []


@pytest.mark.parametrize(("rule", "text"), proofs(RULES["kinds"], "examples", "kind"))
def test_mask_is_of_the_kind_its_surroundings_say(rule: dict[str, Any], text: str) -> None:
    assert kind_of(*first_run(text)) == rule["kind"]


@pytest.mark.parametrize(("rule", "text"), proofs(RULES["kinds"], "rejects", "kind"))
def test_mask_is_of_another_kind(rule: dict[str, Any], text: str) -> None:
    assert kind_of(*first_run(text)) != rule["kind"]


def readings(text: str) -> list[tuple[str, str]]:
    """(token, confidence) of what the lexicon says of the first run."""
    run, said = first_run(text)
    return [(clue.value, clue.confidence) for clue in read_token(run, said, kind_of(run, said)).clues]


@pytest.mark.parametrize(("token", "text"), proofs(TOKENS, "examples", "token"))
def test_token_is_read_where_its_words_stand(token: dict[str, Any], text: str) -> None:
    assert str(token["token"]) in [value for value, _ in readings(text)]


@pytest.mark.parametrize(("token", "text"), proofs(TOKENS, "rejects", "token"))
def test_token_is_not_taken_for_likely_elsewhere(token: dict[str, Any], text: str) -> None:
    assert (str(token["token"]), "likely") not in readings(text)


def test_every_token_has_an_example_and_something_to_go_by() -> None:
    assert [t["token"] for t in TOKENS if not t.get("examples") or not (t.get("cues") or t.get("hints"))] == []


def test_every_cue_names_the_place_of_the_run_once() -> None:
    cues = [cue for rule in [*TOKENS, *RULES["kinds"], *RULES["related_years"]] for key in ("cues", "hints") for cue in rule.get(key, ())]
    assert [cue for cue in cues if cue.count("@") != 1] == []


def test_every_example_of_a_token_with_cues_is_likely_at_least_once() -> None:
    """Of a token with cues that no other shares: a document without a year may still leave two of the same shape open."""
    silent = [t["token"] for t in TOKENS if t.get("cues") and not any((str(t["token"]), "likely") in readings(text) for text in t["examples"])]
    assert sorted(set(silent)) == ["4G"]


@pytest.mark.parametrize("text", RULES["ratios"]["examples"])
def test_share_of_three_digits_is_100(text: str) -> None:
    assert [clue.value for clue in bounded_ratio(*first_run(text))] == ["100"]


@pytest.mark.parametrize("text", RULES["ratios"]["rejects"])
def test_what_may_exceed_100_stays_open(text: str) -> None:
    assert bounded_ratio(*first_run(text)) == []


@pytest.mark.parametrize("name", ["plan_years", "plan_ranges", "plan_ends", "sessions"])
def test_wording_that_names_a_year_is_found(name: str) -> None:
    assert [text for text in RULES[name]["examples"] if not re.search(RULES[name]["pattern"], fold(text))] == []


@pytest.mark.parametrize("name", ["plan_years", "plan_ranges", "plan_ends", "sessions"])
def test_wording_that_names_no_year_is_left(name: str) -> None:
    assert [text for text in RULES[name]["rejects"] if re.search(RULES[name]["pattern"], fold(text))] == []


@pytest.mark.parametrize(("rule", "text"), proofs(RULES["related_years"], "examples", "offset"))
def test_wording_that_relates_a_year_to_the_document_is_found(rule: dict[str, Any], text: str) -> None:
    assert related(first_run(text)[1]) == rule["offset"]


@pytest.mark.parametrize(("rule", "text"), proofs(RULES["related_years"], "rejects", "offset"))
def test_wording_that_relates_a_year_otherwise_is_left(rule: dict[str, Any], text: str) -> None:
    assert related(first_run(text)[1]) != rule["offset"]


@pytest.mark.parametrize("rule", RULES["title_years"], ids=lambda rule: rule["examples"][0])
def test_title_says_whether_it_looks_ahead_or_back(rule: dict[str, Any]) -> None:
    pattern = rule["pattern"].replace("@", r"\*{4}")
    assert [text for text in rule["examples"] if not re.search(pattern, text)] == []
    assert [text for text in rule["rejects"] if re.search(pattern, text)] == []


def test_mask_of_a_token_hides_letters_and_digits_only() -> None:
    assert [masked(text) for text in ("PM2.5", "NH3-N", "R&D", "10kV")] == ["***.*", "***-*", "*&*", "****"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("在第十二届全国人民代表大会第三次会议上", 2015),
        ("第十二届全国人民代表大会第一次会议以来的五年", 2018),
        ("在第五届全国人民代表大会第一次会议上", 1978),
    ],
)
def test_session_of_the_congress_gives_the_year(text: str, year: int) -> None:
    assert calendar_of(text, Metadata()).year == year
