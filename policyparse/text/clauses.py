"""Sentences and clauses of a text, by their marks.

Give the text with what is quoted or bracketed out of sight (quotes.hidden), and no mark inside 《…，…》 parts anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from policyparse.rules import rule

_STOPS = "。；;！!？?\n"
_SENTENCE = rule(
    rf"[^{_STOPS}]+",
    examples=["⟨渔港改造，渔船登记⟩。", "⟨渔港⟩；渔船"],
    rejects=["。", "；"],
    why="A sentence: up to a stop, a semicolon or a mark of question.",
)
_MARK = rule(
    rf"[{_STOPS}，,：:]",
    examples=["渔港，渔船", "任务：渔港"],
    rejects=["渔港、渔船", "渔港"],
    why="A mark that ends a clause.",
)
_BLANKS = " \t\r\u3000\xa0"
_THOUSANDS = rule(
    r"\d{3}(?!\d)",
    examples=["200", "200元"],
    rejects=["20", "2000"],
    why="Three digits behind a comma that parts thousands.",
    ask="match",
)


class Stretch(NamedTuple):
    """A stretch of a text without its outer blanks, and the mark behind it (empty at the end of the text)."""

    start: int
    end: int
    stop: str


class Clause(NamedTuple):
    """A stretch between two marks, without its outer blanks and the dash that leads a point; offsets are of the whole text."""

    start: int
    end: int
    text: str
    sentence: int
    """Where its sentence begins."""
    stop: str = ""
    """The mark behind it; empty at the end of the text."""


def sentences(text: str) -> Iterator[Stretch]:
    """The stretches between 。；！？ and line ends that hold more than blanks.

    >>> [text for text in ("修堤。 清淤；疏浚",) for text in [text[s.start : s.end] + s.stop for s in sentences(text)]]
    ['修堤。', '清淤；', '疏浚']
    """
    for match in _SENTENCE.finditer(text):
        if piece := match[0].strip():
            start = match.start() + match[0].find(piece[0])
            yield Stretch(start, start + len(piece), text[match.end() : match.end() + 1])


class Clauses:
    """The clauses of `text` between two offsets. They are cut out when they are asked for: most readers want few of them."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._text = text
        self._start, self._end = start, len(text) if end is None else end
        self._ends: list[int] = []
        self._sentences: list[int] = []  # where the sentence of each clause begins
        sentence = start
        for match in _MARK.finditer(text, start, self._end):
            at, mark = match.start(), match[0]
            if mark in ",:，：" and _inside_number(text, at):
                continue
            self._ends.append(at)
            self._sentences.append(sentence)
            if mark in _STOPS:
                sentence = at + 1
        self._ends.append(self._end)
        self._sentences.append(sentence)

    def __iter__(self) -> Iterator[Clause]:
        """Those that hold more than blanks, in order."""
        return (clause for clause in map(self._cut, range(len(self._ends))) if clause.text)

    def around(self, offset: int) -> Clause:
        """The clause that holds `offset`."""
        return self._cut(bisect_left(self._ends, offset))

    def before(self, clause: Clause) -> Clause | None:
        """The clause before in the same sentence."""
        index = bisect_left(self._ends, clause.start)
        return self._cut(index - 1) if index and self._sentences[index - 1] == self._sentences[index] else None

    def _cut(self, index: int) -> Clause:
        end = self._ends[index]
        start = self._ends[index - 1] + 1 if index else self._start
        piece = self._text[start:end]
        text = piece.strip(_BLANKS + "—-")
        start += piece.find(text) if text else 0
        return Clause(start, start + len(text), text, self._sentences[index], self._text[end : end + 1] if end < self._end else "")


def _inside_number(text: str, at: int) -> bool:
    """Whether a comma or colon parts digits: 1,200 and 3，500, 12:30 and 1.65：1, but not 增长6,下降3.

    After a year or a longer number a comma begins a new clause: 到2027，100%的….
    """
    if not text[at - 1 : at].isdigit():
        return False
    if text[at] in ":：":
        return text[at + 1 : at + 2].isdigit()
    return _THOUSANDS.match(text, at + 1) is not None and not (at > 3 and text[at - 4 : at].isdigit())
