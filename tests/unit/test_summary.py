"""The table at the end of `extract`."""

from __future__ import annotations

import re

import pytest

from policyparse.cli.outcome import Outcome
from policyparse.cli.summary import print_summary

OUTCOMES = [
    Outcome("云澜市湿地保护[1].pdf", "云澜市人民政府关于印发湿地保护行动计划的通知", (7, 181, 1402), (0, 12, 345), None, ""),
    Outcome("坏.pdf", "", (0, 0, 0), (0, 0, 0), "坏.pdf: the PDF is cut off", ""),
]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_counts_are_whole_however_narrow_the_terminal(columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("FORCE_COLOR", "1")  # a terminal, as far as rich can tell
    monkeypatch.setenv("TERM", "xterm")
    print_summary(OUTCOMES, [])
    printed = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().err)
    assert [line.split()[-6:] for line in printed.splitlines() if line.startswith("total")] == [["7", "181", "1402", "0", "12", "345"]]
    assert not re.search(r"[a-z]…", printed)
    assert "failed" in printed


def test_brackets_in_names_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(OUTCOMES, ["README.md"])
    printed = capsys.readouterr().err
    assert "云澜市湿地保护[1].pdf" in printed and "left out: README.md" in printed
