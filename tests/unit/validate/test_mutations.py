"""Spoilt files: each fault is found with its code at its place, and nothing is found that is not there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import policyparse
from policyparse.emit import render, seal
from policyparse.emit.parsing import parse
from policyparse.readers import read_path
from policyparse.validate import Finding, Settings, Sources, validate_bytes
from unit.support import cases
from unit.validate.mutating import as_json, as_yaml, bare_line, edited, text_edited

ROOT = Path(__file__).parents[3]
RAW = ROOT / "data" / "raw"
SEEDS = ROOT.parent / "shared" / "seeds"
FORMATS = {"yaml": as_yaml, "json": as_json}


@cache
def document(name: str) -> dict[str, Any]:
    """A sample by the beginning of its name, or a seed by its number."""
    if name.startswith("seed "):
        if not SEEDS.is_dir():
            pytest.skip(f"{SEEDS} is not there")
        (path,) = SEEDS.glob(f"{name.removeprefix('seed ')}_*.txt")
        data: dict[str, Any] = parse(as_json(policyparse.parse(path).model_dump(mode="json")))
        return data
    (path,) = RAW.glob(f"{name}*")
    return dict(parse(render(seal(policyparse.parse(path)), "json")))


@cache
def sources(name: str) -> Sources:
    return Sources(SEEDS if name.startswith("seed ") else RAW, read_path)


def validated(text: str, case: dict[str, Any]) -> list[Finding]:
    return validate_bytes(text.encode(), "file.yaml", Settings(), "en", sources(case["document"]) if case.get("source") else None)


@cache
def errors_of_the_untouched(name: str) -> list[Finding]:
    return [f for f in validated(as_yaml(document(name)), {"document": name}) if f.severity == "error"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("case", "expected"), cases("mutations"))
def test_spoilt_file_gives_its_finding_at_its_place(case: dict[str, Any], expected: dict[str, Any], form: str) -> None:
    text = text_edited(FORMATS[form](edited(document(case["document"]), case["edits"])), case["edits"]) if form == "yaml" or not _edits_text(case) else ""
    if not text:
        pytest.skip("the edit is one of YAML")
    found = validated(text, case)
    here = [f for f in found if f.code == expected["code"] and (f.where == expected["where"] or expected.get("any_where"))]
    assert here, [(f.code, f.where, f.message) for f in found]
    lines = [_line(text, f.line) for f in here]
    assert any(_says(line, expected["line"]) for line in lines), lines


def _edits_text(case: dict[str, Any]) -> bool:
    return any("text" in edit for edit in case["edits"])


def _line(text: str, number: int) -> str:
    """A line of the file; of JSON, where the bracket of a part stands alone, with the one below."""
    line, below = [bare_line(line) for line in [*text.split("\n"), ""][number - 1 : number + 1]]
    return f"- {below}" if line in "[{" else line


def _says(line: str, wanted: str) -> bool:
    return wanted in line or wanted in f"- {line}" or (wanted.startswith("- - ") and wanted.removeprefix("- ") in line)


@pytest.mark.parametrize(("case", "expected"), cases("mutations"))
def test_spoilt_file_gives_no_error_besides(case: dict[str, Any], expected: dict[str, Any]) -> None:
    text = text_edited(as_yaml(edited(document(case["document"]), case["edits"])), case["edits"])
    errors = {f.code for f in validated(text, case) if f.severity == "error"}
    assert errors <= {expected["code"], *expected.get("further", ())}
    assert errors_of_the_untouched(case["document"]) == []
