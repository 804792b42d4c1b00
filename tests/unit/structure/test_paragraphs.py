from __future__ import annotations

from typing import Any

import pytest

from policyparse.source import RowBlock
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.paragraphs import build_blocks
from unit.support import cases, source


@pytest.mark.parametrize(("text", "expected"), cases("paragraphs"))
def test_lines_become_the_paragraphs_and_tables_they_were(text: str, expected: list[Any]) -> None:
    blocks = build_blocks(source(text)).blocks
    assert [shown(block) for block in blocks] == expected


def shown(block: Block) -> str | list[list[str]]:
    if isinstance(block, Paragraph):
        return block.passage.text
    assert isinstance(block, RowBlock)
    return [[cell.text for cell in row.cells] for row in block.rows]


def test_paragraph_cut_by_a_page_break_keeps_both_places() -> None:
    (paragraph,) = build_blocks(source("各区要在汛期前对辖区河道、水库、山\n— 3 —\n塘开展排查，逐一登记。\n")).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.passage.spans == ((0, 17), (24, 35))


@pytest.mark.xfail(reason="bug: Growing.paragraph reads the number again for such cuts, but is_running_text never lets a line of （十 alone go on", strict=True)
def test_number_cut_by_a_line_break_is_still_a_number() -> None:
    blocks = build_blocks(source("（十一）建好台账。逐项登记，逐项销号。\n（十\n二）加强领导。各区要明确专人负责。\n")).blocks
    assert [b.marker.ordinal for b in blocks if isinstance(b, Paragraph) and b.marker] == [11, 12]


def test_page_numbers_and_chrome_are_set_aside_by_kind() -> None:
    furniture = build_blocks(source("打印\n加强管理。\n— 1 —\n")).furniture
    assert [(f.kind, f.passage.text) for f in furniture] == [("chrome", "打印"), ("page_number", "— 1 —")]


def test_blank_line_above_a_paragraph_is_known() -> None:
    blocks = build_blocks(source("加强管理。\n\n按月报送。\n逐一登记。\n")).blocks
    assert [b.gap for b in blocks if isinstance(b, Paragraph)] == [True, True, False]
