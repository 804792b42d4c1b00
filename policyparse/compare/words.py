"""Texts cut into what an edit may not cut through: words, numbers, dates, Latin tokens, masked runs, names."""

from __future__ import annotations

from policyparse.text.tokens import tag_of, tokens

# How the tags of single characters begin that may be part of a name no dictionary has: nouns, places, verbs and what has no tag.
_OF_NAMES = ("n", "x", "z", "g", "j")


def words(text: str) -> list[str]:
    """The tokens of a bare text; joined they are the text again. Single characters in a row that may be a name (云|澜|市) stay one:
    a name cut through reads worse than one too long.

    >>> words("覆盖率提高到65%,较2025年")
    ['覆盖率', '提高', '到', '65%', ',', '较', '2025年']
    """
    found: list[str] = []
    name = ""
    for token in tokens(text):
        if len(token) == 1 and "\u3400" <= token <= "\u9fff" and tag_of(token).startswith(_OF_NAMES):
            name += token
            continue
        if name:
            found.append(name)
            name = ""
        found.append(token)
    return [*found, name] if name else found
