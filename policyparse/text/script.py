"""Which script a text is written in."""

from __future__ import annotations


def has_chinese(text: str) -> bool:
    """Whether any character is a Chinese one, the radicals that some PDF fonts print in their place included.

    A loop, as it ends at the first character of nearly every document: compiling the two ranges takes longer.
    """
    return not text.isascii() and any("\u3400" <= c <= "\u9fff" or "\u2e80" <= c <= "\u2fd5" for c in text)
