"""Which part an organisation has: told by a label, a verb, a column's heading or within a cell."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.language.organisations.lists import split_units
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


class Said(NamedTuple):
    """A stretch of a cell and the part that it gives its organisations: lead, supporting, or None where it says nothing."""

    role: str | None
    start: int
    end: int


@cache
def _parts_said() -> tuple[re.Pattern[str], ...]:
    rules = load("organisations")["parts_said"]
    return tuple(re.compile(rules[name]["pattern"]) for name in ("before", "behind", "bracketed"))


def split_roles(text: str) -> list[Said]:
    """Who leads and who supports, where a cell of organisations says so itself; one stretch without a role where it does not.

    >>> [(role, "市水利局牵头，市财政局配合"[a:b]) for role, a, b in split_roles("市水利局牵头，市财政局配合")]
    [('lead', '市水利局'), ('supporting', '市财政局')]
    """
    if "牵头" not in text and "配合" not in text and "协办" not in text:
        return [Said(None, 0, len(text))]
    before, behind, bracketed = _parts_said()
    return _said_before(text, before) or _said_behind(text, behind) or _said_in_brackets(text, bracketed) or [Said(None, 0, len(text))]


def _said_before(text: str, pattern: re.Pattern[str]) -> list[Said]:
    """牵头：市水利局；配合：市财政局"""
    found = list(pattern.finditer(text))
    if not found or text[: found[0].start()].strip():
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [Said(_ROLES[m["part"][:2]], m.end(), end) for m, end in zip(found, ends, strict=True)]


def _said_behind(text: str, pattern: re.Pattern[str]) -> list[Said]:
    """市水利局牵头，市财政局、市经信局配合"""
    said, at = [], 0
    for match in pattern.finditer(text):
        said.append(Said(_ROLES[match["part"][:2]], at, match.start()))
        at = match.end()
    names = [text[a:b] for part in said for a, b in split_units(text[part.start : part.end])]
    if not said or not all(text[p.start : p.end].strip() for p in said) or not names:
        return []
    return said if not text[at:].strip("。； ") else []


def _said_in_brackets(text: str, pattern: re.Pattern[str]) -> list[Said]:
    """市水利局（牵头）、市财政局: who stands beside a leader supports it."""
    said: list[Said] = []
    for a, b in split_units(text):
        match = pattern.search(text[a:b])
        said.append(Said("lead", a, a + match.start()) if match else Said("supporting", a, b))
    return said if any(s.role == "lead" for s in said) else []


_ROLES = {"牵头": "lead", "主办": "lead", "配合": "supporting", "协办": "supporting", "参与": "supporting", "责任": "responsible"}
