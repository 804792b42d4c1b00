"""HTML tables and formulas inside of Markdown."""

from __future__ import annotations

import policyparse
from policyparse.source import SourceDocument

TITLE = "# 关于印发任务清单的通知\n\n各区：\n\n"


def read(body: str) -> SourceDocument:
    return policyparse.read_source((TITLE + body).encode(), name="a.md")


def test_html_table_is_a_table_with_its_merged_cells() -> None:
    source = read(
        "<table><thead><tr><th>事项</th><th>任务</th></tr></thead>\n"
        "<tr><td rowspan=\"2\">设施</td><td>建设<br>两处</td></tr>\n<tr><td>改造</td></tr><tr><td colspan='2'>合计</td></tr></table>\n\n完。\n"
    )
    (table,) = source.tables
    assert [(c.row, c.col, c.row_span, c.col_span, source.passage(c.start, c.end).text) for c in table.cells] == [
        (0, 0, 1, 1, "事项"), (0, 1, 1, 1, "任务"), (1, 0, 2, 1, "设施"), (1, 1, 1, 1, "建设两处"), (2, 1, 1, 1, "改造"), (3, 0, 1, 2, "合计"),
    ]  # fmt: skip
    assert table.header_rows == 1
    assert [source.text[slice(*line.span)] for line in source.lines][-1] == "完。"
    assert policyparse.parse((TITLE + "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>").encode(), name="a.md").unparsed == []


def test_table_that_is_never_closed_stays_text() -> None:
    assert read("<table><tr><td>甲</td>\n").tables == ()


def test_formulas_read_as_what_they_print() -> None:
    def text(line: str) -> str:
        source = read(line)
        return source.passage(*source.lines[-1].span).text

    assert text(r"绿化率达到 $40\%$ 以上。") == "绿化率达到 40% 以上。"
    assert text(r"$PM_{2.5}$ 浓度控制在 $25 \mu g / m^{3}$ 以内。") == "PM2.5 浓度控制在 25ug/m3 以内。"
    assert text("票价 $5 和 $6。") == "票价 $5 和 $6。"
