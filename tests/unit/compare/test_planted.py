"""Edits planted in real text are found, and nothing else is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from policyparse.compare.changes import Diff
from policyparse.compare.differ import diff_documents
from unit.compare.planting import ROOT, document, original, planted, unmet
from unit.support import cases, load

SEED = "seed:"
ENOUGH = 0.95


def path_of(name: str) -> Path:
    return ROOT.parent / "shared" / "seeds" / name.removeprefix(SEED) if name.startswith(SEED) else ROOT / "data" / "raw" / name


def compared(given: dict[str, Any]) -> Diff:
    return _compared(given["document"], json.dumps(given["edits"]))


@cache
def _compared(name: str, edits: str) -> Diff:
    text = original(path_of(name))
    return diff_documents(document(text), document(planted(text, json.loads(edits))))


def marked() -> list[Any]:
    return [pytest.param(*p.values, id=p.id, marks=[*p.marks, *([pytest.mark.shared] if p.values[0]["document"].startswith(SEED) else [])]) for p in cases("planted")]


@pytest.mark.parametrize(("given", "expected"), marked())
def test_planted_edit_is_reported_as_a_person_would_and_nothing_else(given: dict[str, Any], expected: list[str], request: pytest.FixtureRequest) -> None:
    if given["document"].startswith(SEED):
        request.getfixturevalue("shared")
    missing, invented = unmet(expected, compared(given))
    assert (missing, invented) == ([], [])


def score(of_seeds: bool) -> tuple[int, int, int]:
    """(changes planted, those reported with kind, sort and both ids, changes reported that nobody planted)."""
    chosen = [c for c in load("planted") if c["input"]["document"].startswith(SEED) == of_seeds]
    counts = [(len(c["expected"]), *map(len, unmet(c["expected"], compared(c["input"])))) for c in chosen]
    planted_changes, missing, invented = (sum(column) for column in zip(*counts, strict=True))
    return planted_changes, planted_changes - missing, invented


def test_nearly_all_planted_changes_of_the_samples_are_right_and_none_is_invented() -> None:
    expected, right, invented = score(of_seeds=False)
    print(f"planted changes: {right} of {expected} right, {invented} invented")
    assert right >= ENOUGH * expected
    assert invented == 0


@pytest.mark.shared
def test_nearly_all_planted_changes_of_the_seeds_are_right_and_none_is_invented(shared: Path) -> None:
    expected, right, invented = score(of_seeds=True)
    print(f"planted changes in the seeds of {shared.name}: {right} of {expected} right, {invented} invented")
    assert right >= ENOUGH * expected
    assert invented == 0


def test_at_least_sixty_edits_are_planted() -> None:
    assert len(load("planted")) >= 60
