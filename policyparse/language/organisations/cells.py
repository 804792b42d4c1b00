"""Who leads and who supports within a cell of organisations."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.language.organisations.lists import split_units
from policyparse.language.organisations.wordings import read_wording
from policyparse.rules import rule, yaml_rule


class Said(NamedTuple):
    """A stretch of a cell and the part that it gives its organisations: lead, supporting, or None where it says nothing."""

    role: str | None
    start: int
    end: int


_LEADER_MARK = yaml_rule("organisations.leader_mark")
_TELLTALE = rule(
    "牵头|主办|配合|协办|协助|参与|责任[^，。]{0,4}[：:]|负责",
    examples=["市渔业局牵头", "责任单位：市渔业局", "市财政局配合"],
    rejects=["市渔业局、市财政局", "责任重大"],
    why="What no cell that gives somebody a part is without.",
)


def split_roles(text: str) -> list[Said]:
    """Who leads and who supports, where a cell of organisations says so itself; one stretch without a role where it does not.

    >>> [(role, "市水利局牵头，市财政局配合"[a:b]) for role, a, b in split_roles("市水利局牵头，市财政局配合")]
    [('lead', '市水利局'), ('supporting', '市财政局')]
    """
    whole = [Said(None, 0, len(text))]
    if not _TELLTALE.search(text):
        return whole
    if _LEADER_MARK.search(text):
        return _said_in_brackets(text) or whole
    read = read_wording(text)
    roles = {duty.role for duty in read.duties}
    complete = not text[read.end :].strip(" \t\n。；;，,")
    return [Said(*duty) for duty in read.duties] if complete and roles - {"responsible"} else whole


def _said_in_brackets(text: str) -> list[Said]:
    """市水利局（牵头）、市财政局: who stands beside a leader supports it."""
    said: list[Said] = []
    for a, b in split_units(text):
        match = _LEADER_MARK.search(text, a, b)
        said.append(Said("lead", a, match.start()) if match else Said("supporting", a, b))
    return said if any(s.role == "lead" for s in said) else []
