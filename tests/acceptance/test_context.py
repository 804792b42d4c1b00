"""`policyparse extract --context`: clear documents that say what is masked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from acceptance.command import PLAN, RAW, ROOT, Run, assert_one_clear_line, policyparse

MASKED = RAW / "云澜市2026年水利工作思路.txt"
CLEAR = ROOT / "tests" / "truth" / "云澜市2026年水利工作思路.clear.txt"


def masks(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.text)["masks"]
    return found


def open_ones(run: Run) -> list[str]:
    return [m["id"] for m in masks(run) if not m["restorations"] or m["restorations"][0]["confidence"] == "possible"]


def test_clear_copy_restores_what_the_text_alone_leaves_open() -> None:
    alone, beside = policyparse("extract", MASKED, "--format", "json"), policyparse("extract", MASKED, "--context", CLEAR, "--format", "json")
    assert (alone.code, beside.code) == (0, 0)
    assert open_ones(alone)
    assert open_ones(beside) == []


def test_several_documents_of_context_are_named_in_the_reasons() -> None:
    run = policyparse("extract", MASKED, "--context", CLEAR, "--context", PLAN, "--format", "json")
    reasons = " ".join(r["why"] for m in masks(run) for r in m["restorations"] if r["basis"] == "context")
    assert CLEAR.name in reasons


def test_structured_file_serves_as_context(tmp_path: Path) -> None:
    structured = tmp_path / "clear.yaml"
    policyparse("extract", CLEAR, "-o", structured)
    run = policyparse("extract", MASKED, "--context", structured, "--format", "json")
    assert {"context"} <= {r["basis"] for m in masks(run) for r in m["restorations"]}


def test_context_serves_every_document_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("甲.txt", "乙.txt"):
        shutil.copy(MASKED, folder / name)
    run = policyparse("extract", folder, "-o", tmp_path / "out", "--jobs", "2", "--format", "json", "--context", CLEAR)
    assert run.code == 0
    written = [json.loads(path.read_text(encoding="utf-8"))["masks"] for path in sorted((tmp_path / "out").glob("*.json"))]
    assert [[r["basis"] for m in found for r in m["restorations"]].count("context") > 5 for found in written] == [True, True]


def test_context_that_is_not_there_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    run = policyparse("extract", MASKED, "--context", tmp_path / "fehlt.txt", "-o", tmp_path / "out.json")
    assert run.code == 2
    assert_one_clear_line(run, "fehlt.txt")
    assert list(tmp_path.iterdir()) == []


def test_context_that_is_no_structured_document_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("id: 7\n", encoding="utf-8")
    run = policyparse("extract", MASKED, "--context", wrong)
    assert run.code == 2
    assert_one_clear_line(run, "wrong.yaml")
