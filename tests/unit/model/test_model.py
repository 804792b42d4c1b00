from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

import policyparse
from policyparse.model import Item, Link, Measure, Part, PolicyDocument, Section, TextBlock, Unparsed
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
    other: object = Unparsed(text="甲")
    assert TextBlock(text="甲") != other


def test_lists_of_two_parts_are_not_shared() -> None:
    one, other = TextBlock(text="甲"), TextBlock(text="乙")
    one.spans.append((0, 1))
    assert other.spans == []


KINDS: dict[str, type[Part]] = {kind.__name__: kind for kind in parts(Part)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_part_is_explained(kind: type[Part]) -> None:
    assert kind.__doc__ and all(field.description for field in kind.model_fields.values())


def test_nothing_is_written_to_a_part() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        TextBlock(text="甲").text = "乙"  # type: ignore[misc]


def test_a_word_of_python_goes_by_itself_in_files() -> None:
    link = Link(from_="a1.t1", to="a3.p1", relation="same_project", score=1.0)
    assert link.model_dump()["from"] == "a1.t1"
    assert Link.model_validate(link.model_dump()) == link
    with pytest.raises(ValidationError):
        Link.model_validate(link.model_dump(by_alias=False), by_name=False)


def test_data_has_keys_in_the_order_of_the_model(document: PolicyDocument) -> None:
    data = document.model_dump(mode="json")
    assert list(data) == list(PolicyDocument.model_fields)
    assert list(data["sections"][0]["measures"][0]) == list(Measure.model_fields)


def test_data_is_plain(document: PolicyDocument) -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(type(key) is str and plain(item) for key, item in value.items())
        return all(map(plain, value)) if type(value) is list else value is None or type(value) in (str, int, float, bool)

    assert plain(document.model_dump(mode="json"))


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


def test_repr_is_short() -> None:
    item = Item(id="s1.i1", num="一是", ordinal=1, heading=None, text="甲" * 99, spans=[(0, 99)], items=[Item(id="s1.i1.i1", num=None, ordinal=1, heading=None, text="乙")])
    assert repr(item) == f"Item(id='s1.i1', num='一是', ordinal=1, text='{'甲' * 23}…', items=[1 × Item])"
