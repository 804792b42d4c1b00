"""A document published as a page and as a PDF has one outline, whatever the layout did to it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import policyparse
from policyparse.model import Measure, PolicyDocument, Section

pytestmark = pytest.mark.shared

Node = tuple[str, str, str, str]  # id, number, heading, text


def _squash(text: str | None) -> str:
    return "".join((text or "").split())


def _nodes(sections: list[Section]) -> list[Node]:
    found: list[Node] = []
    for section in sections:
        found.append((section.id, _squash(section.num), _squash(section.heading), _squash(section.text)))
        for measure in section.measures:
            found += _points(measure)
        found += [(i.id, _squash(i.num), _squash(i.heading), _squash(i.text)) for i in section.items]
        found += _nodes(section.sections)
    return found


def _points(measure: Measure) -> list[Node]:
    head = (measure.id, _squash(measure.num), _squash(measure.heading), _squash(measure.text))
    return [head, *((i.id, _squash(i.num), _squash(i.heading), _squash(i.text)) for i in measure.items)]


def _outline(document: PolicyDocument) -> list[Node]:
    return _nodes(document.sections) + [node for payload in document.payloads for node in _nodes(payload.sections)]


@pytest.mark.parametrize(("part_of_name", "at_least"), [("渝府办发〔2025〕42号", 32), ("361号", 46)])
def test_page_and_pdf_of_a_document_give_the_same_outline(part_of_name: str, at_least: int, shared: Path) -> None:
    page, printed = (policyparse.parse(next(p for p in (shared / "corpus" / folder).iterdir() if part_of_name in p.name)) for folder in ("ljz_html", "ljz_pdf"))
    assert len(_outline(page)) >= at_least
    assert _outline(page) == _outline(printed)


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_seed_in_another_format_gives_the_measures_of_its_text(kind: str, shared: Path) -> None:
    def measures(path: Path) -> list[tuple[str, ...]]:
        found = [node for section in policyparse.parse(path).sections for measure in section.measures for node in _points(measure)]
        return [(i, *(unicodedata.normalize("NFKC", part) for part in rest)) for i, *rest in found]

    text = measures(shared / "seeds" / "000_6515b64f40ba4a0d.txt")
    assert len(text) >= 22
    assert measures(shared / "tables" / f"opinion-a.{kind}") == text
