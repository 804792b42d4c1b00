from __future__ import annotations

from typing import Any

import pytest

from unit.support import cases, differences, view


@pytest.mark.parametrize(("text", "expected"), cases("doubts"))
def test_what_is_doubtful_about_a_document_is_named(text: str, expected: dict[str, Any]) -> None:
    assert differences(expected, view(text)) == []
