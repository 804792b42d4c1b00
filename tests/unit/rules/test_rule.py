"""What a rule is, apart from its wording."""

from __future__ import annotations

import re

import pytest

from policyparse.rules import expand, rule, yaml_rule
from policyparse.rules.loader import pieces_in

MONTH = rule(r"(?P<month>$day_or_month)月底?前", examples=["6月底前"], rejects=["6月前后"], why="By a month.")


@pytest.mark.parametrize("text", ["6月底前，十二月前", "月底前", ""])
def test_a_rule_answers_as_a_compiled_pattern(text: str) -> None:
    compiled = re.compile(r"(?P<month>(?:\d{1,2}|[一二三四五六七八九十]{1,3}))月底?前")
    for name in ("match", "fullmatch", "search"):
        expected, found = getattr(compiled, name)(text), getattr(MONTH, name)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert [m.span("month") for m in MONTH.finditer(text)] == [m.span("month") for m in compiled.finditer(text)]
    assert MONTH.findall(text) == compiled.findall(text)
    assert MONTH.sub("#", text) == compiled.sub("#", text)
    assert MONTH.split(text) == compiled.split(text)


def test_a_faulty_pattern_is_no_fault_until_it_is_used() -> None:
    faulty = rule("(", examples=[], rejects=[], why="")
    with pytest.raises(re.error):
        faulty.match("")


def test_a_piece_is_filled_in_and_the_end_of_a_line_left() -> None:
    assert expand(r"${day_or_month}d$") == r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})d$"
    assert expand(r"\$abc") == r"\$abc"
    assert pieces_in(r"$count日|${day_or_month}$") == {"count", "day_or_month"}


def test_a_piece_that_is_not_there_is_said() -> None:
    with pytest.raises(KeyError, match="no_such_piece"):
        expand("$no_such_piece")


def test_a_rule_of_a_yaml_file_is_read_when_it_is_asked() -> None:
    missing = yaml_rule("deadlines.no_such_entry")
    with pytest.raises(LookupError):
        missing.search("")
    assert yaml_rule("deadlines.past").search("已建成泵站12座")
