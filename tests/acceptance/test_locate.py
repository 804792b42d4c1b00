"""`policyparse locate`: from an id back to the page, line or paragraph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from acceptance.command import policyparse

TEXT = "云澜市水利局关于加强河道管理的意见\n一、夯实基础\n（一）加固堤防。修好北堤。\n（二）清理河道。\n拆除围堰。\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "意见.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "place", "printed"),
    [("s1.m1", "第3行", "【（一）加固堤防。修好北堤。】"), ("s1.m1.heading", "第3行", "【（一）加固堤防。】"), ("title", "第1行", "【云澜市水利局关于加强河道管理的意见】")],
)
def test_part_is_found_by_its_id_or_field(document: Path, name: str, place: str, printed: str) -> None:
    run = policyparse("locate", document, name)
    assert run.code == 0 and run.text.startswith(place) and printed in run.text


def test_part_over_several_lines_has_each_of_them(document: Path) -> None:
    found = json.loads(policyparse("locate", document, "s1.m2", "--format", "json").out)["found"]
    assert [f["place"] for f in found] == ["第4行", "第5行"]


def test_unknown_id_is_told_with_those_that_are_near(document: Path) -> None:
    run = policyparse("locate", document, "s1.m7")
    assert run.code == 2 and "s1.m1" in run.err


def test_structured_file_holds_no_text_to_locate_in(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("schema_version: 2\n", encoding="utf-8")
    run = policyparse("locate", path, "s1")
    assert run.code == 2 and "Traceback" not in run.err
