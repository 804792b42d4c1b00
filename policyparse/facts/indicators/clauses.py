"""A text parted into clauses, with what is quoted or bracketed out of sight."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import methodcaller
from typing import NamedTuple

from policyparse.text.lazy import Lazy

# Stands for every character of a title or a quotation: “三线一单”, 《…（2021—2025年）》 hold no goals.
SHADE = "\x01"
# Stands for every character of a remark in brackets.
ASIDE = "\x03"
# Stands for every character of a wording that says when (到2025年).
GONE = "\x02"
_SHADED = Lazy(r"《[^《》\n]{1,120}》|“[^“”\n]{1,40}”|\"[^\"\n]{1,40}\"|（[^（()）\n]{0,120}[)）]|\([^（()）\n]{0,120}[)）]|【[^【】\n]{0,40}】")
# A comma between digits parts thousands; a dash that leads a point (——) ends nothing.
_ENDS = Lazy(r"[，。；：！？\n;!?,:]")
_STOPS = "。；！？\n;!?"

_START = methodcaller("start")


class Clause(NamedTuple):
    """A stretch between commas. `plain` has the same length as the text, what is quoted or bracketed shaded."""

    start: int
    end: int
    plain: str
    sentence: int  # where its sentence begins


def shaded(folded: str) -> str:
    """`folded` with titles, quotations and brackets out of sight, character for character."""
    return _SHADED.sub(_shade, folded)


def _shade(match: re.Match[str]) -> str:
    return (ASIDE if match[0][0] in "(（【" else SHADE) * len(match[0])


class Clauses:
    """The clauses of a shaded text. Only those that are asked for are cut out: most hold no figure."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self._ends = [at for at in map(_START, _ENDS.finditer(plain)) if plain[at] not in ",:，：" or _ends(plain, at)]

    def around(self, offset: int) -> Clause:
        """The clause that holds `offset`, without its outer blanks."""
        index = bisect_left(self._ends, offset)
        return self._cut(index)

    def before(self, clause: Clause) -> Clause | None:
        """The clause before in the same sentence."""
        index = bisect_left(self._ends, clause.start)
        if index == 0 or self.plain[self._ends[index - 1]] in _STOPS:
            return None
        return self._cut(index - 1)

    def _cut(self, index: int) -> Clause:
        start = self._ends[index - 1] + 1 if index else 0
        end = self._ends[index] if index < len(self._ends) else len(self.plain)
        piece = self.plain[start:end]
        stripped = piece.strip(" \t—-")
        start += piece.find(stripped) if stripped else 0
        while index and self.plain[self._ends[index - 1]] not in _STOPS:
            index -= 1
        return Clause(start, start + len(stripped), stripped, self._ends[index - 1] + 1 if index else 0)


_THOUSAND = re.compile(r"\d{3}(?!\d)")


def _ends(plain: str, at: int) -> bool:
    """Whether a comma or colon ends a clause: not in 1,200 and 3，500, nor in 12:30 and 1.65：1."""
    if not plain[at - 1 : at].isdigit():
        return True
    if plain[at] in ":：":
        return not plain[at + 1 : at + 2].isdigit()
    # a comma of full width parts thousands as in 3，500万元; after a year or a longer number a new clause begins
    return not (_THOUSAND.match(plain, at + 1) if plain[at] == "，" else plain[at + 1 : at + 4].isdigit()) or plain[max(0, at - 4) : at].isdigit()
