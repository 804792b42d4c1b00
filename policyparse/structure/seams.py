"""Whether a line break cuts a word: …缆绳松 | 脱造成的异响. Asks the segmenter, so only where nothing else decides."""

from __future__ import annotations

import re

from policyparse.text.tokens import tagged

_NEAR = 6  # characters on either side
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def breaks_word(before: str, after: str) -> bool:
    """Whether the end of one line and the beginning of the next are one word, of which the first has a single character alone.

    环境 | 保护工作…… is none: 环境 is a word by itself, and a heading may end with it.
    """
    left, right = before[-_NEAR:], after[:_NEAR]
    if not (left and right and _CHINESE.fullmatch(left[-1]) and _CHINESE.fullmatch(right[0])):
        return False
    words = [word for word, _ in tagged(left)]
    if len(words[-1]) != 1:
        return False
    at = 0
    for word, _ in tagged(left + right):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False
