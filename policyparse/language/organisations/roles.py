"""Which part an organisation has: told by a label, a verb, a column's heading or within a cell."""

from __future__ import annotations

from functools import cache

from policyparse.rules import load

ROLES = ("lead", "responsible", "supporting")


@cache
def label_roles() -> dict[str, str]:
    """Label in front of names → their part (牵头单位 → lead)."""
    return {label: role for role in ROLES for label in load("organisations")["roles"][role]["labels"]}


@cache
def verb_roles() -> dict[str, str]:
    """Verb behind names → their part (配合 → supporting)."""
    return {verb: role for role in ROLES for verb in load("organisations")["roles"][role]["verbs"]}


def column_words(role: str, key: str) -> list[str]:
    """Headings of the columns that hold organisations of `role`: those that a heading may end with (`columns`), or `whole` ones."""
    return list(load("organisations")["roles"][role][key])
