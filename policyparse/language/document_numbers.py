"""发文字号: the numbers of documents, a document's own and those that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.rules import rule, yaml_rule

_OPEN, _CLOSE = r"[〔\[【（(〈]", r"[〕\]】）)〉]"
NUMBER = rule(
    (
        rf"(?:(?:发文字号|文\s*号|文件编号|发电号|发文号)\s*[：:]?\s*)?(?P<code>[^\W\d_]{{1,16}}(?:[（(][^\W\d_]{{1,6}}[）)])?[^\W\d_]{{0,6}})\s*"
        rf"{_OPEN}\s*(?P<year>[\d*](?:\s*[\d*]){{3}})\s*{_CLOSE}\s*第?\s*(?P<serial>[\d*](?:\s*[\d*]){{0,4}})\s*号(?:文(?!件))?"
    ),
    examples=["云政办发〔2026〕12号", "云政发[2 02 6] 5 号", "文号：云渔〔2026〕3号", "云政发〔****〕**号"],
    rejects=["2026年第5号", "云政发2026年5号", "〔2026〕12号"],
    why="The number of a document, whatever brackets and blanks it is printed with; digits may be masked.",
)
ORDER_NUMBER = rule(
    r"[（(]?\s*(?:(?P<code>[^\W\d_]{2,12}?)\s*)?(?:(?P<year>\d{4})\s*年\s*)?第\s*(?P<serial>\d{1,4})\s*[号期]\s*[）)]?",
    examples=["第76号", "2026年第5号", "（2026年第8期）", "国令第707号"],
    rejects=["第76条", "云政发〔2026〕5号", "第七十六号"],
    why="What orders and announcements are numbered by: in a portal's field behind the issuer's code.",
    ask="whole",
)
_YEAR_AND_SERIAL = rule(
    rf"{_OPEN} ?[\d*](?: ?[\d*]){{3}} ?{_CLOSE} ?第? ?[\d*](?: ?[\d*]){{0,4}} ?号",
    examples=["根据云政发⟨〔2026〕5号⟩", "云政发⟨［2026］第5号⟩"],
    rejects=["2026年第5号", "云政发〔2026〕"],
    why="The part of a number that tells it; what stands before it may run on from the sentence.",
)
_ORDERS, _LEADS = yaml_rule("references.orders"), yaml_rule("references.leads")
_LONGEST_CODE = 16


class Number(NamedTuple):
    """A number in the standard's form, and its parts; year and serial None where they are masked."""

    text: str
    code: str
    year: int | None
    serial: int | None


def read_number(folded: str) -> Number | None:
    """The first number of `folded`, without blanks and in 〔〕.

    >>> read_number("云政办发[2 02 2] 65 号").text
    '云政办发〔2022〕65号'
    """
    match = NUMBER.search(folded)
    if not match:
        return None
    code, year, serial = ("".join(match[name].split()) for name in ("code", "year", "serial"))
    return Number(f"{code}〔{year}〕{serial}号", code, int(year) if year.isdigit() else None, int(serial) if serial.isdigit() else None)


def _without_lead(start: int, printed: str) -> tuple[int, int, str]:
    """按照市政府令第12号: the order alone."""
    lead = _LEADS.match(printed, 0, printed.rfind("令"))
    begin = lead.end() if lead else 0
    return start + begin, start + len(printed), "".join(printed[begin:].split())


def find_numbers(folded: str) -> list[tuple[int, int, str]]:
    """(start, end, number in the standard's form) of every number that running text cites, in order and apart from one another. Words
    before it are left out (根据云政发〔2020〕5号); orders go by their issuer: 云澜市人民政府令第93号."""
    found = [_without_lead(m.start(), m[0]) for m in _ORDERS.finditer(folded)] if "令" in folded else []
    found = sorted([*_numbers(folded), *found])
    return [number for i, number in enumerate(found) if i == 0 or found[i - 1][1] <= number[0]]


def _numbers(folded: str) -> Iterator[tuple[int, int, str]]:
    upto = 0
    for match in _YEAR_AND_SERIAL.finditer(folded):
        start = match.start()
        while start > max(upto, match.start() - _LONGEST_CODE) and (folded[start - 1].isalpha() or folded[start - 1] == " "):
            start -= 1
        lead = _LEADS.match(folded, start, match.start())
        start = lead.end() if lead else start
        start = match.start() - len(folded[start : match.start()].lstrip())
        upto = match.end()
        number = read_number(folded[start:upto])
        if number and len(number.code) >= 2:
            yield start, upto, number.text
