"""Texts as they are compared: without blanks, without the width of characters, and the way back to what is printed."""

from __future__ import annotations

from functools import lru_cache

from policyparse.text.folding import INVISIBLE, fold, squash

_TO_HALF = str.maketrans("，。；：？！（）“”‘’", ",.;:?!()\"\"''")
_DROPPED = frozenset("_{}\n\r\t\f\v \u0085\u2028\u2029")


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """`text` without blanks, invisible characters and width; equal for equal wordings however they are set."""
    return INVISIBLE.sub("", squash(text)).translate(_TO_HALF)


class Plain:
    """A text and its bare form; `printed` gives the stretch of the text that stands for a stretch of the bare form."""

    __slots__ = ("_at", "bare", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold(text).translate(_TO_HALF)
        # the characters that `bare` keeps, by the same rules
        self._at = [i for i, c in enumerate(folded) if c not in _DROPPED and not c.isspace() and not INVISIBLE.match(c)]
        self.bare = "".join(folded[i] for i in self._at)

    def printed(self, start: int, end: int) -> str:
        """What is printed for bare[start:end], the blanks behind it included."""
        if start >= end:
            return ""
        first = self._at[start] if start else 0
        last = self._at[end] if end < len(self._at) else len(self.text)
        return self.text[first:last]
