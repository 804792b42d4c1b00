"""Chinese and Arabic numerals as ordinals and dates write them."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = (
    {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "0": 0, "两": 2, "元": 1} | {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
)
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# One character for number and bracket or point: ㈠ ⑴ ⒈
ENCLOSED_CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
ENCLOSED_DIGITS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
POINTED_DIGITS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SINGLE = {c: i for row in (CIRCLED, ROMAN, ENCLOSED_CHINESE, ENCLOSED_DIGITS, POINTED_DIGITS) for i, c in enumerate(row, 1)}


@lru_cache(maxsize=1024)
def integer(text: str) -> int | None:
    """The value of ``22``, ``二十二``, ``廿二``, ``二〇二六`` or ``⑧``; None where it is no whole number.

    >>> integer("二十二"), integer("二〇二六"), integer("⑧"), integer("十")
    (22, 2026, 8, 10)
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text)
    if text in _SINGLE:
        return _SINGLE[text]
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if any(c in _UNITS for c in text):
        return _with_units(text)
    return int("".join(str(_DIGITS[c]) for c in text))


def _with_units(text: str) -> int:
    total, digit = 0, None
    for c in text:
        if c in _UNITS:
            total += _UNITS[c] * (1 if digit is None else digit)
            digit = None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)
