"""A text in sentences and clauses; what stands in quotation marks, titles and brackets is never cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.text.lazy import Lazy

# What is quoted or bracketed stands for one word that no rule looks into.
COVER = "\0"
_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "「": "」", "『": "』"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_MARKS = Lazy('[\n"' + "".join(f"\\{c}" for pair in _PAIRS.items() for c in pair) + "]")
_SENTENCE = Lazy(r"[^。；;！!？?\n]+")
# A comma, stop or colon between digits parts nothing: 1,580 and 9:30.
_CLAUSE = Lazy(r"[^，,：:]+(?:[,:](?<=\d[,:])(?=\d)[^，,：:]+)*")


class Clause(NamedTuple):
    """A stretch of a text between two marks, without blanks; `stop` is the mark behind it, empty at the end."""

    start: int
    end: int
    stop: str


def covered(text: str) -> str:
    """`text`, character for character, with all that is quoted or bracketed covered.

    A mark without its partner in the same paragraph covers nothing: an opening quotation mark may be lost, and what follows
    is still text.
    """
    if not _MARKS.search(text):
        return text
    pieces: list[str] = []
    at = 0
    for start, end in _outermost(text):
        pieces += [text[at:start], COVER * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _outermost(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark == "\n":
            open_.clear()
        elif mark == '"':
            # a straight mark closes the one before it in the paragraph
            if not _close(open_, found, mark, match.end()):
                open_.append((mark, match.start()))
        elif mark in _PAIRS:
            open_.append((mark, match.start()))
        else:
            _close(open_, found, _CLOSERS[mark], match.end())
    return found


def _close(open_: list[tuple[str, int]], found: list[tuple[int, int]], wanted: str, end: int) -> bool:
    """Takes the last open mark of a kind, and with it what was opened inside and never closed."""
    for i in range(len(open_) - 1, max(-1, len(open_) - 5), -1):
        if open_[i][0] == wanted:
            start = open_[i][1]
            del open_[i:]
            while found and found[-1][0] >= start:
                found.pop()
            found.append((start, end))
            return True
    return False


def sentences(cover: str, start: int, end: int) -> Iterator[list[Clause]]:
    """The sentences of `cover` between two offsets, each as its clauses."""
    for sentence in _SENTENCE.finditer(cover, start, end):
        clauses = []
        for match in _CLAUSE.finditer(cover, sentence.start(), sentence.end()):
            if piece := match[0].strip():
                first = match.start() + len(match[0]) - len(match[0].lstrip())
                clauses.append(Clause(first, first + len(piece), cover[match.end() : match.end() + 1]))
        if clauses:
            yield clauses
