"""The words that decide what a clause says: looked up whole, longest first."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from policyparse.rules import Rule, load, yaml_rule


class Word(NamedTuple):
    """A word of the lexicon at its place."""

    end: int
    text: str
    kind: str


class Adjunct(NamedTuple):
    """What a word governs that only leads up to a verb, and where that ends."""

    name: str
    verbs: frozenset[str]
    longest: int
    closers: tuple[str, ...]
    loose: bool  # whether any verb with an object may be the one it leads up to


# Where a word is of several kinds the later counts: 有效 guards 有 and is an adverb, 实现 is a goal and no verb.
_KINDS = ("names", "scopes", "states", "conditions", "connectives", "adverbs", "modals")
SKIPPED = frozenset({"connectives", "adverbs", "modals", "scopes"})


def _entries(kind: str) -> list[str]:
    rule: Any = load("actions")[kind]
    words: list[str] = rule["words"] if isinstance(rule, dict) else rule
    return words


@cache
def kinds() -> dict[str, str]:
    """Every word of the lexicon with its kind."""
    rules, verbs = load("actions"), load("actions_verbs")
    found = {word: kind for kind in _KINDS for word in _entries(kind)}
    found |= {word: "verb" for group in verbs["verbs"].values() for word in group["words"]}
    found |= dict.fromkeys(verbs["both"]["words"], "both")
    found |= dict.fromkeys(verbs["double"]["words"], "double")
    found |= dict.fromkeys(rules["goals"]["words"], "goals")
    found |= {word: "adjunct" for adjunct in load("actions_adjuncts").values() for word in adjunct["words"]}
    return found | dict.fromkeys(rules["prohibitions"]["words"], "prohibitions")


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First character → the lengths of the words that begin with it, the longest first."""
    found: dict[str, set[int]] = {}
    for word in kinds():
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def word_at(text: str, at: int, end: int) -> Word | None:
    """The longest word of the lexicon that begins at `at` and ends before `end`."""
    if at >= end:
        return None
    known = kinds()
    for length in _lengths().get(text[at], ()):
        if at + length <= end and (kind := known.get(text[at : at + length])):
            return Word(at + length, text[at : at + length], kind)
    return None


@cache
def adjuncts() -> dict[str, Adjunct]:
    """Every word that opens an adjunct."""
    found: dict[str, Adjunct] = {}
    for name, rule in load("actions_adjuncts").items():
        adjunct = Adjunct(name, frozenset(rule["verbs"]), max(map(len, rule["verbs"]), default=0), tuple(rule.get("closers", ())), rule.get("loose", False))
        found |= dict.fromkeys(rule["words"], adjunct)
    return found


@cache
def verbs() -> frozenset[str]:
    """Every verb, those that open an adjunct as often (利用) among them."""
    return frozenset(word for group in load("actions_verbs")["verbs"].values() for word in group["words"])


@cache
def weak() -> frozenset[str]:
    """Words that are nouns as often as verbs, and no sure verbs even before an object."""
    return words("both") - words("both", "firm")


@cache
def words(name: str, key: str = "words") -> frozenset[str]:
    """The words of an entry of rules/actions_verbs.yaml."""
    rule = load("actions_verbs")[name]
    return frozenset(rule if isinstance(rule, list) else rule[key])


@cache
def nouns(word: str) -> tuple[str, ...]:
    """What makes a name of a verb before it (建设进度)."""
    return tuple(load("actions_verbs")["both"]["firm_nouns" if word in words("both", "firm") else "nouns"])


@cache
def subject_ends() -> frozenset[str]:
    """How a subject ends that can be told to do something."""
    return frozenset(load("actions")["subjects"]["ends"])


@cache
def pattern(name: str) -> Rule:
    """A pattern of rules/actions.yaml."""
    return yaml_rule(f"actions.{name}")
