from __future__ import annotations

from typing import Any

import pytest

from policyparse.structure.markers import SHAPES, read_marker
from unit.support import cases, passage

EXAMPLES = [pytest.param(shape.family, text, id=f"{shape.family} {text}") for shape in SHAPES for text in shape.examples]
REJECTS = [pytest.param(shape.family, text, id=f"{shape.family} {text}") for shape in SHAPES for text in shape.rejects]


@pytest.mark.parametrize(("family", "text"), EXAMPLES)
def test_example_of_a_family_is_read_as_that_family(family: str, text: str) -> None:
    marker = read_marker(passage(text))
    assert marker and marker.family == family


@pytest.mark.parametrize(("family", "text"), REJECTS)
def test_reject_of_a_family_is_not_read_as_that_family(family: str, text: str) -> None:
    marker = read_marker(passage(text))
    assert marker is None or marker.family != family


def test_every_family_proves_itself_with_examples() -> None:
    assert [shape.family for shape in SHAPES if not shape.examples] == []


@pytest.mark.parametrize(("text", "expected"), cases("markers"))
def test_number_that_opens_a_paragraph_is_read(text: str, expected: list[Any] | None) -> None:
    marker = read_marker(passage(text))
    assert (marker and [marker.family, marker.ordinal, marker.num.text, marker.rest.text]) == expected


def test_masked_number_is_told_from_a_dash() -> None:
    masked, dash = read_marker(passage("*.坚持统筹")), read_marker(passage("——坚持统筹"))
    assert masked and masked.masked
    assert dash and not dash.masked


def test_blank_between_number_and_text_belongs_to_neither() -> None:
    marker = read_marker(passage("（二）　 完善机制。"))
    assert marker and (marker.num.text, marker.rest.text) == ("（二）", "完善机制。")
    assert marker.rest.spans == ((5, 10),)
