"""A structured file against a new reading of its source: every value that differs is found at its place, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policyparse
from policyparse.pipeline import build_document
from policyparse.readers import read_path
from policyparse.validate import Finding, Settings, Sources, validate_bytes

TEXT = """云澜市人民政府关于养老服务的意见
云政发〔2024〕9号
各区人民政府：
根据《云州省养老服务条例》，提出以下意见。
一、主要任务
（一）扩大供给。2025年6月底前新建养老院12家，护理型床位占比由40%提高到60%。（责任单位：市民政局、市财政局）
（二）培育人才。到2026年，培训护理员3000人次。（市人力社保局牵头，市教育局配合）
二、资金安排

项目	2023年（万元）	2024年（万元）
建设补助	280	350
运营补助	120	160

云澜市人民政府
2024年3月1日
"""
NO_CONTENT = {"generator", "checksum", "review", "corrections", "schema_version", "sha256", "name"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    (folder / "意见.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def data(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(policyparse.parse(folder / "意见.txt").model_dump(mode="json")))
    return found


@pytest.fixture(scope="module")
def sources(folder: Path) -> Sources:
    return Sources(folder, read_path, build_document)


def findings(data: dict[str, Any], sources: Sources) -> list[Finding]:
    return [f for f in validate_bytes(json.dumps(data, ensure_ascii=False).encode(), "意见.json", Settings(), "en", sources) if f.severity != "info"]


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value that is no list or mapping."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path
        return
    for step, below in inner:
        if step not in NO_CONTENT:
            yield from leaves(below, (*path, step))


def changed(value: Any) -> Any:
    """Another value of the same sort."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    return f"{value}改" if isinstance(value, str) else value


def test_untouched_file_has_no_finding(data: dict[str, Any], sources: Sources) -> None:
    assert findings(data, sources) == []


def test_every_value_that_is_changed_is_found(data: dict[str, Any], sources: Sources) -> None:
    missed = []
    for path in leaves(data):
        edited = copy.deepcopy(data)
        holder: Any = edited
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = changed(holder[path[-1]])
        if edited != data and not findings(edited, sources):
            missed.append(path)
    assert missed == []


def test_finding_names_the_part_both_values_and_the_line(data: dict[str, Any], sources: Sources) -> None:
    edited = copy.deepcopy(data)
    edited["sections"][0]["measures"][0]["responsible_units"][1] = "市教育体育局"
    (found,) = findings(edited, sources)
    assert (found.code, found.where) == ("PP809", "s1.m1")
    assert "市财政局" in found.message and "市教育体育局" in found.message


@pytest.mark.parametrize("key", ["indicators", "deadlines", "references"])
def test_record_that_was_taken_out_is_found(key: str, data: dict[str, Any], sources: Sources) -> None:
    edited = copy.deepcopy(data)
    del edited[key][0]
    assert any(f.code == "PP809" and key in f.message for f in findings(edited, sources))


def test_difference_that_a_correction_explains_is_none(data: dict[str, Any], sources: Sources) -> None:
    edited = copy.deepcopy(data)
    edited["sections"][0]["measures"][0]["responsible_units"] = ["市民政局"]
    edited["corrections"] = [{"at": "s1.m1", "field": "responsible_units", "was": ["市民政局", "市财政局"], "now": ["市民政局"], "why": "印刷有误", "by": "王工"}]
    assert findings(edited, sources) == []


def test_correction_that_no_longer_applies_is_told(data: dict[str, Any], sources: Sources) -> None:
    edited = copy.deepcopy(data)
    edited["corrections"] = [{"at": "s1.m1", "field": "heading", "was": "增加供给", "now": "扩大供给侧", "why": "印刷有误", "by": None}]
    assert [f.code for f in findings(edited, sources)] == ["PP811"]


def test_file_of_another_version_is_told_as_notes(data: dict[str, Any], sources: Sources) -> None:
    edited = copy.deepcopy(data) | {"generator": "policyparse 0.0.1"}
    edited["indicators"][0]["category"] = "养老"
    found = validate_bytes(json.dumps(edited, ensure_ascii=False).encode(), "意见.json", Settings(), "en", sources)
    assert [(f.code, f.severity) for f in found if f.code.startswith("PP8")] == [("PP810", "info")]
