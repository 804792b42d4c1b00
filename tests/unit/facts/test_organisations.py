"""Units that the text itself names, in an opinion of one section."""

from __future__ import annotations

from typing import Any

import pytest

import policyparse
from policyparse.facts.organisations import find_wordings
from policyparse.model import Item, Measure, PolicyDocument, Section
from policyparse.model.walk import all_sections
from policyparse.text.folding import fold
from unit.support import cases


def named(document: PolicyDocument) -> dict[str, dict[str, list[str]]]:
    """Who leads, answers and supports, of every part that names anyone."""
    found = {}
    for section in all_sections(document.sections):
        parts: list[Section | Measure | Item] = [section, *section.items, *section.measures, *(i for m in section.measures for i in m.items)]
        for part in parts:
            said = {"lead": part.lead_units, "responsible": part.responsible_units, "supporting": part.supporting_units}
            if any(said.values()):
                found[part.id] = {role: names for role, names in said.items() if names}
    return found


@pytest.mark.parametrize(("text", "expected"), cases("inline_units"))
def test_units_are_those_of_the_innermost_part(text: str, expected: dict[str, Any]) -> None:
    document = policyparse.parse(f"关于加强河湖管理的意见\n一、主要任务\n{text}\n".encode(), name="case.txt")
    assert named(document) == expected


def test_units_are_printed_where_their_spans_say() -> None:
    text = "关于加强河湖管理的意见\n一、主要任务\n（一）清淤。加快清淤。（责任单位：市水利局、\n市财政局）\n（二）巡查。由市水利局牵头，市公安局配合，开展巡查。\n"
    document = policyparse.parse(text.encode(), name="case.txt")
    source = policyparse.read_source(text.encode(), name="case.txt").text
    printed = ["".join(source[a:b] for a, b in m.units_spans) for m in document.sections[0].measures]
    assert printed == ["（责任单位：市水利局、市财政局）", "由市水利局牵头，市公安局配合"]


@pytest.mark.parametrize("length", [2_000, 4_000])
def test_unclosed_brackets_cost_no_more_than_their_length(length: int) -> None:
    assert find_wordings(fold("（责任单位：市水利局" * length)) == []
