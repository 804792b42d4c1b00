"""What holds of every word of a list, whatever its examples."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from policyparse.facts.actions.lexicon import kinds
from policyparse.facts.masks.calendar import calendar_of
from policyparse.facts.masks.lexicon import masked
from policyparse.facts.references import kind_of
from policyparse.language.document_types import document_type, genre
from policyparse.language.organisations import label_roles, read_duties, split_roles, surely_organisation, verb_roles
from policyparse.model import Metadata
from policyparse.rules import load
from policyparse.text.tokens import tagged
from policyparse.validate.checks.tables import count_in
from unit.rules.readings import tokens_read, verbs_of

ACTIONS, VERBS, ADJUNCTS = load("actions"), load("actions_verbs"), load("actions_adjuncts")
TYPES = load("document_types")
INDICATORS = load("indicators")
MASKS, TOKENS = load("masks"), load("masks_lexicon")["tokens"]
SILENT = ("goals", "states", "conditions")


def test_no_column_heading_has_two_roles() -> None:
    words = [word for rule in load("columns").values() for word in [*rule["words"], *rule.get("exact", ())]]
    words += [word for rule in load("organisations")["roles"].values() for word in [*rule["columns"], *rule["whole"]]]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("name", load("organisations")["sure_ends"])
def test_sure_end_of_an_organisation_is_an_end(name: str) -> None:
    assert surely_organisation(f"市民{name}")


@pytest.mark.parametrize("text", ["牵头：市水利局；配合：市财政局", "牵头单位：市水利局 配合单位：市财政局", "市水利局牵头，市财政局、市经信局配合", "市水利局（牵头）、市财政局"])
def test_cell_says_who_leads_and_who_supports(text: str) -> None:
    assert list(dict.fromkeys(said.role for said in split_roles(text))) == ["lead", "supporting"]


@pytest.mark.parametrize(("label", "role"), list(label_roles().items()))
def test_label_gives_its_names_their_part(label: str, role: str) -> None:
    assert [duty.role for duty in read_duties(f"{label}：市水利局")] == [role]


@pytest.mark.parametrize(("verb", "role"), list(verb_roles().items()))
def test_verb_gives_the_names_before_it_their_part(verb: str, role: str) -> None:
    assert [duty.role for duty in read_duties(f"市水利局{verb}")] == [role]


@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind, words in load("references")["kinds"].items() for word in words])
def test_cited_title_is_of_the_kind_its_type_says(kind: str, word: str) -> None:
    assert kind_of(f"云澜市河湖{word}") == kind


@pytest.mark.parametrize("text", TYPES["untitled_report"]["examples"])
def test_speech_tells_its_type_itself(text: str) -> None:
    assert document_type(None, text).word == "报告"


@pytest.mark.parametrize("word", [*TYPES["statutory"], *TYPES["statutory_words"], *TYPES["others"]])
def test_every_type_that_ends_a_title_is_known(word: str) -> None:
    assert document_type(f"云澜市关于河道的{word}").word == TYPES["statutory_words"].get(word, word)


def test_every_statutory_type_has_a_genre() -> None:
    assert [word for word in TYPES["statutory"] if genre(f"关于河道的{word}", word) == "other"] == []


@pytest.mark.parametrize(("title", "count"), list(zip(load("checks")["counted_titles"]["examples"], (10, 8, 12, 6), strict=True)))
def test_title_that_counts_says_how_many(title: str, count: int) -> None:
    assert count_in(title) == count


@pytest.mark.parametrize("text", [text for rule in INDICATORS["targets"] for text in rule["examples"]])
def test_target_in_words_ends_as_targets_do(text: str) -> None:
    assert text.endswith(tuple(INDICATORS["target_ends"]))


@pytest.mark.parametrize("group", VERBS["verbs"])
def test_every_verb_of_the_lexicon_is_read_as_one(group: str) -> None:
    words = [word for word in VERBS["verbs"][group]["words"] if kinds()[word] in ("verb", "both", "double")]
    assert [word for word in words if verbs_of(f"全力{word}渔港设施。")[:1] != [word]] == []


def test_every_word_that_is_a_verb_or_a_noun_is_a_verb_behind_an_adverb() -> None:
    words = [word for word in VERBS["both"]["words"] if kinds()[word] == "both"]
    assert [word for word in words if verbs_of(f"全力{word}渔港设施。") != [word]] == []


def test_every_adverb_may_stand_before_a_verb() -> None:
    words = [word for word in ACTIONS["adverbs"] if kinds()[word] == "adverbs"]
    assert [word for word in words if verbs_of(f"{word}修订渔港章程。") != ["修订"]] == []


@pytest.mark.parametrize("kind", SILENT)
def test_no_word_of_a_goal_state_or_condition_opens_an_action(kind: str) -> None:
    words = [word for word in ACTIONS[kind]["words"] if kinds()[word] == kind]
    assert [word for word in words if word in verbs_of(f"{word}渔港章程")] == []


def test_own_dictionary_comes_before_the_segmenter() -> None:
    own = {word: tag for tag, words in load("words")["dictionary"].items() for word in words}
    assert dict(chain.from_iterable(tagged(word) for word in own)) == own


def lists() -> list[tuple[str, list[str]]]:
    found = [(name, rule["words"] if isinstance(rule, dict) else rule) for name, rule in (ACTIONS | VERBS).items() if isinstance(rule, list) or "words" in rule]
    found += [(name, rule["words"]) for name, rule in ADJUNCTS.items()]
    return [*found, ("verbs", [word for group in VERBS["verbs"].values() for word in group["words"]]), ("nouns", VERBS["both"]["nouns"])]


@pytest.mark.parametrize(("name", "words"), lists())
def test_no_word_stands_twice_in_one_list(name: str, words: list[str]) -> None:
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_every_token_has_an_example_and_something_to_go_by() -> None:
    assert [t["token"] for t in TOKENS if not t.get("examples") or not (t.get("cues") or t.get("hints"))] == []


def test_every_cue_names_the_place_of_the_run_once() -> None:
    cues = [cue for rule in [*TOKENS, *MASKS["kinds"], *MASKS["related_years"]] for key in ("cues", "hints") for cue in rule.get(key, ())]
    assert [cue for cue in cues if cue.count("@") != 1] == []


def test_every_example_of_a_token_with_cues_is_likely_at_least_once() -> None:
    """Of a token with cues that no other shares: a document without a year may still leave two of the same shape open."""
    silent = [t["token"] for t in TOKENS if t.get("cues") and not any((str(t["token"]), "likely") in tokens_read(text) for text in t["examples"])]
    assert sorted(set(silent)) == ["4G"]


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
