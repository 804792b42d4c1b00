from __future__ import annotations

from typing import Any

import pytest

from policyparse.structure.markers import Marker, read_marker
from policyparse.structure.titles import titled
from unit.support import cases, passage


def sibling(given: str | dict[str, Any]) -> tuple[Marker, list[Any], bool]:
    text, goes_on = (given, False) if isinstance(given, str) else (given["text"], given["goes_on"])
    marker = read_marker(passage(text))
    assert marker, f"no number opens {text}"
    return marker, [], goes_on


@pytest.mark.parametrize(("siblings", "expected"), cases("titles"))
def test_siblings_decide_together_what_is_their_title(siblings: list[str | dict[str, Any]], expected: list[list[str | None]]) -> None:
    found = titled([sibling(given) for given in siblings])
    assert [[t.heading.text if t.heading else None, t.rest.text] for t in found] == expected


@pytest.mark.parametrize(("text", "stop"), [("（一）加强领导。各区负责。", "。"), ("（一）加强领导：各区负责。", "："), ("（一）加强领导", "")])
def test_stop_behind_a_title_is_neither_title_nor_text(text: str, stop: str) -> None:
    goes_on = not stop
    (found,) = titled([(sibling(text)[0], [], goes_on)])
    if found.heading:
        assert found.stop.text == stop
        assert found.heading.text + found.stop.text + found.rest.text == text.removeprefix("（一）")
    else:
        assert found.rest.text == text.removeprefix("（一）")
