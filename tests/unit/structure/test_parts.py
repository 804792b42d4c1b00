from __future__ import annotations

from typing import Any

import pytest

from unit.support import cases, differences, view


@pytest.mark.parametrize(("text", "expected"), cases("parts"))
def test_file_comes_apart_into_its_parts(text: str, expected: dict[str, Any]) -> None:
    assert differences(expected, view(text)) == []
