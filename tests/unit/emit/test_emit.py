from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import policyparse
from policyparse import InvalidDocument, OutputFailed, UnreadableInput
from policyparse.emit import FORMATS, render
from policyparse.emit.files import write_whole
from policyparse.emit.kept import essence
from policyparse.emit.load import check, json_schema, load_document
from policyparse.model import PolicyDocument, TextBlock

TEXT = "云水〔2023〕12号\n关于加强河道管理的意见\n一、夯实基础\n（一）加固堤防。完成险段加固，逐段验收。\n资金由市财政局安排。\n（二）清理河道。拆除围堰。\n"


@pytest.fixture(scope="module")
def document() -> PolicyDocument:
    return policyparse.parse(TEXT.encode(), name="opinion.txt")


@pytest.mark.parametrize("format", FORMATS)
def test_chinese_stands_unescaped_and_the_file_ends_with_a_line_feed(document: PolicyDocument, format: str) -> None:
    text = render(document, format)
    assert "关于加强河道管理的意见" in text and text.endswith("\n")


def test_unknown_format_is_an_error(document: PolicyDocument) -> None:
    with pytest.raises(KeyError):
        render(document, "toml")


def test_yaml_names_its_schema_in_the_first_line(document: PolicyDocument) -> None:
    assert render(document, "yaml", "schemas/x.json").startswith("# yaml-language-server: $schema=schemas/x.json\n")


def test_full_yaml_writes_paragraphs_as_blocks_and_spans_on_one_line(document: PolicyDocument) -> None:
    lines = render(document, "yaml", full=True).splitlines()
    assert any(line.strip() == "text: |-" for line in lines)
    assert any(line.strip().startswith("spans: [[") for line in lines)


def test_kept_yaml_has_one_sentence_a_line_and_a_blank_line_between_paragraphs(document: PolicyDocument) -> None:
    text = render(document, "yaml")
    assert "    text: |-\n      完成险段加固，逐段验收。\n\n      资金由市财政局安排。\n" in text


def test_kept_yaml_holds_no_places_and_nothing_empty(document: PolicyDocument) -> None:
    text = render(document, "yaml")
    assert not [word for word in ("spans:", "map:", "grid:", "furniture:", "checksum:", "characters:", ": []", ": {}", "null") if word in text]


def test_json_puts_spans_on_one_line_and_other_keys_on_their_own(document: PolicyDocument) -> None:
    lines = render(document, "json").splitlines()
    assert any('"spans": [[' in line and line.rstrip(",").endswith("]]") for line in lines)
    assert sum('"heading":' in line for line in lines) == 3


def test_json_lines_take_one_line_a_document(document: PolicyDocument) -> None:
    assert render(document, "jsonl").count("\n") == 1


@pytest.mark.parametrize(("format", "full"), [("yaml", True), ("json", False)])
def test_full_file_loads_as_the_document_it_was(document: PolicyDocument, format: str, full: bool, tmp_path: Path) -> None:
    path = tmp_path / f"opinion{FORMATS[format][1]}"
    write_whole(path, render(document, format, full=full))
    assert policyparse.load(path) == document


def test_kept_file_loads_as_the_document_but_for_places(document: PolicyDocument) -> None:
    loaded = load_document(render(document, "yaml"))
    assert loaded != document and essence(loaded.model_dump(mode="json")) == essence(document.model_dump(mode="json"))


def test_kept_file_written_again_is_the_same_file(document: PolicyDocument) -> None:
    text = render(document, "yaml")
    assert render(load_document(text), "yaml") == text


@pytest.mark.parametrize("text", ["甲。乙。", "甲。\n乙", "  甲。乙", "甲。\n\n乙。丙", "\n", "甲！”乙。", "a: b。[c]，{d}。", "甲。" * 40 + "\n" + "乙；丙"])
def test_any_text_stands_in_a_kept_file_unchanged(document: PolicyDocument, text: str) -> None:
    written = document.model_copy(update={"preamble": TextBlock(text=text)})
    loaded = load_document(render(written, "yaml")).preamble
    assert loaded is not None and loaded.text == text


def test_three_characters_inserted_change_at_most_four_lines() -> None:
    before = render(policyparse.parse(TEXT.encode(), name="opinion.txt"), "yaml").splitlines()
    for at in range(TEXT.index("完成"), TEXT.index("。\n（二）")):
        after = render(policyparse.parse((TEXT[:at] + "稳步地" + TEXT[at:]).encode(), name="opinion.txt"), "yaml").splitlines()
        assert sum(line.startswith("+ ") for line in difflib.ndiff(before, after)) <= 4


def test_text_of_a_file_loads_too(document: PolicyDocument) -> None:
    assert load_document(render(document, "json")) == document


def changed(document: PolicyDocument, **fields: Any) -> dict[str, Any]:
    return {**document.model_dump(mode="json"), **fields}


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"sections": "none"}, "sections"),
        ({"surprise": 1}, "surprise"),
        ({"schema_version": 1}, "schema_version"),
        ({"id": None}, "id"),
        ({"unparsed": [{"text": "甲", "spans": [[1]]}]}, "unparsed.0.spans"),
    ],
)
def test_data_that_breaks_the_contract_is_refused_with_the_place(document: PolicyDocument, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(InvalidDocument, match=named):
        check(changed(document, **fields), "opinion.yaml")


def test_first_faults_are_named_and_the_rest_counted(document: PolicyDocument) -> None:
    with pytest.raises(InvalidDocument, match="and 2 more"):
        check(changed(document, a=1, b=2, c=3, d=4, e=5), "opinion.yaml")


@pytest.mark.parametrize(("text", "place"), [("{\n  broken", "line 2"), ("a: [1\nb: 2\n", "line 2")])
def test_broken_file_is_refused_with_line_and_column(text: str, place: str) -> None:
    with pytest.raises(InvalidDocument) as refusal:
        load_document(text)
    assert refusal.value.place and refusal.value.place.startswith(place)


def test_missing_file_is_unreadable_and_foreign_bytes_are_invalid(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        load_document(tmp_path / "absent.yaml")
    (tmp_path / "raw.yaml").write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(InvalidDocument, match="not UTF-8"):
        load_document(tmp_path / "raw.yaml")


def test_schema_is_of_the_draft_it_names_and_describes_its_fields() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]["Measure"]["properties"]["heading"]["description"]
    assert schema["additionalProperties"] is False


def test_schema_is_valid_itself() -> None:
    pytest.importorskip("jsonschema").Draft202012Validator.check_schema(json_schema())


def test_writing_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.json", "{}\n")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.json"]


def test_writing_replaces_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")
    write_whole(path, "新\n")
    assert path.read_bytes() == "新\n".encode()


def test_failed_writing_leaves_what_stood_there(tmp_path: Path) -> None:
    folder = tmp_path / "a.json"
    folder.mkdir()
    (folder / "kept").touch()
    with pytest.raises(OutputFailed) as failure:
        write_whole(folder, "新\n")
    assert failure.value.file == str(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"] and (folder / "kept").exists()


def test_yaml_and_json_agree_on_awkward_text() -> None:
    awkward = "关于“是否: [加强]”管理的通知\n各区人民政府：\n# 不是注释 &锚 *别名 !标签 | > % @ `\nnull\n- 3\n2023-01-01\n'甲'\"乙\"\n"
    document = policyparse.parse(awkward.encode(), name="通知: 一.txt")
    assert yaml.safe_load(render(document, "yaml", full=True)) == json.loads(render(document, "json")) == document.model_dump(mode="json")


def test_text_that_cannot_be_encoded_is_a_failure_to_write_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed):
        write_whole(tmp_path / "a.json", "\udcb9")
    assert list(tmp_path.iterdir()) == []
