from __future__ import annotations

from typing import Any

import pytest

from policyparse.source import RowBlock
from policyparse.structure.paragraphs import build_blocks
from policyparse.tables.grid import Grid, flattened_grid, is_total, leading_serial
from unit.support import cases, passage, source


def grid_of(lines: list[str]) -> Grid:
    """The grid of a table that stands alone in a file."""
    (block,) = build_blocks(source("\n".join(lines) + "\n")).blocks
    assert isinstance(block, RowBlock)
    return flattened_grid(block)


@pytest.mark.parametrize(("lines", "expected"), cases("tables"))
def test_flattened_table_is_put_back_into_columns(lines: list[str], expected: dict[str, Any]) -> None:
    grid = grid_of(lines)
    found = {"columns": [c.heading for c in grid.columns], "rows": [[c.text for c in row] for row in grid.rows], "header": [c.text for c in grid.header]}
    assert {name: found[name] for name in expected} == expected


def test_heading_above_two_columns_spans_both() -> None:
    grid = grid_of(["序号\t事项\t重点工作内容\t完成时限\t牵头单位", "1\t夯实基础\t加固堤防\t1.完成险段加固。\t2021年\t市水利局", "\t\t\t2.清除违建。\t2021年\t市水利局"])
    assert [(c.passage.text, c.col, c.col_span) for c in grid.cells if c.row == 0] == [
        ("序号", 0, 1),
        ("事项", 1, 2),
        ("重点工作内容", 3, 1),
        ("完成时限", 4, 1),
        ("牵头单位", 5, 1),
    ]


def test_every_printed_cell_stands_in_the_grid_once() -> None:
    lines = ["序号\t事项\t牵头单位", "1\t修堤\t市水利局", "清淤\t市财政局", "合计\t2"]
    cells = [c.passage.text for c in grid_of(lines).cells]
    assert sorted(cells) == sorted(cell for line in lines for cell in line.split("\t"))


@pytest.mark.parametrize(("cells", "expected"), [(["合计", "12"], True), (["合　计", ""], True), (["", "总计：", "3"], True), (["合计数", "3"], False), (["", ""], False)])
def test_row_of_the_total_is_told(cells: list[str], expected: bool) -> None:
    assert is_total([passage(cell) for cell in cells]) is expected


@pytest.mark.parametrize(
    ("cell", "serial", "text"),
    [
        ("12.建立台账。", 12, "建立台账。"),
        ("3、建立台账。", 3, "建立台账。"),
        ("7", 7, ""),
        ("建立台账。", None, "建立台账。"),
        ("1.5万亩林地", None, "1.5万亩林地"),
        ("2021年完成", None, "2021年完成"),
    ],
)
def test_serial_in_front_of_a_text_is_taken_off(cell: str, serial: int | None, text: str) -> None:
    number, rest = leading_serial(passage(cell))
    assert (number, rest.text) == (serial, text)
