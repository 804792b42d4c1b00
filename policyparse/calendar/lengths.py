"""Lengths of time and the day that they count from: 三年内, 用五年左右时间, 印发之日起30日内, 自印发之日起."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.dates import Period, iso_date
from policyparse.language.numerals import integer
from policyparse.rules import rule

_BEFORE = 16  # characters before a length of time that say from when it counts
_NUMBER = r"\d{1,3}|[一二两三四五六七八九十]{1,3}|半"

LENGTH = rule(
    rf"(?:(?:{_NUMBER})[—\-~至])?(?P<n>{_NUMBER}) ?(?:个 ?)?(?P<unit>年|月|[日天](?!工)|周|星期)",
    ask="match",
    examples=["三年内", "30日内", "6个月内", "5—10年左右时间"],
    rejects=["10个工作日内", "今后五年", "24小时内"],
    why="A length of time that days can be counted by.",
)
FROM_ISSUE = rule(
    r"(?:^|[自从在，。；、\n]|本[^\W\d，。；]{1,8}?)(?:印发|发布|公布|颁布|颁发|下发|签发|发文|成文)之日起?$",
    examples=["自印发之日起", "在本意见印发之日起", "自本办法公布之日起"],
    rejects=["自名录公布之日起", "自受理之日起", "收到之日起", "自2026年1月1日起"],
    why="What counts from the day of the document itself.",
)
_FREE = rule(
    r"(?:^|[，。；：:、！？\n“—]|力争|争取|确保|计划|努力|拟|(?<!需)要|将|再用|利用|(?<!费)用|经过)\s?$|(?:^|[，。；：:\n]|力争|争取|确保|计划|要|将)在$",
    examples=["，", "力争", "力争在", "用"],
    rejects=["毕业", "且在", "之日起", "名单的机构", "费用"],
    why="Before a length of years that is said of the document's own aims: it counts from the day of the document.",
)
_QUALIFIES = rule(
    r"\s?[，,]?(?:不得|不再|不予|暂不|未|仍|的|有|曾|累计|连续|发生|出售|出现|到期|内)",
    ask="match",
    examples=["不得承接政府项目", "的年轻干部", "未被发现的", "，暂不改变用途"],
    rejects=["建成公园20个", "，累积"],
    why="Behind a length of time that is a condition and no aim.",
)


def counted(folded: str, start: int, end: int, calendar: Calendar) -> Period:
    """What a length of time [start, end) of `folded` covers: from the document's own day where it counts from that, else no days."""
    match = LENGTH.match(folded, start)
    if match is None or calendar.issued is None or match.end() > end:
        return Period("relative", None, None)
    before = folded[max(0, start - _BEFORE) : start]
    own = FROM_ISSUE.search(before.rstrip("的 在"))
    free = match["unit"] == "年" and _FREE.search(before) and not _QUALIFIES.match(folded, end)
    return Period("relative", None, _after(calendar.issued, match["n"], match["unit"]) if own or free else None)


def _after(day: str, number: str, unit: str) -> str | None:
    """The day that lies so long behind `day`."""
    year, month, number_of = int(day[:4]), int(day[5:7]), integer("二" if number == "两" else number)
    if number == "半" and unit in "年月":
        number_of, unit = (6, "月") if unit == "年" else (15, "日")
    if number_of is None:
        return None
    if unit in "年月":
        months = 12 * year + month - 1 + number_of * (12 if unit == "年" else 1)
        year, month = divmod(months, 12)
        return iso_date(year, month + 1, min(int(day[8:10]), monthrange(year, month + 1)[1]))
    return str(date.fromisoformat(day) + timedelta(days=number_of * (7 if unit in ("周", "星期") else 1)))


_IN_FORCE = rule(
    r"[自从](?:本[^\W\d，。；]{1,8})?(?:印发|发布|公布|颁布|颁发|下发|签发|发文|成文)之日起$",
    examples=["自印发之日起", "自本办法公布之日起"],
    rejects=["自名录公布之日起", "在本意见印发之日起"],
    why="From when the document itself is in force, without a day: 自印发之日起施行.",
)


def from_issue(folded: str, at: int) -> re.Match[str] | None:
    """自印发之日起 whose 之日起 begins at `at`; of 印发之日起30日内 the length of time is the wording."""
    end = at + len("之日起")
    match = _IN_FORCE.search(folded, max(0, at - _BEFORE), end)
    return match if match and not LENGTH.match(folded, end) else None
