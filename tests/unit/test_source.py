from __future__ import annotations

import re

import pytest

from policyparse.source import split_lines
from policyparse.text.passage import EMPTY, Passage, Span, glue, merge
from unit.support import passage, source


def test_cut_drops_outer_blanks_and_keeps_offsets() -> None:
    piece = passage("一、　加强领导。 各区负责。").cut(2, 9)
    assert (piece.text, piece.spans) == ("加强领导。", (Span(3, 8),))


def test_cut_of_everything_is_the_passage_itself() -> None:
    whole = passage("加强领导。")
    assert whole.cut() is whole


def test_cut_of_nothing_is_empty() -> None:
    assert not passage("加强领导。").cut(2, 2)


def test_cut_runs_over_the_pieces_of_a_healed_paragraph() -> None:
    healed = glue([source("甲乙\n丙丁\n").passage(0, 2), source("甲乙\n丙丁\n").passage(3, 5)])
    assert healed.text == "甲乙丙丁"
    assert healed.cut(1, 3).spans == (Span(1, 2), Span(3, 4))


def test_passage_knows_where_it_starts() -> None:
    assert (passage("  甲").start, EMPTY.start) == (2, -1)


def test_without_takes_out_every_match() -> None:
    rest = passage("甲（一）乙（二）丙").without(re.compile("（.）"))
    assert (rest.text, rest.spans) == ("甲乙丙", (Span(0, 1), Span(4, 5), Span(8, 9)))


def test_glue_of_one_is_itself_and_of_none_is_empty() -> None:
    one = passage("甲")
    assert glue([one, EMPTY]) is one
    assert glue([]) == Passage("", "", ())


def test_spans_that_touch_run_together() -> None:
    assert merge([Span(0, 2), Span(2, 3), Span(5, 6)]) == (Span(0, 3), Span(5, 6))


def test_invisible_characters_are_cut_out_of_a_passage_and_reported() -> None:
    document = source("甲\u200b乙\ufeff丙")
    assert document.passage(0, 5).spans == (Span(0, 1), Span(2, 3), Span(4, 5))
    assert document.invisible == (Span(1, 2), Span(3, 4))


def test_private_use_characters_are_invisible_at_the_ends_of_a_line_only() -> None:
    assert source("\ue5e5\ue5e5甲\ue812乙\ue5e5").invisible == (Span(0, 2), Span(5, 6))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1c"])
def test_every_line_end_ends_a_line(line_end: str) -> None:
    text = f"甲{line_end}乙"
    assert [text[line.span.start : line.span.end] for line in split_lines(text)] == ["甲", "乙"]


def test_lines_know_their_indent_and_the_gap_above_them() -> None:
    lines = split_lines("　　甲\n\n乙\n丙\f丁")
    assert [(line.span.start - line.raw.start, line.gap) for line in lines] == [(2, True), (0, True), (0, False), (0, True)]
