"""The laws of the contract, over texts that no author would write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import example, given

import policyparse
from policyparse import UnreadableInput
from policyparse.emit import render
from policyparse.emit.kept import essence
from policyparse.emit.load import check, json_schema, load_document
from policyparse.model import PolicyDocument
from policyparse.model.walk import leaves
from property.grounding import all_ids, all_spans, bare, emitted, numbered, printed
from property.texts import files, samples


def parsed(data: bytes) -> tuple[PolicyDocument, str] | None:
    """The document of a file and the source text it counts in; None where the file is refused with a word."""
    try:
        return policyparse.parse(data, name="drawn"), policyparse.read_source(data, name="drawn").text
    except UnreadableInput as refusal:
        assert str(refusal).startswith("drawn: ") and "\n" not in str(refusal)
        return None


@cache
def schema_validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft202012Validator(json_schema())


@given(files())
def test_leaves_are_disjoint_and_hold_every_character_but_white_space(data: bytes) -> None:
    if result := parsed(data):
        document, source = result
        holders = [0] * len(source)
        for leaf in leaves(document):
            for start, end in leaf.spans:
                for at in range(start, end):
                    holders[at] += 1
        twice = [(at, source[at]) for at, count in enumerate(holders) if count > 1]
        lost = [(at, c) for at, c in enumerate(source) if not c.isspace() and not holders[at]]
        assert (twice, lost) == ([], [])


@example("<html><body><p>关于加强管理的通知❋</p></body></html>".encode())
@given(files())
def test_every_emitted_text_is_what_the_source_holds_at_its_spans(data: bytes) -> None:
    if result := parsed(data):
        document, source = result
        wrong = [(e.where, e.text, printed(source, e.spans)) for e in emitted(document) if e.text.replace("\n", "") != printed(source, e.spans)]
        assert wrong == []


@given(files())
def test_number_heading_and_text_stand_one_after_the_other_in_the_spans_of_their_part(data: bytes) -> None:
    if result := parsed(data):
        document, source = result
        for part in numbered(document):
            rest = bare(printed(source, part.spans))
            for piece in filter(None, map(bare, part.pieces)):
                before, found, rest = rest.partition(piece)
                assert found and before in ("", "。", "：", ":"), part
            assert rest in ("", "。", "：", ":"), part


def _characters(spans: Iterable[Sequence[int]]) -> list[int]:
    return [at for start, end in spans for at in range(start, end)]


@given(files())
def test_measures_span_their_heading_and_their_text(data: bytes) -> None:
    if result := parsed(data):
        measures = [p for p in _parts(result[0].model_dump(mode="json")) if "heading_spans" in p]
        for measure in measures:
            assert _characters(measure["spans"]) == _characters(measure["heading_spans"] + measure["text_spans"])


@given(files())
def test_titles_are_what_the_source_holds_but_for_blanks(data: bytes) -> None:
    if result := parsed(data):
        document, source = result
        assert bare(document.metadata.title or "") == bare(printed(source, document.metadata.spans.get("title", [])))
        for payload in document.payloads:
            assert bare(payload.title or "") == bare(printed(source, payload.spans))


@example("<html><body><table><tr><td>地区</td><td>数量</td></tr><tr><td>东河区</td><td colspan='2'>三</td></tr></table></body></html>".encode())
@given(files())
def test_spans_are_sorted_and_stay_inside_the_source(data: bytes) -> None:
    if result := parsed(data):
        document, source = result
        for spans in all_spans(document.model_dump(mode="json")):
            offsets = [offset for span in spans for offset in span]
            assert offsets == sorted(offsets) and all(start < end for start, end in spans), spans
            assert all(0 <= offset <= len(source) for offset in offsets), spans


@example("关于河道的通知\n附件\n任务表\n序号\t事项\n1\t甲\n序号\t项目\n1\t乙\n序号\t备注\n1\t丙\n".encode())
@given(files())
def test_ids_are_unique(data: bytes) -> None:
    if result := parsed(data):
        ids = list(all_ids(result[0].model_dump(mode="json")))
        assert sorted(ids) == sorted(set(ids))


@given(files())
def test_what_a_finding_or_a_link_points_at_exists(data: bytes) -> None:
    if result := parsed(data):
        document = result[0]
        known = {*all_ids(document.model_dump(mode="json")), *(leaf.where for leaf in leaves(document)), None}
        pointed = [f.where for f in document.diagnostics] + [t.within for t in document.tables]
        pointed += [part.within for parts in (document.masks, document.indicators, document.deadlines, document.references) for part in parts]
        pointed += [mask for indicator in document.indicators for mask in indicator.masks]
        pointed += [end for link in document.links for end in (link.from_, link.to)]
        pointed += [e.attachment for e in document.attachment_list]
        for attachment in document.attachments:
            pointed += [target for task in attachment.tasks for target in (task.measure.resolved, task.section.resolved)]
            pointed += [measure for reform in attachment.reforms for measure in reform.measures]
        assert [p for p in pointed if p not in known] == []


@given(files())
def test_the_document_fits_the_contract_and_comes_back_equal(data: bytes) -> None:
    if result := parsed(data):
        plain = result[0].model_dump(mode="json")
        assert check(plain, "drawn").model_dump(mode="json") == plain


@given(files())
def test_the_document_fits_the_published_schema(data: bytes) -> None:
    if result := parsed(data):
        schema_validator().validate(json.loads(render(result[0], "json")))


@given(files())
def test_the_same_bytes_give_the_same_document(data: bytes) -> None:
    first, second = parsed(data), parsed(data)
    assert (first and render(first[0], "json")) == (second and render(second[0], "json"))


@given(files())
def test_yaml_json_and_json_lines_say_the_same(data: bytes) -> None:
    if result := parsed(data):
        document = result[0]
        as_json = json.loads(render(document, "json"))
        assert yaml.load(render(document, "yaml", full=True), Loader=yaml.CSafeLoader) == as_json
        assert [json.loads(line) for line in render(document, "jsonl").split("\n") if line] == [as_json]


@given(files())
def test_a_rendered_document_loads_as_the_document_it_was(data: bytes) -> None:
    if result := parsed(data):
        document = result[0]
        assert load_document(render(document, "yaml", full=True)) == document
        assert essence(load_document(render(document, "yaml")).model_dump(mode="json")) == essence(document.model_dump(mode="json"))


@pytest.mark.parametrize("text", samples())
def test_samples_are_read_whole(text: str) -> None:
    result = parsed(text.encode())
    assert result and result[0].unparsed == []


def _parts(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        return [data, *(p for value in data.values() for p in _parts(value))]
    return [p for value in data for p in _parts(value)] if isinstance(data, list) else []
