"""Width and look-alike folding that never moves a character.

Every replacement maps one character to one character, so an offset into the folded text *is* the offset into the
source text: the exact map back is the identity. What would change the length (zero-width characters, blanks inside a
line, ``PM_{2.5}``) is left to `squash`, whose result is compared and never sliced.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

IDEOGRAPHIC_SPACE = "\u3000"

# Blanks that str.split() may or may not know; all of them occur as indents of pasted and converted documents.
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"

# Not white space to Unicode, yet nothing a reader sees: zero width, direction marks, soft hyphen, controls.
INVISIBLE = re.compile(r"[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]")
# Founder's and Word's private-use indents (U+E5E5 is the usual one) stand at the ends of a line; inside a line a
# private-use character may be a real glyph of a rare name and stays.
PRIVATE_USE_EDGE = re.compile(r"^[\ue000-\uf8ff\s]*[\ue000-\uf8ff]|[\ue000-\uf8ff][\ue000-\uf8ff\s]*$")

# Kangxi and supplement radicals look like the character and break every search for it: U+2F54 for 水.
_RADICAL_BLOCKS = (range(0x2E80, 0x2EF4), range(0x2F00, 0x2FD6), range(0xF900, 0xFAD9))
# Brackets and dashes that stand for one another from file to file; full-width ASCII is added below.
_LOOK_ALIKES = {
    "﹝": "〔", "﹞": "〕", "［": "[", "］": "]", "〖": "【", "〗": "】",
    "―": "—", "–": "—", "─": "—", "━": "—", "－": "-", "‐": "-", "‑": "-", "−": "-",
    "～": "~", "〜": "~", "∼": "~", "･": "·", "•": "·", "∶": ":", "︰": ":", "﹕": ":", "︓": ":",
    "〇": "〇", "○": "○", "０": "0", "﹒": ".", "﹔": "；", "﹐": "，", "﹑": "、", "｡": "。", "､": "、", "＊": "*", "∗": "*", "﹡": "*", "❋": "*",
}  # fmt: skip
# Chinese punctuation keeps its own width: the difference between ， and , means nothing, but 。 never becomes a full stop
# that could be a decimal point.
_KEEP = set("，。；：？！（）")


@cache
def _table() -> dict[int, str]:
    import unicodedata

    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP}
    table |= {ord(blank): " " for blank in BLANKS if blank != "\t"}
    for block in _RADICAL_BLOCKS:
        for code in block:
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1:
                table[code] = folded
    return table | {ord(one): other for one, other in _LOOK_ALIKES.items()}


@cache
def _folding() -> Callable[[str], str]:
    """The substitution, made when it is first used."""
    table = _table()
    blocks = "".join(f"{chr(b.start)}-{chr(b.stop - 1)}" for b in _RADICAL_BLOCKS)
    singles = "".join(re.escape(c) for c in _LOOK_ALIKES) + "".join(b for b in BLANKS if b != "\t")
    # full-width ASCII without _KEEP, which is in every line
    foldable = re.compile(f"[{blocks}\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e{singles}]")
    return partial(foldable.sub, lambda match: table.get(ord(match[0]), match[0]))


def fold(text: str) -> str:
    """`text` with width and look-alikes folded; the same length, character for character."""
    return _folding()(text)


_HALVES = (("，", ","), ("。", "."), ("；", ";"), ("：", ":"), ("？", "?"), ("！", "!"), ("（", "("), ("）", ")"))
_UNSEEN = re.compile("[_{}\u200b\ufeff]+")


def squash(text: str) -> str:
    """For comparing only: folded, half-width punctuation, without blanks and without the ``_{ }`` of a subscript.

    ``实现 PM _{2.5} 和`` and ``实现PM_{2.5}和`` and ``实现PM2.5和`` come out the same.
    """
    bare = "".join(fold(text).split())
    # eight passes that look for one character each take a fifth of one that looks every character up
    for full, half in _HALVES:
        bare = bare.replace(full, half)
    return _UNSEEN.sub("", bare)
