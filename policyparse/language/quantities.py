"""Figures with their unit of measure, as documents print them: 1.2万家, 3—5个, 三四十家, 九成五, 三分之二, 翻一番, ***%."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from policyparse.language.numerals import LONGEST, approximate_range, integer
from policyparse.language.units_of_measure import converted, kind_of, measures, without_multiplier
from policyparse.rules import composed, load, rule

Number: TypeAlias = int | float


class Quantity(NamedTuple):
    """One figure. `start` and `end` hold number, unit and what stands between; not 以上, 左右 around it."""

    start: int
    end: int
    value: Number | None  # in `unit`; None where it is masked, or said in words alone (数十家)
    value_max: Number | None  # the upper end of a range
    unit: str  # as printed, multiplier included (万人); 百分之八十 and 三分之一 are in %; of a ratio (1.65:1) empty
    kind: str  # what the unit measures, as in the rules
    chinese: bool  # written in Chinese numerals
    masked: bool
    approximate: bool = False  # 十来个, 百余家, 两三家
    in_words: bool = False  # the printed figure says more than value and unit do: 三分之一, 1.65:1, 数十家

    def shifted(self, by: int) -> Quantity:
        """The same figure of a text that begins `by` characters later."""
        return self._replace(start=self.start + by, end=self.end + by)


# --- numerals ----------------------------------------------------------------------------------------------------------

_DIGIT = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_CN = rf"{_DIGIT}十百千拾佰仟"
# A numeral is a run of such characters; what it says is for `_amount`. 一百九十万零三千 and 1亿2000万 hold a multiplier, the last
# one of a numeral belongs to the unit (三百|万元).
_NUMERAL = rf"(?:[\d*](?:[\d*,，.]| (?=\d{{3}}(?!\d)))*|[{_CN}几数上][{_CN}点几]*)(?:[万亿]+[{_DIGIT}\d][\d.{_CN}]*)*"
_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:，\d{3})+|(?: \d{3})+)(?:\.\d+)?"
_ARABIC = rule(
    rf"{_GROUPED}|\d+(?:\.\d+)?",
    examples=["1,200", "3.5", "12 000", "5"],
    rejects=["三百", "1,20"],
    why="A number in digits, its thousands parted or not.",
    ask="whole",
)
_MASKED = rule(
    r"\*+(?:[.,]\*+)?|\*+\d[\d*.]*|\d[\d.]*\*[\d*.]*",
    examples=["***.*", "1**", "**5"],
    rejects=["120", "万"],
    why="A number whose digits are withheld, all or some.",
    ask="whole",
)
_MIXED = rule(
    r"(?P<a>\d+(?:\.\d+)?)(?P<by>[万亿])(?P<b>\d+(?:\.\d+)?)(?P<tens>[十百千]?万?)",
    examples=["1亿2000", "3万5千"],
    rejects=["1亿", "12000"],
    why="A number with a multiplier inside: 1亿2000万.",
    ask="whole",
)
_LAST = rule(
    r"[,， ](?P<n>[^,， .]+(?:\.\d+)?)$",
    examples=["2025，100", "2025, 1.5"],
    rejects=["2025", "1.2.3"],
    why="The last number behind a comma that parts two: 2025，⟨100家⟩.",
)
_SOME = str.maketrans("", "", "余多来 \t\u3000\xa0")


class _Amount(NamedTuple):
    """What a numeral says."""

    value: Number | None
    top: Number | None = None
    approximate: bool = False
    vague: bool = False  # 数十, 几百: no number
    masked: bool = False


def _amount(printed: str) -> _Amount | None:
    """The value of a numeral in any of its shapes; None where it is none."""
    if "*" in printed:
        return _Amount(None, masked=True) if _MASKED.fullmatch(printed) else None
    if printed[0] in "几数":
        # 数十 is no number, and 几个, 数家 say nothing
        return _Amount(None, approximate=True, vague=True) if all(c in "十百千" for c in printed[1:]) else None
    if printed[0] == "上":
        return _Amount(integer(printed[1:] or "一"), approximate=True) if printed[1:] in ("", "百", "千") else None
    if printed[-1] == "几":
        tens = integer(printed[:-1]) if printed[-2:-1] == "十" else None
        return None if tens is None else _Amount(tens, approximate=True)
    ends = approximate_range(printed)
    if ends:
        return _Amount(*ends, approximate=True)
    value = number(printed)
    return None if value is None else _Amount(value)


def number(printed: str) -> Number | None:
    """The value of a numeral: 1,200 · 5 000 · 4.5 · 二十一 · 三点五; None where it is masked or no numeral.

    >>> number("1,200"), number("5 000"), number("4.50"), number("三点五"), number("**")
    (1200, 5000, 4.5, 3.5, None)
    """
    if len(printed) > LONGEST:
        return None  # a code of many digits counts nothing
    if _ARABIC.fullmatch(printed):
        return whole(float(bare)) if "." in (bare := re.sub("[,， ]", "", printed)) else int(bare)
    mixed = _MIXED.fullmatch(printed)
    if mixed:
        tens = integer(mixed["tens"]) or 1
        return whole(float(mixed["a"]) * (10_000 if mixed["by"] == "万" else 100_000_000) + float(mixed["b"]) * tens)
    whole_part, point, decimals = printed.partition("点")
    value = integer(whole_part) if whole_part and not whole_part.isascii() else None
    if value is None or not point:
        return value
    digits = "".join(str(integer(c)) for c in decimals) if decimals and all(c in _DIGIT for c in decimals) else None
    return float(f"{value}.{digits}") if digits else None


# --- a figure with its unit --------------------------------------------------------------------------------------------

_TO = r"[ \t]?(?:—+|-+|~|至|到)[ \t]?"


@cache
def pattern() -> re.Pattern[str]:
    """One figure with its unit: numeral `n`, of a range its unit `u1` and the second numeral `n2`, and `unit` (万套（间）, 人次/年).
    The 千 of 千瓦 is no part of the numeral. What may not follow a unit is looked at afterwards: a hundred looks ahead take long to compile."""
    rules = load("units_of_measure")
    unit = "|".join(sorted(map(re.escape, measures()), key=lambda name: (-len(name), name)))
    times = "|".join(sorted(rules["multipliers"], key=len, reverse=True))
    per = "|".join(sorted(map(re.escape, {*rules["per"], *measures()}), key=lambda name: (-len(name), name)))
    some = "[余多来]?"
    measured = rf"{some}(?P<unit>(?:{times})?{some}[ \t]?(?:{unit})(?:[/每·](?:{per}))*(?:[（(](?:{unit})[)）])?)"
    follows = "".join(sorted({name[0] for name in [*measures(), *rules["multipliers"]]} | set("余多来—~至到"))) + r" \t\-"
    return composed(
        rf"(?P<n>{_NUMERAL})(?!(?<=千)[瓦米克伏])(?=[{follows}])(?:[ \t]?(?P<u1>(?:{times})?(?:个百分点|个月|公里|[%‰个元家人吨亩倍天年项名米成])?){_TO}(?P<n2>{_NUMERAL}))?[ \t]?{measured}"
    )


@cache
def unit_in_brackets() -> re.Pattern[str]:
    """A second name of a unit in brackets: 万套|（间）."""
    return composed(rf"[（(](?:{'|'.join(sorted(map(re.escape, measures()), key=len, reverse=True))})[)）]")


@cache
def _never() -> dict[str, str]:
    """Unit → the characters that make it part of another word."""
    return {name: after for rule in load("units_of_measure")["kinds"].values() for name, after in rule.get("not_before", {}).items()}


def find_quantities(folded: str, start: int = 0, end: int | None = None, skip: Callable[[re.Match[str]], bool] | None = None) -> Iterator[Quantity]:
    """Every figure with a unit in `folded`, left to right, and every share without one (三分之二, 一半, 1/3, 1.65:1). Years (2026年),
    dates and ordinals (第三条, 3月) are none.

    `skip`: which matches (numeral `n`, unit as printed `unit`) are of no interest, told before anything is made of them.

    >>> [(q.value, q.unit) for q in find_quantities("新建1.2万家、改造三十个，覆盖率达百分之八十，压缩一半")]
    [(1.2, '万家'), (30, '个'), (80, '%'), (50, '%')]
    """
    end = len(folded) if end is None else end
    matches = pattern().finditer(folded, start, end)
    found = [q for match in matches if (skip is None or not skip(match)) and (q := _measured(match, folded))]
    shares = list(find_shares(folded, start, end))
    if not shares:
        return iter(found)
    # 九成五 holds 九成, and 三分之一 the 一 of 一以上
    found = [q for q in found if not any(share.start < q.end and q.start < share.end for share in shares)]
    return iter(sorted([*found, *shares], key=lambda q: q.start))


def _measured(match: re.Match[str], folded: str) -> Quantity | None:
    printed, upto, unit = match.group("n", "n2", "unit")
    start, end = match.span()
    last = _LAST.search(printed) if not _ARABIC.fullmatch(printed) else None
    if last:
        start, printed = match.start("n") + last.start("n"), last["n"]
    unit = unit.strip()
    before = folded[max(0, start - 3) : start].rstrip(" ")[-1:]  # 第 46 届
    if before in ("第", "〔", ".") or (unit.startswith(("年", "月", "日")) and _is_date(printed, unit)):
        return None
    if before.isascii() and before.isalpha():
        return None  # KF95颗粒物: the figure of a name
    bare = unit if unit in measures() else unit.translate(_SOME)
    if _is_word(printed, bare, folded[end : end + 1], before, some=unit != bare or folded[match.end("n") : match.end("n") + 1] in "余多来"):
        return None
    amount, top = _amount(printed), _amount(upto) if upto else None
    if amount is None or (upto and top is None):
        return None
    amount = _with_multiplier(amount, printed, bare)
    value, high = amount.value, top.value if top else amount.top
    if top is not None and value is not None and match["u1"] and match["u1"] != unit:
        value = _in_same(value, match["u1"], bare)
    masked = amount.masked or bool(top and top.masked)
    approximate = amount.approximate or any(c in folded[match.end("n") : end] for c in "余多来")
    return Quantity(
        start, end, None if masked else value, None if masked else high, bare, kind_of(bare), printed[0] in _CN, masked,
        approximate=approximate, in_words=amount.vague,
    )  # fmt: skip


def _is_word(printed: str, unit: str, after: str, before: str, some: bool) -> bool:
    """Whether number and unit are part of a word: 5家庭院, 3万吨级船舶, 百亿元企业, 十分重要, 2026届, 陆家嘴."""
    _, bare = without_multiplier(unit)
    if after and (after in _never().get(bare, "") or after == "级" or (bare[-1].isascii() and bare[-1].isalpha() and after.isascii() and after.isalpha())):
        return True
    if bare == "级" != unit:
        return True  # 十亿级企业
    if printed in ("百", "千") and not some and before not in "近约超逾过破到达于至":
        return True
    if len(printed) == 1 and printed in "零〇壹贰叁肆伍陆柒捌玖拾佰仟几数上":
        return unit == bare or printed in "零〇"  # 伍万元, 上万人 and 数亿元 say something
    return (bare == "分" and printed[0] in _CN) or (bare == "届" and len(printed) == 4)


def _with_multiplier(amount: _Amount, printed: str, unit: str) -> _Amount:
    """一亿二千|万元 is 12000 万元: a multiplier inside the numeral and the one of the unit make one number."""
    times, _ = without_multiplier(unit)
    if amount.value is None or times == 1 or not re.search("[万亿]", printed):
        return amount
    total = number(printed + str(unit)[: len(unit) - len(without_multiplier(unit)[1])])
    return amount if total is None else amount._replace(value=whole(total / times))


def _in_same(value: Number, unit: str, other: str) -> Number:
    """9000万元至1.2亿元: the lower end in the unit of the upper one, where both measure the same; 3至5万户: both in 万户."""
    same = converted(value, unit, other)
    return value if same is None else same


def _is_date(printed: str, unit: str) -> bool:
    """2026年, 二〇二六年, ****年, 6月, 30日: parts of a date. A count of years says 年 behind one or two digits (10年)."""
    if unit in ("月", "日"):
        return True
    digits = printed.replace("*", "0")
    return unit == "年" and len(digits) == 4 and (digits.isdigit() or all(c in "零〇一二三四五六七八九" for c in digits))


# --- shares without a unit ---------------------------------------------------------------------------------------------

_HUNDREDTHS = rf"(?P<per>百|千)分之(?P<n>[{_CN}点]+|\d+(?:\.\d+)?)(?:(?:至|到|—+)(?:[百千]分之)?(?P<n2>[{_CN}点]+|\d+(?:\.\d+)?))?"
_FRACTION = rf"(?<!第)(?P<below>[{_CN}]+|\d{{1,2}})分之(?P<above>[{_CN}]+|\d{{1,2}})"
# 1/3; 24/7 and the parts of a date (1/3/2025) are none.
_SLASH = r"(?<![\d/.])(?P<above>[1-9])/(?P<below>[2-9]|1\d)(?![\d/.年月日])"
_HALF = r"(?<![一二三四五六七八九十第\d两])(?:一|过)半(?!径|岛|导|年|月|夜|天|成)|(?<![\w])半数|半数(?=以上|左右)|(?<=[过超达到占近])半数"
_TENTHS = rf"(?P<tenths>[一二三四五六七八九])成(?P<hundredths>[半一二三四五六七八九])(?=以上|以下|以内|左右|[^{_CN}\w]|$)"
_DOUBLED = r"(?<=翻)番"
# 师生比达到1:15; a time (9:30) is none.
_RATIO = r"(?<![\d:：.])(?P<left>\d+(?:\.\d+)?) ?[:：] ?(?P<right>\d+(?:\.\d+)?)(?![\d:：.]|[%月日])"
_RATIO_NAMED = rule(
    r"比[^，。；]{0,12}$",
    examples=["师生比达到", "投入产出比为"],
    rejects=["时间为", "师生"],
    why="A name of a ratio before two numbers with a colon: 师生比达到1:15.",
)
# Each kind of share with the characters that all of its kind hold: looking for those first passes over all other text.
_SHARES = {
    "分之": rule(f"{_HUNDREDTHS}|{_FRACTION}", examples=["百分之八十", "千分之三点五", "三分之二"], rejects=["八十分", "第三分之"], why="A share in words: 百分之八十, 三分之二."),
    "半": rule(_HALF, examples=["一半", "过半", "超过半数", "半数以上"], rejects=["一半径", "半岛", "上半年", "半导体"], why="A half; not 半岛 and not 上半年."),
    "成": rule(_TENTHS, examples=["九成五", "八成半以上"], rejects=["九成", "三成五渔港"], why="Tenths and hundredths: 九成五."),
    "番": rule(_DOUBLED, examples=["产值翻番"], rejects=["一番", "三番五次"], why="翻番: twice as much."),
    "/": rule(_SLASH, examples=["1/3", "占2/5"], rejects=["24/7", "1/3/2025", "1/3日"], why="A fraction with a slash; not 24/7 and no date."),
    ":": rule(_RATIO, examples=["1:15", "1.65 : 1"], rejects=["9:30:15", "1:15%", "渔港:3"], why="A ratio of two numbers: 师生比达到1:15."),
    "：": rule(_RATIO, examples=["1：15"], rejects=["渔港：3"], why="The same with a full-width colon."),
    "数以": rule(r"数以(?:百|千|万|十万|百万|千万|亿)计", examples=["数以万计", "数以百计"], rejects=["数以计", "以万计"], why="So many that nobody counts: 数以万计."),
}  # fmt: skip
_REACH = 12  # how far a share reaches before and behind such characters


def find_shares(folded: str, start: int, end: int) -> Iterator[Quantity]:
    """Shares that no unit of measure stands behind: 百分之八十, 三分之二, 1/3, 一半, 九成五, 翻番, 1.65:1."""
    for cue, pattern_ in _SHARES.items():
        at, upto = folded.find(cue, start, end), start
        while at >= 0:
            match = pattern_.search(folded, max(upto, at - _REACH), min(end, at + _REACH))
            found = _share(match.groupdict(), match, folded) if match and match.start() <= at else None
            upto = max(at + len(cue), match.end() if match and found else 0)
            if found:
                yield found
            at = folded.find(cue, upto, end)


def _share(said: dict[str, str | None], match: re.Match[str], folded: str) -> Quantity | None:
    printed, (start, end) = match[0], match.span()
    if said.get("per"):
        n, upto = said["n"] or "", said["n2"]
        value, unit = number(n), "%" if said["per"] == "百" else "‰"
        return None if value is None else Quantity(start, end, value, number(upto) if upto else None, unit, "ratio", not n[0].isdigit(), False)
    if said.get("tenths"):
        value = (integer(match["tenths"]) or 0) + (0.5 if match["hundredths"] == "半" else (integer(match["hundredths"]) or 0) / 10)
        return Quantity(start, end, value, None, "成", "ratio", True, False)
    if said.get("left"):
        return _ratio(match, folded)
    if printed.startswith("数以"):
        return Quantity(start, end, None, None, "", "countables", True, False, approximate=True, in_words=True)
    if printed == "番":
        return Quantity(start, end, 1, None, "番", "ratio", True, False)
    # 一半, 半数, 过半
    above, below = (integer(said["above"] or ""), integer(said["below"] or "")) if "above" in said else (1, 2)
    if not above or not below or above > below:
        return None
    return Quantity(start, end, whole(round(100 * above / below, 2)), None, "%", "ratio", True, False, in_words=True)


def _ratio(match: re.Match[str], folded: str) -> Quantity | None:
    """1.65:1 where the words before name a ratio (收入比); of 1:15 neither side is the figure."""
    if not _RATIO_NAMED.search(folded, max(0, match.start() - 14), match.start()):
        return None
    value = number(match["left"]) if match["right"] == "1" else None
    return Quantity(match.start(), match.end(), value, None, "", "ratio", False, False, in_words=True)


def whole(value: float) -> Number:
    """An integer where the number is whole."""
    return int(value) if value == int(value) else value
