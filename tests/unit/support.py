"""Cases as data: one YAML file a kind under tests/cases, run by one test each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import policyparse
from policyparse.model import Measure, PolicyDocument, Section
from policyparse.model.walk import all_sections, outlines
from policyparse.source import SourceDocument, from_text
from policyparse.text.passage import Passage

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> list[Any]:
    """(input, expected) of every case in tests/cases/`name`.yaml, under its label. A known failure must go on failing."""
    return [pytest.param(case["input"], case["expected"], id=case["label"], marks=_marks(case)) for case in load(name)]


def load(name: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    reason = case.get("known_failure")
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def source(text: str) -> SourceDocument:
    """A source document of plain text, as the text reader gives it."""
    return from_text(text, name="case.txt", sha256="", media_type="text/plain", reader="text", encoding="utf-8")


def passage(text: str) -> Passage:
    """One line as the stages see it."""
    return source(text).passage(0, len(text))


def differences(expected: Any, actual: Any, where: str = "") -> list[str]:
    """Where `actual` does not hold what is expected: of mappings the given keys only, of lists every entry."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return [d for key, value in expected.items() for d in differences(value, actual.get(key, "(absent)"), f"{where}.{key}")]
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [d for i, (one, other) in enumerate(zip(expected, actual, strict=True)) for d in differences(one, other, f"{where}[{i}]")]
    return [] if expected == actual else [f"{where}: {expected!r} expected, {actual!r} found"]


def outline_lines(document: PolicyDocument) -> list[str]:
    """Every section and measure as `id num heading`, in the order of the file."""
    lines = []
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        parts: list[Section | Measure] = [section, *section.measures]
        lines += [f"{part.id} {part.num or '-'} {part.heading or '-'}" for part in parts]
    return lines


def view(text: str) -> dict[str, Any]:
    """The document of `text` as plain data, with its outline in lines and the codes of its findings."""
    document = policyparse.parse(text.encode(), name="case.txt")
    return {**document.model_dump(mode="json"), "outline": outline_lines(document), "codes": [f.code for f in document.diagnostics]}
