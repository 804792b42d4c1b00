from __future__ import annotations

from typing import Any

import pytest

from policyparse.facts.masks.runs import RUN
from unit.support import cases, view


@pytest.mark.parametrize(("text", "expected"), cases("masks"))
def test_masked_runs_are_found_told_apart_and_restored_where_the_text_says_so(text: str, expected: dict[str, Any]) -> None:
    document = view(text)
    masks = [[m["text"], m["kind"], m["within"], [[r["value"], r["confidence"]] for r in m["restorations"]]] for m in document["masks"]]
    assert masks == expected["masks"]
    assert document["metadata"]["plan_year"] == expected.get("plan_year", document["metadata"]["plan_year"])


def test_restorations_never_enter_the_text() -> None:
    document = view("云州/云澜-2026-01-29 00:00:00\n****年全市水利工作思路\n****年是“十五五”规划开局之年。\n")
    assert document["metadata"]["title"] == "****年全市水利工作思路"
    assert document["preamble"]["text"].startswith("****年是")


def test_numbers_whose_masks_fit_no_count_are_left_open() -> None:
    masks = view("2024年工作思路\n一、举措\n**.甲\n一是修堤。完成加固。\n*.乙\n一是清淤。完成清淤。\n")["masks"]
    certain = [(m["text"], r["value"]) for m in masks for r in m["restorations"] if r["confidence"] == "certain"]
    assert certain == []


@pytest.mark.parametrize(
    ("text", "runs"), [("***.*%", ["***.*"]), ("**.**。", ["**.**"]), ("*.坚持", ["*"]), ("**-***", ["**-***"]), ("*&*经费", ["*&*"]), ("** **", ["**", "**"]), ("无", [])]
)
def test_run_takes_in_the_marks_between_masked_characters_only(text: str, runs: list[str]) -> None:
    assert RUN.findall(text) == runs
