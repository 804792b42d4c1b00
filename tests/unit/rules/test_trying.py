"""`policyparse rules`, for people who know documents and no Python."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from policyparse.cli.app import app

RUN = CliRunner()


def rows(*arguments: str) -> list[list[str]]:
    result = RUN.invoke(app, ["rules", "try", *arguments])
    assert result.exit_code == 0, result.output
    return [line.split() for line in result.output.splitlines()]


def test_try_says_which_rules_fire_where_and_on_what() -> None:
    assert ["periods.recurring", "rules/periods.yaml", "2:8", "每年6月底前"] in rows("各区每年6月底前报送")


def test_try_asks_a_rule_of_whole_lines_of_whole_lines_only() -> None:
    names = [row[0] for row in rows("渔港改造\n（此页无正文）", "--rule", "furniture")]
    assert names == ["rule", "furniture.no_text"]


def test_try_finds_words_of_lists() -> None:
    assert ["columns.deadline", "rules/columns.yaml", "0:4", "完成时限"] in rows("完成时限")


@pytest.mark.parametrize(("lang", "words"), [("en", "no rule fires"), ("zh", "没有规则命中")])
def test_try_says_that_nothing_fires(lang: str, words: str) -> None:
    assert RUN.invoke(app, ["rules", "try", "渔港", "--rule", "deadlines", "--lang", lang]).output == f"{words}\n"


def test_show_prints_a_rule_with_its_proof() -> None:
    output = RUN.invoke(app, ["rules", "show", "deadlines.past", "--lang", "zh"]).output
    assert output.startswith("deadlines.past · rules/deadlines.yaml\n")
    assert "  已建成泵站12座\n" in output


def test_show_names_rules_that_are_called_alike() -> None:
    result = RUN.invoke(app, ["rules", "show", "dates.past"])
    assert result.exit_code == 2
    assert "deadlines.past" in result.output
