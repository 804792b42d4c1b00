"""What stands in quotation marks, titles and brackets: where it begins and ends, and a text without sight of it."""

from __future__ import annotations

import re
from typing import NamedTuple

# Stands for every character of a title or a quotation: no rule looks into “三线一单” and 《…（2021—2025年）》.
QUOTED = "\x01"
# Stands for every character of a remark in brackets.
ASIDE = "\x03"

# Marks of both widths close one another: files mix （…) and 〔…].
_OPENING = {"“": "“", "‘": "‘", "《": "《", "〈": "〈", "（": "(", "(": "(", "〔": "[", "[": "[", "【": "【", "「": "「", "『": "『"}
_CLOSING = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "(", ")": "(", "〕": "[", "]": "[", "】": "【", "」": "「", "』": "『"}
_MARKS = re.compile('[\n"' + "".join(f"\\{mark}" for mark in [*_OPENING, *_CLOSING]) + "]")
_BRACKETS = frozenset("（(〔[【")
# An opening mark that is still open this many marks later was never closed.
_DEEPEST = 4


class Enclosed(NamedTuple):
    """A stretch of a text from an opening mark to the mark that closes it, both included."""

    start: int
    end: int


def enclosed(text: str) -> list[Enclosed]:
    """The outermost stretches of `text` that marks enclose, in order and apart; offsets are characters.

    A mark without its partner in the same paragraph encloses nothing: a mark may be lost in print, and what follows is text.

    >>> enclosed("落实“河长（湖长）制”（见附件）")
    [Enclosed(start=2, end=11), Enclosed(start=11, end=16)]
    """
    found: list[Enclosed] = []
    open_: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark == "\n":
            open_.clear()
        elif kind := _OPENING.get(mark):
            open_.append((kind, match.start()))
        # a straight quotation mark closes the one before it in the paragraph, else it opens
        elif not _close(open_, found, _CLOSING.get(mark, mark), match.end()) and mark == '"':
            open_.append((mark, match.start()))
    return found


def _close(open_: list[tuple[str, int]], found: list[Enclosed], kind: str, end: int) -> bool:
    """Takes the last open mark of a kind, and with it what was opened inside and never closed."""
    for i in range(len(open_) - 1, max(-1, len(open_) - 1 - _DEEPEST), -1):
        if open_[i][0] == kind:
            start = open_[i][1]
            del open_[i:]
            while found and found[-1].start >= start:
                found.pop()
            found.append(Enclosed(start, end))
            return True
    return False


def hidden(text: str) -> str:
    """`text` with all that marks enclose out of sight, character for character: QUOTED or ASIDE stands in its place.

    >>> hidden("落实“双控”（见附件）").replace(QUOTED, "q").replace(ASIDE, "a")
    '落实qqqqaaaaa'
    """
    pieces: list[str] = []
    at = 0
    for start, end in enclosed(text):
        pieces += (text[at:start], (ASIDE if text[start] in _BRACKETS else QUOTED) * (end - start))
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text
