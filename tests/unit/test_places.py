"""Everything that stands somewhere has a place that a person can go to."""

from __future__ import annotations

from dataclasses import replace

import policyparse
from policyparse.places import FilePlaces
from policyparse.source import Page
from unit.support import source


def test_place_in_a_text_is_its_line_blank_lines_counted() -> None:
    places = FilePlaces(source("甲\r\n\r\n乙丙"))
    assert [places.of(at) for at in (0, 5, 6)] == ["第1行", "第3行", "第3行"]


def test_place_on_a_page_counts_from_the_top_of_the_page() -> None:
    places = FilePlaces(replace(source("甲\n乙\n丙\n丁"), pages=(Page(1, 0, 4), Page(2, 4, 7))))
    assert [places.of(at) for at in (0, 2, 4, 6)] == ["第1页 第1行", "第1页 第2行", "第2页 第1行", "第2页 第2行"]


def test_place_in_a_word_file_is_its_paragraph() -> None:
    assert FilePlaces(replace(source("甲\n乙"), reader="docx")).of(2) == "第2段"


def test_diagnostic_says_its_place() -> None:
    text = "云澜市水利局关于加强河道管理的意见\n一、夯实基础\n（一）加固堤防。修好北堤。\n（四）清理河道。拆除围堰。\n"
    (found,) = [d for d in policyparse.parse(text.encode(), name="case.txt").diagnostics if d.code == "PP202"]
    assert found.place == "第4行"


def test_map_has_the_place_of_every_line_that_prints_anything() -> None:
    text = "云澜市水利局关于加强河道管理的意见\n\n一、夯实基础\n"
    document = policyparse.parse(text.encode(), name="case.txt")
    assert [(text[p.start : p.end], p.line) for p in document.source.map] == [("云澜市水利局关于加强河道管理的意见", 1), ("一、夯实基础", 3)]
    assert document.model_dump()["source"]["map"][1] == {"start": 19, "end": 25, "line": 3}
