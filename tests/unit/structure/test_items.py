from __future__ import annotations

import pytest

from policyparse.structure.items import inline_points
from unit.support import cases, passage


@pytest.mark.parametrize(("paragraph", "expected"), cases("inline_points"))
def test_points_inside_a_paragraph_are_found_where_they_count_from_one(paragraph: str, expected: list[list[str | None]]) -> None:
    points = inline_points(passage(paragraph))
    assert [[p.num.text, p.heading.text if p.heading else None, p.text.text] for p in points] == expected


def test_points_say_their_ordinals_and_where_they_stand() -> None:
    points = inline_points(passage("抓好两件事：一是修堤；二是清淤。"))
    assert [(p.ordinal, p.whole.spans) for p in points] == [(1, ((6, 11),)), (2, ((11, 16),))]
