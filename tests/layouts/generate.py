"""Makes the PDF files of this folder and what is to be read out of them. Needs reportlab and a font; the made files are checked in.

    pip install reportlab && apt-get install fonts-wqy-zenhei && python tests/layouts/generate.py

Every table is drawn from a list of cells on one endless page, which is then cut into pages: what is expected is the list.
The texts are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.colors import Color, red  # type: ignore[import-not-found, import-untyped, unused-ignore]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-not-found, import-untyped, unused-ignore]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-not-found, import-untyped, unused-ignore]

HERE = Path(__file__).parent
FONT = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
A4 = (595.0, 842.0)
SIZE, LEAD, PAD = 11.0, 15.0, 4.0


@dataclass
class Cell:
    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1


@dataclass
class Table:
    widths: Sequence[float]
    cells: Sequence[Cell]
    valign: str = "middle"  # where a merged cell prints its text: middle or top of its whole height
    cuts: Sequence[int | tuple[int, int]] = ()  # before which row a page ends, or (row, lines) inside it
    closed: bool = True  # whether a ruling is drawn where a page cuts the table
    header: int = 0  # rows that every page repeats
    missing: str = ""  # borders that are not drawn: l, r, t, b
    tops: dict[int, float] = field(default_factory=dict)

    def wrap(self, cell: Cell) -> list[str]:
        room = int((sum(self.widths[cell.col : cell.col + cell.col_span]) - 2 * PAD) // SIZE)
        lines = []
        for piece in cell.text.split("\n"):
            at = 0
            while at < len(piece):
                cut = at + room
                while cut < len(piece) and piece[cut] in "，。、；）”":
                    cut += 1
                lines.append(piece[at:cut])
                at = cut
        return lines

    def place(self) -> list[float]:
        """The y of every row from the top of the endless page, the end of the last row included."""
        rows = max(c.row + c.row_span for c in self.cells)
        heights: list[float] = [LEAD + 2 * PAD] * rows
        for cell in self.cells:
            if cell.row_span == 1:
                heights[cell.row] = max(heights[cell.row], len(self.wrap(cell)) * LEAD + 2 * PAD)
        return [sum(heights[:i]) for i in range(rows + 1)]

    def grid(self) -> list[list[str]]:
        """Every place of the table with the text of the cell that covers it; headers as often as they are printed."""
        rows = max(c.row + c.row_span for c in self.cells)
        full = [["" for _ in self.widths] for _ in range(rows)]
        for cell in self.cells:
            for r in range(cell.row, cell.row + cell.row_span):
                for c in range(cell.col, cell.col + cell.col_span):
                    full[r][c] = cell.text.replace("\n", "")
        if not self.header:
            return full
        printed = list(full)
        for cut in reversed(self.cuts):
            at = cut if isinstance(cut, int) else cut[0] + 1
            printed[at:at] = full[: self.header]
        return printed


def draw(canvas: Any, table: Table, left: float, top: float, next_page: Callable[[], float]) -> float:
    """Draws the table from `top` (distance from the top of the page) on; where it ends on its last page."""
    ys = table.place()
    xs = [left + sum(table.widths[:i]) for i in range(len(table.widths) + 1)]
    ends = [ys[c] if isinstance(c, int) else ys[c[0]] + PAD + c[1] * LEAD for c in table.cuts]
    height = canvas._pagesize[1]
    start = 0.0
    for i, end in enumerate([*ends, ys[-1]]):
        if i:
            top = next_page()
            for cell in table.cells:
                if cell.row < table.header:
                    _cell(canvas, table, cell, xs, ys, (0.0, ys[table.header]), top, height)
            top += ys[table.header]
        for cell in table.cells:
            _cell(canvas, table, cell, xs, ys, (start, end), top, height)
        top, start = top + end - start, end
    return top


def _cell(canvas: Any, table: Table, cell: Cell, xs: Sequence[float], ys: Sequence[float], part: tuple[float, float], top: float, height: float) -> None:
    y0, y1 = ys[cell.row], ys[cell.row + cell.row_span]
    x0, x1 = xs[cell.col], xs[cell.col + cell.col_span]
    if y1 <= part[0] or y0 >= part[1]:
        return
    a, b = max(y0, part[0]), min(y1, part[1])

    def at(y: float) -> float:
        return height - (top + y - part[0])

    canvas.setLineWidth(0.5)
    if not (x0 == xs[0] and "l" in table.missing):
        canvas.line(x0, at(a), x0, at(b))
    if not (x1 == xs[-1] and "r" in table.missing):
        canvas.line(x1, at(a), x1, at(b))
    if (y0 >= part[0] or table.closed) and not (y0 == 0 and "t" in table.missing):
        canvas.line(x0, at(a), x1, at(a))
    if (y1 <= part[1] or table.closed) and not (y1 == ys[-1] and "b" in table.missing):
        canvas.line(x0, at(b), x1, at(b))
    lines = table.wrap(cell)
    first = y0 + PAD
    if table.valign == "middle" and cell.row_span > 1:
        first = (y0 + y1 - len(lines) * LEAD) / 2
    canvas.setFont("zen", SIZE)
    for k, line in enumerate(lines):
        y = first + k * LEAD
        if part[0] <= y + LEAD / 2 < part[1]:
            canvas.drawString(x0 + PAD, at(max(y, part[0]) + SIZE), line)


class Paper:
    """A file in the making: pages with their number at the foot, and the lines printed outside of tables."""

    def __init__(self, name: str, size: tuple[float, float] = A4, rotate: int = 0) -> None:
        self.canvas = Canvas(str(HERE / f"{name}.pdf"), pagesize=size, invariant=1)
        self.name, self.size, self.rotate, self.number = name, size, rotate, 1
        self.canvas.setPageRotation(rotate)
        self.lines: list[str] = []
        self.tables: list[Any] = []
        self.top = 80.0

    def line(self, text: str, x: float = 90.0, size: float = 16.0) -> None:
        self.canvas.setFont("zen", size)
        self.canvas.drawString(x, self.size[1] - self.top, text)
        self.lines.append(text)
        self.top += 1.75 * size

    def table(self, table: Table, left: float = 60.0) -> None:
        self.top = draw(self.canvas, table, left, self.top, self.turn) + 30
        self.tables.append(table.grid())

    def turn(self) -> float:
        self.canvas.setFont("zen", 12)
        self.canvas.drawCentredString(self.size[0] / 2, 40, f"— {self.number} —")
        self.canvas.showPage()
        self.canvas.setPageRotation(self.rotate)
        self.number += 1
        self.top = 70.0
        return self.top

    def save(self, **more: Any) -> None:
        self.canvas.setFont("zen", 12)
        self.canvas.drawCentredString(self.size[0] / 2, 40, f"— {self.number} —")
        self.canvas.save()
        expected = {"pages": self.number, "lines": self.lines, "tables": self.tables, **more}
        (HERE / f"{self.name}.yaml").write_text(yaml.safe_dump(expected, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")


HEADS = ("序号", "事项", "重点工作内容", "完成时限", "牵头单位")
WIDTHS = (40.0, 75.0, 195.0, 75.0, 90.0)
GROUPS = (
    ("河道治理", ("疏浚澜溪下游三公里河段，清运淤泥并复核断面。", "加固望江堤防险工段，汛前完成验收。", "拆除碍洪构筑物十一处。")),
    (
        "水源保护",
        ("划定青石水库一级保护区界桩。", "建成取水口视频监测点，数据接入市级平台，并与水文站共享历史资料以便比对。", "每季度公布一次水质检测结果。", "清退库区网箱养殖。"),
    ),
    ("节水改造", ("更换老旧供水管网二十六公里。", "推广工业园区循环用水，年节水八十万立方米。")),
    ("灌区建设", ("改造北岭灌区支渠。", "为五个乡镇安装量水设施。", "建立灌溉用水定额管理制度。")),
)
UNITS = ("市水利局", "市生态环境局", "市农业农村局", "市住房城乡建设局")
TIMES = ("2023年6月底前", "2023年", "长期", "2024年汛前")


def list_cells(groups: Sequence[tuple[str, Sequence[str]]] = GROUPS, header: bool = True) -> list[Cell]:
    cells = [Cell(0, c, text) for c, text in enumerate(HEADS)] if header else []
    row = len(cells) and 1
    for i, (name, items) in enumerate(groups):
        cells += [Cell(row, 0, str(i + 1), len(items)), Cell(row, 1, name, len(items))]
        for k, item in enumerate(items):
            cells += [Cell(row, 2, item), Cell(row, 3, TIMES[(i + k) % 4]), Cell(row, 4, UNITS[(i + 2 * k) % 4])]
            row += 1
    return cells


def plain_cells(rows: Sequence[Sequence[str]]) -> list[Cell]:
    return [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]


PROJECTS = (
    ("序号", "项目名称", "建设内容", "备注"),
    ("1", "青石水库除险加固", "坝体灌浆，更换闸门启闭设备。", ""),
    (
        "2",
        "东河排涝泵站",
        "新建泵站一座，设计流量每秒十二立方米，配套建设进水前池、出水压力箱、变配电房以及管理用房，同步改造上游引河八百米，完善水位自动测报设施并接入市防汛调度系统。",
        "跨年",
    ),
    ("3", "西岭小流域治理", "坡改梯四十公顷。", ""),
    ("4", "云江堤顶道路", "硬化路面六公里。", "续建"),
)


def make() -> None:
    pdfmetrics.registerFont(TTFont("zen", FONT, subfontIndex=0))
    for name, table in {
        # the text of a merged cell stands only on the page that holds its middle
        "centred_labels": Table(WIDTHS, list_cells(), cuts=(3, 6, 11)),
        "top_labels": Table(WIDTHS, list_cells(), valign="top", cuts=(2, 7)),
        "repeated_header": Table(WIDTHS, list_cells(), valign="top", cuts=(3, 6, 11), header=1),
        # no ruling where the page cuts the table, and a row cut in the middle
        "open_foot": Table(WIDTHS, list_cells(), valign="top", cuts=((5, 1), 9), closed=False),
        # the same cuts as Word draws them, with a ruling on either side
        "closed_foot": Table(WIDTHS, list_cells(), valign="top", cuts=((5, 2), 9)),
        "no_left_border": Table(WIDTHS, list_cells(GROUPS[:2]), missing="l"),
        "no_side_borders": Table(WIDTHS, list_cells(GROUPS[:2]), missing="lr"),
        "no_top_border": Table(WIDTHS, list_cells(GROUPS[:2]), missing="t"),
        "no_bottom_border": Table(WIDTHS, list_cells(GROUPS[:2]), missing="b"),
        # a long row of a plain list cut by the page; a blank 备注 stays blank
        "cut_row": Table((40.0, 110.0, 240.0, 60.0), plain_cells(PROJECTS), cuts=((2, 3),)),
        "cut_row_repeated_header": Table((40.0, 110.0, 240.0, 60.0), plain_cells(PROJECTS), cuts=((2, 3),), header=1),
        "blank_notes": Table((40.0, 110.0, 240.0, 60.0), plain_cells(PROJECTS), cuts=(3,)),
    }.items():
        paper = Paper(name)
        paper.line("附件1")
        paper.line("重点工作责任清单", 200)
        paper.table(table)
        paper.line("云澜市水利局")
        paper.save()
    _two_tables()
    _landscape()
    _head()


def _two_tables() -> None:
    paper = Paper("two_tables")
    paper.line("表一：年度任务")
    paper.table(Table(WIDTHS, list_cells(GROUPS[:1])))
    paper.line("表二：项目")
    total = [*plain_cells(PROJECTS[:2]), Cell(2, 0, "合计", 1, 3), Cell(2, 3, "1")]
    paper.table(Table((40.0, 110.0, 240.0, 60.0), total))
    paper.turn()
    paper.line("表三：同样的栏目，另一张表")
    paper.table(Table((40.0, 110.0, 240.0, 60.0), plain_cells([PROJECTS[0], PROJECTS[3]])))
    paper.save()


def _landscape() -> None:
    wide = (842.0, 595.0)
    table = Table((50.0, 100.0, 350.0, 100.0, 120.0), list_cells(), cuts=(4, 8))
    for name, paper in (("landscape", Paper("landscape", wide)), ("landscape_rotated", Paper("landscape_rotated", wide, 90))):
        paper.line(f"附件2 {name}")
        paper.table(table)
        paper.save()
    # a landscape table on a portrait page, text and rulings turned, the page number upright at the foot
    canvas = Canvas(str(HERE / "landscape_sideways.pdf"), pagesize=A4, invariant=1)
    canvas.setFont("zen", 12)
    canvas.drawCentredString(A4[0] / 2, 30, "— 7 —")
    canvas.rotate(90)
    canvas.translate(0, -A4[0])
    canvas._pagesize = wide
    draw(canvas, Table((50.0, 100.0, 350.0, 100.0, 120.0), list_cells(GROUPS[:3])), 60, 60, lambda: 0.0)
    canvas._pagesize = A4
    canvas.save()
    expected = {"pages": 1, "lines": [], "tables": [Table((50.0, 100.0, 350.0, 100.0, 120.0), list_cells(GROUPS[:3])).grid()]}
    (HERE / "landscape_sideways.yaml").write_text(yaml.safe_dump(expected, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")


def _head() -> None:
    """A page of text: red head, letter-spacing, fake bold, a seal over the signature, two pages with a running head."""
    paper = Paper("text_page")
    canvas, height = paper.canvas, A4[1]

    def running() -> None:
        canvas.setFont("zen", 12)
        canvas.drawString(90, height - 40, "云澜市人民政府规范性文件")

    def spaced(text: str, x: float, y: float, size: float, gap: float) -> None:
        for char in text:
            canvas.drawString(x, y, char)
            x += size + gap

    running()
    canvas.setFillColor(red)
    canvas.setFont("zen", 30)
    spaced("云澜市人民政府文件", 95, height - 120, 30, 15)
    canvas.setFillColor(Color(0, 0, 0))
    canvas.setFont("zen", 16)
    x = 215.0
    for piece, step in (("云政〔", 3), ("2", 1.2), ("02", 1.2), ("2", 0.5), ("〕", 1), ("7号", 2)):
        canvas.drawString(x, height - 160, piece)
        x += step * 16 if piece[0] > "z" else pdfmetrics.stringWidth(piece, "zen", 16) + 4
    canvas.setFont("zen", 20)
    for shift in (0.0, 0.4):
        canvas.drawString(170 + shift, height - 210, "关于加强河道管理的通知")
    canvas.setFont("zen", 16)
    canvas.drawString(90, height - 260, "各区人民政府，市政府各部门：")
    canvas.drawString(122, height - 288, "经市政府同意，现就加强河道管理工作通知如下，请结合实")
    canvas.drawString(90, height - 316, "际抓好落实，全年PM")
    at = 90 + pdfmetrics.stringWidth("际抓好落实，全年PM", "zen", 16)
    canvas.setFont("zen", 9)
    canvas.drawString(at, height - 319, "2.5")
    canvas.setFont("zen", 16)
    canvas.drawString(at + pdfmetrics.stringWidth("2.5", "zen", 9), height - 316, "平均浓度下降。")
    canvas.setStrokeColor(red)
    canvas.circle(400, height - 500, 60)
    canvas.setFillColor(red)
    canvas.setFont("zen", 12)
    for angle, char in zip(range(150, -31, -30), "云澜市人民政府", strict=False):
        canvas.saveState()
        canvas.translate(400, height - 500)
        canvas.rotate(angle - 83)
        canvas.drawString(0, 45, char)
        canvas.restoreState()
    canvas.setFillColor(Color(0, 0, 0))
    canvas.setFont("zen", 16)
    canvas.drawString(150, height - 490, "市水利局")
    canvas.drawString(330, height - 490, "市生态环境局")
    canvas.drawString(340, height - 518, "2022年3月1日")
    paper.turn()
    running()
    canvas.setFont("zen", 16)
    spaced("附件", 90, height - 90, 16, 16)
    canvas.drawString(122, height - 130, "此页无正文。")
    paper.lines = [
        "云澜市人民政府文件", "云政〔2022〕7号", "关于加强河道管理的通知", "各区人民政府，市政府各部门：", "经市政府同意，现就加强河道管理工作通知如下，请结合实",
        "际抓好落实，全年PM2.5平均浓度下降。", "市水利局 市生态环境局", "2022年3月1日", "附件", "此页无正文。",
    ]  # fmt: skip
    paper.save()


if __name__ == "__main__":
    make()
