"""Words and their tags, from the segmenter. It is loaded when it is first asked, which costs more than a short run."""

from __future__ import annotations

import re
from functools import cache

from policyparse.rules import load


@cache
def _tags() -> dict[str, str]:
    return {word: tag for tag, group in load("actions")["dictionary"].items() for word in group}


@cache
def _own() -> re.Pattern[str]:
    return re.compile("(" + "|".join(sorted(map(re.escape, _tags()), key=lambda w: (-len(w), w))) + ")")


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of `text` with their tags of speech (v, n, d …), which joined are `text`; those of our own dictionary first.

    Words that stand in no dictionary are not guessed at: the guesses of two versions differ, their dictionaries do not.
    """
    from rjieba import tag

    found: list[tuple[str, str]] = []
    for piece in filter(None, _own().split(text)):
        found += [(piece, _tags()[piece])] if piece in _tags() else tag(piece, hmm=False)
    return found
