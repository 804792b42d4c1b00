"""The running texts that facts are read from lead back to the characters of the source."""

from __future__ import annotations

import re

from property.texts import RAW

import policyparse
from policyparse.calendar.calendar import UNDATED
from policyparse.view import NodeText, Places, Texts, node_texts
from unit.support import source


def texts_of(data: bytes, name: str) -> tuple[str, list[NodeText]]:
    read = policyparse.read_source(data, name=name)
    return read.text, node_texts(policyparse.parse(data, name=name), read, UNDATED)


def test_every_stretch_of_every_text_of_the_samples_is_what_its_spans_print() -> None:
    for path in sorted(RAW.glob("[!R]*.*")):
        printed, texts = texts_of(path.read_bytes(), path.name)
        assert texts
        for text in texts:
            assert len(text.folded) == len(text.text)
            for start in range(0, len(text.text), max(1, len(text.text) // 7)):
                for end in (start + 1, start + 9, len(text.text)):
                    assert "".join(printed[a:b] for a, b in text.cut(start, end)) == text.text[start:end].replace("\n", "")


def test_stretch_over_two_paragraphs_has_a_span_for_each() -> None:
    text = NodeText("s1.m1", "text", source("第一段。\n\n第二段。").printed("第一段。\n第二段。", [(0, 4), (6, 10)]))
    assert text.cut(2, 7) == [(2, 4), (6, 8)]


def test_offset_belongs_to_the_innermost_part() -> None:
    places = Places([(0, 100, "s1.m1"), (10, 30, "s1.m1.i1"), (12, 20, "s1.m1.i1.x"), (150, 160, "closing")])
    assert [places.at(i) for i in (0, 10, 12, 19, 20, 29, 30, 99, 100, 150, 160)] == [
        "s1.m1", "s1.m1.i1", "s1.m1.i1.x", "s1.m1.i1.x", "s1.m1.i1", "s1.m1.i1", "s1.m1", "s1.m1", None, "closing", None,
    ]  # fmt: skip


def test_one_search_tells_which_texts_hold_a_wording() -> None:
    printed = ["甲负责。", "乙配合。", "", "丙牵头，丁负责。负责。", "戊。"]
    texts = Texts(NodeText(f"m{i}", "text", source(text).printed(text, [(0, len(text))] if text else [])) for i, text in enumerate(printed))
    assert list(texts.holding(re.compile("负责"))) == [0, 3]
    assert list(texts.holding(re.compile("牵头|配合"))) == [1, 3]
    assert list(texts.holding(re.compile("己"))) == []
    assert [texts.joined[a : b - 1] for a, b in zip(texts.starts, texts.starts[1:], strict=False)] == printed
