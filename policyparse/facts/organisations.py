"""Organisations that the text itself names with their part: 责任单位：…, （…牵头，…配合）, （…按职责分工负责）, 由…牵头.

Each wording belongs to the innermost part that it stands in: the item, else the measure, else the section. One on a line of its
own behind the last point speaks for the whole measure, unless other points have their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from policyparse.language.organisations import (
    Duty,
    Reading,
    duties_in_clauses,
    duties_in_sentences,
    first_leads,
    is_certain,
    joint_duties,
    label_starts,
    looks_like_organisation,
    names_alone,
    read_wording,
    says_first_leads,
)
from policyparse.model import Item, Measure, PolicyDocument, Section, Spans
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import rule
from policyparse.view import DocumentView, Facts, NodeText, Places

Holder: TypeAlias = Section | Measure | Item

_TELLTALE = rule(
    "牵头|负责|责任|统筹[）)]|配合|承办|主办|主责|协办|单位 ?[：:]|部门 ?[：:]|主体 ?[：:]|处室 ?[：:]|科室 ?[：:]|落实[）)〕]|实施[）)〕]|参与[）)〕]|会同|(?:(?<=[。\n])|^)[（(〔【][^\n。]{2,200}[）)〕】]|[（(〔【][^\n。（()）]{2,200}[）)〕】]。?(?=\n|$)",
    examples=["市渔业局牵头", "责任单位：", "（市渔业局）\n"],
    rejects=["渔港改造方案", "新建渔船"],
    why="What no text that gives somebody a part is without.",
)
_BRACKET = rule(
    r"[（(〔\[【〈）)〕\]】〉]",
    examples=["（市渔业局）", "〔渔港"],
    rejects=["渔港", "《渔港》"],
    why="A bracket, open or closed.",
)
_OPEN = "（(〔[【〈"
_OF_ALL = rule(
    "[以如]下|各项|所列|分工|任务|措施|责任单位",
    examples=["以下任务", "各项措施", "所列事项"],
    rejects=["渔港改造", "渔船"],
    why="What a statement is about that holds for several measures: 以下任务由…负责.",
)
_LONGEST = 400  # characters of a wording


class Wording(NamedTuple):
    """A stretch [start, end) of a text, and the organisations it names; `alone` where it is a line of its own, `lasting` where it
    says that the first named leads in what follows, too."""

    start: int
    end: int
    duties: list[Duty]
    alone: bool = False
    lasting: bool = False


class Units(NamedTuple):
    """The organisations that the text of one part names, by their part, and the spans of the wordings."""

    lead: list[str]
    responsible: list[str]
    supporting: list[str]
    spans: Spans


def find_units(view: DocumentView) -> Facts:
    """The organisations that sections, measures and items name, by the ids of these."""
    texts, found = view.texts, dict[str, Units]()
    holders: dict[str, Holder] | None = None
    leads = any(_said_of_all(text.folded) for text in texts if text.role == "text")
    for node in map(texts.__getitem__, texts.holding(_TELLTALE)):
        if node.role not in ("heading", "text"):
            continue
        for wording in find_wordings(node.folded):
            holders = holders if holders is not None else {part.id: part for part in _holders(view.tree)}
            spans = node.cut(wording.start, wording.end)
            if part := _holder(holders, node, spans, wording, view.places, found):
                _add(found.setdefault(part.id, Units([], [], [], [])), node, spans, first_leads(node.folded, wording.duties) if leads else wording.duties)
            leads = leads or wording.lasting
    return Facts(found)


def _said_of_all(folded: str) -> bool:
    """Whether a text says of all duties at once that the first named leads: 以下任务中，排第一位的为牵头单位。"""
    if "牵头" not in folded or not (said := says_first_leads(folded)):
        return False
    start = max(folded.rfind("。", 0, said.start()), folded.rfind("\n", 0, said.start())) + 1
    return bool(_OF_ALL.search(folded, start, said.end())) and not any(w.start <= said.start() < w.end for w in find_wordings(folded))


def _holders(document: PolicyDocument) -> Iterator[Holder]:
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        yield section
        yield from section.items
        for measure in section.measures:
            yield measure
            yield from measure.items


def _holder(holders: Mapping[str, Holder], node: NodeText, spans: Spans, wording: Wording, places: Places, found: Mapping[str, Units]) -> Holder | None:
    inner = holders.get(places.at(spans[0][0]) or "")
    outer = holders.get(node.where)
    if wording.alone and isinstance(outer, (Measure, Section)):
        before = [item for item in outer.items if item.spans and item.spans[0][0] < spans[0][0]]
        others = any(item.id in found for item in outer.items if item is not before[-1]) if before else False
        return before[-1] if others else outer
    return inner


def _add(units: Units, node: NodeText, spans: Spans, duties: Iterable[Duty]) -> None:
    fields = {"lead": units.lead, "responsible": units.responsible, "supporting": units.supporting}
    for duty in duties:
        name = "".join(node.text[duty.start : duty.end].split())
        if name not in fields[duty.role]:
            fields[duty.role].append(name)
    units.spans.extend(spans)


def find_wordings(folded: str) -> list[Wording]:
    """Every wording of a text that gives organisations their part, in order and apart from one another."""
    found = list(_bracketed(folded))
    found += (w for w in _on_lines(folded) if not _meets(w, found))
    for find in (duties_in_sentences, duties_in_clauses, joint_duties):
        said = (Wording(start, end, duties) for start, end, duties in find(folded))
        found += [w for w in said if not _meets(w, found)]
    return sorted(found)


def _meets(wording: Wording, others: Iterable[Wording]) -> bool:
    return any(other.start < wording.end and wording.start < other.end for other in others)


def _bracketed(folded: str) -> Iterator[Wording]:
    """What stands in brackets, those inside another (各区、县（市）政府) with it."""
    depth = start = 0
    for match in _BRACKET.finditer(folded):
        if match[0] in _OPEN:
            if depth == 0 or match.start() - start > _LONGEST:
                depth, start = 0, match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - start <= _LONGEST:
                alone = folded[max(0, start - 4) : start].rstrip(" \t")[-1:] in ("", "\n")
                read = _inside(folded, start, match.end(), alone)
                if read.duties:
                    yield Wording(start, match.end(), read.duties, alone, read.lasting)


def _inside(folded: str, start: int, end: int, alone: bool) -> Reading:
    """What a bracket says, its brackets included in [start, end)."""
    # its closing bracket tells what 落实 is
    read = read_wording(folded[start + 1 : end - 1]) if _TELLTALE.search(folded, start + 1, end) else Reading([], 0)
    duties = [Duty(d.role, start + 1 + d.start, start + 1 + d.end) for d in read.duties]
    return read._replace(duties=duties or _names_only(folded, start, end, alone))


def _names_only(folded: str, start: int, end: int, alone: bool) -> list[Duty]:
    """加快清淤。（市水利局、各区政府）: a bracket of names alone behind a sentence says who answers; within a sentence it explains a word
    (有关部门（市水利局）)."""
    before, behind = folded[:start].rstrip(" \t\u3000"), folded[end : end + 1]
    if before.endswith("。") or alone:
        names = names_alone(folded, start + 1, end - 1)
        sure = behind in ("", "\n") or all(is_certain(folded[d.start : d.end]) for d in names)
        return names if sure else []
    if behind == "。" and folded[end + 1 : end + 2] in ("", "\n") and not looks_like_organisation(re.split(r"[，,。；;\s]", before)[-1][-20:]):
        names = names_alone(folded, start + 1, end - 1)
        return names if all(is_certain(folded[d.start : d.end]) for d in names) else []
    return []


def _on_lines(folded: str) -> Iterator[Wording]:
    """责任单位：市水利局、市财政局 outside brackets: from the start of a line or sentence to the end of the line or the full stop."""
    upto = 0
    for start in label_starts(folded):
        before = folded[max(0, start - 4) : start].rstrip(" \t")[-1:]
        if start < upto or before not in ("", "\n", "。"):
            continue
        ends = [at for stop in "\n。" if (at := folded.find(stop, start, start + _LONGEST)) >= 0]
        upto = min(ends, default=min(len(folded), start + _LONGEST))
        read = read_wording(folded[start:upto])
        if read.duties:
            duties = [Duty(d.role, start + d.start, start + d.end) for d in read.duties]
            yield Wording(start, start + read.end, duties, before == "\n", read.lasting)
