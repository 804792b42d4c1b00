from __future__ import annotations

import pytest

from policyparse.structure.blocks import Paragraph
from policyparse.structure.glued import part_glued
from policyparse.structure.paragraphs import build_blocks
from unit.support import cases, source


@pytest.mark.parametrize(("text", "expected"), cases("glued"))
def test_numbers_that_a_page_ran_together_are_parted(text: str, expected: list[str]) -> None:
    blocks = part_glued(build_blocks(source(text)).blocks)
    assert [b.passage.text for b in blocks if isinstance(b, Paragraph)] == expected
