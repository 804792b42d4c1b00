"""Sentences, clauses and what marks enclose, as every reader of facts asks for them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.text.clauses import Clauses, sentences
from policyparse.text.quotes import ASIDE, QUOTED, enclosed, hidden

MARKED = st.text(alphabet='甲乙1，,。；：:\n“”（）()《》" —', max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("打造“渔家”品牌", "打造qqqq品牌"),
        ("（含《章程》）与“锚地", "aaaaaaa与“锚地"),  # an opening mark may be lost: what follows is text
        ("“甲\n乙”丙", "“甲\n乙”丙"),
        ('用"双引号"的', "用qqqqq的"),
        ("右）括号", "右）括号"),
        ("“甲（乙”丙）", "qqqqq丙）"),
        ("（含县（市）级）以上", "aaaaaaaa以上"),
        ("（含县(市）级)以上", "aaaaaaaa以上"),
        ("云水〔2026〕3号[试行]", "云水aaaaaa3号aaaa"),
        ("“" + "甲" * 300 + "”乙", "q" * 302 + "乙"),
    ],
)
def test_what_marks_enclose_is_hidden(text: str, shown: str) -> None:
    assert hidden(text).replace(QUOTED, "q").replace(ASIDE, "a") == shown


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("甲，乙；丙。", [["甲", "乙"], ["丙"]]),
        ("投放1,200万尾，9:30开闸", [["投放1,200万尾", "9:30开闸"]]),
        ("规模3，500万元，比例1.65：1", [["规模3，500万元", "比例1.65：1"]]),
        ("1,200万尾", [["1,200万尾"]]),
        ("到2027，100家", [["到2027", "100家"]]),
        ("增长6,下降3", [["增长6", "下降3"]]),
        ("如下：甲\n 乙 ，丙", [["如下", "甲"], ["乙", "丙"]]),
        ("——修堤，清淤", [["修堤", "清淤"]]),
        ("，。；", []),
    ],
)
def test_sentences_are_parted_into_clauses(text: str, clauses: list[list[str]]) -> None:
    found: dict[int, list[str]] = {}
    for clause in Clauses(text):
        assert text[clause.start : clause.end] == clause.text
        found.setdefault(clause.sentence, []).append(clause.text)
    assert list(found.values()) == clauses


def test_clause_knows_its_place_its_stop_and_the_one_before_in_its_sentence() -> None:
    clauses = Clauses("到2027年，建成渔港3座；清淤")
    here = clauses.around(8)
    assert (here.text, here.stop, here.sentence) == ("建成渔港3座", "；", 0)
    before = clauses.before(here)
    assert before is not None and before.text == "到2027年"
    assert clauses.before(clauses.around(15)) is None


@given(MARKED)
def test_hiding_keeps_every_character_outside_in_its_place(text: str) -> None:
    shown = hidden(text)
    assert len(shown) == len(text)
    assert all(c in (QUOTED, ASIDE, original) for c, original in zip(shown, text, strict=True))
    assert all(a.end <= b.start for a, b in zip(enclosed(text), enclosed(text)[1:], strict=False))


@given(MARKED, st.integers(0, 39))
def test_every_character_stands_in_the_clause_around_it_or_is_a_mark_or_blank(text: str, at: int) -> None:
    if at < len(text):
        clause = Clauses(text).around(at)
        assert clause.start <= at < clause.end or text[at] in "，,。；：:\n —"


@given(MARKED)
def test_sentences_hold_all_but_stops_and_blanks(text: str) -> None:
    held = "".join(text[s.start : s.end] for s in sentences(text))
    assert [c for c in held if c not in " "] == [c for c in text if c not in "。；\n "]


def test_clauses_of_a_sentence_without_end_cost_what_they_are_long() -> None:
    def seconds(count: int) -> float:
        clauses = Clauses("修堤12公里，" * count)
        began = time.perf_counter()
        for at in range(0, 7 * count, 7):
            clauses.around(at)
        return time.perf_counter() - began

    seconds(100)
    assert seconds(20_000) < 60 * seconds(2_000)
