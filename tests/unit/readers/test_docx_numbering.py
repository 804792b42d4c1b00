"""The numbers that Word prints and the text does not hold."""

from __future__ import annotations

import pytest
from fixtures.office_files import paragraph, word

from policyparse.readers import docx
from policyparse.readers.number_formats import FORMATS, written


def level(at: int, fmt: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(*levels: str, name: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int = 0, override: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, at: int = 0, of: int = 1, style: str = "") -> str:
    return paragraph(text, (f'<w:pStyle w:val="{style}"/>' if style else "") + f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{of}"/></w:numPr>')


def printed(body: str, numbering: str, styles: str = "") -> list[str]:
    source = docx.read(word(paragraph("关于管理的通知") + body, numbering=numbering, styles=styles), "a.docx", "")
    return source.text.splitlines()[1:]


@pytest.mark.parametrize(
    ("n", "fmt", "expected"),
    [
        (10, "chineseCounting", "十"), (11, "chineseCounting", "十一"), (20, "chineseCounting", "二十"), (105, "chineseCounting", "一〇五"),
        (105, "chineseCountingThousand", "一百零五"), (110, "chineseCountingThousand", "一百一十"), (1005, "chineseCountingThousand", "一千零五"), (2020, "chineseCountingThousand", "二千零二十"),
        (10, "ideographDigital", "一〇"), (12, "chineseLegalSimplified", "壹拾贰"), (11, "ideographTraditional", "甲"), (12, "ideographZodiac", "亥"),
        (1, "decimalEnclosedCircle", "①"), (21, "decimalEnclosedCircleChinese", "㉑"), (99, "decimalEnclosedCircle", "99"), (3, "decimalEnclosedFullstop", "⒊"), (3, "decimalEnclosedParen", "⑶"),
        (3, "ideographEnclosedCircle", "㊂"), (4, "lowerRoman", "iv"), (9, "upperRoman", "IX"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"), (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"), (2, "none", ""), (0, "lowerRoman", ""), (5, "hebrew1", "5"),
    ],
)  # fmt: skip
def test_number_is_written_in_its_format(n: int, fmt: str, expected: str) -> None:
    assert written(n, fmt) == expected


def test_every_format_writes_any_number_that_a_damaged_file_may_start_at() -> None:
    assert all(isinstance(form(n), str) for form in FORMATS.values() for n in (0, 1, 9999, 10_000, 9_999_999))


def test_levels_count_and_begin_anew_under_the_next_higher_one() -> None:
    lists = abstract(
        level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'), level(1, "chineseCounting", "（%2）", '<w:suff w:val="nothing"/>'), level(2, "decimal", "%3.")
    ) + num(1)
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1) + item("庚", 2)
    assert printed(body, lists) == ["一、甲", "（一）乙", "（二）丙", "1. 丁", "二、戊", "（一）己", "1. 庚"]


def test_number_of_several_levels_and_in_arabic_digits_where_legal() -> None:
    lists = abstract(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1)
    assert printed(item("甲") + item("乙") + item("丙", 1), lists) == ["第一章 甲", "第二章 乙", "2.1 丙"]


def test_lower_level_shows_the_start_of_a_higher_one_that_has_not_come() -> None:
    lists = abstract(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1)
    assert printed(item("甲", 1), lists) == ["1.1 甲"]


def test_level_that_never_restarts_counts_through() -> None:
    lists = abstract(level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>')) + num(1)
    assert printed(item("甲") + item("乙", 1) + item("丙") + item("丁", 1), lists) == ["一、 甲", "（一） 乙", "二、 丙", "（二） 丁"]


def test_lists_of_one_abstract_count_on_unless_the_start_is_overridden() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = abstract(level(0, "decimal", "%1.")) + num(1) + num(2) + num(3, override=override)
    assert printed(item("甲") + item("乙", of=2) + item("丙", of=3) + item("丁", of=3), lists) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_override_replaces_the_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert printed(item("甲", of=2), abstract(level(0, "decimal", "%1.")) + num(2, override=override)) == ["A) 甲"]


def test_style_gives_list_and_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/></w:style>'
    )
    lists = abstract(level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>')) + num(1)
    body = paragraph("甲", '<w:pStyle w:val="h1"/>') + paragraph("乙", '<w:pStyle w:val="h2"/>') + paragraph("丙", '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert printed(body, lists, styles) == ["一、 甲", "（一） 乙", "丙"]


def test_abstract_that_only_links_to_a_style_takes_its_list() -> None:
    styles = '<w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>'
    assert printed(item("甲"), abstract(level(0, "decimal", "%1.")) + linked + num(1, 1) + num(2, 0), styles) == ["1. 甲"]


def test_number_alone_in_a_cell_is_printed() -> None:
    from fixtures.office_files import cell, row, table

    lists = abstract(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')) + num(1)
    body = table(row("序号", "事项"), row(cell(item("")), "甲"), row(cell(item("")), "乙"))
    assert printed(body, lists) == ["序号\t事项", "1\t甲", "2\t乙"]


def test_bullet_of_a_symbol_font_is_a_dot() -> None:
    assert printed(item("甲"), abstract(level(0, "bullet", "\uf06c")) + num(1)) == ["● 甲"]


def test_unknown_list_or_format_is_named() -> None:
    source = docx.read(word(item("甲", of=9) + item("乙"), numbering=abstract(level(0, "thaiLetters", "%1.")) + num(1)), "a.docx", "")
    assert [(d.code, "list 9" in d.message, "thaiLetters" in d.message) for d in source.diagnostics] == [("PP123", True, True)]


def test_list_that_starts_below_nothing_is_numbered_all_the_same() -> None:
    from policyparse.readers.number_formats import written

    assert [written(-3, kind) for kind in ("chineseCounting", "upperRoman", "ideographDigital", "decimalEnclosedCircle")] == ["-3"] * 4
