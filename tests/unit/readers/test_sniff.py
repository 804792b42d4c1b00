from __future__ import annotations

import pytest

from policyparse.readers.sniff import sniff
from unit.support import cases


@pytest.mark.parametrize(("head", "expected"), cases("sniff"))
def test_kind_of_file_is_told_by_its_content(head: str, expected: str) -> None:
    assert sniff(head.encode("latin-1"))[0] == expected
