"""What a browser would show of a page, as far as its own style says: hidden and struck text, numbers that it prints by itself."""

from __future__ import annotations

import policyparse
from policyparse.source import SourceDocument

TITLE = "云澜市水利局关于加强河道管护的通知"


def read(body: str, head: str = "") -> SourceDocument:
    return policyparse.read_source(f"<!doctype html><html><head><meta charset='utf-8'><title>{TITLE}</title>{head}</head><body>{body}</body></html>".encode(), name="page.html")


def codes(source: SourceDocument) -> list[str]:
    return [d.code for d in source.diagnostics]


ARTICLE = "<p>各区水利局：</p><p>一、加强管护。年底前河道管护率达到90%以上。</p><p>二、清理障碍。10月底前拆除碍洪建筑。</p>"


def test_what_a_class_of_the_page_hides_is_left_out_and_told_with_its_place() -> None:
    source = read(
        f"<h1>{TITLE}</h1>{ARTICLE}<p class='a hid'>内部意见：拟改为80%。</p><p>三、严格督查。每季督查一次。</p>", "<style>/* x */ .hid, .other{color:red;display:none}</style>"
    )
    assert "内部意见" not in source.text
    (found,) = source.diagnostics
    assert (found.code, source.text[slice(*found.spans[0])]) == ("PP121", "三、严格督查。每季督查一次。")
    assert "内部意见：拟改为80%。" in found.message


def test_style_for_print_or_small_screens_hides_nothing() -> None:
    css = "<style>@media print{.t{display:none}} @media (max-width:600px){.t{display:none}} @media screen{.u{display:none}}</style>"
    source = read(f"<h1>{TITLE}</h1>{ARTICLE}<p class='t'>三、严格督查。</p><p class='u'>四、删去。</p>", css)
    assert "三、严格督查。" in source.text
    assert "四、删去。" not in source.text


def test_style_of_the_element_itself_weighs_more_than_the_sheet() -> None:
    source = read(f"<h1>{TITLE}</h1>{ARTICLE}<p class='t' style='display:block'>三、严格督查。</p>", "<style>p.t{display:none}</style>")
    assert "三、严格督查。" in source.text


def test_document_that_a_script_shows_is_read_where_nothing_else_is_one() -> None:
    for hidden in ("<div id='zoom' style='display:none'>", "<div id='zoom' class='body'>", "<div id='zoom' hidden>"):
        source = read(f"<h1>{TITLE}</h1>{hidden}{ARTICLE}</div><script>show('zoom')</script>", "<style>.body{display:none}</style>")
        assert "河道管护率达到90%以上" in source.text
        assert codes(source) == ["PP128"]


def test_hidden_copy_for_phones_is_not_read_beside_the_document() -> None:
    source = read(f"<h1>{TITLE}</h1><div>{ARTICLE}</div><div id='wap' style='display:none'>{ARTICLE}</div>")
    assert source.text.count("河道管护率") == 1
    assert codes(source) == []


def test_hidden_value_of_a_portals_field_is_read() -> None:
    fields = "<ol><li>[发文机构] <span class='h'>云澜市水利局</span></li><li>[成文日期] <span>2024-03-01</span></li></ol>"
    source = read(f"{fields}<h1>{TITLE}</h1>{ARTICLE}", "<style>.h{display:none}</style>")
    assert source.text.startswith("[发文机构] 云澜市水利局\n[成文日期] 2024-03-01\n")


def test_struck_text_is_left_out_and_inserted_text_stays() -> None:
    for struck in ("<del>80%</del>", "<s>80%</s>", "<strike>80%</strike>", "<span style='text-decoration: line-through red'>80%</span>", "<span class='x'>80%</span>"):
        source = read(f"<h1>{TITLE}</h1>{ARTICLE}<p>三、满意度{struck}<ins>90%</ins>以上。</p>", "<style>.x{text-decoration:line-through}</style>")
        assert "三、满意度90%以上。" in source.text
        (found,) = source.diagnostics
        assert (found.code, source.text[slice(*found.spans[0])]) == ("PP126", "三、满意度90%以上。")


def test_struck_text_in_a_cell_is_left_out() -> None:
    table = "<table><tr><td>地区</td><td>数量</td></tr><tr><td>东河区</td><td><s>3</s>4</td></tr></table>"
    source = read(f"<h1>{TITLE}</h1>{ARTICLE}{table}")
    assert "东河区\t4\n" in source.text
    assert codes(source) == ["PP126"]


def test_text_behind_the_end_of_the_page_is_read() -> None:
    html = f"<html><head><title>x</title></head><body><p>首页</p></body></html><div><h1>{TITLE}</h1>{ARTICLE}</div></body></html>"
    assert "二、清理障碍。" in policyparse.read_source(html.encode(), name="a.html").text


def points(html: str, css: str = "") -> list[str]:
    source = read(f"<h1>{TITLE}</h1>{ARTICLE}{html}", f"<style>{css}</style>")
    return source.text.rstrip("\n").split("\n")[4:]


def test_points_of_an_ordered_list_have_the_numbers_that_a_browser_prints() -> None:
    assert points("<ol><li>甲项。</li><li><p>乙项。</p></li></ol>") == ["1.甲项。", "2.乙项。"]
    assert points("<ol start='3'><li>甲项。</li><li value='7'>乙项。</li><li>丙项。</li></ol>") == ["3.甲项。", "7.乙项。", "8.丙项。"]
    assert points("<ol reversed><li>甲项。</li><li>乙项。</li></ol>") == ["2.甲项。", "1.乙项。"]
    assert points("<ol type='A'><li>甲项。</li></ol><ol type=i><li>乙项。</li></ol>") == ["A.甲项。", "i.乙项。"]
    assert points("<ol style='list-style-type: cjk-ideographic'><li>甲项。</li><li>乙项。</li></ol>") == ["一、甲项。", "二、乙项。"]
    assert points("<ol class='n'><li>甲项。</li></ol>", "ol.n{list-style:none}") == ["甲项。"]
    assert points("<ul><li>甲项。</li></ul>") == ["甲项。"]


def test_point_that_prints_its_own_number_gets_no_second() -> None:
    assert points("<ol><li>（一）甲项。</li><li>（二）乙项。</li></ol>") == ["（一）甲项。", "（二）乙项。"]


def test_menu_is_no_ordered_list() -> None:
    assert points("<ol><li><a href='/a'>相关文件甲</a></li><li><a href='/b'>相关文件乙</a></li></ol>") == ["相关文件甲", "相关文件乙"]


def test_counters_of_the_style_number_what_they_stand_before() -> None:
    css = (
        "body{counter-reset:a} h3{counter-increment:a;counter-reset:b} h3::before{content:counter(a, cjk-ideographic) '、'}"
        " p.m{counter-increment:b} p.m:before{content:'（' counter(b,simp-chinese-informal) '）'}"
    )
    html = "<h3>总体要求</h3><p class='m'>压实责任。</p><p class='m'>加强监督。</p><h3>保障措施</h3><p class='m'>落实经费。</p>"
    assert points(html, css) == ["一、总体要求", "（一）压实责任。", "（二）加强监督。", "二、保障措施", "（一）落实经费。"]


def test_nested_counters_are_joined() -> None:
    css = "ol{counter-reset:c;list-style:none} li{counter-increment:c} li::before{content:counters(c,'.') ' '}"
    assert points("<ol><li>甲项。<ol><li>子项。</li><li>又一项。</li></ol></li><li>乙项。</li></ol>", css) == ["1 甲项。", "1.1 子项。", "1.2 又一项。", "2 乙项。"]


def test_empty_rows_under_a_merged_cell_are_none() -> None:
    table = (
        "<table><tr><th>区域</th><th>线路</th></tr><tr><td rowspan='4'>东河区</td><td rowspan='2'>11路</td></tr><tr></tr><tr></tr><tr><td>15路</td></tr>"
        "<tr><td rowspan='9'>西岭区</td><td>18路</td></tr><tr><td>21路</td></tr></table>"
    )
    (found,) = read(f"<h1>{TITLE}</h1>{ARTICLE}{table}").tables
    assert [(c.row, c.row_span) for c in found.cells] == [(0, 1), (0, 1), (1, 2), (1, 1), (2, 1), (3, 2), (3, 1), (4, 1)]


def test_page_that_shows_hardly_any_text_says_so() -> None:
    source = read(f"<h1>{TITLE}</h1><p>发布日期：2024年3月1日</p><script>var body='{'各区要明确专人负责此项工作' * 9}'</script>")
    (found,) = source.diagnostics
    assert found.code == "PP129"
    assert "117 Chinese characters stand in its scripts" in found.message
