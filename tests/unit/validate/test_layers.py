"""How the layers work together: what is the source's own, what a project asks for, and places in every form of file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policyparse
from policyparse.emit.load import json_schema
from policyparse.emit.parsing import parse
from policyparse.model import PolicyDocument
from policyparse.readers import read_path
from policyparse.validate import Settings, Sources, validate_bytes
from policyparse.validate.schema import read
from unit.validate.smallest import SOURCE, folder_of_the_source, laid_over, smallest

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
UNBALANCED = {"preamble": {"text": "现将“事项通知如下", "spans": [[9, 18]]}}


def validated(data: dict[str, Any], settings: Settings | None = None, sources: Sources | None = None) -> list[policyparse.validate.Finding]:
    return validate_bytes(json.dumps(data, ensure_ascii=False).encode(), "file.json", settings or Settings(), "en", sources)


def test_defect_of_an_edited_file_may_be_anybodys() -> None:
    (finding,) = validated(laid_over(UNBALANCED))
    assert (finding.code, finding.own) == ("PP651", False)


def test_defect_of_a_file_that_says_what_its_source_says_is_the_sources_own(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text("关于河道的通知\n\n现将“事项通知如下。\n", encoding="utf-8")
    data = policyparse.parse(tmp_path / "通知.txt").model_dump(mode="json") | {"checksum": None}
    (finding,) = validated(data, sources=Sources(tmp_path, read_path))
    assert (finding.code, finding.own, finding.severity) == ("PP651", True, "warning")


def test_gap_that_extract_recorded_is_the_sources_own_and_no_error() -> None:
    text = "关于加强管理的通知\n一、加强领导\n各区要明确专人负责。\n三、落实责任\n各区要按月报送情况。\n"
    data = json.loads(json.dumps(policyparse.parse(text.encode(), name="通知.txt").model_dump(mode="json"))) | {"checksum": None}
    assert [(f.code, f.severity, f.own) for f in validated(data)] == [("PP601", "warning", True)]
    assert [(f.code, f.severity, f.own) for f in validated({**data, "diagnostics": []})] == [("PP601", "error", False)]


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        pytest.param(Settings(), ["PP651"], id="all by default"),
        pytest.param(Settings(select=("PP7",)), [], id="only what is selected"),
        pytest.param(Settings(ignore=("PP65",)), [], id="not what is ignored"),
        pytest.param(Settings(select=("PP651",), ignore=("PP6",)), ["PP651"], id="the longer beginning decides"),
        pytest.param(Settings(select=("PP6",), ignore=("PP6",)), [], id="of equal ones ignore"),
        pytest.param(Settings(per_file_ignores={"*.json": ("PP651",)}), [], id="not what its file ignores"),
        pytest.param(Settings(per_file_ignores={"other/*.json": ("PP651",)}), ["PP651"], id="what another file ignores"),
    ],
)
def test_project_says_which_codes_count(settings: Settings, left: list[str]) -> None:
    assert [f.code for f in validated(laid_over(UNBALANCED), settings)] == left


def test_project_says_how_bad_a_code_is() -> None:
    assert [f.severity for f in validated(laid_over(UNBALANCED), Settings(severity={"PP65": "error"}))] == ["error"]


def test_lines_of_json_are_documents_of_their_own() -> None:
    lines = "\n".join(json.dumps(data, ensure_ascii=False) for data in (smallest(), laid_over(UNBALANCED), smallest()))
    (finding,) = validate_bytes(lines.encode(), "file.jsonl", Settings(), "en")
    assert (finding.code, finding.line) == ("PP651", 2)


def test_key_of_a_finding_stays_when_lines_move_and_the_language_changes() -> None:
    data = laid_over(UNBALANCED)
    one = validate_bytes(json.dumps(data, ensure_ascii=False).encode(), "file.json", Settings(), "en")
    other = validate_bytes(json.dumps(data, ensure_ascii=False, indent=4).encode(), "file.json", Settings(), "zh")
    assert one[0].key == other[0].key
    assert (one[0].line, one[0].message) != (other[0].line, other[0].message)


def test_every_fault_of_the_schema_is_named() -> None:
    data = laid_over({"metadata": {"titel": "甲", "genre": "novel", "addressees": "乙"}, "sections": [{"heading": "甲"}]})
    found = [(f.code, f.path) for f in validated(data)]
    assert sorted(found) == [
        ("PP711", "sections[0].id"),
        ("PP712", "metadata.titel"), ("PP713", "metadata.addressees"), ("PP714", "metadata.genre"),
    ]  # fmt: skip


def test_source_is_found_by_its_content_where_several_have_its_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "通知.txt").write_text("另一件", encoding="utf-8")
    (tmp_path / "b" / "通知.txt").write_bytes(SOURCE.encode())
    assert validated(smallest(), sources=Sources(tmp_path, read_path)) == []


def test_lone_surrogate_is_a_finding() -> None:
    text = json.dumps(smallest()).replace('"text/plain"', '"\\ud800"')
    assert [f.code for f in validate_bytes(text.encode(), "file.json", Settings(), "en")] == ["PP702"]


def test_words_that_look_like_days_and_times_stay_text() -> None:
    assert parse("issue_date: 2020-06-08\nnote: 8:30") == {"issue_date": "2020-06-08", "note": "8:30"}


def test_source_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    data = laid_over({"source": {"name": "空白.txt"}})
    assert "PP806" in {f.code for f in validated(data, sources=Sources(folder_of_the_source(tmp_path), read_path))}


WORDS = st.sampled_from([None, True, 0, 7, 0.5, "", "s1", "2021年", [], [[1, 2]], [[1]], [[1, 2, 3]], {}, {"id": "s1"}, "disputed", "year"])


@given(st.data())
def test_schema_layer_takes_just_what_the_published_schema_takes(draw: st.DataObject) -> None:
    """The two must agree on every change of a value, or a file that editors accept fails in CI."""
    data = json.loads(json.dumps(SAMPLE.model_dump(mode="json")))
    holder: Any = data
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw.draw(st.sampled_from(keys))
        inner = holder[key]
        if not (isinstance(inner, (dict, list)) and inner) or draw.draw(st.booleans()):
            break
        holder = inner
    match draw.draw(st.sampled_from(["set", "remove", "add"])):
        case "set":
            holder[key] = draw.draw(WORDS)
        case "remove":
            del holder[key]
        case _ if isinstance(holder, dict):
            holder[draw.draw(st.sampled_from(["text", "id", "unknown"]))] = draw.draw(WORDS)
        case _:
            holder.append(draw.draw(WORDS))
    assert isinstance(read(data), PolicyDocument) == VALIDATOR.is_valid(data)


SAMPLE = policyparse.parse(
    (
        "云政办发〔2021〕7号\n关于水利工作的意见\n各区人民政府：\n现提出如下意见。\n一、夯实基础\n（一）加固堤防。完成云江堤防加固工程。一是修复险工。二是清理河道。\n"
        "附件\n责任清单\n序号\t事项\t重点工作内容\t完成时限\t牵头单位\n1\t夯实基础\t加固堤防\t1.完成云江堤防加固工程。\t2021年\t市水利局\n"
    ).encode(),
    name="意见.txt",
)
