"""The numbers that open a paragraph: every family of headings and points, and the cross-references that look like them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.language.numerals import CIRCLED, ENCLOSED_CHINESE, ENCLOSED_DIGITS, POINTED_DIGITS, ROMAN, integer
from policyparse.rules import Rule, rule
from policyparse.text.passage import Passage

_CN = "〇零一二三四五六七八九十百"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾" + ROMAN
_DIGITS = "0123456789"
_MASKS = "*×X○□"  # what stands for a withheld digit

# 项 or 款 behind a bracket is a reference (（三）项所列…); 项目 and 条件 begin a title.
_REFERRED = r"(?:项|款|条|目)(?=[的所规中、和至或及第以，]|$)"


class Marker(NamedTuple):
    """The number at the start of a paragraph."""

    family: str
    rank: int  # position of the family in the hierarchy of GB/T 9704—2012, 7.3.3 and of regulations
    ordinal: int | None  # None: masked, or a dash
    masked: bool
    num: Passage
    rest: Passage
    paragraph: Passage  # num and rest, with the blank between them


class _Shape(NamedTuple):
    family: str
    rank: int
    starts: str  # the characters that it can begin with
    pattern: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


# `n` is the ordinal: any word to the pattern (a set of numerals in each would double the time to compile them), checked to
# be a number afterwards. Ranks only order the families; levels may be skipped.
SHAPES = (
    _Shape("part", 0, "第", r"第\s*(?P<n>\w{1,5}?)\s*(?:编|篇|部分)(?![的所规、和至是])", ("第一编　总则", "第二部分 重点任务", "第一篇 总论"), ("第一编的规定", "第一部分是")),
    _Shape("chapter", 1, "第", r"第\s*(?P<n>\w{1,5}?)\s*章(?![的所规、和至])", ("第一章　总则", "第三章 保障措施"), ("第三章规定的程序", "第二章、第三章")),
    _Shape("division", 2, "第", r"第\s*(?P<n>\w{1,5}?)\s*节(?![的所规、和至])", ("第一节 规划",), ("第一节所列",)),
    _Shape("comma", 3, _CN + _FORMAL, r"(?P<n>[^\W\d]{1,4}?)\s*[、.，,](?!\s*[、.，,])", ("一、总体要求", "一，加强领导。", "十二、其他", "贰、重点任务", "Ⅱ、重点任务", "三.工作要求", "一、三年来的主要工作"), ("二、三级系统应当", "一、二季度", "三、四类用地")),
    # 一　总体要求 · 一：总体要求, on a line of their own; 十 四 五 is letter-spaced
    _Shape("comma", 3, _CN, rf"(?P<n>[^\W\d]{{1,3}}?)(?: +|[：:] *)(?![{_CN}])(?=[^。；;，,：:、 ]{{4,30}}$)", ("一　总体要求", "二：重点任务"), ("十 四 五规划", "一 坚持节水，守住底线。")),
    _Shape("order_title", 4, "第", r"第(?P<n>[^\W\d]{1,3}?)\s*[、，,]\s*(?=[^。；;，,：:！？]{4,30}$)", ("第一、总体要求", "第二，重点任务"), ("第一，坚持安全为先，守住底线。", "第一，完成险段加固；")),
    _Shape("article", 4, "第", r"第\s*(?P<n>\w{1,5}?)\s*条(?:之\w{1,3}?)?(?![的所规中、，,和至或及第之款项以而])", ("第一条　为了加强管理", "第十二条之一 违反"), ("第五条规定的情形", "第三条、第四条", "第七条第二款", "第八条所列")),
    _Shape("paren", 5, "（(〔[【", rf"[（(〔\[【]\s*(?P<n>[^\W\d](?: ?[^\W\d]){{0,3}}?)\s*[）)〕\]】](?!{_REFERRED}|的|所列|所述|规定的|[、和或及至]\s*[（(第])、?", ("（一）加强领导。", "(二) 完善机制。", "（三）、落实责任", "（一）项目成熟度不够。", "（二）目标任务", "〔三〕加固堤防。"), ("（三）项所列情形", "（一）、（二）项", "（二）和（三）", "（四）项、（五）项")),
    _Shape("dot", 6, _DIGITS + _MASKS, rf"(?P<n>\d{{1,3}}|[{_MASKS}]{{1,3}})\s*[.、，,](?:(?![\d{_MASKS}.])|(?=[\d{_MASKS}]{{4}}\s*年))(?!\s*[、.，,])", ("1.加强领导", "12、完善机制", "*.坚持统筹", "×.坚持统筹", "2.2020年1月以来"), ("2.0版行动", "1.5亿元", "***.*平均浓度", "××.×平方米", "3.5%以上")),
    _Shape("paren_digit", 7, "（(", rf"[（(]\s*(?P<n>\d{{1,3}}|\*{{1,3}})\s*[）)](?!{_REFERRED}|的|[、和或及至]\s*[（(第])", ("（1）做好登记。", "(2)核对"), ("（1）项规定", "（2020年）")),
    _Shape("paren", 5, ENCLOSED_CHINESE, r"(?P<n>[㈠-㈩])[、.]?", ("㈠加强领导。",), ()),
    _Shape("paren", 5, _CN, r"(?P<n>[^\W\d]{1,3}?)\s*[）)]", ("一）加强领导。",), ("一般）",)),
    _Shape("dot", 6, POINTED_DIGITS, r"(?P<n>[⒈-⒛])", ("⒈登记造册",), ()),
    _Shape("paren_digit", 7, ENCLOSED_DIGITS, r"(?P<n>[⑴-⒇])", ("⑴登记造册",), ()),
    _Shape("half_paren", 8, _DIGITS, r"(?P<n>\d{1,2})\s*[）)]", ("1）登记", "2)核对"), ("100）",)),
    _Shape("circled", 8, CIRCLED, r"(?P<n>[①-⑳])", ("①床位补贴",), ()),
    _Shape("point", 9, _CN + "第其首", r"(?:(?P<n3>首先)|第?(?P<n>[^\W\d]{1,3}?)|其(?P<n2>[^\W\d])) ?(?:是|要)(?=\s?\S)(?!否)", ("一是统筹推进。", "二要压实责任。"), ("一是否", "是一")),
    _Shape("order", 9, "第其首再最", r"(?:(?P<n3>首先|其次|再次|最后)|第(?P<n>[^\W\d]{1,3}?)|其(?P<n2>[^\W\d]))\s*[，,、：:]", ("第一，坚持", "其二，落实", "首先，要"), ("第一产业", "其他，")),
    _Shape("dash", 10, "—-", r"(?:—{1,3} ?|-{2,3} ?|- )(?=[^\s—\-\d])", ("——环境空气质量方面。", "———坚持以人为本。", "— 供水方面。", "- 供水方面。"), ("-5摄氏度", "-甲", "——2026年2月4日在大会上", "— 3 —")),
    _Shape("dash", 10, "●■◆★▲·", r"[●■◆★▲·]\s*(?=[^\s\d])", ("●强化监管。", "◆推进改革。"), ("· 3 ·",)),
)  # fmt: skip

_WORDS: dict[str, int | None] = {"首先": 1, "其次": 2, "再次": 3, "最后": None}
POINT_FAMILIES = frozenset({"point", "order", "dash"})
# headings without a number: a line of its own, a line in brackets (【享受条件】)
BARE = frozenset({"bare", "bracketed"})


@cache
def _by_start() -> dict[str, tuple[tuple[_Shape, Rule], ...]]:
    """The shapes that a first character allows, in order."""
    compiled = [(shape, rule(shape.pattern, examples=shape.examples, rejects=shape.rejects, why=shape.family, ask="match")) for shape in SHAPES]
    return {c: tuple(one for one in compiled if c in one[0].starts) for c in {c for shape in SHAPES for c in shape.starts}}


def read_marker(paragraph: Passage) -> Marker | None:
    """The number that opens `paragraph`, or None. Cross-references (第五条规定的…) and decimals (2.0版) are none."""
    for shape, pattern in _by_start().get(paragraph.folded[:1], ()):
        match = pattern.match(paragraph.folded)
        marker = _marker(shape, match, paragraph) if match else None
        if marker:
            return marker
    return None


def _marker(shape: _Shape, match: re.Match[str], paragraph: Passage) -> Marker | None:
    # （十 二）: the text is letter-spaced
    printed = match[match.lastgroup].replace(" ", "") if match.lastgroup else ""
    masked = printed[:1] in _MASKS and bool(printed)
    ordinal = _WORDS[printed] if printed in _WORDS else integer(printed)
    if ordinal is None and printed and not masked and printed not in _WORDS:
        return None
    if shape.family == "comma" and _is_pair(paragraph.folded, match.end(), ordinal):
        return None
    return Marker(shape.family, shape.rank, ordinal, masked, paragraph.cut(0, match.end()), paragraph.cut(match.end()), paragraph)


_PAIR = rule(
    r"(?P<n>[^\W\d])(?:[、级类季产线等期]|年级)",
    examples=["二级渔港", "三季", "二年级"],
    rejects=["二渔港", "渔港"],
    why="一、二级, 二、三季度: two ordinals of one thing, and no number of a heading.",
    ask="match",
)


def _is_pair(folded: str, end: int, ordinal: int | None) -> bool:
    """Whether the numeral behind the mark only pairs with the one before it: 二、三级系统, 一、二季度 (but 一、三年来的工作)."""
    match = _PAIR.match(folded, end)
    return bool(match) and ordinal is not None and integer(match["n"]) == ordinal + 1  # type: ignore[index]
