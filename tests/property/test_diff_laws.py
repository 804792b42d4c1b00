"""The laws of a comparison, over documents that no author would write and edits that no author would make."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import policyparse
from policyparse.compare.changes import Change, Diff
from policyparse.compare.differ import diff_documents
from policyparse.compare.edits import Edits
from policyparse.compare.order import out_of_place
from policyparse.compare.patch import apply, structure
from policyparse.compare.plain import Plain, bare
from policyparse.compare.units import units_of
from policyparse.emit.load import check
from policyparse.model import PolicyDocument
from property.texts import damaged, genre, lists, noise, samples

FEW = settings(max_examples=30)  # a comparison takes ten times as long as a parse


def texts() -> st.SearchStrategy[str]:
    return st.one_of(damaged(), lists(), genre())


def parsed(text: str) -> PolicyDocument:
    try:
        return policyparse.parse(text.encode("utf-8", errors="surrogatepass"), name="drawn")
    except policyparse.UnreadableInput:
        assume(False)
        raise


def as_set(diff: Diff) -> list[str]:
    """Its changes as plain data, in an order of no meaning."""
    return sorted(json.dumps(c.to_data() | {"implied": c.implied}, ensure_ascii=False, sort_keys=True) for c in diff.changes)


@given(texts())
@FEW
def test_a_document_does_not_differ_from_itself(text: str) -> None:
    document = parsed(text)
    diff = diff_documents(document, document)
    assert [c for c in diff.changes if c.kind != "continued" or c.told] == []


@given(texts(), texts())
@FEW
def test_the_other_way_round_is_the_mirror(one: str, other: str) -> None:
    old, new = parsed(one), parsed(other)
    assert as_set(diff_documents(new, old)) == as_set(diff_documents(old, new).mirrored())


@given(texts(), texts())
@FEW
def test_changes_applied_to_the_old_structure_give_the_new(one: str, other: str) -> None:
    old, new = parsed(one), parsed(other)
    assert apply(diff_documents(old, new), old) == structure(new)


@example(samples()[0], samples()[1])
@given(texts(), texts())
@FEW
def test_every_unit_is_in_one_place_of_the_diff(one: str, other: str) -> None:
    old, new = parsed(one), parsed(other)
    changes = [c for c in diff_documents(old, new).changes if not _second_of_a_pair(c)]
    assert sorted(u.id for c in changes for u in c.old) == sorted(u.id for u in units_of(old))
    assert sorted(u.id for c in changes for u in c.new) == sorted(u.id for u in units_of(new))


def _second_of_a_pair(change: Change) -> bool:
    """A unit that moved and changed is told twice."""
    return change.kind == "moved" and any(f.role == "told" for f in change.fields)


_WIDE = str.maketrans({**{chr(c): chr(c + 0xFEE0) for c in range(0x30, 0x3A)}, ",": "，", ";": "；", "(": "（", ")": "）", ":": "："})
_NARROW = str.maketrans({"，": ",", "；": ";", "（": "(", "）": ")", "：": ":"})
_TEXTS = frozenset({"text", "heading", "title", "name", "content", "metric"})


def _set_anew(data: Any, key: str, way: str) -> Any:
    """The same document with its texts set another way: wrapped, spaced, wide or narrow."""
    if isinstance(data, dict):
        kept = ("source", "document_number", "masks", "deadlines", "diagnostics", "furniture", "unparsed", "grid")
        return {k: v if k in kept else _set_anew(v, k, way) for k, v in data.items()}
    if isinstance(data, list):
        return [_set_anew(v, key, way) for v in data]
    if not isinstance(data, str) or key not in _TEXTS:
        return data
    if way in ("wide", "narrow"):
        return data.translate(_WIDE if way == "wide" else _NARROW)
    joint = "\n" if way == "wrapped" else "\u3000"
    return joint.join(data[i : i + 7] for i in range(0, len(data), 7))


@given(texts(), st.sampled_from(["wrapped", "spaced", "wide", "narrow"]))
@FEW
def test_wrapping_spaces_and_width_are_no_difference(text: str, way: str) -> None:
    document = parsed(text)
    anew = check(_set_anew(document.model_dump(mode="json"), "", way), "drawn")
    assert [(c.kind, c.what, [f.to_data() for f in c.told]) for c in diff_documents(document, anew).reported] == []


@given(damaged(), damaged(), st.sampled_from(["wrapped", "wide"]))
@FEW
def test_the_same_changes_are_found_however_a_document_is_set(one: str, other: str, way: str) -> None:
    old, new = parsed(one), parsed(other)
    anew = check(_set_anew(new.model_dump(mode="json"), "", way), "drawn")
    told = [[(c.kind, c.what, [u.id for u in c.old], [u.id for u in c.new]) for c in diff_documents(old, n).reported] for n in (new, anew)]
    assert told[0] == told[1]


@given(st.one_of(noise(), genre()), st.one_of(noise(), genre()))
def test_edits_take_the_one_text_to_the_other(one: str, other: str) -> None:
    ops = Edits(one, other).ops()
    assert bare("".join(text for op, text in ops if op != "insert")) == bare(one)
    assert bare("".join(text for op, text in ops if op != "delete")) == bare(other)
    assert all(text for _, text in ops if bare(one) != bare(other))


@given(st.one_of(noise(), genre()))
def test_a_bare_text_is_the_same_by_both_ways_to_it(text: str) -> None:
    plain = Plain(text)
    assert plain.bare == bare(text)
    assert bare(plain.printed(0, len(plain.bare))) == bare(text)


@given(st.permutations(range(8)))
def test_what_changed_places_is_the_same_from_both_sides(order: list[int]) -> None:
    inverse = [order.index(i) for i in range(len(order))]
    assert {order[i] for i in out_of_place(order)} == out_of_place(inverse)
    kept = [value for i, value in enumerate(order) if i not in out_of_place(order)]
    assert kept == sorted(kept)


@pytest.mark.parametrize("everything", [False, True])
def test_summary_counts_what_is_listed(everything: bool) -> None:
    old, new = parsed(samples()[0]), parsed(samples()[1])
    data = diff_documents(old, new).to_data(everything=everything)
    shown = [c for c in data["changes"] if c["kind"] != "continued" and not c.get("implied")]
    assert {kind: sum(c["kind"] == kind for c in shown) for kind in data["summary"] if kind != "unchanged"} == {k: n for k, n in data["summary"].items() if k != "unchanged"}
