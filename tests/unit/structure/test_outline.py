from __future__ import annotations

from typing import Any

import pytest

from unit.support import cases, differences, view


@pytest.mark.parametrize(("text", "expected"), cases("outline"))
def test_numbered_paragraphs_become_sections_measures_and_items(text: str, expected: dict[str, Any]) -> None:
    assert differences(expected, view(text)) == []
