"""Rulings to cells, and what a page end cuts."""

from __future__ import annotations

import pytest

from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.grids import page_grids
from policyparse.readers.layout.joining import goes_on, join
from policyparse.readers.layout.pages import PageTable, TableCell
from policyparse.readers.layout.rulings import Edge, run_together
from policyparse.readers.layout.unruled import column_rulings


def shape(across: list[Edge], down: list[Edge]) -> list[list[tuple[int, int, int, int]]]:
    return [[(b.row, b.col, b.row_span, b.col_span) for b in grid.boxes] for grid in page_grids(across, down)]


FULL = [Edge(y, 0, 100) for y in (0, 20, 40)], [Edge(x, 0, 40) for x in (0, 50, 100)]
FOUR = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


@pytest.mark.parametrize(
    ("across", "down", "boxes"),
    [
        (FULL[0], FULL[1], [FOUR]),
        ([Edge(0, 0, 100), Edge(20, 50, 100), Edge(40, 0, 100)], FULL[1], [[(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]]),
        (FULL[0], [Edge(0, 0, 40), Edge(50, 20, 40), Edge(100, 0, 40)], [[(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]]),
        (FULL[0], FULL[1][1:], [FOUR]),
        (FULL[0], FULL[1][1:2], [FOUR]),
        (FULL[0][:2], FULL[1], [FOUR]),
        (FULL[0][1:2], FULL[1], [FOUR]),
        ([Edge(0, 0, 100), Edge(40, 0, 100)], [Edge(0, 0, 40), Edge(100, 0, 40)], []),
        (FULL[0], [], []),
    ],
    ids=["full", "row span", "column span", "no left border", "no side borders", "open foot", "open head and foot", "a frame is no table", "lines alone"],
)
def test_cells_are_what_rulings_enclose(across: list[Edge], down: list[Edge], boxes: list[list[tuple[int, int, int, int]]]) -> None:
    assert shape(across, down) == boxes


def test_merged_cells_that_fill_a_page_without_a_ruling_are_columns() -> None:
    across = [Edge(y, 50, 100) for y in (0, 20, 40)]
    assert shape(across, [Edge(x, 0, 40) for x in (0, 50, 75, 100)])[0][0] == (0, 0, 2, 1)


def test_dots_and_double_lines_are_one_ruling() -> None:
    (edge,) = run_together([*(Edge(10, x, x + 1) for x in range(0, 60, 3)), Edge(11.5, 30, 58)])
    assert (round(edge.at), edge.start, edge.end) == (10, 0, 58)


def table(*rows: tuple[str, ...], **spans: int) -> PageTable:
    """A table of one page; `r1c0=2` lets a cell cover two rows. Text of more than four characters fills its cell."""
    covered, cells = set(), []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) in covered:
                continue
            span = spans.get(f"r{r}c{c}", 1)
            covered |= {(k, c) for k in range(r + 1, r + span)}
            cells.append(TableCell(r, c, span, 1, [text] if text else [], False, False, 0.4, 0.4, len(text) > 4))
    return PageTable([float(100 * i) for i in range(len(rows[0]) + 1)], len(rows), 100, 100 + 20 * len(rows), cells)


def joined(*parts: PageTable) -> list[tuple[int, int, int, str]]:
    whole = join(list(enumerate(parts, 1)))
    return sorted((c.row, c.col, c.row_span, c.text) for c in whole.cells)


def test_blank_rest_of_a_merged_cell_takes_its_text_from_the_page_before() -> None:
    first = table(("甲", "1.开展检查。"), ("", "2.完成整改。"), r0c0=2)
    assert (0, 0, 4, "甲") in joined(first, table(("", "3.建立台账。"), ("", "4.落实责任。"), r0c0=2))


def test_blank_beginning_of_a_merged_cell_takes_its_text_from_the_page_behind() -> None:
    second = table(("甲", "2.开展检查。"), ("", "3.完成整改。"), r0c0=2)
    assert (0, 0, 3, "甲") in joined(table(("", "1.建立台账。")), second)


def test_two_labels_at_a_page_end_stay_two() -> None:
    first = table(("甲", "1.开展检查。"), ("", "2.完成整改。"), r0c0=2)
    assert [c[3] for c in joined(first, table(("乙", "3.建立台账。"), ("", "4.落实责任。"), r0c0=2)) if c[1] == 0] == ["甲", "乙"]


def test_blank_cell_of_a_column_without_merged_cells_stays_blank() -> None:
    assert joined(table(("1.开展检查。", "续建")), table(("2.完成整改。", ""))) == [(0, 0, 1, "1.开展检查。"), (0, 1, 1, "续建"), (1, 0, 1, "2.完成整改。"), (1, 1, 1, "")]


def test_row_whose_sentence_goes_on_is_one_row() -> None:
    assert joined(table(("1", "改造泵站并", "2023年")), table(("", "完善管网。", ""), ("2", "建立台账。", "长期"))) == [
        (0, 0, 1, "1"), (0, 1, 1, "改造泵站并完善管网。"), (0, 2, 1, "2023年"), (1, 0, 1, "2"), (1, 1, 1, "建立台账。"), (1, 2, 1, "长期"),
    ]  # fmt: skip


def test_row_with_a_number_of_its_own_begins_a_new_one() -> None:
    assert len(joined(table(("1.改造泵站并", "2023年")), table(("2.完善管网。", "2024年")))) == 4


def test_codes_at_a_page_end_are_two_rows() -> None:
    assert len(joined(table(("C00450", "从重处罚的情形", "处以罚款五万")), table(("C00460", "不予处罚的情形", "不予处罚情形")))) == 6


def test_row_that_holds_nothing_but_the_rest_of_merged_cells_is_no_row() -> None:
    first = table(("甲类行为如下", "1"), ("", "2"), r0c0=2)
    second = table(("没有正当理由", "", ""), ("乙", "3", "长期"))
    first.cells += [TableCell(r, 2, 1, 1, ["长期"], False, False) for r in (0, 1)]
    first.xs = second.xs
    assert (0, 0, 2, "甲类行为如下没有正当理由") in joined(first, second)
    assert (2, 1, 1, "3") in joined(first, second)


def test_merged_cell_runs_on_over_a_repeated_header() -> None:
    head = ("事项", "内容")
    parts = table(head, ("甲", "1.开展检查。"), ("", "2.完成整改。"), r1c0=2), table(head, ("", "3.建立台账。"))
    assert (1, 0, 4, "甲") in joined(*parts)
    assert join(list(enumerate(parts, 1))).repeats == {3}


def test_table_with_other_columns_is_another_table() -> None:
    one, other = table(("甲", "乙", "丙")), table(("甲", "乙", "丙"))
    other.xs = [0.0, 150.0, 210.0, 300.0]
    assert goes_on(one, table(("丁", "戊", "己")))
    assert not goes_on(one, table(("丁", "戊")))
    assert not goes_on(one, other)


def test_table_with_a_header_of_its_own_is_another_table() -> None:
    assert not goes_on(table(("序号", "任务"), ("1", "开展检查")), table(("序号", "项目"), ("1", "泵站")))


def printed(*rows: dict[int, str]) -> list[Glyph]:
    """Rows of text 20 points apart, in type of 10 points: where each piece begins, and the piece."""
    return [Glyph(c, x + 10 * i, x + 10 * i + 10, 20 * r + 14, 10) for r, row in enumerate(rows) for x, text in row.items() for i, c in enumerate(text)]


LINES = [Edge(20 * i, 0, 200) for i in range(5)]
ROWS = [{5: "序号", 50: "任务", 130: "单位"}, {10: "1", 50: "加固堤防", 130: "市水利局"}, {10: "2", 50: "清淤", 130: "市水利局"}, {10: "3", 50: "巡查", 130: "市水利局"}]


def test_blank_strips_part_the_columns_of_a_table_ruled_across_alone() -> None:
    found = column_rulings(LINES, [], printed(*ROWS))
    assert [(edge.start, edge.end) for edge in found if 25 < edge.at < 50] == [(20 * i, 20 * i + 20) for i in range(4)]
    assert [(edge.start, edge.end) for edge in found if 90 < edge.at < 130] == [(20 * i, 20 * i + 20) for i in range(4)]


def test_label_over_the_columns_is_not_parted() -> None:
    found = column_rulings([*LINES, Edge(100, 0, 200)], [], printed(ROWS[0], {50: "夯实防洪基础完善体系"}, *ROWS[1:]))
    assert [edge.start for edge in found if 90 < edge.at < 130] == [0, 40, 60, 80]


def test_column_that_is_nearly_empty_is_one_by_its_heading() -> None:
    rows = [{0: "序号", 40: "任务", 90: "备注", 140: "单位"}, *({5: "1", 40: "清淤", 140: "市水利局"} for _ in range(7))]
    found = column_rulings([Edge(20 * i, 0, 200) for i in range(9)], [], printed(*rows))
    assert len({edge.at for edge in found}) == 3


@pytest.mark.parametrize(
    ("across", "down"),
    [(LINES[:3], []), (LINES, [Edge(100, 0, 80)]), ([Edge(20 * i, 0, 200 - 10 * i) for i in range(5)], [])],
    ids=["two rows", "ruled down as well", "rulings of all lengths"],
)
def test_other_rulings_draw_no_columns(across: list[Edge], down: list[Edge]) -> None:
    assert column_rulings(across, down, printed(*ROWS)) == []


def test_running_text_between_rulings_has_no_columns() -> None:
    assert column_rulings(LINES, [], printed(*[{0: "各区人民政府要加强领导落实责任"}] * 4)) == []
