"""The actions of a stretch of text, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from policyparse.facts.actions.grammar import Ask, predicates
from policyparse.facts.actions.lexicon import pattern
from policyparse.facts.actions.objects import Found
from policyparse.text.clauses import Clause, Clauses
from policyparse.text.quotes import hidden
from policyparse.text.tokens import tagged


def find_actions(text: str, bounds: Sequence[tuple[int, int]] | None = None, ask: Ask = tagged) -> Iterator[Found]:
    """The actions of a text whose width is folded, in reading order; only those inside `bounds`, where they are given.

    `ask` gives the words of a clause with their tags, and is asked only where the lexicon does not know how one opens.
    """
    cover = hidden(text)
    for start, end in [(0, len(text))] if bounds is None else bounds:
        for _, sentence in groupby(Clauses(cover, start, end), attrgetter("sentence")):
            clauses = list(sentence)
            if not _tells(cover[clauses[0].start : clauses[-1].end]):
                for clause in clauses:
                    yield from _of_clause(text, cover, clause, ask)


def _tells(sentence: str) -> bool:
    """Whether a sentence says what was done, or why there is a document at all (为了…，制定本办法)."""
    return pattern("done").match(sentence) is not None or pattern("purpose").search(sentence) is not None


def _of_clause(text: str, cover: str, clause: Clause, ask: Ask) -> Iterator[Found]:
    end = clause.end
    if text[end - 1] in "）)" and (said := pattern("assignment").search(text[clause.start : end])):
        end = clause.start + said.start()
    said_so = cover[clause.start : end]
    if pattern("no_action").search(said_so) or (clause.stop in ("，", ",") and pattern("condition_ends").search(said_so)):
        return
    yield from predicates(text, cover, clause.start, end, ask)
