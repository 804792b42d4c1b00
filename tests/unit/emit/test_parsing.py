"""Structured text from hands that may be careless or hostile."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policyparse.emit.malformed import Malformed
from policyparse.emit.parsing import MAX_BYTES, decode, parse, places
from unit.support import cases

SCALARS = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters(codec="utf-8"), max_size=8)
KEYS = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=6)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


@pytest.mark.parametrize(("text", "expected"), cases("malformed"))
def test_malformed_text_is_named_with_its_place(text: str, expected: list[Any]) -> None:
    with pytest.raises(Malformed) as caught:
        parse(text)
    place = caught.value.place or (None, None)
    assert [caught.value.kind, *place] == expected


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{a: " * 100_000, "- " * 100_000, '{"a":' * 100_000], ids=["brackets", "braces", "dashes", "json"])
def test_deep_nesting_ends_in_a_word_and_not_in_a_crash(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse(text)
    assert caught.value.kind == "depth"


def test_file_above_the_limit_is_refused() -> None:
    with pytest.raises(Malformed) as caught:
        decode(b" " * (MAX_BYTES + 1))
    assert caught.value.kind == "size"


def test_bytes_that_are_no_utf8_are_placed() -> None:
    with pytest.raises(Malformed) as caught:
        decode("甲\nab".encode() + b"\xff")
    assert (caught.value.kind, caught.value.place) == ("encoding", (2, 3))


@given(DOCUMENTS)
def test_json_reads_as_the_standard_library_reads_it(data: dict[str, Any]) -> None:
    assert parse(json.dumps(data, ensure_ascii=False)) == data


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 9999) | st.sampled_from(["甲 乙", "2020-06-08", "8:30", "yes", "null", "1_000", "0o7", "a: b", "*", "- 甲", ""]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=20,
    ).map(lambda value: {"id": value})
)
def test_yaml_comes_back_as_it_was_dumped(data: dict[str, Any]) -> None:
    assert parse(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True)) == data


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(p for key, item in inner for p in paths(item, (*path, key)))]


@given(DOCUMENTS)
def test_every_value_has_its_place_in_json(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    lines = text.split("\n")
    held = places(text)
    for path in paths(data)[1:]:
        line, column = held.at(path)
        value: Any = data
        for step in path:
            value = value[step]
        assert lines[line - 1][column - 1 :].startswith(json.dumps(value, ensure_ascii=False, indent=1).split("\n")[0])


def test_place_of_what_is_missing_is_that_of_its_holder() -> None:
    held = places("id: 甲\nsource:\n  name: 乙\n")
    assert held.at(("source", "sha256")) == held.at(("source",)) == (2, 1)
    assert held.at(("source", "name")) == (3, 9)
    assert held.at(("source", "name"), key=True) == (3, 3)
