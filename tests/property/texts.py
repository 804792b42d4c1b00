"""Texts that documents could be: noise, words of the genre in absurd orders, and our samples damaged."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from hypothesis import strategies as st

RAW = Path(__file__).parents[2] / "data" / "raw"

# How real files break a line, and what converters leave behind.
BREAKS = ["\n", "\r\n", "\r", "\f", "\v", "\n\n", "\x85", "\u2028", "\u2029", "\x1c", "\x1d", "\x1e"]
BLANKS = [" ", "\t", "\u3000", "\xa0", "\u2003", "\x1f", "\t\t", "  "]
UNSEEN = ["\u200b", "\ufeff", "\u2060", "\xad", "\u200e", "\ue5e5", "\ue5e5\ue5e5", "\uf8ff", "\x00", "\x07", "\x7f", "\ufffd", "\ufe0f", "\u202e"]

# The openers, closers and names that the rules look for; any of them may stand anywhere.
OPENERS = [
    "一、", "二、", "十二、", "（一）", "(二)", "（十", "1.", "2．", "*.", "**.", "（1）", "3)", "①", "第一章", "第二条", "第三节", "一是", "二要", "第一，", "首先，",
    "——", "附件", "附件1", "附件：", "附件：1.", "附件2：", "附：", "附表1", "抄送：", "主送：", "签发人：", "000012", "机密★1年", "特急", "加急",
    "责任单位：", "各区人民政府：", "各位代表：", "表1", "注：", "（此件公开发布）", "（2020年1月2日）", "— 3 —", "打印", "第3页",
]  # fmt: skip
WORDS = [
    "总体要求", "加强组织领导", "关于加强河湖管理的通知", "关于印发云澜市工作方案的通知", "云澜市工作方案", "管理办法（试行）", "****年全市水利工作思路", "2026年工作要点",
    "云澜市人民政府", "云澜市水利局", "市财政局", "各区、县（市）政府", "市产投公司(市数据集团〔筹〕)", "云澜市人民政府文件", "云澜市人民政府令", "云政发〔2020〕7号", "〔2 02 2〕 65 号",
    "2020年6月8日", "二〇二二年三月十五日", "2020—2021年", "6月底前", "长期", "2022.12", "云州/云澜-2026-01-29 00:00:00", "市长　林致远", "2020年6月8日印发",
    "****年是“十五五”规划开局之年", "达到***%以上", "PM _{2.5} 和", "***.*", "1.5亿元", "达到95%以上", "新建公园20个、绿道30公里", "优良率、合格率达到省定目标", "较上年下降5%", "指标\t单位\t2030年目标", "优良率\t%\t≥90", "第五条规定的", "（三）项所列", "第 ", "，", "、", "。", "；", "：", "《", "》", "“", "”", "（", "）",
    "推进重点企业开展自行监测", "建立健全长效机制，", "完成堤防加固工程。", "序号", "事项", "重点工作内容", "完成时限", "牵头单位", "配合单位", "项目名称", "总投资(万元)", "改革事项", "合计",
    "1.建立台账。 2.开展检查。", "2021年 长期", "市水利局 市财政局", "序号\t事项\t重点工作内容\t完成时限\t牵头单位", "1\t甲", "\t\t\t2.丁。\t2021年\t市水利局", "12", "487800", "全市",
]  # fmt: skip


@cache
def samples() -> tuple[str, ...]:
    """The text of every sample document. Each decodes in just one of these."""
    return tuple(_decoded(path.read_bytes()) for path in sorted(RAW.glob("*.txt")))


def _decoded(data: bytes) -> str:
    for codec in ("utf-16", "utf-8-sig", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeError:
            continue
    raise ValueError("a sample in an encoding that no sample is in")


def noise(max_size: int = 40) -> st.SearchStrategy[str]:
    """Characters of all kinds, those that cause trouble far more often than chance would have them."""
    trouble = st.sampled_from([c for piece in [*BREAKS, *BLANKS, *UNSEEN, *OPENERS] for c in piece])
    return st.lists(st.one_of(trouble, st.characters(exclude_categories=["Cs"])), max_size=max_size).map("".join)


def genre() -> st.SearchStrategy[str]:
    """The wordings of the genre in an order that no document has."""
    piece = st.one_of(st.sampled_from(BREAKS), st.sampled_from(OPENERS), st.sampled_from(WORDS), st.sampled_from([*BLANKS, *UNSEEN]), noise(4))
    line = st.lists(piece, max_size=4).map("".join)
    return st.tuples(st.lists(line, min_size=1, max_size=30), st.sampled_from(BREAKS[:3])).map(lambda drawn: drawn[1].join(drawn[0]))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of a sample, with lines lost, doubled, exchanged or cut, and characters or headings put where none belong."""
    lines = draw(st.sampled_from(samples())).splitlines(keepends=True)
    start = draw(st.integers(0, len(lines) - 1)) if draw(st.booleans()) else 0
    lines = lines[start : start + draw(st.sampled_from([1000, 60, 8]))]
    for _ in range(draw(st.integers(0, 8))):
        _damage(draw, lines)
    return "".join(lines)


def _damage(draw: st.DrawFn, lines: list[str]) -> None:
    at, other = (draw(st.integers(0, max(0, len(lines) - 1))) for _ in range(2))
    kind = draw(st.sampled_from(["delete", "double", "swap", "cut", "insert", "open", "line"]))
    if not lines:
        return
    inside = draw(st.integers(0, len(lines[at])))
    if kind == "delete":
        del lines[at]
    elif kind == "double":
        lines.insert(other, lines[at])
    elif kind == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "cut":
        lines[at] = lines[at][:inside] + draw(st.sampled_from(BREAKS)) + lines[at][inside:]
    elif kind == "insert":
        lines[at] = lines[at][:inside] + draw(noise(3)) + lines[at][inside:]
    elif kind == "open":
        lines[at] = draw(st.sampled_from(OPENERS)) + lines[at]
    else:
        lines.insert(at, draw(st.sampled_from(OPENERS)) + draw(st.sampled_from(WORDS)) + draw(st.sampled_from(BREAKS)))


BODY = """关于加强河道管理的意见
一、夯实基础
（一）加固堤防。完成云江干流险工险段加固十二公里，建立堤防隐患台账。
（二）清理河道。开展澜溪清淤疏浚，拆除阻水构筑物三十处。
二、强化保障
（三）压实责任。推行河长巡河积分制度，每季度公布巡河排名。
"""
HEADERS = [
    "序号\t事项\t重点工作内容\t完成时限\t牵头单位", "序号\t重点工作内容\t完成时限\t责任单位\t配合单位", "序号\t改革事项", "序号\t改革事项\t牵头单位\t完成时限",
    "序号\t项目名称\t项目主要内容\t实施区域\t总投资(万元)\t计划完成时限", "地区\t数量\t数量", "序号\t项目\t备注",
]  # fmt: skip
CELLS = [
    "", "", "1", "2", "3", "12", "夯实基础", "加固堤防", "清理河道", "宣传引导", "1.完成云江干流险工险段加固。", "2.拆除阻水构筑物三十处。", "1.修堤。 2.清淤。", "推行河长巡河积分制度",
    "2021年", "2021 年", "2021年 长期", "6月底前", "待定", "2022.12", "市水利局", "市水利局、市财政局", "市水利局 市财政局", "市自然资源 和规划局", "各区、县(市)政府", "487800", "1,580", "***", "合计", "东河区",
]  # fmt: skip


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A short opinion with attachments whose tables have lost or gained cells."""
    row = st.lists(st.sampled_from(CELLS), min_size=1, max_size=6).map("\t".join)
    text = draw(st.sampled_from([BODY, ""])) or "关于河道的通知\n"
    for number in range(draw(st.integers(1, 2))):
        rows = draw(st.lists(row | row | row | st.sampled_from([*HEADERS, "— 2 —", "", "注：按月报送。"]), min_size=1, max_size=8))
        text += f"附件{number + 1}\n任务分解表\n{draw(st.sampled_from(HEADERS))}\n" + "\n".join(rows) + "\n"
    return text


def texts() -> st.SearchStrategy[str]:
    """Any of them. Every text holds a Chinese character somewhere, or it would be refused before it is looked at."""
    return st.one_of(noise().map(lambda text: f"关于{text}"), genre(), lists(), damaged())


def pages() -> st.SearchStrategy[str]:
    """Saved portal pages: paragraphs, headings, lists and tables of any text, nested and cut in ways that browsers forgive."""
    words = st.one_of(
        st.sampled_from(WORDS), st.sampled_from(OPENERS), noise(6).map(escape), st.sampled_from(["&nbsp;", "&emsp;", "&#12288;", "&amp;", "<br>", "<b>", "</span>", "<!-- 甲 -->"])
    )
    text = st.lists(words, min_size=1, max_size=4).map("".join)
    tag = st.sampled_from(["p", "p", "p", "div", "h1", "h3", "li", "span", "a href='/'", "section", "p style='display:none'", "pre", "title"])
    line = st.builds(lambda name, inner: f"<{name}>{inner}</{name.split()[0]}>", tag, text)
    cell = st.builds(
        lambda kind, row, col, inner: f"<{kind} rowspan='{row}' colspan='{col}'>{inner}</{kind}>",
        st.sampled_from(["td", "td", "th"]),
        st.integers(0, 3),
        st.integers(0, 3),
        text | line,
    )
    row = st.lists(cell, min_size=1, max_size=5).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
    table = st.lists(row, min_size=1, max_size=5).map(lambda rows: f"<table>{''.join(rows)}</table>")
    body = st.lists(line | line | line | table | text, min_size=1, max_size=12).map("\n".join)
    return st.builds(lambda title, inner: f"<html><head><title>{title}</title></head><body>{inner}</body></html>", st.sampled_from(WORDS), body)


def files() -> st.SearchStrategy[bytes]:
    """What a caller may hand over: text or a saved page, in UTF-8."""
    return st.one_of(pages(), texts(), damaged(), damaged()).map(str.encode)
