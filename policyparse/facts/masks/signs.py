"""Stars that stand for nothing withheld: the marks of bold type, the sign of multiplication, the mark of a note."""

from __future__ import annotations

import re

from policyparse.text.lazy import Lazy

# **发布日期**: 2024年…: a line of Markdown's bold type says that pairs of ** are such marks
_BOLD_LINE = Lazy(r"^[ \t]*(?:[-*+>][ \t]+)?\*\*(?!\*)[^*\n]{1,40}\*\*(?!\*)[ \t]*(?:[:：]|$)|^[ \t]*(?:[-*+>][ \t]+)?\*\*(?!\*)[^*\n]{1,40}[:：。]\*\*(?!\*)", re.MULTILINE)
_BOLD = Lazy(r"(?<!\*)\*\*(?!\*)(?=\S)[^*\n]{0,200}[^*\s]\*\*(?!\*)")
# 稳住水面。**各县**要…: where nothing but pairs of ** stands in a text, each around words that begin a sentence, they are marks, too
_BOLD_OPENING = Lazy(r"(?:(?<=[。；：:）)\n\t 　])|^)\*\*(?!\*)(?=[^\W\d])[^*\n，,、]{2,30}(?<![、，和与及的等])\*\*(?!\*)")
_LONGER = Lazy(r"(?<!\*)(?:\*|\*{3,})(?!\*)")
# 到岗率=到岗人数/应到人数*100%: a formula
_FORMULA = Lazy(r"[=＝][^\n*]{1,80}[\w）)]\*\d+(?:%|％)")
_SINGLE = Lazy(r"(?<!\*)\*(?![*.])")
_RUN = Lazy(r"\*{2,}")
_WITHIN_FORMULA = Lazy(r"[=＝×÷/][^\n。；，]{0,60}$")
# *数据以市平台为准。 at the head of a line: a note, and the single star behind a word is its mark
_NOTE = Lazy(r"^[ \t]*\*(?![*.])[ \t]*(?=[^\W\d_][^\n*]{4,})", re.MULTILINE)
_MARK = Lazy(r"(?<=[^\W\d_])\*(?=[ \t]*(?:[\t|｜\n]|$))", re.MULTILINE)


def signs(folded: str) -> set[int]:
    """Where in the text a star is no mask."""
    if "*" not in folded:
        return set()
    return _bold(folded) | _products(folded) | _notes(folded)


def _bold(folded: str) -> set[int]:
    if "**" not in folded:
        return set()
    marked = _BOLD_LINE.search(folded) is not None
    if not marked and (_LONGER.search(folded) or sum(1 for _ in _BOLD_OPENING.finditer(folded)) * 2 != sum(1 for _ in _RUN.finditer(folded))):
        return set()
    pairs = _BOLD.finditer(folded) if marked else _BOLD_OPENING.finditer(folded)
    return {at for pair in pairs for at in (pair.start(), pair.start() + 1, pair.end() - 2, pair.end() - 1)}


def _products(folded: str) -> set[int]:
    """Single stars between words of a formula; in a text with formulas and nothing withheld every single star between words is one."""
    found = {match.start() for match in _SINGLE.finditer(folded) if folded[match.start() - 1 : match.start()].isdigit() and folded[match.end() : match.end() + 1].isdigit()}
    if not _FORMULA.search(folded):
        return found
    clear = _RUN.search(folded) is None
    for match in _SINGLE.finditer(folded):
        before, after = folded[max(0, match.start() - 1) : match.start()], folded[match.end() : match.end() + 1]
        between = (before.isalnum() or before in ("）", ")")) and (after.isalnum() or after in ("（", "("))
        if between and (clear or _WITHIN_FORMULA.search(folded[max(0, match.start() - 80) : match.start()])):
            found.add(match.start())
    return found


def _notes(folded: str) -> set[int]:
    """The star of a note and those that lead to it."""
    notes = {folded.index("*", match.start()) for match in _NOTE.finditer(folded)}
    marks = {match.start() for match in _MARK.finditer(folded)}
    return notes | marks if len(notes) == 1 and 0 < len(marks) <= _NOTED and _RUN.search(folded) is None else set()


_NOTED = 5  # words that one note is said of
