"""What a PDF cannot give is said in one line; what a page cannot give is said with its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyparse.diagnostics import register
from policyparse.errors import UnreadableInput
from policyparse.readers import pdf
from policyparse.readers.layout import limits
from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.lines import text_lines

LIST = (Path(__file__).parents[2] / "layouts/top_labels.pdf").read_bytes()


def example(code: str) -> bytes:
    return register()[code].example.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LIST[: len(LIST) // 2], "cut off"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20 + b"\n%%EOF", "damaged"),
        (example("PP111").replace(b"[3 0 R 8 0 R]/Count 2", b"[8 0 R]/Count 1      "), "pictures of text"),
        (example("PP112").replace(b"[3 0 R 8 0 R]/Count 2", b"[8 0 R]/Count 1      "), "do not say which characters"),
    ],
    ids=["truncated", "nonsense", "scan", "broken fonts"],
)
def test_file_without_a_document_gets_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        pdf.read(data, "list.pdf", "")
    assert "\n" not in str(caught.value)


def test_page_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    with pytest.raises(UnreadableInput, match="more than the 2 pages"):
        pdf.read(LIST, "list.pdf", "")


@pytest.mark.parametrize("code", ["PP111", "PP112", "PP113"])
def test_page_that_gives_nothing_is_named_and_the_rest_is_read(code: str) -> None:
    source = pdf.read(example(code), "notice.pdf", "")
    assert [d.code for d in source.diagnostics] == [code]
    assert "page 2" in source.diagnostics[0].message
    assert source.text.split() == ["关于加强管理的通知"]


def test_unreadable_characters_of_a_readable_page_are_counted_and_left_out() -> None:
    source = pdf.read(example("PP114"), "notice.pdf", "")
    assert [(d.code, d.message[:21]) for d in source.diagnostics] == [("PP114", "page 2: 2 characters ")]


def test_source_names_its_kind() -> None:
    source = pdf.read(LIST, "list.pdf", "abc")
    assert (source.reader, source.media_type, source.encoding, source.sha256) == ("pdf", "application/pdf", None, "abc")
    assert len(source.folded) == len(source.text)


def test_pages_part_the_text_at_form_feeds() -> None:
    source = pdf.read(LIST, "list.pdf", "")
    assert [source.text[p.start : p.end] for p in source.pages] == source.text.split("\f")


def glyphs(*pieces: tuple[str, float], size: float = 10.0, base: float = 100.0) -> list[Glyph]:
    """Characters side by side from each given x on; Chinese ones are as wide as the type, others half as wide."""
    found = []
    for text, start in pieces:
        at = start
        for char in text:
            width = size if char >= "\u2e80" else size / 2
            found.append(Glyph(char, at, at + width, base, size))
            at += width
    return found


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("服务消", 0), (" ", 30), ("费", 35)], "服务消费"),
        ([("市水利局", 0), ("市财政局", 55)], "市水利局 市财政局"),
        ([("附", 0), ("件", 20)], "附件"),
        ([("公", 0), ("告", 40)], "公告"),
        ([("云政〔2", 0), (" ", 35), ("02", 40), (" ", 50), ("2〕", 55)], "云政〔2022〕"),
        ([("实现", 0), (" ", 20), ("PM", 25), ("达标", 38)], "实现 PM达标"),
        ([("第一条", 0), ("本办法", 40)], "第一条 本办法"),
        ([("重", 0), ("重", 0.4), ("点", 10), ("点", 10.4)], "重点"),
        ([("高高", 0)], "高高"),
    ],
)
def test_blanks_of_a_line(pieces: list[tuple[str, float]], text: str) -> None:
    assert [line.text for line in text_lines(glyphs(*pieces))] == [text]


def test_subscript_belongs_to_its_line() -> None:
    found = [*glyphs(("PM", 0), ("浓度", 18)), *glyphs(("2.5", 10), size=5, base=102), *glyphs(("下一行", 0), base=118)]
    assert [line.text for line in text_lines(found)] == ["PM2.5浓度", "下一行"]


def test_figures_that_sit_a_little_higher_belong_to_their_line() -> None:
    assert [line.text for line in text_lines([*glyphs(("东公〔", 0), ("〕", 50)), *glyphs(("2023", 30), base=97)])] == ["东公〔2023〕"]
