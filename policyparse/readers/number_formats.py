"""How Word writes the number of a list paragraph (ST_NumberFormat), as far as Chinese documents use it."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def positional(n: int) -> str:
    """二〇二六: digit by digit."""
    return "".join(_DIGITS[int(d)] for d in str(n))


def counting(n: int) -> str:
    """十一, 二十, from a hundred on digit by digit."""
    return thousands(n) if n < 100 else positional(n)


def thousands(n: int, digits: str = _DIGITS.replace("〇", "零"), units: str = "十百千") -> str:
    """一百零五. Up to 9999; larger numbers digit by digit."""
    if not 0 < n < 10_000:
        return positional(n)
    written, zero = "", False
    for place in range(len(str(n)) - 1, -1, -1):
        digit = n // 10**place % 10
        if digit:
            written += (digits[0] if zero else "") + digits[digit] + (units[place - 1] if place else "")
        zero = bool(written) and not digit
    ten = digits[1] + units[0]
    return written[1:] if written.startswith(ten) and digits[1] == "一" else written


def roman(n: int) -> str:
    """I, II, III, IV … for 1 to 3999."""
    written = ""
    for worth, letters in _ROMAN if 0 < n < 5000 else ():
        written += letters * (n // worth)
        n %= worth
    return written


def letters(n: int) -> str:
    """a … z, aa, bb: the letter again for each round of the alphabet."""
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n <= 780 else str(n)


def enclosed(n: int, *ranges: tuple[int, int, int]) -> str:
    """The character of n in `ranges` of (first, last, code of the first); the plain number outside of them."""
    return next((chr(code + n - first) for first, last, code in ranges if first <= n <= last), str(n))


def circled(n: int) -> str:
    """①, ② … as far as Unicode has them, plain digits beyond."""
    return enclosed(n, (0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def full_width(n: int) -> str:
    """Digits in full width: １２."""
    return "".join(chr(ord(d) + 0xFEE0) for d in str(n))


def cyclic(marks: str) -> Callable[[int], str]:
    """The n-th sign of a row that starts over at its end."""
    return lambda n: marks[(n - 1) % len(marks)]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": lambda n: enclosed(n, (1, 20, 0x2488)),
    "decimalEnclosedParen": lambda n: enclosed(n, (1, 20, 0x2474)),
    "ideographEnclosedCircle": lambda n: enclosed(n, (1, 10, 0x3280)),
    "numberInDash": lambda n: f"- {n} -",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letters(n).upper(),
    "lowerLetter": letters,
    "chineseCounting": counting,
    "chineseCountingThousand": thousands,
    "japaneseCounting": thousands,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": thousands,
    "ideographDigital": positional,
    "japaneseDigitalTenThousand": positional,
    "taiwaneseDigital": positional,
    "chineseLegalSimplified": lambda n: thousands(n, _LEGAL, "拾佰仟"),
    "ideographTraditional": cyclic(_STEMS),
    "ideographZodiac": cyclic(_BRANCHES),
    "none": lambda n: "",
}


def written(n: int, number_format: str) -> str:
    """The number in its format; decimal where the format is none that Chinese documents use."""
    # a list may be told to start below nothing; no office writes such a number in characters
    return FORMATS.get(number_format, str)(n) if n >= 0 else str(n)
