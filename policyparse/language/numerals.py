"""Chinese and Arabic numerals as ordinals and dates write them."""

from __future__ import annotations

from functools import lru_cache

from policyparse.rules import rule

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "0": 0, "两": 2, "元": 1}
# The digits of cheques: 伍仟万元.
_FORMAL = {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_DIGITS |= _FORMAL
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
# More digits than any figure of the genre has; what is longer is a code or no number at all.
LONGEST = 18
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# One character for number and bracket or point: ㈠ ⑴ ⒈
ENCLOSED_CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
ENCLOSED_DIGITS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
POINTED_DIGITS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SINGLE = {c: i for row in (CIRCLED, ROMAN, ENCLOSED_CHINESE, ENCLOSED_DIGITS, POINTED_DIGITS) for i, c in enumerate(row, 1)}


@lru_cache(maxsize=1024)
def integer(text: str) -> int | None:
    """The value of ``22``, ``二十二``, ``廿二``, ``二〇二六``, ``一百九十万零三千`` or ``⑧``; None where it is no whole number.

    >>> integer("二十二"), integer("二〇二六"), integer("⑧"), integer("一千零十"), integer("伍仟")
    (22, 2026, 8, 1010, 5000)
    """
    text = text.strip()
    if text in _SINGLE:
        return _SINGLE[text]
    if not text or len(text) > LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _with_tens(text)


def _with_tens(text: str) -> int | None:
    """三千零五, 一亿二千万: digits times tens, summed up; None where two digits stand side by side (三四十)."""
    total = section = 0  # of what stands before 万 or 亿, and since
    digit: int | None = None
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c] or None  # 零 only fills the gap: 一千零十
        elif c in _TENS:
            section += _TENS[c] * (digit or 1)
            digit = None
        elif c in _MYRIADS:
            section += digit or 0
            # 三万亿 is ten thousand times 亿; in 一亿二千万 the two parts are summed up
            total = (total + section) * _MYRIADS[c] if c == "亿" else total + section * _MYRIADS[c]
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)


_NEIGHBOURS = rule(
    r"(?P<head>[一二三四五六七八九两十百千]*?)(?P<one>[一二两三四五六七八])(?P<other>[二两三四五六七八九])(?P<tens>[十百千]*)",
    examples=["三四十", "一千七八百", "两三"],
    rejects=["三十四", "渔港"],
    why="Two neighbouring numerals that say about how many: 三四十, 一千七八百.",
    ask="whole",
)


def approximate_range(text: str) -> tuple[int, int] | None:
    """The two counts of 两三 (家), 三五 (个), 三四十, 十五六: neighbours side by side stand for a range; None for all else.

    >>> approximate_range("两三"), approximate_range("三四十"), approximate_range("十五六"), approximate_range("二五")
    ((2, 3), (30, 40), (15, 16), None)
    """
    match = _NEIGHBOURS.fullmatch(text)
    if not match or (match["head"] and match["head"][-1] not in _TENS):
        return None
    one, other = _DIGITS[match["one"]], _DIGITS[match["other"]]
    if other != one + 1 and (one, other) != (3, 5):
        return None
    ends = [integer(match["head"] + match[name] + match["tens"]) for name in ("one", "other")]
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
