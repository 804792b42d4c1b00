"""Who leads, answers and supports, as one wording says it: labels in front of names, verbs behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policyparse.language.organisations.lists import split_units
from policyparse.language.organisations.names import LONGEST_NAME, is_certain, is_collective, is_name, looks_like_organisation
from policyparse.language.organisations.roles import label_roles, verb_roles
from policyparse.rules import Rule, composed, rule, yaml_rule

_STOPS = "，,；;。"
_OPENS = ("（", "(")
_SAYS_MORE = rule(
    r"的(?!市)|[了：:！？]|应[当根按该]|必须|不得|要(?:[加按求切做]|严格)|负责|制定",
    examples=["各部门应根据职责制定细则", "市渔业局负责", "提出的"],
    rejects=["市渔业局", "省的市渔业局"],
    why="What no name holds: 各部门应根据职责制定细则.",
)
_LONGEST_ODD = 14  # characters of a name that does not end as names do: 武汉投控, 省发展和改革委能源处张三


class Duty(NamedTuple):
    """One name [start, end) and its part: lead, responsible or supporting."""

    role: str
    start: int
    end: int


class Reading(NamedTuple):
    """What a wording says: its duties, how far it was understood, and whether the first named leads in what follows, too (下同)."""

    duties: list[Duty]
    end: int
    lasting: bool = False


class _Marker(NamedTuple):
    """A label or a verb [start, end); `role` is None for a label of something else (完成时限：)."""

    start: int
    end: int
    verb: bool
    role: str | None


@cache
def _pattern(name: str) -> Rule:
    return yaml_rule(f"organisations.{name}")


@cache
def _known_label() -> re.Pattern[str]:
    labels = "|".join(sorted(label_roles(), key=lambda label: -len(label)))
    return composed(rf"(?P<label>{labels})(?:[（(][^（）()]{{1,6}}[）)])?(?:\s?[：:]\s?|(?<=单位|部门|主体)为(?=[市省各区县州国]))")


def label_starts(folded: str) -> Iterator[int]:
    """Where the labels of organisations stand (责任单位：), wherever in the text."""
    return (match.start() for match in _known_label().finditer(folded))


def labelled(folded: str) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, role) of every label of a stretch of text, its colon included; role None where it labels no organisations.

    >>> list(labelled("牵头单位：市水利局；完成时限：6月"))
    [(0, 5, 'lead'), (10, 15, None)]
    """
    known = {match.start(): (match.start(), match.end(), label_roles()[match["label"]]) for match in _known_labels(folded)}
    taken = [(start, end) for start, end, _ in known.values()]
    # 各区政府完成时限：, a line that ran into the next: the label begins behind the name
    others = [(_leading_name(folded, *m.span("label")) or m.start("label"), m.end(), None) for m in _pattern("label").finditer(folded)]
    return iter(sorted([*known.values(), *(o for o in others if not any(a < o[1] and o[0] < b for a, b in taken))], key=lambda label: label[0]))


def _known_labels(folded: str) -> Iterator[re.Match[str]]:
    """The labels of organisations at the beginning of a clause, or run together with the name before (牵头单位：市水利局配合单位：市财政局)."""
    for match in _known_label().finditer(folded):
        before = re.split(r"[\s，,；;：:、。]", folded[max(0, match.start() - LONGEST_NAME) : match.start()])[-1]
        if not before or before[-1] in "（(〔[【" or is_certain(before) or is_collective(before):
            yield match


def read_duties(folded: str) -> list[Duty]:
    """The names of a wording that is nothing but names and their parts (what a bracket holds); empty where it says anything else.

    >>> text = "市水利局牵头，市财政局、市住建局配合"
    >>> [(d.role, text[d.start : d.end]) for d in read_duties(text)]
    [('lead', '市水利局'), ('supporting', '市财政局'), ('supporting', '市住建局')]
    """
    return read_wording(folded).duties


def read_wording(folded: str) -> Reading:
    """What a wording says. `end` is where the last thing that was understood ends."""
    statement = _pattern("first_leads").search(folded)
    said = folded[: statement.start()] if statement else folded
    markers = _markers(said)
    found, end = _walk(said, markers) if markers else ([], 0)
    if statement:
        found, end = first_leads(folded, found), len(folded)
    return Reading(_marked_leaders(folded, found), end, bool(statement and "同" in folded[statement.end() :]))


def first_leads(folded: str, duties: Sequence[Duty]) -> list[Duty]:
    """`duties` where the first of several that share the work leads (列第一位者为牵头单位). One alone, and 各区政府, lead nobody."""
    found = list(duties)
    if len(found) > 1 and all(d.role == "responsible" for d in found[:2]) and not is_collective(folded[found[0].start : found[0].end]):
        found[0] = found[0]._replace(role="lead")
    return found


def says_first_leads(folded: str) -> re.Match[str] | None:
    """The statement that the first named leads, wherever in a text."""
    return _pattern("first_leads").search(folded)


def _markers(folded: str) -> list[_Marker]:
    markers = [_Marker(start, end, False, role) for start, end, role in labelled(folded)]
    labels = [(m.start, m.end) for m in markers]
    verbs = [_Marker(m.start(), m.end(), True, verb_roles()[m["verb"]]) for m in _pattern("verb").finditer(folded) if folded[m.start() - 1 : m.start()] not in _OPENS]
    verbs += [_Marker(m.start(), m.end(), True, label_roles()[m["label"]]) for m in _pattern("named_as").finditer(folded)]
    return sorted([*markers, *(v for v in verbs if not any(a < v.end and v.start < b for a, b in labels))])


def _walk(folded: str, markers: Sequence[_Marker]) -> tuple[list[Duty], int]:
    """The duties up to the first stretch that is none, and where that begins. A label holds until the next label; a verb speaks
    for what stands before it in its clause."""
    found: list[Duty] = []
    label: str | None = None
    labelled_at = -1  # where the names of the open label begin
    at = end = 0
    for marker in markers:
        if marker.verb:
            read = _before_verb(folded, at, marker, label if labelled_at >= 0 else None, not found)
            if read is None and labelled_at < 0:
                break
            found += read or []
            end = marker.end if read else end
        elif labelled_at >= 0 and label:
            found += _behind_label(folded, at, marker.start, label)
            end = marker.start
        if not marker.verb:
            label, labelled_at = marker.role, marker.end
        at = marker.end
    if labelled_at >= 0 and label:
        names = _behind_label(folded, at, len(folded), label)
        return [*found, *names], max((name.end for name in names), default=max(end, at))
    together = _pattern("together").match(folded, at) if found else None
    if together:
        # 市水利局牵头，会同市财政局
        names = [Duty("supporting", *name) for name in _all_names(folded, together.end(), _sentence_end(folded, at)) or ()]
        return [*found, *names], max((name.end for name in names), default=end)
    return found, end


def _sentence_end(folded: str, start: int) -> int:
    stop = folded.find("。", start)
    return stop if stop >= 0 else len(folded)


def _before_verb(folded: str, start: int, verb: _Marker, label: str | None, first: bool) -> list[Duty] | None:
    """The names that a verb gives a part; None where they are no names. Behind a label (责任单位：甲、乙；丙配合) the verb speaks for
    the last clause only, and the names before it have the label's part. A clause of something else is passed over (6月底前；)."""
    role = verb.role or "responsible"
    upto = verb.start
    bounds = [i + 1 for i in range(start, upto) if folded[i] in _STOPS]
    if label:
        begin = bounds[-1] if bounds else start
        own = _clause(folded, begin, upto, role)
        return None if own is None else [*_behind_label(folded, start, begin, label), *own]
    if first:
        when = _pattern("says_when").match(folded, start, upto)
        return _first_clause(folded, when.end() if when else start, upto, role)
    return next((read for begin in [start, *bounds] if (read := _clause(folded, begin, upto, role))), None)


def _first_clause(folded: str, start: int, end: int, role: str) -> list[Duty] | None:
    """市水利局，市财政局、市公安局配合: who stands before the comma and supports nobody answers."""
    comma = max(folded.rfind(stop, start, end) for stop in "，,；;")
    read = _clause(folded, start, end, role)
    if role != "supporting" or comma < 0 or not read:
        return read
    return [d._replace(role="responsible") if d.end <= comma else d for d in read]


def _behind_label(folded: str, start: int, end: int, role: str) -> list[Duty]:
    """The names that a label gives its part, up to the full stop. A name that runs into the next sentence ends where it is whole."""
    found: list[Duty] = []
    for a, b in _names(folded, start, min(end, _sentence_end(folded, start))):
        name = folded[a:b]
        if looks_like_organisation(name) and b - a <= LONGEST_NAME and not ("\n" not in name and _SAYS_MORE.search(name) and _leading_name(folded, a, b)):
            found.append(Duty(role, a, b))
            continue
        whole = _leading_name(folded, a, b)
        if whole and whole < b:
            return [*found, Duty(role, a, whole)]
        if b - a <= _LONGEST_ODD and not _SAYS_MORE.search(name):
            found.append(Duty(role, a, b))
    return found


def _clause(folded: str, start: int, end: int, role: str) -> list[Duty] | None:
    """The names of one clause, those behind 会同 in support; None where any piece of it is no name."""
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
    # 水利、财政等部门: one wording that names several by their fields
    whole = folded[start:end].strip(" \t\n，,；;。")
    if re.search(r"等(?:有关|相关)?(?:部门|单位)$", whole) and len(whole) <= 2 * LONGEST_NAME and not _SAYS_MORE.search(whole):
        at = folded.index(whole, start)
        return [(at, at + len(whole))]
    return None


def _names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in split_units(folded[start:end])]


def _marked_leaders(folded: str, duties: Sequence[Duty]) -> list[Duty]:
    """责任单位：市水利局（牵头）、市财政局: the mark is no part of the name, and says that it leads."""
    found: list[Duty] = []
    for duty in duties:
        mark = _pattern("leader_mark").search(folded, duty.start, duty.end)
        found.append(Duty("lead", duty.start, mark.start()) if mark and mark.end() == duty.end else duty)
    return found


def duties_in_clauses(folded: str) -> Iterator[tuple[int, int, list[Duty]]]:
    """(start, end, names) of every clause 由…牵头, 由…负责 of running text whose names are organisations beyond doubt."""
    for match in _pattern("clause").finditer(folded):
        duties = _clause(folded, *match.span("names"), verb_roles()[match["verb"]])
        if not duties or not all(is_certain(folded[d.start : d.end]) for d in duties):
            continue
        others = _all_names(folded, *match.span("others")) or [] if match["others"] else []
        others = _leading_names(folded, *match.span("with")) if match["with"] else others
        # 会同12个部门 names nobody: the wording ends with its verb
        end = match.end() if others and not match["with"] else max((b for _, b in others), default=match.end("verb"))
        yield match.start(), end, [*duties, *(Duty("supporting", *n) for n in others)]


def joint_duties(folded: str) -> Iterator[tuple[int, int, list[Duty]]]:
    """(start, end, names) of every 由市水利局会同市财政局、市住建局… of running text: the first leads, the others support. What they
    did together (…印发了…), and what is only told of them, is none."""
    for match in sorted([*_pattern("joint").finditer(folded), *_pattern("joint_said").finditer(folded)], key=lambda m: m.start()):
        names = _names(folded, *match.span("names"))
        if not names or re.search("了|的$", match["with"]) or not all(is_certain(folded[a:b]) for a, b in names):
            continue
        others = _leading_names(folded, *match.span("with"))
        if others:
            yield match.start("names"), others[-1][1], [*(Duty("lead", *n) for n in names), *(Duty("supporting", *n) for n in others)]


def duties_in_sentences(folded: str) -> Iterator[tuple[int, int, list[Duty]]]:
    """(start, end, names) of every sentence that says nothing but who does it: 市水利局、市财政局等部门按职责分工负责。"""
    for verb in _pattern("verb").finditer(folded):
        if folded[verb.end() : verb.end() + 1] not in ("", "。", "\n"):
            continue
        start = max(folded.rfind("。", 0, verb.start()), folded.rfind("\n", 0, verb.start())) + 1
        start += len(folded[start : verb.start()]) - len(folded[start : verb.start()].lstrip())
        if verb.start() - start > 6 * LONGEST_NAME or _pattern("openers").match(folded, start):
            continue
        read = read_wording(folded[start : verb.end()])
        names = [folded[start + d.start : start + d.end] for d in read.duties]
        if read.duties and read.end == verb.end() - start and read.duties[0].start == 0 and all(map(is_certain_or_collective, names)) and any(map(is_certain, names)):
            yield start, verb.end(), [Duty(d.role, start + d.start, start + d.end) for d in read.duties]


def is_certain_or_collective(name: str) -> bool:
    """Whether `name` is an organisation beyond doubt, or a word for all of a kind (各区政府)."""
    return is_certain(name) or is_collective(name)


def names_alone(folded: str, start: int, end: int) -> list[Duty]:
    """The names of a stretch that is nothing but names of organisations, one of them beyond doubt; empty where it is more.

    >>> [duty.role for duty in names_alone("市水利局、各区政府", 0, 9)]
    ['responsible', 'responsible']
    """
    names = _names(folded, start, end)
    sure = all(is_name(folded[a:b]) and not re.search("[：:]", folded[a:b]) for a, b in names) and any(is_certain_or_collective(folded[a:b]) for a, b in names)
    return [Duty("responsible", a, b) for a, b in names] if names and sure else []


def _leading_names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names at the beginning of a stretch that runs on: 市财政局、市住建局 of 市财政局、市住建局制定计划."""
    found: list[tuple[int, int]] = []
    for a, b in _names(folded, start, end):
        upto = _leading_name(folded, a, b)
        if upto is None:
            break
        found.append((a, upto))
        if upto < b:
            break
    return found


def _leading_name(folded: str, start: int, end: int) -> int | None:
    """Where the longest name beyond doubt ends that [start, end) begins with."""
    return next((at for at in range(min(end, start + LONGEST_NAME), start + 1, -1) if is_certain(folded[start:at])), None)
