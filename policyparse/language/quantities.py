"""Figures with their unit of measure, as documents print them: 1.2万家, 3—5个, 百分之八十, 九成, 翻一番, ***%."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from policyparse.language.numerals import integer
from policyparse.rules import load
from policyparse.text.lazy import Lazy

Number: TypeAlias = int | float


class Quantity(NamedTuple):
    """One figure. `start` and `end` hold number, unit and what stands between; not 以上, 左右 around it."""

    start: int
    end: int
    value: Number | None  # in `unit`; None where it is masked
    value_max: Number | None  # the upper end of a range
    unit: str  # as printed, multiplier included (万人); 百分之八十 is 80 %
    kind: str  # what the unit measures, as in the rules
    chinese: bool  # written in Chinese numerals
    masked: bool

    def shifted(self, by: int) -> Quantity:
        """The same figure of a text that begins `by` characters later."""
        start, end, value, value_max, unit, kind, chinese, masked = self
        return Quantity(start + by, end + by, value, value_max, unit, kind, chinese, masked)


_CN = "零〇一二两三四五六七八九十百千"
# A numeral begins with one of a set, so that the search passes over all other text at full speed; whether it is one is for `number`.
_NUMERAL = rf"[\d*{_CN}](?:(?<=[\d*])[\d,.*]*|(?<=[{_CN}])[{_CN}点]*)"
_FORM = Lazy(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\*+(?:\.\*+)?|[{_CN}]+(?:点[{_CN}]+)?")
_TO = r"[ \t]?(?:—+|-+|~|至|到)[ \t]?"
_SOME = str.maketrans("", "", "余多 \t\u3000\xa0")
_PERCENT = Lazy(rf"百分之(?P<n>[{_CN}点]+|[\d.]+)(?:(?:至|到)百分之(?P<n2>[{_CN}点]+|[\d.]+))?")


@cache
def _units() -> dict[str, str]:
    """Name of a unit → kind."""
    return {name: kind for kind, rule in load("units_of_measure")["kinds"].items() for name in rule["names"]}


@cache
def pattern() -> re.Pattern[str]:
    """One figure with its unit. What may not follow a unit is looked at afterwards: a hundred looks ahead take long to compile."""
    rules = load("units_of_measure")
    unit = "|".join(sorted(map(re.escape, _units()), key=lambda name: (-len(name), name)))
    times = "|".join(sorted(rules["multipliers"], key=len, reverse=True))
    per = "|".join(sorted(map(re.escape, rules["per"]), key=len, reverse=True))
    measured = rf"[余多]?(?P<unit>(?:{times})?[余多]?[ \t]?(?:{unit})(?:[/每·](?:{per}))*)"
    follows = "".join(sorted({name[0] for name in [*_units(), *rules["multipliers"]]} | set("余多—~至到"))) + r" \t\-"
    return re.compile(
        rf"(?P<n>{_NUMERAL})(?=[{follows}])(?:[ \t]?(?P<u1>(?:{times})?(?:个百分点|个月|公里|[%‰个元家人吨亩倍天年项名米])?){_TO}(?P<n2>{_NUMERAL}))?[ \t]?{measured}"
    )


@cache
def _never() -> dict[str, str]:
    """Unit → the characters that make it part of another word."""
    return {name: after for rule in load("units_of_measure")["kinds"].values() for name, after in rule.get("not_before", {}).items()}


def find_quantities(folded: str, start: int = 0, end: int | None = None, skip: Callable[[re.Match[str]], bool] | None = None) -> Iterator[Quantity]:
    """Every figure with a unit in `folded`, left to right. Years (2026年), dates and ordinals (第三条, 3月) are none.

    `skip`: which matches (numeral `n`, unit as printed `unit`) are of no interest, told before anything is made of them.

    >>> [(q.value, q.unit) for q in find_quantities("新建1.2万家、改造三十个，覆盖率达百分之八十")]
    [(1.2, '万家'), (30, '个'), (80, '%')]
    """
    end = len(folded) if end is None else end
    matches = pattern().finditer(folded, start, end)
    found = [_measured(match, folded) for match in matches if skip is None or not skip(match)]
    if "百分之" in folded:
        found += [_percent(match) for match in _PERCENT.finditer(folded, start, end)]
        found.sort(key=lambda q: q.start if q else 0)
    return (q for q in found if q)


def _percent(match: re.Match[str]) -> Quantity | None:
    value, top = number(match["n"]), number(match["n2"]) if match["n2"] else None
    return Quantity(match.start(), match.end(), value, top, "%", "ratio", not match["n"][0].isdigit(), False) if value is not None else None


def _measured(match: re.Match[str], folded: str) -> Quantity | None:
    printed, upto, unit = match.group("n", "n2", "unit")
    unit = unit.strip()
    start, end = match.span()
    if folded[start - 1 : start] in ("第", "〔", ".") or (unit.startswith(("年", "月", "日")) and _is_date(printed, unit, folded, match)):
        return None
    bare = unit if unit in _units() else unit.translate(_SOME)
    after = folded[end : end + 1]
    if after and (after in _never().get(without_multiplier(bare)[1], "") or after == "级"):
        return None  # 5家庭院, 3万吨级船舶
    if printed[0] in "十百千" and folded[start - 1 : start] in ("几", "数", "上"):
        return None  # 数十家, 几百个, 上千名
    if printed in ("百", "千") or (unit == "分" and printed[0] in _CN) or (unit == "届" and len(printed) == 4):
        return None  # 百亿元企业, 十分重要, 2026届
    value, top = number(printed), number(upto) if upto else None
    if top is not None and value is not None and match["u1"] and match["u1"] != unit:
        value = _in_same(value, match["u1"], unit)
    masked = "*" in printed or "*" in (upto or "")
    if value is None and not masked:
        return None
    return Quantity(start, end, None if masked else value, None if masked else top, bare, kind_of(bare), printed[0] in _CN, masked)


def _in_same(value: Number, unit: str, other: str) -> Number:
    """9000万元至1.2亿元: the lower end in the unit of the upper one, where both measure the same."""
    one, two = in_base(value, unit), in_base(1, other)
    return whole(one[0] / two[0]) if one and two and one[1] == two[1] else value


def _is_date(printed: str, unit: str, folded: str, match: re.Match[str]) -> bool:
    """2026年, 二〇二六年, ****年, 6月, 30日: parts of a date. A count of years says 年 behind one or two digits (10年)."""
    if unit in ("月", "日"):
        return True
    digits = printed.replace("*", "0")
    return unit == "年" and len(digits) == 4 and (digits.isdigit() or all(c in "零〇一二三四五六七八九" for c in digits))


def number(printed: str) -> Number | None:
    """The value of a numeral: 1,200 · 4.5 · 二十一 · 三点五; None where it is masked or no numeral.

    >>> number("1,200"), number("4.50"), number("三点五"), number("**")
    (1200, 4.5, 3.5, None)
    """
    if printed.isdecimal() and printed.isascii():
        return int(printed)
    if "*" in printed or not _FORM.fullmatch(printed):
        return None
    if printed[0].isascii():
        return whole(float(printed.replace(",", "")))
    whole_part, _, decimals = printed.partition("点")
    value = integer(whole_part)
    if value is None or (decimals and any(c in "十百千" for c in decimals)):
        return None
    return float(f"{value}.{integer(decimals)}") if decimals else value


def whole(value: float) -> Number:
    """An integer where the number is whole."""
    return int(value) if value == int(value) else value


@cache
def kind_of(unit: str) -> str:
    """What a unit as printed measures (万人 → people); of X/Y what X measures with "/" behind it."""
    top, slash, _ = unit.partition("/")
    return (_units().get(top) or _units().get(without_multiplier(top)[1]) or "") + slash


@cache
def without_multiplier(unit: str) -> tuple[float, str]:
    """The multiplier of a unit, and the rest: 万亿元 → 1e12, 元. 千瓦 and 千米 are units of their own.

    >>> without_multiplier("万亿元"), without_multiplier("千瓦"), without_multiplier("万千瓦")
    ((1000000000000, '元'), (1, '千瓦'), (10000, '千瓦'))
    """
    if unit in _units():
        return 1, unit
    multipliers = load("units_of_measure")["multipliers"]
    for name in sorted(multipliers, key=len, reverse=True):
        if unit.startswith(name) and unit[len(name) :] in _units():
            return multipliers[name], unit[len(name) :]
    return 1, unit


def in_base(value: Number, unit: str) -> tuple[float, str] | None:
    """`value` in the base unit of its kind, for comparing (1.2万家 → 12000, 个); None for units that are not known or are X/Y.

    >>> in_base(1.2, "万家"), in_base(2, "成"), in_base(3, "微克/立方米")
    ((12000.0, '个'), (20.0, '%'), None)
    """
    times, bare = without_multiplier(unit)
    kind = _units().get(bare)
    if kind is None:
        return None
    rule = load("units_of_measure")["kinds"][kind]
    return float(value) * times * rule["names"][bare], rule["base"]
