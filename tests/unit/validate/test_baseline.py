from __future__ import annotations

from pathlib import Path

import pytest

from policyparse import UnreadableInput
from policyparse.validate.baseline import load, rendered, without_known
from unit.validate.test_reporters import finding


def test_known_findings_are_left_out_wherever_their_lines_have_moved(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    old = finding(file=str(tmp_path / "a.yaml"), line=3)
    path.write_text(rendered([old], path), encoding="utf-8")
    moved, new = old._replace(line=30), old._replace(key="1234")
    assert without_known([moved, new], load(path), path) == ([new], 1)


def test_fault_that_is_known_once_is_new_the_second_time(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    old = finding(file=str(tmp_path / "a.yaml"))
    path.write_text(rendered([old], path), encoding="utf-8")
    assert without_known([old, old._replace(line=9)], load(path), path) == ([old._replace(line=9)], 1)


def test_baseline_is_the_same_in_whatever_order_findings_come(tmp_path: Path) -> None:
    findings = [finding(key=key, code=code) for key in ("a", "b") for code in ("PP651", "PP602")]
    assert rendered(findings, tmp_path / "k.json") == rendered(findings[::-1], tmp_path / "k.json")


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1}', '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}'])
def test_file_that_is_no_baseline_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"known\.json"):
        load(path)
