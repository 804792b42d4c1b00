from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

import policyparse
from policyparse.model import Item, Measure, Part, PolicyDocument, Section, TextBlock, to_data
from policyparse.model.walk import all_sections, leaves, outlines, places

TEXT = "关于加强河道管理的意见\n各区人民政府：\n现将意见印发。\n一、夯实基础\n（一）加固堤防。抓好两件事：一是修堤；二是清障。\n（二）清理河道。拆除围堰。\n附件\n任务表\n地区\t数量\n东河区\t3\n西岭区\t4\n"


@pytest.fixture(scope="module")
def document() -> PolicyDocument:
    return policyparse.parse(TEXT.encode(), name="opinion.txt")


def parts(kind: type[Part]) -> Iterator[type[Part]]:
    for child in kind.__subclasses__():
        yield child
        yield from parts(child)


def test_parts_take_keywords_only() -> None:
    with pytest.raises(TypeError):
        TextBlock("甲")  # type: ignore[call-arg]


def test_parts_are_equal_by_what_they_hold() -> None:
    assert TextBlock(text="甲", spans=[(0, 1)]) == TextBlock(text="甲", spans=[(0, 1)])
    assert TextBlock(text="甲", spans=[(0, 1)]) != TextBlock(text="甲", spans=[(1, 2)])
    assert TextBlock(text="甲") != "甲"


def test_lists_of_two_parts_are_not_shared() -> None:
    one, other = TextBlock(text="甲"), TextBlock(text="乙")
    one.spans.append((0, 1))
    assert other.spans == []


KINDS: dict[str, type[Part]] = {kind.__name__: kind for kind in parts(Part)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_part_is_explained(kind: type[Part]) -> None:
    assert dataclasses.is_dataclass(kind) and kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(")


def test_data_has_keys_in_the_order_of_the_model(document: PolicyDocument) -> None:
    data = to_data(document)
    assert list(data) == [field.name for field in dataclasses.fields(PolicyDocument)]
    assert list(data["sections"][0]["measures"][0]) == [field.name for field in dataclasses.fields(Measure)]


def test_data_is_plain(document: PolicyDocument) -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(type(key) is str and plain(item) for key, item in value.items())
        return all(map(plain, value)) if type(value) is list else value is None or type(value) in (str, int, float, bool)

    assert plain(to_data(document))


def test_leaves_name_the_part_they_belong_to(document: PolicyDocument) -> None:
    named = {(leaf.where, leaf.field) for leaf in leaves(document) if leaf.spans}
    assert {
        ("title", "metadata"),
        ("addressees", "metadata"),
        ("preamble", "text"),
        ("s1", "heading"),
        ("s1.m1", "heading"),
        ("s1.m1", "text"),
        ("a1", "title"),
        ("a1.r1c0", "cell"),
    } <= named


def test_items_are_views_and_no_leaves(document: PolicyDocument) -> None:
    assert not any(".i" in leaf.where for leaf in leaves(document))
    assert {where for _, _, where in places(document)} >= {"s1.m1.i1", "s1.m1.i2"}


def test_walk_visits_sub_sections_behind_their_section() -> None:
    inner = Section(id="s1.g1", num="1.", ordinal=1, heading="甲")
    outer = Section(id="s1", num="一、", ordinal=1, heading="乙", sections=[inner])
    assert list(all_sections([outer, Section(id="s2", num="二、", ordinal=2, heading="丙")]))[:2] == [outer, inner]


def test_outlines_are_the_body_the_carried_texts_and_the_attachments_with_one(document: PolicyDocument) -> None:
    assert list(outlines(document)) == [document]


def test_repr_names_the_fields() -> None:
    assert repr(Item(id="s1.i1", num="一是", ordinal=1, heading=None, text="甲")).startswith("Item(id='s1.i1', num='一是'")
