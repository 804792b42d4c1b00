"""What a column heading means: its role, by the words of rules/columns.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from policyparse.language.lazy import Lazy
from policyparse.rules import load

UNIT_ROLES = ("lead", "responsible", "supporting")
# Roles whose cells make a row a record of its own.
SUBJECT_ROLES = ("content", "reform", "name")
# Between the heading above several columns and those below it: 单位·牵头.
UNDER = "·"

_MONEY = Lazy(r"万元|亿元|元")
# 2024年计划投资, 年度计划投资, 累计完成投资: a share of what the project costs
_SHARE = Lazy(r"\d{4}|[上本今去明当下]年|年|累计|截[至止]|[已未]|[“\"]?十[一二三四五六七八九]五")
_UNIT_LINE = Lazy(r"[（(]?(?:金额|计量)?单位[：:](?P<unit>万元|亿元|元)(?:人民币)?[）)]?")
_BRACKETED_UNIT = Lazy(r"[（(](?:单位[：:])?(?:万元|亿元|元|张|个|项|%|人|年)[）)]|/(?:万元|亿元|元)$")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    pairs = [(squeeze(word), role) for role, rule in load("columns").items() for word in rule["words"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _exact() -> dict[str, str]:
    return {word: role for role, rule in load("columns").items() for word in rule.get("exact", ())} | dict(_words())


def squeeze(heading: str) -> str:
    """A heading without blanks and without a unit: 计划总投资(万元), 总投资/万元 → 计划总投资, 总投资."""
    return _BRACKETED_UNIT.sub("", re.sub(r"\s", "", heading)).replace("（", "(").replace("）", ")")


@lru_cache(maxsize=1024)
def role_of(heading: str) -> str | None:
    """The role of a column by its heading; None where no word fits.

    >>> role_of("计划总投资（万元）"), role_of("序 号"), role_of("地区"), role_of("单位·牵头")
    ('investment', 'serial', None, 'lead')
    """
    name = squeeze(heading)
    if UNDER in name:
        return _role_under(name.split(UNDER))
    # 牵头单位（部门）, 项目（工程）名称: the bracket only adds
    bare = re.sub(r"\([^()]*\)", "", name)
    role = _exact().get(name) or _exact().get(bare) or next((r for word, r in _words() if len(word) > 1 and name.endswith(word)), None)
    return None if role == "investment" and _SHARE.match(name) else role


def is_heading(text: str) -> bool:
    """Whether `text` is a whole word of rules/columns.yaml."""
    return squeeze(text) in _exact()


def _role_under(names: Sequence[str]) -> str | None:
    """The role of a heading printed in several rows, the outer first: 单位·牵头 is 牵头单位, 完成时限·2021年 a 完成时限."""
    inner, outer = names[-1], UNDER.join(names[:-1])
    return role_of(inner + names[-2]) or role_of(inner) or role_of(outer)


def roles_of(headings: Sequence[str]) -> list[str | None]:
    """The role of every column of a table. 单位 alone is the unit of measure where another column names organisations, or
    indicators: 指标名称 / 单位 / 责任单位."""
    roles = [role_of(h) for h in headings]
    bare = [squeeze(h) == "单位" for h in headings]
    others = any(squeeze(h).endswith(("指标", "指标名称")) for h in headings) or any(role in UNIT_ROLES and not b for role, b in zip(roles, bare, strict=True))
    return [None if b and others else role for role, b in zip(roles, bare, strict=True)]


def money_unit(heading: str) -> str | None:
    """The unit of money that a heading names: 计划总投资(万元) → 万元."""
    match = _MONEY.search(heading)
    return match[0] if match else None


def unit_line(text: str) -> str | None:
    """The unit of a line that only names it, for the whole table: 单位：万元 → 万元."""
    match = _UNIT_LINE.fullmatch(re.sub(r"\s", "", text))
    return match["unit"] if match else None
