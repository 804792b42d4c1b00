"""What a column heading means: its role, by the words of rules/columns.yaml."""

from __future__ import annotations

import re
from functools import cache

from policyparse.rules import load

UNIT_ROLES = ("lead", "responsible", "supporting")
# Roles whose cells make a row a record of its own.
SUBJECT_ROLES = ("content", "reform", "name")

_MONEY = re.compile(r"[（(]?(?P<unit>万元|亿元|元)[）)]?")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    pairs = [(squeeze(word), role) for role, rule in load("columns").items() for word in rule["words"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def squeeze(heading: str) -> str:
    """A heading without blanks and without a bracketed unit: 计划总投资(万元) → 计划总投资."""
    return re.sub(r"[（(](?:万元|亿元|元|张|个|项|%|人|年)[）)]", "", re.sub(r"\s", "", heading)).replace("（", "(").replace("）", ")")


def role_of(heading: str) -> str | None:
    """The role of a column by its heading; None where no word fits.

    >>> role_of("计划总投资（万元）"), role_of("序 号"), role_of("地区")
    ('investment', 'serial', None)
    """
    name = squeeze(heading)
    exact = next((role for word, role in _words() if name == word), None)
    return exact or next((role for word, role in _words() if len(word) > 1 and name.endswith(word)), None)


def money_unit(heading: str) -> str | None:
    """The unit of money that a heading names: 计划总投资(万元) → 万元."""
    match = _MONEY.search(heading)
    return match["unit"] if match else None
