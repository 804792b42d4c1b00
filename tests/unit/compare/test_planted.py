"""Edits planted in real text are found, and nothing else is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from policyparse.compare.changes import Diff
from policyparse.compare.differ import diff_documents
from unit.compare.planting import ROOT, document, original, planted, unmet
from unit.support import load

CASES = load("planted")
SEED = "seed:"
ENOUGH = 0.95


def path_of(case: dict[str, Any]) -> Path:
    name: str = case["document"]
    return ROOT.parent / "shared" / "seeds" / name.removeprefix(SEED) if name.startswith(SEED) else ROOT / "data" / "raw" / name


@cache
def compared(label: str) -> Diff:
    case = next(c for c in CASES if c["label"] == label)
    text = original(path_of(case))
    return diff_documents(document(text), document(planted(text, case["edits"])))


def params(cases: list[dict[str, Any]]) -> list[Any]:
    marks = [pytest.mark.shared]
    return [pytest.param(c, id=c["label"], marks=marks if c["document"].startswith(SEED) else []) for c in cases]


@pytest.mark.parametrize("case", params(CASES))
def test_planted_edit_is_reported_as_a_person_would_and_nothing_else(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case["document"].startswith(SEED):
        request.getfixturevalue("shared")
    missing, invented = unmet(case["expected"], compared(case["label"]))
    assert (missing, invented) == ([], [])


def score(cases: list[dict[str, Any]]) -> tuple[int, int, int]:
    """(changes planted, those reported with kind, sort and both ids, changes reported that nobody planted)."""
    counts = [(len(c["expected"]), *map(len, unmet(c["expected"], compared(c["label"])))) for c in cases]
    planted_changes, missing, invented = (sum(column) for column in zip(*counts, strict=True))
    return planted_changes, planted_changes - missing, invented


def test_nearly_all_planted_changes_of_the_samples_are_right_and_none_is_invented() -> None:
    expected, right, invented = score([c for c in CASES if not c["document"].startswith(SEED)])
    print(f"planted changes: {right} of {expected} right, {invented} invented")
    assert right >= ENOUGH * expected
    assert invented == 0


@pytest.mark.shared
def test_nearly_all_planted_changes_of_the_seeds_are_right_and_none_is_invented(shared: Path) -> None:
    expected, right, invented = score([c for c in CASES if c["document"].startswith(SEED)])
    print(f"planted changes in the seeds of {shared.name}: {right} of {expected} right, {invented} invented")
    assert right >= ENOUGH * expected
    assert invented == 0


def test_at_least_sixty_edits_are_planted() -> None:
    assert len(CASES) >= 60
