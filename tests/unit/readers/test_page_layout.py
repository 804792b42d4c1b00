"""What a printed page means where its look misleads: columns, footnotes, figures set apart, rows cut by a page, ink that does not show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policyparse.readers.layout.columns import page_lines
from policyparse.readers.layout.furniture import find_furniture
from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.joining import join
from policyparse.readers.layout.lines import TextLine
from policyparse.readers.layout.pages import PageContent, PageTable, TableCell
from policyparse.readers.layout.rulings import Rulings
from policyparse.readers.layout.turning import Look, PageText, Turn
from policyparse.readers.pdf.pages import take_unseen

SIZE = 12.0


def glyphs(text: str, x: float, base: float, size: float = SIZE) -> Iterator[Glyph]:
    for char in text:
        width = size if char >= "\u2e80" else size / 2
        yield Glyph(char, x, x + width, base, size)
        x += width


def test_short_page_in_two_columns_is_read_column_by_column() -> None:
    left = ["关于加强渔港管理的通知", "各区、县（市）人民政府：", "一、落实港长。每座渔港", "设港长一名，每月巡查不", "少于四次，问题全部整改。"]
    right = ["二、强化船舶管理。年底前", "淘汰老旧渔船六十艘，并", "建立台账。", "三、加强值守。台风蓝色预", "警发布后全天值守。"]
    page = [g for i, (a, b) in enumerate(zip(left, right, strict=True)) for g in (*glyphs(a, 60, 100 + 20 * i), *glyphs(b, 310, 100 + 20 * i))]
    assert [line.text for line in page_lines(page, 595)] == left + right


def test_list_in_two_columns_is_read_row_by_row() -> None:
    rows = [("东河区渔港管理所第一分所", "负责人张江水联系电话一"), ("西岭县渔港管理所第二分所", "负责人李河山联系电话二")] * 3
    page = [g for i, (a, b) in enumerate(rows) for g in (*glyphs(a, 60, 100 + 20 * i), *glyphs(b, 310, 100 + 20 * i))]
    assert [line.text for line in page_lines(page, 595)] == [f"{a} {b}" for a, b in rows]


def line(text: str, top: float, size: float = SIZE) -> TextLine:
    return TextLine(text, 80, 80 + size * len(text), top, top + size, size)


@pytest.mark.parametrize(
    ("last", "size", "kinds"),
    [("①绿色贷款：指用于改善环境的贷款。", 9.0, ["footnote"]), ("②绿色贷款：指用于改善环境的贷款。", 9.0, []), ("①绿色贷款：指用于改善环境的贷款。", SIZE, [])],
    ids=["footnote", "mark that the text does not print", "line of the text"],
)
def test_footnote_is_told_by_its_size_and_its_mark_in_the_text(last: str, size: float, kinds: list[str]) -> None:
    page = PageContent(1, 595, 842, lines=[line("一、目标。绿色贷款①余额达到九百亿元，占全部贷款", 300), line("余额的比重", 320), line(last, 600, size)])
    assert [f.kind for found in find_furniture([page]).values() for f in found] == kinds


@pytest.mark.parametrize(
    ("printed", "read"),
    [("准确率达到9 2 % 以上", "准确率达到92%以上"), ("每日1 0 时、1 6 时发布", "每日10时、16时发布"), ("3 5 2", "3 5 2")],
    ids=["share", "hours", "figures of a list"],
)
def test_figures_that_a_justified_line_pulls_apart_are_whole(printed: str, read: str) -> None:
    found: list[Glyph] = []
    x = 60.0
    for char in printed:
        found.append(Glyph(char, x, x + (SIZE if char >= "\u2e80" else 6.0), 100, SIZE))
        x = found[-1].x1
    assert [line.text for line in page_lines(found, 595)] == [read]


def table(rows: list[list[str]]) -> PageTable:
    cells = [TableCell(r, c, 1, 1, [text] if text else [], False, False, 0.5, 0.7) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return PageTable([0, 40, 240, 300, 360], len(rows), 100, 700, cells)


def test_row_that_goes_on_from_a_comma_without_its_number_is_one_row() -> None:
    before = table([["序号", "任务", "时限", "单位"], ["1", "检查水库", "3月底", "市水利局"], ["2", "组织防汛演练不少于2次，", "6月底", "市应急管"]])
    after = table([["", "镇街开展推演", "", "理局"], ["3", "储备编织袋", "5月底", "市应急管理局"]])
    whole = join([(1, before), (2, after)])
    rows: dict[int, list[str]] = {}
    for cell in whole.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    assert rows[2] == ["2", "组织防汛演练不少于2次，镇街开展推演", "6月底", "市应急管理局"]
    assert rows[3] == ["3", "储备编织袋", "5月底", "市应急管理局"]


def test_new_row_without_a_number_stays_a_row() -> None:
    before = table([["序号", "任务", "时限", "单位"], ["1", "检查水库。", "3月底", "市水利局"]])
    after = table([["", "检查山塘。", "4月底", "市水利局"]])
    assert len(join([(1, before), (2, after)]).pages) == 3


@pytest.mark.parametrize(
    ("look", "size", "pictures", "grounds", "hidden", "left"),
    [
        ("white", SIZE, 0, [], "看不见", ["正文"]),
        ("white", SIZE, 0, [(0.0, 180.0, 595.0, 220.0)], "", ["正文", "看不见"]),
        ("unseen", SIZE, 0, [], "看不见", ["正文"]),
        ("pale", 40.0, 0, [], "", ["正文"]),
        ("pale", SIZE, 0, [], "", ["正文", "看不见"]),
    ],
    ids=["white on white", "white on a dark ground", "no ink", "watermark", "grey text"],
)
def test_ink_that_does_not_show_is_left_out_and_told(
    look: Look, size: float, pictures: int, grounds: list[tuple[float, float, float, float]], hidden: str, left: list[str]
) -> None:
    text = PageText(Turn(0, 0, 0, 595, 842), [*glyphs("正文", 60, 100), *glyphs("看不见", 60, 204, size)])
    text.looks = ["plain", "plain", look, look, look]
    assert take_unseen(text, Rulings([], [], pictures, 0, grounds), 595, 842) == hidden
    assert [line.text for line in page_lines(text.glyphs, 595)] == left
    assert text.oblique == ("看不见" if size == 40.0 else "")


def test_text_in_no_ink_over_a_scan_is_the_text_of_the_scan() -> None:
    text = PageText(Turn(0, 0, 0, 595, 842), list(glyphs("扫描件的文字", 60, 100)))
    text.looks = ["unseen"] * 6
    assert take_unseen(text, Rulings([], [], 1), 595, 842) == ""
    assert len(text.glyphs) == 6
