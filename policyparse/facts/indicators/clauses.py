"""A text parted into clauses, with what is quoted or bracketed out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policyparse.language.lazy import Lazy

# Stands for every character of a title or a quotation: “三线一单”, 《…（2021—2025年）》 hold no goals.
SHADE = "\x01"
# Stands for every character of a remark in brackets.
ASIDE = "\x03"
# Stands for every character of a wording that says when (到2025年).
GONE = "\x02"
_SHADED = Lazy(r"《[^《》\n]{1,120}》|“[^“”\n]{1,40}”|\"[^\"\n]{1,40}\"|[（(][^（()）\n]{0,120}[)）]|【[^【】\n]{0,40}】")
# A comma between digits parts thousands; a dash that leads a point (——) ends nothing.
_ENDS = Lazy(r"[，。；：！？\n;!?]|(?<!\d),|,(?!\d{3})|(?<!\d):|:(?!\d)")
_STOPS = "。；！？\n;!?"


class Clause(NamedTuple):
    """A stretch between commas. `plain` has the same length as the text, what is quoted or bracketed shaded."""

    start: int
    end: int
    plain: str
    closes: bool  # a full stop, semicolon or line end follows
    sentence: int  # counts the full stops before it


def shaded(folded: str) -> str:
    """`folded` with titles, quotations and brackets out of sight, character for character."""
    return _SHADED.sub(_shade, folded)


def _shade(match: re.Match[str]) -> str:
    return (ASIDE if match[0][0] in "(（【" else SHADE) * len(match[0])


def clauses(plain: str) -> Iterator[Clause]:
    """The clauses of a shaded text, in order, without their outer blanks."""
    at = sentence = 0
    for end, mark in [*((m.start(), m[0]) for m in _ENDS.finditer(plain)), (len(plain), "\n")]:
        closes = mark in _STOPS
        piece = plain[at:end]
        stripped = piece.strip(" \t—-")
        if stripped:
            start = at + piece.index(stripped[0])
            yield Clause(start, start + len(stripped), stripped, closes, sentence)
        sentence += closes
        at = end + 1
