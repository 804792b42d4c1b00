"""The words that decide what a clause says: looked up whole, longest first."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from policyparse.rules import Rule, load, yaml_rule
from policyparse.text.quotes import hidden
from policyparse.text.tokens import word_starts


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
# What a phrase of the dictionary may begin with and be two words: a sure verb, or what stands before one.
_LEADING = frozenset({"verb", "double", "adverbs", "goals", "adjunct", "modals"})
_PHRASE = re.compile(rb"\x01\x00{3,}")  # a word of four characters and more
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


class Cover:
    """A text as printed, `text` with what is quoted or bracketed out of sight, and the words of the lexicon in it.

    A word of the lexicon is one where words of the text begin and end: 等 in 等级 and 令 in 令牌 are none.
    """

    __slots__ = ("_found", "_starts", "printed", "text")

    def __init__(self, printed: str) -> None:
        self.printed, self.text = printed, hidden(printed)
        self._found: dict[int, Word | None] = {}
        self._starts = _starts(self.text)

    def word(self, at: int, end: int) -> Word | None:
        """The longest word of the lexicon that begins at `at` and ends no later than `end`."""
        if at >= end:
            return None
        if at not in self._found:
            self._found[at] = self._longest(at, len(self.text))
        found = self._found[at]
        return found if found is None or found.end <= end else self._longest(at, end)

    def after(self, at: int) -> int:
        """The next place where a word begins; beyond the end of the text behind the last."""
        return self._starts.find(1, at + 1) if at < len(self.text) else at + 1

    def _longest(self, at: int, end: int) -> Word | None:
        starts = self._starts
        if starts[at]:
            for length in _lengths().get(self.text[at], ()):
                stop = at + length
                if stop <= end and starts[stop] and (kind := kinds().get(self.text[at:stop])):
                    return Word(stop, self.text[at:stop], kind)
        return None


def _starts(text: str) -> bytearray:
    """Of every place in a text and its end 1 where a word begins, else 0."""
    starts = word_starts(text)
    known = kinds()
    for phrase in _PHRASE.finditer(bytes(starts)):
        # the dictionary has phrases, too: 提高|质量, 进一步|提高, but 发展中国家 is no 发展
        at, end = phrase.span()
        if text[at:end] not in known:
            led = next((stop for stop in range(end - 2, at + 1, -1) if known.get(text[at:stop]) in _LEADING), at)
            starts[led] = 1
    return starts


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
