"""The words of a Word file: what is shown is read, once; what is not shown is named."""

from __future__ import annotations

import pytest
from fixtures.office_files import paragraph, row, run, table, word

from policyparse.errors import UnreadableInput
from policyparse.readers import docx
from policyparse.readers.options import ReadOptions
from policyparse.source import SourceDocument

TITLE = paragraph("关于加强管理的通知")


def read(body: str, **parts: str) -> SourceDocument:
    return docx.read(word(TITLE + body, **parts), "通知.docx", "")


def lines(source: SourceDocument) -> list[str]:
    return [source.text[line.span.start : line.span.end] for line in source.lines][1:]


def codes(source: SourceDocument) -> list[str]:
    return [d.code for d in source.diagnostics]


def field(instruction: str, result: str = "") -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    shown = separate + run(result) if result else ""
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{end}"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("各区") + run("、各部门"), "各区、各部门"),
        (run("前") + "<w:r><w:noBreakHyphen/><w:t>后</w:t></w:r>", "前-后"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="Unknown" w:char="zz"/><w:t>是</w:t></w:r>', "是"),
        (f'<w:hyperlink r:id="r1">{run("链接")}</w:hyperlink>' + run("。"), "链接。"),
        (f"<w:smartTag>{run('云澜')}<w:smartTag>{run('市')}</w:smartTag></w:smartTag>", "云澜市"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('二〇二六年')}</w:sdtContent></w:sdt>", "二〇二六年"),
        (f'<w:fldSimple w:instr="DATE">{run("2026年1月1日")}</w:fldSimple>', "2026年1月1日"),
        (field(" REF _x ", "附件1") + run("。"), "附件1。"),
        (field(" IF " + " 1 ", "甲"), "甲"),
        (field(r" eq \o\ac(○,3) ") + run("号"), "③号"),
        (field(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(yún),云) ") + run("澜"), "云澜"),
        ("<w:r><w:ruby><w:rt>" + run("pīn") + "</w:rt><w:rubyBase>" + run("拼") + "</w:rubyBase></w:ruby></w:r>" + run("音"), "拼音"),
        ("<m:oMath><m:f><m:num><m:r><m:t>甲</m:t></m:r></m:num><m:den><m:r><m:t>乙</m:t></m:r></m:den></m:f></m:oMath>" + run("。"), "甲/乙。"),
        (run("前") + "<w:r><w:softHyphen/><w:lastRenderedPageBreak/><w:t>后</w:t></w:r>", "前后"),
    ],
)
def test_inline_element_prints_what_word_shows(inside: str, expected: str) -> None:
    assert lines(read(paragraph(inside))) == [expected]


def test_break_in_a_paragraph_begins_a_line_and_a_page_break_leaves_a_gap() -> None:
    source = read(paragraph(run("甲") + "<w:r><w:br/></w:r>" + run("乙") + '<w:r><w:br w:type="page"/></w:r>' + run("丙")))
    assert lines(source) == ["甲", "乙", "丙"]
    assert [line.gap for line in source.lines] == [True, False, False, True]


def test_leading_tab_is_an_indent_and_no_edge_of_a_cell() -> None:
    source = read(paragraph("<w:r><w:tab/></w:r>" + run("各区要落实责任。")))
    assert source.text.endswith("　　各区要落实责任。\n")


@pytest.mark.parametrize(
    ("indent", "shown"),
    [('w:firstLine="640"', True), ('w:firstLineChars="200"', True), ('w:left="640"', False), ('w:hanging="640"', False), ('w:firstLine="0"', False), ('w:firstLine="x"', False)],
)
def test_first_line_indent_is_printed(indent: str, shown: bool) -> None:
    source = read(paragraph("各区要落实责任。", f"<w:ind {indent}/>"))
    assert ("　　各区" in source.text) is shown
    assert source.lines[1].span.start - source.lines[1].raw.start == (2 if shown else 0)


def test_indent_comes_from_the_style_and_the_style_below_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    )
    source = read(paragraph("甲", '<w:pStyle w:val="b"/>') + paragraph("乙", '<w:pStyle w:val="c"/>'), styles=styles)
    assert source.text.endswith("　　甲\n乙\n")


def test_tracked_changes_are_read_as_accepted() -> None:
    source = read(paragraph(f"<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{run('新')}</w:ins><w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"))
    assert lines(source) == ["新来"]
    assert codes(source) == ["PP124"]


def test_paragraph_whose_mark_is_deleted_runs_on_into_the_next() -> None:
    source = read(paragraph("前半句，", "<w:rPr><w:del/></w:rPr>") + paragraph("后半句。"))
    assert lines(source) == ["前半句，后半句。"]


def test_hidden_text_is_left_out_and_named() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    source = read(paragraph(run("显") + run("隐", "<w:vanish/>") + run("藏", '<w:rStyle w:val="h"/>') + run("现", '<w:vanish w:val="0"/>')), styles=styles)
    assert lines(source) == ["显现"]
    assert codes(source) == ["PP121"]


def test_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('云澜市人民政府文件')}</w:txbxContent>"
    anchored = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(read(paragraph(anchored + run("各区人民政府：")))) == ["云澜市人民政府文件", "各区人民政府："]
    assert lines(read(paragraph(run("各区人民政府：") + anchored))) == ["各区人民政府：", "云澜市人民政府文件"]


def test_footnotes_are_set_aside_with_their_marks() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("见附件。")}</w:footnote>'
    source = read(paragraph(run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。")) + paragraph("乙"), footnotes=notes)
    assert lines(source) == ["甲[1]。", "乙"]
    assert [(c.kind, source.text[c.start : c.end]) for c in source.chrome] == [("footnote", "[1] 见附件。")]


def test_headers_and_footers_are_furniture_each_once() -> None:
    section = '<w:sectPr><w:headerReference r:id="rheader1"/><w:footerReference r:id="rfooter1"/><w:footerReference w:type="even" r:id="rfooter2"/></w:sectPr>'
    number = paragraph(run("— ") + field("PAGE", "3") + run(" —"))
    source = read(paragraph("正文。") + section, header1=paragraph("云澜市人民政府规章"), footer1=number, footer2=number)
    assert [(c.kind, source.text[c.start : c.end]) for c in source.chrome] == [("running_head", "云澜市人民政府规章"), ("page_number", "— 3 —")]
    assert lines(source) == ["正文。"]


def test_table_of_contents_is_furniture() -> None:
    contents = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("一、总则 1")
    )
    contents += paragraph(run("二、附则 2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    source = read(contents + paragraph("一、总则"))
    assert lines(source) == ["一、总则"]
    assert [source.text[c.start : c.end] for c in source.chrome] == ["一、总则 1", "二、附则 2"]


def test_what_is_no_text_is_counted() -> None:
    source = read(paragraph("<w:r><w:drawing/></w:r><w:r><w:commentReference w:id='1'/></w:r>" + run("甲")))
    assert [d.message for d in source.diagnostics] == ["not read as text: 1 pictures", "not read as text: 1 comments: '(empty)'"]


def test_strict_office_file_reads_like_any_other() -> None:
    import io
    import zipfile

    made = word(TITLE)
    with zipfile.ZipFile(io.BytesIO(made)) as container:
        text = container.read("word/document.xml").decode()
    strict = text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    from fixtures.office_files import zipped

    assert docx.read(zipped({"word/document.xml": strict}), "a.docx", "").text == "关于加强管理的通知\n"


def test_every_character_is_in_a_line_a_cell_or_furniture() -> None:
    section = '<w:sectPr><w:footerReference r:id="rfooter1"/></w:sectPr>'
    source = read(paragraph("甲\u3000乙") + table(row("一", "二\n三"), row("四", "五")) + paragraph("丙") + section, footer1=paragraph("第1页"))
    covered = {i for line in source.lines for i in range(*line.span)} | {i for c in source.chrome for i in range(c.start, c.end)}
    covered |= {i for t in source.tables for c in t.cells for i in range(c.start, c.end)}
    assert [source.text[i] for i in range(len(source.text)) if i not in covered and not source.text[i].isspace()] == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [("<w:p/>", "no text"), (paragraph("<w:r><w:drawing/></w:r>"), "only a picture"), (paragraph("No Chinese here"), "no Chinese")],
)
def test_file_without_words_is_refused(body: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        docx.read(word(body), "空.docx", "")


def test_struck_text_is_left_out_and_told_with_its_place() -> None:
    for properties in ("<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="old"/>'):
        source = read(
            paragraph(run("每亩") + run("8", properties) + run("元", properties) + run("5元。")),
            styles='<w:style w:styleId="old"><w:rPr><w:strike/></w:rPr></w:style>',
        )
        assert lines(source) == ["每亩5元。"]
        (found,) = source.diagnostics
        assert (found.code, found.message, source.text[slice(*found.spans[0])]) == ("PP126", "struck text is left out: '8元'", "每亩5元。")


def test_strike_that_is_switched_off_strikes_nothing() -> None:
    assert lines(read(paragraph(run("甲", '<w:strike w:val="0"/>')))) == ["甲"]


CHANGED = paragraph(run("满意度达到") + f"<w:del>{run('80%').replace('w:t', 'w:delText')}</w:del><w:ins>{run('90%')}</w:ins>" + run("。"))


def test_tracked_changes_are_counted_with_excerpts() -> None:
    source = read(CHANGED)
    assert lines(source) == ["满意度达到90%。"]
    (found,) = source.diagnostics
    assert (found.code, found.message) == ("PP124", "2 tracked changes, read as accepted: inserted '90%'; deleted '80%'")
    assert source.text[slice(*found.spans[0])] == "满意度达到90%。"


def test_original_is_read_on_request() -> None:
    source = docx.read(word(TITLE + CHANGED), "通知.docx", "", ReadOptions(revisions="original"))
    assert lines(source) == ["满意度达到80%。"]
    assert [d.message for d in source.diagnostics] == ["2 tracked changes, left aside: the original is read: inserted '90%'; deleted '80%'"]


def test_inserted_paragraph_is_none_in_the_original() -> None:
    body = paragraph("甲") + f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:ins>{run('乙')}</w:ins></w:p>" + paragraph("丙")
    assert lines(docx.read(word(TITLE + body), "通知.docx", "", ReadOptions(revisions="original"))) == ["甲", "丙"]


def test_comments_are_told_with_what_they_say() -> None:
    said = f'<w:comment w:id="3">{paragraph("此处待核")}</w:comment>'
    source = read(paragraph(run("甲") + '<w:r><w:commentReference w:id="3"/></w:r>'), comments=said)
    assert [d.message for d in source.diagnostics] == ["not read as text: 1 comments: '此处待核'"]


def test_mark_of_a_note_is_cut_out_of_what_it_stands_in() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("不含金融业。")}</w:footnote>'
    source = read(paragraph(run("核心产业") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("增加值达到3亿元。")), footnotes=notes)
    assert lines(source) == ["核心产业[1]增加值达到3亿元。"]
    assert source.passage(*source.lines[1].span).text == "核心产业增加值达到3亿元。"
    assert [source.text[slice(*mark)] for mark in source.note_marks] == ["[1]"]


def test_unfilled_content_control_is_left_out_and_a_filled_one_read() -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    source = read(
        paragraph(run("承办人：") + control.format(run("单击此处输入文字。"))) + control.format(paragraph("单击或点击此处输入文字。")) + control.format(paragraph("王工"))
    )
    assert lines(source) == ["承办人：", "王工"]
    assert codes(source) == ["PP122", "PP122"]


def test_red_head_in_the_page_header_is_the_head_of_the_document() -> None:
    body = '<w:sectPr><w:headerReference r:id="rheader1"/></w:sectPr>'
    source = docx.read(word(paragraph("关于加强管理的通知") + paragraph("各区：") + body, header1=paragraph("云澜市人民政府文件") + paragraph("内部资料")), "a.docx", "")
    assert [source.text[slice(*line.span)] for line in source.lines] == ["云澜市人民政府文件", "关于加强管理的通知", "各区："]
    assert [source.text[c.start : c.end] for c in source.chrome] == ["内部资料"]
