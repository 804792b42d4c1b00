"""What a rule is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple

from policyparse.rules.loader import expand, load

# How the code asks a rule: anywhere in a text, at the place where it looks, or whether the whole text is such a wording.
Ask = Literal["search", "match", "whole"]


class Entry(NamedTuple):
    """A rule as it is written down."""

    pattern: str
    examples: Sequence[str]
    rejects: Sequence[str]
    why: str
    ask: Ask = "search"


class Rule:
    """A rule of wording, with the methods of a compiled pattern.

    The pattern is compiled when one of them is first used, as most documents need a third of all rules and compiling is a quarter
    of a short run. From then on the method is the compiled pattern's own, at no further cost.
    """

    def __init__(self, entry: Entry | None = None, place: str = "") -> None:
        """`entry`, or the `place` in the YAML files where it stands: deadlines.review."""
        self.place = place
        if entry is not None:
            self.entry = entry

    @cached_property
    def entry(self) -> Entry:
        """The rule as it is written down. LookupError where the YAML files have no such place."""
        file, *names = self.place.split(".")
        found: Any = load(file)
        for name in names:
            found = found[name]
        return entry_of(found)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with its pieces, compiled. re.error where it is none."""
        return re.compile(expand(self.entry.pattern))

    @cached_property
    def pattern(self) -> str:
        """The pattern with its pieces, as part of another."""
        return self.compiled.pattern

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As of re.Pattern."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As of re.Pattern."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As of re.Pattern."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As of re.Pattern."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """As of re.Pattern."""
        return self.compiled.findall

    @cached_property
    def sub(self) -> Callable[..., str]:
        """As of re.Pattern."""
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """As of re.Pattern."""
        return self.compiled.split

    def asked(self, text: str, at: int = 0) -> re.Match[str] | None:
        """What the rule finds in `text` when it is asked as the code asks it; `at`: where a match has to begin."""
        ask = {"search": self.search, "match": self.match, "whole": self.fullmatch}[self.entry.ask]
        return ask(text, at)


def rule(pattern: str, *, examples: Sequence[str], rejects: Sequence[str], why: str, ask: Ask = "search") -> Rule:
    """A rule beside the function that reads its groups.

    `examples` are wordings that it finds and `rejects` wordings that it does not, asked as `ask` says: "search", "match" (where the
    wording begins) or "whole". ⟨…⟩ around a part of an example says that just this is found. `why` says what the rule is for, in a
    sentence that quotes the kind of text that forces it.
    """
    return Rule(Entry(pattern, examples, rejects, why, ask))


def yaml_rule(place: str) -> Rule:
    """The rule at `place` of the YAML files, read when it is first asked: yaml_rule("deadlines.review")."""
    return Rule(place=place)


def composed(pattern: str) -> re.Pattern[str]:
    """A pattern made of parts that have their proof where they stand: the words of a list, or several rules as one. Pieces are filled in."""
    return re.compile(expand(pattern))


def entry_of(data: Any, ask: Ask = "search", rejects: Sequence[str] = ()) -> Entry:
    """An entry of a YAML file; `ask` and `rejects` are what the whole list says that it stands in."""
    return Entry(data["pattern"], data.get("examples", ()), [*data.get("rejects", ()), *rejects], data.get("why", ""), data.get("ask", ask))
