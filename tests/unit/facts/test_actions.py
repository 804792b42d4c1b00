from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from property.texts import RAW

import policyparse
from policyparse.facts.actions import find_actions
from policyparse.facts.actions.lexicon import Cover
from policyparse.model import Item, Measure, PolicyDocument
from policyparse.model.walk import all_sections, outlines
from policyparse.text.folding import fold
from unit.support import cases


def actions_of(text: str) -> list[list[str | None]]:
    return [[text[slice(*found.verb)], text[slice(*found.object)] if found.object else None] for found in find_actions(fold(text))]


def parts(document: PolicyDocument) -> Iterator[Measure | Item]:
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        yield from section.items
        for measure in section.measures:
            yield measure
            yield from measure.items


@pytest.mark.parametrize(("text", "expected"), cases("actions"))
def test_clause_says_what_is_to_be_done(text: str, expected: list[list[str | None]]) -> None:
    assert actions_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("action_documents"))
def test_actions_stand_with_the_part_that_says_them(text: str, expected: dict[str, list[list[str]]]) -> None:
    document = policyparse.parse(text.encode(), name="case.txt")
    assert {part.id: [[a.verb, a.object] for a in part.actions] for part in parts(document) if part.actions} == expected


def test_spans_skip_the_line_break_inside_a_clause() -> None:
    text = "关于渔港工作的意见\n一、夯实基础\n（一）完善制度。健全渔港巡\n\n查制度，安排专项资金。\n"
    (measure,) = policyparse.parse(text.encode(), name="case.txt").sections[0].measures
    first, second = measure.actions
    assert [text[a:b] for a, b in first.spans] == ["健全渔港巡", "查制度"]
    assert [text[a:b] for a, b in second.spans] == ["安排专项资金"]


def test_width_of_the_source_is_kept() -> None:
    text = "关于渔港工作的意见\n一、夯实基础\n（一）智慧渔港。建设５Ｇ渔港监控网。\n"
    (measure,) = policyparse.parse(text.encode(), name="case.txt").sections[0].measures
    assert [(a.verb, a.object) for a in measure.actions] == [("建设", "５Ｇ渔港监控网")]


def test_actions_can_be_left_out() -> None:
    for path in sorted(RAW.glob("*.txt")):
        assert not any(part.actions for part in parts(policyparse.parse(path, actions=False)))


def test_every_sample_but_those_without_measures_has_actions() -> None:
    for path in sorted(RAW.glob("[!R]*.*")):
        document = policyparse.parse(path)
        assert any(part.actions for part in parts(document)) == any(True for _ in parts(document)), path.name


def test_segmenter_is_not_loaded_where_actions_are_not_asked_for() -> None:
    code = "import sys, policyparse; policyparse.parse(sys.argv[1].encode(), name='n', actions=sys.argv[2] == 'on'); print('rjieba' in sys.modules or 'jieba' in sys.modules)"
    text = "关于渔港的意见\n一、夯实基础\n（一）完善制度。修订渔港章程，建立台账。\n"
    runs = [subprocess.run([sys.executable, "-c", code, text, actions], capture_output=True, text=True, check=True) for actions in ("off", "on")]
    assert [(run.stdout.strip(), run.stderr) for run in runs] == [("False", ""), ("True", "")]


@pytest.mark.parametrize("text", ["等级划分清楚", "令牌已经收回", "为主", "使命光荣", "区域协调", "如何落实"])
def test_character_that_begins_a_longer_word_is_no_word_of_the_lexicon(text: str) -> None:
    found = Cover(text).word(0, len(text))
    assert found is None or len(found.text) > 1


def test_long_clauses_cost_time_in_proportion() -> None:
    # anything quadratic in a clause of 20,000 characters would take minutes
    for piece in (
        "渔港、",
        "并",
        "对渔港",
        "推进",
        "（",
        "的",
        "将",
        "“",
        "在渔港",
        "甲要",
        "加快",
        "全面",
        "将全面",
        "监测数据并",
        "在渔港建立的",
        "建立台账、",
        "渔业局全面",
        "自",
        "不得",
        "（负责",
        "一是",
    ):
        text = piece * (20_000 // len(piece))
        assert isinstance(list(find_actions(text)), list)
