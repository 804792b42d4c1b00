"""文种: the type a title ends with, and what follows from it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from policyparse.rules import load, rule, yaml_rule
from policyparse.text.folding import fold
from policyparse.text.slips import mended

_TAIL = rule(
    r"(?:\s*[（(〔\[【](?:[^）)〕\]】]{0,30}|关于[^）)]{0,80})[）)〕\]】]|(?:\d{4}\s*年\s*)?第\s*\d{1,4}\s*[号期]|[”》」\"\s])+$",
    examples=["渔港管理办法⟨（试行）⟩", "云澜市人民政府公告⟨（关于封闭老桥的公告）⟩", "云澜市人民政府令⟨第76号⟩", "《云澜市湿地名录⟨》⟩"],
    rejects=["渔港管理办法", "（试行）渔港管理办法"],
    why="What may stand behind the type that ends a title: an addition in brackets, a number, a closing mark.",
)
_ONE_YEAR = rule(
    r"(?<![\d*—\-~])(?:\d{4}|[*×X□]{4}|[〇零一二三四五六七八九○]{4})年(?!\s*[—\-~至到])",
    examples=["2025年工作要点", "****年全市水利工作思路", "2024年度重点工作计划", "××××年渔业工作要点", "二○二六年工作安排"],
    rejects=["2021—2025年行动计划", "三年行动计划"],
    why="A plan is an annual plan where its title names one year, masked or not; a span of years makes none.",
)
_UNTITLED_REPORT = yaml_rule("document_types.untitled_report")


class DocumentType(NamedTuple):
    """文种 as the title says it, and the statutory type it stands for."""

    word: str | None  # as the title says it
    statutory: str | None


@cache
def _words() -> tuple[str, ...]:
    rules = load("document_types")
    words = [*rules["statutory"], *rules["statutory_words"], *rules["others"]]
    return tuple(sorted(words, key=len, reverse=True))


def bare(title: str) -> str:
    """The title without closing quotation marks and a bracketed addition: …办法（试行） → …办法."""
    return _TAIL.sub("", title.strip())


def type_word(title: str) -> str | None:
    """The longest word of rules/document_types.yaml that ends `title`; None where none does.

    >>> type_word("云澜市人民政府关于加快转型的实施意见"), type_word("某某管理办法（试行）")
    ('意见', '办法')
    """
    name = bare(title)
    return next((word for word in _words() if name.endswith(word)), None)


def document_type(title: str | None, text: str = "") -> DocumentType:
    """文种 of a title; of a text without one, where its own words say it (各位代表 …向大会报告政府工作)."""
    rules = load("document_types")
    word = type_word(title) if title else None
    if word is None and _UNTITLED_REPORT.search(text[:2000]):
        word = "报告"
    word = rules["statutory_words"].get(word, word)
    return DocumentType(word, word if word in rules["statutory"] else None)


def is_annual(title: str | None) -> bool:
    """Whether a plan's title names a single year (masked or not), as against a span of years."""
    return bool(title and _ONE_YEAR.search(mended(fold(title))))


def genre(title: str | None, word: str | None) -> str:
    """What an analyst would file the document under."""
    genres = load("document_types")["genres"]
    if word in genres["annual_plan"] or (word in genres["plan"] and title and "工作" in title):
        if is_annual(title):
            return "annual_plan"
        return "plan" if word in genres["annual_plan"] or word in genres["plan"] else "other"
    return next((name for name, words in genres.items() if word in words), "other")
