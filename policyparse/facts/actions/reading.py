"""The actions of a stretch of text, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from policyparse.facts.actions.grammar import predicates
from policyparse.facts.actions.lexicon import Cover, pattern
from policyparse.facts.actions.objects import Found
from policyparse.text.clauses import Clause, Clauses


def find_actions(text: str, bounds: Sequence[tuple[int, int]] | None = None) -> Iterator[Found]:
    """The actions of a text whose width is folded, in reading order; only those inside `bounds`, where they are given."""
    cover = Cover(text)
    for start, end in [(0, len(text))] if bounds is None else bounds:
        for _, sentence in groupby(Clauses(cover.text, start, end), attrgetter("sentence")):
            clauses = list(sentence)
            if not _tells(cover.text[clauses[0].start : clauses[-1].end]):
                for clause in clauses:
                    yield from _of_clause(cover, clause)


def _tells(sentence: str) -> bool:
    """Whether a sentence says what was done, of whom a rule is (提供虚假材料，骗取补贴的；), or why there is a document at all."""
    if sentence.endswith("的") and "是" not in sentence and "，" in sentence:
        return True
    return pattern("done").match(sentence) is not None or pattern("purpose").search(sentence) is not None


def _of_clause(cover: Cover, clause: Clause) -> Iterator[Found]:
    end = clause.end
    if cover.printed[end - 1] in "）)" and (said := pattern("assignment").search(cover.printed[clause.start : end])):
        end = clause.start + said.start()
    said_so = cover.text[clause.start : end]
    if pattern("no_action").search(said_so) or (clause.stop in ("，", ",") and pattern("condition_ends").search(said_so)):
        return
    yield from predicates(cover, clause.start, end)
