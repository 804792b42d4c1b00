"""What a column heading means: its role, by the words of rules/columns.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from policyparse.language.column_roles import heading_role, squeeze
from policyparse.rules import rule

UNIT_ROLES = ("lead", "responsible", "supporting")
# Roles whose cells make a row a record of its own.
SUBJECT_ROLES = ("content", "reform", "name")
# Between the heading above several columns and those below it: 单位·牵头.
UNDER = "·"
_INNER_OFFICES = ("处室", "科室")

_MONEY = rule(
    r"万元|亿元|元|(?<=[（(/])[万亿](?=[）)]|$)",
    examples=["总投资（万元）", "金额：亿元", "总投资（亿）"],
    rejects=["数量（个）", "总投资"],
    why="A unit of money in the heading of a column.",
)
_UNIT_LINE = rule(
    r"[（(]?(?:金额|计量)?单位[：:](?P<unit>万元|亿元|元)(?:人民币)?[）)]?",
    examples=["单位：万元", "（金额单位:亿元）", "计量单位：元"],
    rejects=["责任单位：市渔业局", "单位：个", "万元"],
    why="A line above a table that says in which unit its sums are.",
    ask="whole",
)


@lru_cache(maxsize=1024)
def role_of(heading: str) -> str | None:
    """The role of a column by its heading; None where no word fits.

    >>> role_of("计划总投资（万元）"), role_of("序 号"), role_of("地区"), role_of("单位·牵头")
    ('investment', 'serial', None, 'lead')
    """
    name = squeeze(heading)
    if UNDER in name:
        return _role_under(name.split(UNDER))
    return heading_role(heading)


def _role_under(names: Sequence[str]) -> str | None:
    """The role of a heading printed in several rows, the outer first: 单位·牵头 is 牵头单位, 完成时限·2021年 a 完成时限."""
    inner, outer = names[-1], UNDER.join(names[:-1])
    return role_of(inner + names[-2]) or role_of(inner) or role_of(outer)


def roles_of(headings: Sequence[str]) -> list[str | None]:
    """The role of every column of a table. 单位 alone is the unit of measure where another column names organisations, or
    indicators: 指标名称 / 单位 / 责任单位, or 名称 and 单位 below 指标. 牵头处室 beside 牵头单位 names offices inside of them."""
    roles = [role_of(h) for h in headings]
    parts = [squeeze(h).split(UNDER) for h in headings]
    bare = [names[-1] == "单位" for names in parts]
    inner = [names[-1].endswith(_INNER_OFFICES) for names in parts]
    measured = any(name.endswith(("指标", "指标名称")) for names in parts for name in names)
    named = [role in UNIT_ROLES and not b and not i for role, b, i in zip(roles, bare, inner, strict=True)]
    return [None if (b and (measured or any(named))) or (i and any(named)) else role for role, b, i in zip(roles, bare, inner, strict=True)]


def money_unit(heading: str) -> str | None:
    """The unit of money that a heading names: 计划总投资(万元) → 万元; 总投资（亿） leaves out 元."""
    match = _MONEY.search(heading)
    return match[0].removesuffix("元") + "元" if match else None


def unit_line(text: str) -> str | None:
    """The unit of a line that only names it, for the whole table: 单位：万元 → 万元."""
    match = _UNIT_LINE.fullmatch(re.sub(r"\s", "", text))
    return match["unit"] if match else None
