"""Texts cut into what an edit may not cut through: words, numbers, dates, Latin tokens, masked runs.

Words that stand in no dictionary (names of places above all) are guessed at: a name cut through reads worse than one too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.text.lazy import Lazy

# 65%, 2026年, 12月, V2.0, NB-IoT, **.*%, 二十五, 百分之九十
_NUMERALS = "百分之[〇零一二三四五六七八九十百点]+|[〇零一二三四五六七八九十百千万亿两]{2,}"
_ATOMS = Lazy(
    rf"(?P<atom>[A-Za-z0-9*]+(?:[.,:/&+-][A-Za-z0-9*]+)*[%‰℃年月日]?|{_NUMERALS})"
    rf"|(?P<han>(?:(?!{_NUMERALS})[\u3400-\u9fff])+)|(?P<other>.)",
    re.DOTALL,
)


def words(text: str) -> list[str]:
    """The tokens of a bare text; joined they are the text again.

    >>> words("覆盖率提高到65%,较2025年")
    ['覆盖率', '提高', '到', '65%', ',', '较', '2025年']
    """
    return list(_words(text))


def _words(text: str) -> Iterator[str]:
    from rjieba import cut

    for match in _ATOMS.finditer(text):
        if match.lastgroup == "han" and len(match[0]) > 1:
            yield from cut(match[0])
        else:
            yield match[0]
