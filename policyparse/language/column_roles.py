"""Column headings by the words of rules/columns.yaml and rules/organisations.yaml: asked where a table is found, and again where it is read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policyparse.language.organisations import ROLES, column_words
from policyparse.rules import load, rule

_BRACKETED_UNIT = rule(
    r"[（(](?:单位[：:])?(?:万元|亿元|元|万|亿|张|个|项|%|人|年)[）)]|/(?:万元|亿元|元|万|亿)$",
    examples=["总投资⟨（万元）⟩", "数量⟨(单位：个)⟩", "投资⟨/亿元⟩", "总投资⟨（亿）⟩"],
    rejects=["责任单位（部门）", "总投资"],
    why="A unit of measure behind the heading of a column is no part of it.",
)

_SHARE = rule(
    r"\d{4}|[上本今去明当下]年|年|累计|截[至止]|[已未]|[“\"]?十[一二三四五六七八九]五",
    examples=["2026年投资", "上年完成", "累计完成投资", "“十四五”投资"],
    rejects=["总投资", "投资规模"],
    why="A heading that tells which year or share of the whole it holds: 2026年投资 is no total.",
    ask="match",
)

_INSIDE = rule(
    r"(?:内部?|内设|本[局委厅]).{0,4}(?:处室|科室)$",
    examples=["本局责任处室", "内设科室", "内部牵头处室"],
    rejects=["牵头处室", "责任单位"],
    why="An office within the organisation, which leads nobody else: 本局责任处室.",
)


@cache
def _words() -> tuple[tuple[str, str], ...]:
    pairs = [(squeeze(word), role) for role, rule in load("columns").items() for word in rule["words"]]
    pairs += [(squeeze(word), role) for role in ROLES for word in column_words(role, "columns")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _exact() -> dict[str, str]:
    exact = {word: role for role, rule in load("columns").items() for word in rule.get("exact", ())}
    return exact | {word: role for role in ROLES for word in column_words(role, "whole")} | dict(_words())


def squeeze(heading: str) -> str:
    """A heading without blanks and without a unit: 计划总投资(万元), 总投资/万元 → 计划总投资, 总投资."""
    return _BRACKETED_UNIT.sub("", re.sub(r"\s", "", heading)).replace("（", "(").replace("）", ")")


@lru_cache(maxsize=1024)
def heading_role(heading: str) -> str | None:
    """The role of a column by its heading, one row of it; None where no word fits.

    >>> heading_role("计划总投资（万元）"), heading_role("序 号"), heading_role("地区")
    ('investment', 'serial', None)
    """
    name = squeeze(heading)
    # 牵头单位（部门）, 项目（工程）名称: the bracket only adds
    bare = re.sub(r"\([^()]*\)", "", name)
    role = _exact().get(name) or _exact().get(bare) or next((r for word, r in _words() if len(word) > 1 and name.endswith(word)), None)
    if role in ROLES and _INSIDE.search(bare):
        return None
    return None if role == "investment" and _SHARE.match(name) else role


def is_heading(text: str) -> bool:
    """Whether `text` is a whole word of rules/columns.yaml."""
    return squeeze(text) in _exact()
