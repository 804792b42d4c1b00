"""Saved portal pages: what is the document, what its title, what the portal's own."""

from __future__ import annotations

import pytest

import policyparse
from policyparse.model import PolicyDocument

MENU = "<div class='nav'><ul>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("首页", "政务公开", "办事服务", "互动交流", "通知公告", "政策文件")) + "</ul></div>"
FOOT = "<div class='footer'><p>主办：云澜市住房保障中心　云ICP备00000000号</p><p>网站地图</p></div>"
BODY = (
    "<p>各缴存单位、职工：</p><p>　　为支持职工合理住房需求，经研究，现将有关事项通知如下。</p>"
    "<p>　　一、提高贷款额度。首套住房最高贷款额度由六十万元提高到八十万元，二套住房最高贷款额度不变。</p>"
    "<p>　　二、延长贷款期限。购买二手住房的，最长贷款期限由二十年延长到三十年，并不超过法定退休年龄后五年。</p>"
    "<p>　　三、本通知自印发之日起施行。</p><p style='text-align:right'>云澜市住房保障中心</p><p style='text-align:right'>2022年5月16日</p>"
)
TITLE = "关于调整住房公积金贷款政策的通知"


def page(content: str, above: str = "", title: str = TITLE) -> PolicyDocument:
    """The document of a page of an invented portal."""
    html = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{MENU}{above}<div id='zoom'>{content}</div>{FOOT}</body></html>"
    return policyparse.parse(html.encode(), name="page.html")


def test_site_around_the_document_is_furniture() -> None:
    document = page(f"<h1>{TITLE}</h1>{BODY}")
    assert (document.metadata.title, document.metadata.addressees, document.metadata.issue_date) == (TITLE, ["各缴存单位、职工"], "2022-05-16")
    assert [m.num for s in document.sections for m in s.measures] == ["一、", "二、", "三、"]
    assert {"政务公开", "网站地图"} <= {f.text for f in document.furniture}
    assert document.unparsed == []


@pytest.mark.parametrize(
    ("title", "content"),
    [
        pytest.param(TITLE, BODY, id="the content has none"),
        pytest.param(TITLE, BODY.replace("经研究，", f"我中心制定了《{TITLE}》，经研究，"), id="running text cites it"),
        pytest.param(TITLE, BODY + f"<p><a href='1.pdf'>{TITLE}.pdf</a></p>", id="the name of a file repeats it"),
        pytest.param(f"{TITLE}_通知公告_云澜市住房保障中心", BODY, id="the page's name goes on behind it"),
    ],
)
def test_title_printed_above_the_content_is_the_title(title: str, content: str) -> None:
    document = page(content, above=f"<div class='head'><h2>{TITLE}</h2><p>发布时间：2022-05-18</p></div>", title=title)
    assert document.metadata.title == TITLE
    assert document.metadata.addressees == ["各缴存单位、职工"]
    assert document.metadata.portal["发布时间"] == "2022-05-18"


def test_order_is_called_by_its_mark_and_not_by_the_name_of_the_page() -> None:
    order = (
        "<p>云澜市人民政府令</p><p>第121号</p><p>　　《云澜市供水管理办法》已经市政府常务会议审议通过，现予公布，自2023年5月1日起施行。</p><p>市长　沈知远</p><p>2023年3月2日</p>"
    )
    articles = "".join(
        f"<p>　　第{n}条　供水企业应当按照规定检测水质，定期向社会公布结果，并接受{who}的监督检查。</p>" for n, who in zip("一二三四五六", ("公众", "用户") * 3, strict=True)
    )
    document = page(f"{order}<p>云澜市供水管理办法</p>{articles}", above="<div class='head'><h2>云澜市供水管理办法</h2></div>", title="云澜市供水管理办法")
    assert (document.metadata.title or "").startswith("云澜市人民政府令")
    assert [p.title for p in document.payloads] == ["云澜市供水管理办法"]


def test_menu_of_a_page_with_little_text_is_no_title() -> None:
    document = page(f"<h1>{TITLE}</h1><p>　　本中心定于5月16日起办理业务。</p>")
    assert document.metadata.title == TITLE
    assert {"首页", "政策文件"} <= {f.text for f in document.furniture}


def test_table_of_labels_without_colons_is_the_portals() -> None:
    table = (
        f"<table><tr><td>名称</td><td colspan='3'>{TITLE}</td></tr><tr><td>索引号</td><td>0001/2022-3</td><td>主题</td><td>住房</td></tr>"
        "<tr><td>发文字号</td><td>云房保〔2022〕7号</td><td>体裁</td><td>通知</td></tr><tr><td>实施日期</td><td></td><td>废止日期</td><td></td></tr></table>"
    )
    document = page(f"{table}<p>{TITLE}</p>{BODY}")
    meta = document.metadata
    assert (meta.title, meta.document_number and meta.document_number.text, meta.portal["主题"], meta.portal["废止日期"]) == (TITLE, "云房保〔2022〕7号", "住房", "")
    assert document.tables == []


def test_table_of_data_stays_a_table() -> None:
    table = "<table><tr><td>区县</td><td>数量</td></tr><tr><td>东河区</td><td>3</td></tr><tr><td>西岭区</td><td>4</td></tr></table>"
    assert [t.columns for t in page(f"<h1>{TITLE}</h1>{BODY.replace('<p>　　三、', table + '<p>　　三、')}").tables] == [["区县", "数量"]]


def test_attachments_offered_below_the_content_are_its_list() -> None:
    links = "<ul><li><a href='1.doc'>附件1：提取申请表</a></li><li><a href='2.doc'>附件2：代扣委托书</a></li></ul>"
    html = f"<html><body>{MENU}<div class='main'><div id='zoom'><h1>{TITLE}</h1>{BODY}</div>{links}</div>{FOOT}</body></html>"
    document = policyparse.parse(html.encode(), name="page.html")
    assert [(e.number, e.title) for e in document.attachment_list] == [(1, "提取申请表"), (2, "代扣委托书")]
    assert document.metadata.issue_date == "2022-05-16"


def test_links_to_readings_and_to_the_page_as_a_file_are_furniture() -> None:
    links = f"<p>　　查看政策解读：<a href='j.html'>《{TITLE}》解读</a></p><p>PDF文件查看：<a href='1.pdf'>{TITLE}</a></p><p><a href='2.pdf'>{TITLE}.pdf</a></p>"
    document = page(f"<h1>{TITLE}</h1>{BODY}{links}")
    assert [m.num for s in document.sections for m in s.measures] == ["一、", "二、", "三、"]
    assert (document.payloads, document.closing, document.unparsed) == ([], None, [])


def test_links_to_attachments_named_by_their_files_stay_in_their_list() -> None:
    links = "<p>附件：1.<a href='1.doc'>提取申请表.doc</a></p><p><a href='2.doc'>2.代扣委托书.doc</a></p>"
    document = page(f"<h1>{TITLE}</h1>{BODY}{links}")
    assert [e.title for e in document.attachment_list] == ["提取申请表", "代扣委托书"]


def test_notice_above_a_table_that_outweighs_it_is_part_of_the_document() -> None:
    rows = "".join(f"<tr><td>{i}</td><td>云澜市东河区第{i}段堤防除险加固工程</td><td>市水利局、东河区人民政府</td></tr>" for i in range(1, 30))
    listed = f"<div class='wrap'><table><tr><td>序号</td><td>项目名称</td><td>责任单位</td></tr>{rows}</table></div>"
    found = page(f"<div id='doc'><p>各区人民政府：</p><p>现将今年的堤防加固项目清单印发给你们，请认真组织实施。</p>{listed}</div>")
    assert found.preamble is not None
    assert found.preamble.text == "现将今年的堤防加固项目清单印发给你们，请认真组织实施。"


def rows_of(table: str) -> list[list[tuple[int, int, int, int, str]]]:
    """The cells of each table of a page: row, column, spans, text."""
    document = page(BODY + table)
    return [[(c.row, c.col, c.row_span, c.col_span, c.text) for c in t.grid] for t in document.tables]


def test_rowspan_of_zero_covers_what_is_left_of_its_group() -> None:
    (cells,) = rows_of("<table><tr><td>地区</td><td>单位</td></tr><tr><td>东河区</td><td rowspan='0'>市水利局</td></tr><tr><td>西岭区</td></tr></table>")
    assert cells[2:] == [(1, 0, 1, 1, "东河区"), (1, 1, 2, 1, "市水利局"), (2, 0, 1, 1, "西岭区")]


def test_row_that_no_browser_shows_is_none() -> None:
    (cells,) = rows_of("<table><tr><td>地区</td><td>数量</td></tr><tr style='display:none'><td>模板区</td><td>0</td></tr><tr><td>东河区</td><td>3</td></tr></table>")
    assert [c[4] for c in cells] == ["地区", "数量", "东河区", "3"]
