"""The case files themselves: every one is run, every case says what it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.support import CASES, load

FILES = sorted(path.stem for path in CASES.glob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_every_case_file_is_run_by_a_test(name: str) -> None:
    tests = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py")]
    assert any(f'cases("{name}")' in text for text in tests)


@pytest.mark.parametrize("name", FILES)
def test_cases_have_labels_of_their_own_and_nothing_unknown(name: str) -> None:
    labels = [case["label"] for case in load(name)]
    assert len(set(labels)) == len(labels)
    assert all(case.keys() - {"known_failure"} == {"label", "input", "expected"} for case in load(name))
