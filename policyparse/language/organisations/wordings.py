"""Who leads, answers and supports, as running text says it: the parts of one wording and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policyparse.language.organisations.lists import split_units
from policyparse.language.organisations.names import looks_like_organisation, surely_organisation
from policyparse.language.organisations.roles import label_roles, verb_roles
from policyparse.rules import load

_LONGEST_NAME = 30


class Duty(NamedTuple):
    """One name [start, end) and its part: lead, responsible or supporting."""

    role: str
    start: int
    end: int


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("organisations")[name]["pattern"])


@cache
def _known_label() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(label_roles(), key=lambda label: -len(label))) + ") ?[：:]")


def label_starts(folded: str) -> Iterator[int]:
    """Where the labels of organisations stand (责任单位：), wherever in the text."""
    return (match.start() for match in _known_label().finditer(folded))


def labelled(folded: str) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, role) of every label of a stretch of text, its colon included; role None where it labels no organisations.

    >>> list(labelled("牵头单位：市水利局；完成时限：6月"))
    [(0, 5, 'lead'), (9, 14, None)]
    """
    for match in _pattern("label").finditer(folded):
        yield match.start("label"), match.end(), label_roles().get(match["label"])


def read_duties(folded: str) -> list[Duty]:
    """The names of a wording that is nothing but names and their parts (what a bracket holds); empty where it says anything else.

    >>> text = "市水利局牵头，市财政局、市住建局配合"
    >>> [(d.role, text[d.start : d.end]) for d in read_duties(text)]
    [('lead', '市水利局'), ('supporting', '市财政局'), ('supporting', '市住建局')]
    """
    leading = _pattern("first_leads").search(folded)
    said = folded[: leading.start()] if leading else folded
    labels = list(labelled(said))
    found = _by_labels(said, labels) if any(role for _, _, role in labels) else _by_verbs(said)
    if leading and found and found[0].role == "responsible":
        return [found[0]._replace(role="lead"), *found[1:]]
    return found


def _by_labels(folded: str, labels: list[tuple[int, int, str | None]]) -> list[Duty]:
    ends = [*(start for start, _, _ in labels[1:]), len(folded)]
    found: list[Duty] = []
    for (_, start, role), end in zip(labels, ends, strict=True):
        if role:
            stop = folded.find("。", start, end)
            found += (Duty(role, a, b) for a, b in _names(folded, start, stop if stop >= 0 else end) if b - a <= _LONGEST_NAME)
    return found


def _by_verbs(folded: str) -> list[Duty]:
    """市水利局牵头，市财政局配合: the names up to each verb. A stop ends what is said of names: 以下均需各区政府落实 follows it."""
    stop = folded.find("。")
    upto = stop if stop >= 0 else len(folded)
    found: list[Duty] = []
    at = 0
    for match in _pattern("verb").finditer(folded, 0, upto):
        read = _clause(folded, at, match.start(), verb_roles()[match["verb"]])
        if read is None:
            break
        found += read
        at = match.end()
        at += len(folded[at:upto]) - len(folded[at:upto].lstrip("，,；; "))
    if found and (together := _pattern("together").match(folded, at)):
        # 市水利局牵头，会同市财政局
        found += (Duty("supporting", *name) for name in _all_names(folded, together.end(), upto) or ())
    return found


def _clause(folded: str, start: int, end: int, role: str) -> list[Duty] | None:
    """The names of one clause; None where any piece of it is no name."""
    opener = _pattern("openers").match(folded[start:end])
    start += opener.end() if opener else 0
    together = _pattern("together").search(folded, start, end)
    if together:
        first = _all_names(folded, start, together.start()) if together.start() > start else []
        others = _all_names(folded, together.end(), end)
        return None if first is None or others is None else [*(Duty(role, *n) for n in first), *(Duty("supporting", *n) for n in others)]
    names = _all_names(folded, start, end)
    return None if not names else [Duty(role, *name) for name in names]


def _all_names(folded: str, start: int, end: int) -> list[tuple[int, int]] | None:
    names = _names(folded, start, end)
    if names and all(is_name(folded[a:b]) for a, b in names):
        return names
    # 财政、发改等部门: one wording that names several by their fields
    whole = folded[start:end].strip()
    if re.search(r"等(?:有关|相关)?(?:部门|单位)$", whole) and len(whole) <= 2 * _LONGEST_NAME:
        at = folded.index(whole, start)
        return [(at, at + len(whole))]
    return None


def _names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in split_units(folded[start:end])]


def is_name(text: str) -> bool:
    """Whether `text` names an organisation: by its end, and nobody in particular (专人) it is not."""
    return len(text) <= _LONGEST_NAME and looks_like_organisation(text) and not _pattern("nobody").search(text)


def duties_in_clauses(folded: str) -> Iterator[tuple[int, int, list[Duty]]]:
    """(start, end, names) of every clause 由…牵头, 由…负责 of running text whose names are organisations beyond doubt."""
    for match in _pattern("clause").finditer(folded):
        names = _all_names(folded, *match.span("names"))
        if not names or not all(_certain(folded[a:b]) for a, b in names):
            continue
        others = _all_names(folded, *match.span("others")) or [] if match["others"] else []
        others = _leading_names(folded, *match.span("with")) if match["with"] else others
        # 会同12个部门 names nobody: the wording ends with its verb
        end = match.end() if others and not match["with"] else max((b for _, b in others), default=match.end("verb"))
        role = verb_roles()[match["verb"]]
        yield match.start(), end, [*(Duty(role, *n) for n in names), *(Duty("supporting", *n) for n in others)]


def joint_duties(folded: str) -> Iterator[tuple[int, int, list[Duty]]]:
    """(start, end, names) of every 市水利局会同市财政局、市住建局… of running text: the first leads, the others support. What they
    did together (…印发了…) is none."""
    for match in _pattern("joint").finditer(folded):
        opener = _pattern("openers").match(match["names"])
        start = match.start("names") + (opener.end() if opener else 0)
        names = [half for name in _names(folded, start, match.end("names")) for half in _halves(folded, *name)]
        if not names or "了" in match["with"] or not all(_certain(folded[a:b]) for a, b in names):
            continue
        others = _leading_names(folded, *match.span("with"))
        if others:
            yield start, others[-1][1], [*(Duty("lead", *n) for n in names), *(Duty("supporting", *n) for n in others)]


def _halves(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """市水利局及市粮食局 are two, where either half is a name of its own."""
    at = folded.find("及", start, end)
    if at > start and _certain(folded[start:at]) and _certain(folded[at + 1 : end]):
        return [(start, at), (at + 1, end)]
    return [(start, end)]


def names_alone(folded: str, start: int, end: int) -> list[Duty]:
    """The names of a stretch that is nothing but names of organisations, one of them beyond doubt; empty where it is more.

    >>> [duty.role for duty in names_alone("市水利局、各区政府", 0, 9)]
    ['responsible', 'responsible']
    """
    names = _names(folded, start, end)
    sure = all(is_name(folded[a:b]) and not re.search("[：:]", folded[a:b]) for a, b in names) and any(_certain(folded[a:b]) for a, b in names)
    return [Duty("responsible", a, b) for a, b in names] if names and sure else []


def _certain(name: str) -> bool:
    return is_name(name) and (surely_organisation(name) or name.endswith(tuple(load("organisations")["sentence_ends"])))


def _leading_names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names at the beginning of a stretch that runs on: 市财政局、市住建局 of 市财政局、市住建局制定计划."""
    found: list[tuple[int, int]] = []
    for a, b in _names(folded, start, end):
        upto = next((at for at in range(min(b, a + _LONGEST_NAME), a + 1, -1) if _certain(folded[a:at])), None)
        if upto is None:
            break
        found.append((a, upto))
        if upto < b:
            break
    return found
