from __future__ import annotations

from typing import Any

import pytest

from unit.support import cases, differences, view


@pytest.mark.parametrize(("text", "expected"), cases("wrappers"))
def test_what_is_printed_around_a_document_is_taken_off(text: str, expected: dict[str, Any]) -> None:
    assert differences(expected, view(text)) == []
