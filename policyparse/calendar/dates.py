"""Dates and periods as documents print them, turned into the days they cover. Never asks the clock."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

from policyparse.language.numerals import integer
from policyparse.rules import rule

_CN = "〇○零一二三四五六七八九十OＯ"
YEAR = rf"(?:\d\s?\d\s?\d\s?\d|[{_CN}][{_CN}0]{{3}})"  # 二0二六年, with the digit for the numeral
_N = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
DATE = rule(
    rf"(?P<y>{YEAR})\s*年\s*(?P<m>{_N})\s*月\s*(?P<d>{_N})\s*日|(?P<y2>\d{{4}})(?P<sep>[-./])(?P<m2>\d{{1,2}})(?P=sep)(?P<d2>\d{{1,2}})(?!\d)",
    examples=["2026年5月1日", "二〇二六年五月一日", "2026-05-01", "2026.5.1"],
    rejects=["2026年5月", "2026-05", "5月1日"],
    why="A day of the calendar, in words or digits.",
)


def _number(text: str) -> int | None:
    return integer(re.sub(r"\s", "", text))


def iso_date(year: int, month: int, day: int) -> str | None:
    """ISO 8601, or None where there is no such day."""
    if 1 <= month <= 12 and 1000 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def date_of(match: re.Match[str]) -> str | None:
    """The day a match of DATE names."""
    parts = [_number(match[name] or match[name + "2"]) for name in "ymd"]
    return None if None in parts else iso_date(*(p or 0 for p in parts))


def find_date(folded: str) -> str | None:
    """The first date in `folded`."""
    match = DATE.search(folded)
    return date_of(match) if match else None


_LONGEST = 40  # characters of a deadline


class Period(NamedTuple):
    """What a wording covers: its kind, and the first and last day where it gives them (ISO 8601)."""

    kind: str
    start: str | None
    end: str | None


_Y, _M, _TO = r"(?P<y>\d{4})\s*年?", r"(?P<m>\d{1,2})", r"\s*(?:年\s*)?(?:—+|-+|~|至|到)\s*"
_DASH = r"\s*(?:—+|-+|~|至|到)\s*"
_BY = r"\s*(?P<by>底?\s*(?:前|之前|以前)|底)?"
# Wordings of a deadline, the commonest first. They are asked in order.
_SHAPES = (
    (
        "year",
        rule(
            rf"{_Y}\s*(?:度|内|全年)?\s*(?P<by>前|之前|以前)?", examples=["2026年", "2026年度", "2026年前"], rejects=["26年", "2026年6月"], why="A year, or its end.", ask="whole"
        ),
    ),
    (
        "long",
        rule(
            r"(?:长期|常年|持续|全年|年度|常态|适时|按时|按计划|按上级|根据|即时|立即|立行立改|立查立改|即知即改|即改|日常)\S{0,12}",
            examples=["长期坚持", "立行立改", "按计划推进"],
            rejects=["渔港", "2026年"],
            why="No day: for good, or as occasion arises.",
            ask="whole",
        ),
    ),
    ("again", rule(r"每(?:年|半年|季度?|月|周)\S{0,12}", examples=["每年", "每季度末", "每半年一次"], rejects=["年年", "渔港"], why="What comes again.", ask="whole")),
    ("years", rule(rf"{_Y}{_TO}(?P<y2>\d{{4}})\s*年?", examples=["2024—2026年", "2024年至2026年"], rejects=["2024年"], why="From one year to another.", ask="whole")),
    (
        "month",
        rule(
            rf"(?P<y>\d{{4}})\s*(?:年|[.\-/])\s*{_M}\s*(?:月份?)?{_BY}",
            examples=["2026年6月", "2026.6底前", "2026年6月底前"],
            rejects=["6月", "2026年"],
            why="A month of a year, or its end.",
            ask="whole",
        ),
    ),
    ("years", rule(rf"{_Y}{_TO}(?P<y2>\d{{2}})\s*年", examples=["2024—26年"], rejects=["2024—2026年"], why="From one year to another, the second in two digits.", ask="whole")),
    (
        "months",
        rule(
            rf"{_Y}\s*(?P<m>\d{{1,2}})\s*月?{_TO}(?:(?P<y2>\d{{4}})\s*年\s*)?(?P<m2>\d{{1,2}})\s*月份?",
            examples=["2026年3—6月", "2026年3月—2027年6月"],
            rejects=["2026年3月"],
            why="From one month to another.",
            ask="whole",
        ),
    ),
    (
        "months",
        rule(
            rf"(?P<y>\d{{4}})(?:[./]|-(?=\d+{_DASH}\d{{4}})){_M}{_DASH}(?:(?P<y2>\d{{4}})[.\-/])?(?P<m2>\d{{1,2}})",
            examples=["2026.3—6", "2026.3—2027.6"],
            rejects=["2026.3"],
            why="From one month to another, in digits.",
            ask="whole",
        ),
    ),
    (
        "day",
        rule(
            rf"(?P<y>\d{{4}})\s*(?:年|[.\-/])\s*{_M}\s*(?:月|[.\-/])\s*(?P<d>\d{{1,2}})\s*日?{_BY}",
            examples=["2026年6月30日前", "2026-06-30"],
            rejects=["2026年6月", "6月30日"],
            why="A day, or its end.",
            ask="whole",
        ),
    ),
    (
        "days",
        rule(
            r"(?P<y>\d{4})[.\-/](?P<m>\d{1,2})[.\-/](?P<d>\d{1,2})" + _DASH + r"(?P<y2>\d{4})[.\-/](?P<m2>\d{1,2})[.\-/](?P<d2>\d{1,2})",
            examples=["2026.3.1—2026.6.30"],
            rejects=["2026.3.1"],
            why="From one day to another, in digits.",
            ask="whole",
        ),
    ),
    ("half", rule(rf"(?:{_Y}\s*)?(?P<h>上|下)半年{_BY}", examples=["2026年上半年", "下半年前"], rejects=["半年", "2026年"], why="Half a year.", ask="whole")),
    ("quarter", rule(rf"(?:{_Y}\s*)?第?(?P<q>[一二三四1-4])季度{_BY}", examples=["2026年第三季度", "4季度前"], rejects=["五季度", "季度"], why="A quarter.", ask="whole")),
    (
        "yearend",
        rule(rf"{_Y}\s*(?:年?底|末|年底|年末)(?P<by>前|之前|以前)?", examples=["2026年底前", "2026年末"], rejects=["年底", "2026年"], why="The end of a year.", ask="whole"),
    ),
    ("bare_month", rule(rf"{_M}\s*月份?{_BY}", examples=["6月", "6月底前", "12月份"], rejects=["六月", "6日"], why="A month without a year.", ask="whole")),
    ("bare_day", rule(rf"{_M}\s*月\s*(?P<d>\d{{1,2}})\s*日{_BY}", examples=["6月30日前", "6月30日"], rejects=["6月", "30日"], why="A day without a year.", ask="whole")),
    (
        "bare_months",
        rule(
            rf"{_M}\s*月?{_TO}(?P<m2>\d{{1,2}})\s*月份?",
            examples=["6月—9月", "3至6月份"],
            rejects=["6月", "六至九月"],
            why="From one month to another, without a year.",
            ask="whole",
        ),
    ),
    (
        "bare_end",
        rule(
            r"(?:当?年底|年末)(?P<by>前|之前|以前)?", examples=["年底前", "年末", "当年底"], rejects=["2026年底", "月底"], why="The end of a year that is not named.", ask="whole"
        ),
    ),
    (
        "plan",
        rule(
            r"[“\"]?(?P<p>十[一二三四五六七八九]|[一二三四五六七八九十](?=五(?:[”\"]|\s*[期时末])))五[”\"]?\s*(?:期间|时期|末)?",
            examples=["“十四五”期间", "十五五末"],
            rejects=["五年", "十四五规划"],
            why="The time of a five-year plan.",
            ask="whole",
        ),
    ),
)
_UP_TO = rule(
    r"(?:截至|截止|到|至)\s*(?=\d)",
    examples=["截至2026年", "到2030年", "至 2027年"],
    rejects=["渔港2026年", "到年底"],
    why="A word before the year up to which something is to be done.",
    ask="match",
)
_VERB = rule(
    r"(?<=[前底日末])\s*(?:基本|全部|全面)?(?:完成|完工|到位|建成|见效)$",
    examples=["2026年底完成", "6月底前全部建成"],
    rejects=["完成2026年", "渔港建成"],
    why="A verb behind a deadline within a cell: 2026年底完成.",
)
_CN_YEAR = rule(
    rf"[{_CN}]{{4}}(?=\s*年)",
    examples=["二〇二六年", "二○二六 年"],
    rejects=["二六年", "二〇二六号"],
    why="A year in words: 二〇二六年.",
)


def five_year_plan(ordinal: int) -> tuple[int, int]:
    """First and last year of the n-th five-year plan. The first ran 1953—1957; 1963—1965 lay between the second and the third.

    >>> five_year_plan(13), five_year_plan(15)
    ((2016, 2020), (2026, 2030))
    """
    if ordinal <= 2:
        return 1953 + 5 * (ordinal - 1), 1957 + 5 * (ordinal - 1)
    return 1966 + 5 * (ordinal - 3), 1970 + 5 * (ordinal - 3)


_TELLTALE = rule(
    r"\d{4}|\d\s*月|[年每]|长期|持续|常|适时|按|根据|即|立|日常|五|季度",
    examples=["2026年", "6月", "长期", "每季度"],
    rejects=["渔港", "不定"],
    why="What no cell with a deadline is without.",
)


@lru_cache(maxsize=4096)
def period(folded: str, default_year: int | None = None) -> Period:
    """What a deadline cell says; kind unknown where no shape fits the whole of it.

    `default_year` dates wordings that leave the year out (6月底前, 年底前): the year of the document itself.

    >>> period("2020—2021年")
    Period(kind='years', start='2020-01-01', end='2021-12-31')
    >>> period("2022.12")
    Period(kind='month', start='2022-12-01', end='2022-12-31')
    >>> period("到2025年")
    Period(kind='by', start=None, end='2025-12-31')
    """
    text = folded.strip().rstrip("。；;,，")
    if len(text) > _LONGEST or not _TELLTALE.search(text):
        return Period("unknown", None, None)
    found = _read(_CN_YEAR.sub(_arabic, _VERB.sub("", text)), default_year)
    up_to = None if found else _UP_TO.match(text)
    if up_to:
        end = _read(_VERB.sub("", text[up_to.end() :]), default_year)
        found = Period("by", None, end.end) if end and end.end else None
    return found or Period("unknown", None, None)


def _arabic(match: re.Match[str]) -> str:
    """二〇二二 → 2022; a numeral that is no year stays."""
    year = integer(match[0])
    return f"{year:04d}" if year and 1000 <= year <= 9999 else match[0]


def _read(text: str, default_year: int | None) -> Period | None:
    """The period of the first shape that fits all of `text`. One that runs backwards (2023—2021年) is none."""
    for name, shape in _SHAPES:
        match = shape.fullmatch(text)
        found = _covered(name, match, default_year) if match else None
        if found:
            return None if found.start and found.end and found.start > found.end else found
    return None


def _covered(name: str, match: re.Match[str], default_year: int | None) -> Period | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else default_year
    by = bool(groups.get("by"))
    if name == "long":
        return Period("long_term", None, None)
    if name == "again":
        return Period("recurring", None, None)
    if name == "plan":
        first, last = five_year_plan(integer(match["p"]) or 0)
        return Period("period", f"{first}-01-01", f"{last}-12-31")
    if year is None or not 1900 <= year <= 2199:
        return None
    if name == "years":
        return Period("years", f"{year}-01-01", f"{_last_year(year, match['y2'])}-12-31")
    if name in ("months", "bare_months"):
        return _months(year, int(match["m"]), int(groups.get("y2") or year), int(match["m2"]))
    if name == "days":
        begins, ends = (iso_date(*(int(match[part + which]) for part in "ymd")) for which in ("", "2"))
        return Period("period", begins, ends) if begins and ends else None
    return _one(name, groups, year, by)


def _last_year(first: int, printed: str) -> int:
    """2021—23年 ends in 2023, 1999—01年 in 2001."""
    last = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    return last + 100 if last < first and last + 100 - first <= 30 else last


def _months(year: int, month: int, last_year: int, last_month: int) -> Period | None:
    if not (1 <= month <= 12 and 1 <= last_month <= 12):
        return None
    return Period("period", iso_date(year, month, 1), iso_date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _one(name: str, groups: dict[str, str | None], year: int, by: bool) -> Period | None:
    first, last, kind = 1, 12, "year"
    if name in ("month", "bare_month"):
        first = last = int(groups["m"] or 0)
        kind = "month"
    elif name in ("day", "bare_day"):
        day = iso_date(year, int(groups["m"] or 0), int(groups["d"] or 0))
        return Period("by" if by else "day", None if by else day, day) if day else None
    elif name == "quarter":
        quarter = integer(groups["q"] or "") or 0
        first, last, kind = 3 * quarter - 2, 3 * quarter, "quarter"
    elif name == "half":
        first, last, kind = (1, 6, "period") if groups["h"] == "上" else (7, 12, "period")
    elif name in ("yearend", "bare_end"):
        by = True
    if not 1 <= first <= last <= 12:
        return None
    end = iso_date(year, last, monthrange(year, last)[1])
    return Period("by" if by else kind, None if by else iso_date(year, first, 1), end)


def split_periods(folded: str) -> list[tuple[int, int]]:
    """Offsets of the single deadlines of a cell: the fewest blank-separated pieces that are each a known wording.

    A blank inside a wording (``2020 年``) is kept; where the cell cannot be parted so, it is one piece.
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", folded)]
    pieces: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        for upto in range(min(len(tokens), at + 6), at, -1):
            start, end = tokens[at][0], tokens[upto - 1][1]
            if period(folded[start:end], 2000).kind != "unknown":
                pieces.append((start, end))
                at = upto
                break
        else:
            return [(tokens[0][0], tokens[-1][1])]
    return pieces
