"""Dates and periods as documents print them, turned into the days they cover. Never asks the clock."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache, lru_cache
from typing import NamedTuple

from policyparse.language.numerals import integer
from policyparse.text.lazy import Lazy

_CN = "〇○零一二三四五六七八九十OＯ"
YEAR = rf"(?:\d\s?\d\s?\d\s?\d|[{_CN}][{_CN}0]{{3}})"  # 二0二六年, with the digit for the numeral
_N = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
# 2020 年 6 月 8 日 · 二〇二二年三月十五日 · 2020-06-08 · 2020.6.8
DATE = Lazy(rf"(?P<y>{YEAR})\s*年\s*(?P<m>{_N})\s*月\s*(?P<d>{_N})\s*日|(?P<y2>\d{{4}})(?P<sep>[-./])(?P<m2>\d{{1,2}})(?P=sep)(?P<d2>\d{{1,2}})(?!\d)")


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
# Wordings of a deadline, the commonest first. Each is compiled when a text gets as far as it.
_SHAPES = (
    ("year", rf"{_Y}\s*(?:度|内|全年)?\s*(?P<by>前|之前|以前)?"),
    ("long", r"(?:长期|常年|持续|全年|年度|常态|适时|按时|按计划|按上级|根据|即时|立即|立行立改|立查立改|即知即改|即改|日常)\S{0,12}"),
    ("again", r"每(?:年|半年|季度?|月|周)\S{0,12}"),
    ("years", rf"{_Y}{_TO}(?P<y2>\d{{4}})\s*年?"),
    ("month", rf"(?P<y>\d{{4}})\s*(?:年|[.\-/])\s*{_M}\s*(?:月份?)?{_BY}"),
    ("years", rf"{_Y}{_TO}(?P<y2>\d{{2}})\s*年"),
    ("months", rf"{_Y}\s*(?P<m>\d{{1,2}})\s*月?{_TO}(?:(?P<y2>\d{{4}})\s*年\s*)?(?P<m2>\d{{1,2}})\s*月份?"),
    ("months", rf"(?P<y>\d{{4}})(?:[./]|-(?=\d+{_DASH}\d{{4}})){_M}{_DASH}(?:(?P<y2>\d{{4}})[.\-/])?(?P<m2>\d{{1,2}})"),
    ("day", rf"(?P<y>\d{{4}})\s*(?:年|[.\-/])\s*{_M}\s*(?:月|[.\-/])\s*(?P<d>\d{{1,2}})\s*日?{_BY}"),
    ("days", r"(?P<y>\d{4})[.\-/](?P<m>\d{1,2})[.\-/](?P<d>\d{1,2})" + _DASH + r"(?P<y2>\d{4})[.\-/](?P<m2>\d{1,2})[.\-/](?P<d2>\d{1,2})"),
    ("half", rf"(?:{_Y}\s*)?(?P<h>上|下)半年{_BY}"),
    ("quarter", rf"(?:{_Y}\s*)?第?(?P<q>[一二三四1-4])季度{_BY}"),
    ("yearend", rf"{_Y}\s*(?:年?底|末|年底|年末)(?P<by>前|之前|以前)?"),
    ("bare_month", rf"{_M}\s*月份?{_BY}"),
    ("bare_day", rf"{_M}\s*月\s*(?P<d>\d{{1,2}})\s*日{_BY}"),
    ("bare_months", rf"{_M}\s*月?{_TO}(?P<m2>\d{{1,2}})\s*月份?"),
    ("bare_end", r"(?:当?年底|年末)(?P<by>前|之前|以前)?"),
    ("plan", r"[“\"]?(?P<p>十[一二三四五六七八九]|[一二三四五六七八九十](?=五(?:[”\"]|\s*[期时末])))五[”\"]?\s*(?:期间|时期|末)?"),
)
# 到2025年, 截至2021年6月30日: an end without a beginning. 2021年底前完成: the verb says nothing more.
_UP_TO = Lazy(r"(?:截至|截止|到|至)\s*(?=\d)")
_VERB = Lazy(r"(?<=[前底日末])\s*(?:基本|全部|全面)?(?:完成|完工|到位|建成|见效)$")
_CN_YEAR = Lazy(rf"[{_CN}]{{4}}(?=\s*年)")


@cache
def _shape(index: int) -> re.Pattern[str]:
    return re.compile(_SHAPES[index][1])


def five_year_plan(ordinal: int) -> tuple[int, int]:
    """First and last year of the n-th five-year plan. The first ran 1953—1957; 1963—1965 lay between the second and the third.

    >>> five_year_plan(13), five_year_plan(15)
    ((2016, 2020), (2026, 2030))
    """
    if ordinal <= 2:
        return 1953 + 5 * (ordinal - 1), 1957 + 5 * (ordinal - 1)
    return 1966 + 5 * (ordinal - 3), 1970 + 5 * (ordinal - 3)


# Every wording has one of these; most cells that are no deadline do not.
_TELLTALE = Lazy(r"\d{4}|\d\s*月|[年每]|长期|持续|常|适时|按|根据|即|立|日常|五|季度")


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
    for index, (name, _) in enumerate(_SHAPES):
        match = _shape(index).fullmatch(text)
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


@cache
def deadline_token() -> re.Pattern[str]:
    """One deadline inside a cell that holds several (``2020—2022年 2020年 长期``): pieces between blanks, glued where a piece is none."""
    return re.compile(r"\S+")


def split_periods(folded: str) -> list[tuple[int, int]]:
    """Offsets of the single deadlines of a cell: the fewest blank-separated pieces that are each a known wording.

    A blank inside a wording (``2020 年``) is kept; where the cell cannot be parted so, it is one piece.
    """
    tokens = [(m.start(), m.end()) for m in deadline_token().finditer(folded)]
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
