"""The fields that portals print beside a document: 索引号, 发文机关, 成文日期, 发布日期, 文号 …"""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.rules import rule

# Labels of the metadata tables of gov.cn and provincial portals, without blanks and colon.
LABELS = frozenset({
    "索引号", "信息索引号", "主题分类", "发文机关", "发文单位", "发布机构", "发布机关", "制发机关", "成文日期", "发文日期", "印发日期", "发布日期", "发布时间", "公布日期",
    "生成日期", "实施日期", "生效日期", "施行日期", "失效日期", "废止日期", "有效期", "标题", "名称", "信息名称", "文件名称", "发文字号", "文号", "文件编号", "发文文号", "公文种类", "体裁", "体裁分类",
    "主题词", "关键词", "关键字", "有效性", "文件状态", "效力状态", "时效性", "公开方式", "公开范围", "公开形式", "公开类别", "组配分类", "服务对象", "所属机构", "规范性文件编号", "统一编号",
    "分类", "信息分类", "文件类型", "来源", "信息来源", "责任部门", "公开责任部门", "公开时限", "内容概述", "主题", "发文类型", "题注", "公开程序",
    "发文机构", "制定机关", "公布机关", "联合发文单位", "文件来源", "备注/文号", "公文生成日期", "生成时间", "成文时间", "发文时间", "印发时间", "公开日期", "公开时间", "法定主动公开分类", "发布文号", "是否有效",
})  # fmt: skip

# What crawlers and collections write in front of a text that they keep: about the page and the file, never of the document.
CRAWLER_LABELS = frozenset({
    "链接", "原文链接", "原文地址", "网页链接", "来源链接", "来源网址", "网址", "原文网址", "下载链接", "附件链接", "页面地址", "抓取时间", "采集时间", "爬取时间", "检索时间", "下载时间", "入库时间", "更新时间", "获取时间",
    "抓取日期", "采集日期", "爬取日期", "检索关键词", "检索词", "搜索关键词", "文种", "文档", "文档类型", "文档名称", "政策类型", "文件名", "文件格式", "栏目", "所属栏目", "网站", "网站名称", "站点", "发布网站", "来源网站", "编号ID", "数据来源", "政策级别", "发布地区",
})  # fmt: skip
_ENGLISH = {
    "title": "标题", "date": "发布日期", "publishdate": "发布日期", "pubdate": "发布日期", "published": "发布日期", "publishtime": "发布时间", "source": "来源", "url": "链接", "link": "链接",
    "crawltime": "抓取时间", "crawldate": "抓取日期", "fetchtime": "抓取时间", "fetched": "抓取时间", "category": "分类", "type": "文种", "doctype": "文种", "docno": "文号", "issuer": "发文机关", "agency": "发文机关", "keywords": "关键词", "filename": "文件名",
}  # fmt: skip

_LABEL = rule(
    r"[【\[]?\s*(?P<label>\S(?:[^：:。，]{0,14}?))\s*[】\]]?\s*[：:]\s*(?P<value>.*)",
    examples=["发文机关：云澜市人民政府", "【成文日期】：2026年5月1日", "文 号: 云政发〔2026〕5号"],
    rejects=["云澜市人民政府", "第一，加强管理：完善"],
    why="A field of the card above a document: a label, a colon and its value.",
    ask="whole",
)
_IN_BRACKETS = rule(
    r"[【\[]\s*(?P<label>[^：:。，【\]】\[]{2,15}?)\s*[】\]]\s*(?P<value>.*)",
    examples=["[成文日期] 2026-07-13", "【发文机关】云澜市人民政府"],
    rejects=["成文日期 2026-07-13", "[文] 云澜"],
    why="A field whose label stands in brackets: [成文日期] 2026-07-13.",
    ask="whole",
)
_FURTHER = rule(
    (
        r"(?P<label>发布[时日][间期]|成文日期|主题分类|公开[时日][间期]|(?:信息)?来\s*源|稿源|作者|[时日][间期]|(?:浏览|阅读|访问|点击)(?:次数|量|数|率)|(?:责任)?编辑|字[号体](?:大小)?|分享到?)\s*[：:]"
        r"|[|｜]\s*(?P<parted>[^：:|｜，。]{2,12})[：:]"
    ),
    examples=["发文机关：云澜市⟨成文日期：⟩2026", "渔业局 ⟨|发布机构：⟩市政府", "⟨浏览次数：⟩12"],
    rejects=["发文机关云澜市", "渔业局|市政府"],
    why="A further field on the same line of a card.",
)
# How the page is to be shown and how often it was: no fields of the document
_OF_THE_PAGE = ("字", "浏览", "阅读", "访问", "点击", "分享")
_SHORT = {"时间": "发布时间", "日期": "发布日期"}


class Field(NamedTuple):
    """A field and where it stands in its line."""

    label: str  # without blanks and colon
    value: str
    start: int
    end: int


def split_label(text: str) -> tuple[str, str, int] | None:
    """(label, value, offset of the value) where a line is a portal field; the value may stand on the next line."""
    match = _LABEL.fullmatch(text)
    if not match or re.sub(r"\s", "", match["label"]) not in LABELS:
        match = _IN_BRACKETS.fullmatch(text) if text[:1] in "【[" else None
    if not match:
        return None
    label = re.sub(r"\s", "", match["label"])
    return (label, match["value"].strip(), match.start("value")) if label in LABELS else None


def split_labels(text: str) -> list[Field]:
    """All fields of a line that begins with one; empty where it does not.

    >>> [(f.label, f.value) for f in split_labels("发布时间：2026-03-06 来源：市水利局时间：08:30")]
    [('发布时间', '2026-03-06'), ('来源', '市水利局'), ('发布时间', '08:30')]
    """
    first = split_label(text)
    if not first:
        return []
    starts = [0, *(m.start() for m in _FURTHER.finditer(text, first[2]))]
    fields = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        further = _FURTHER.match(text, start)
        label, at = (further["label"] or further["parted"], further.end()) if further and start else (first[0], first[2])
        label = re.sub(r"\s", "", label)
        piece = text[at:end]
        fields.append(Field(_SHORT.get(label, label), piece.strip(" |｜\u3000\xa0\t"), start, at + len(piece.rstrip())))
    return fields


def canonical(label: str) -> str:
    """A label in the words of Chinese portals; labels of crawlers that write English are translated.

    >>> canonical("Crawl_Time")
    '抓取时间'
    """
    return _ENGLISH.get(re.sub(r"[\s_-]", "", label).lower(), label)


def is_of_the_page(label: str) -> bool:
    """Whether a field speaks of the page rather than of the document: 字号, 浏览次数."""
    return label.startswith(_OF_THE_PAGE)


def is_label(text: str) -> bool:
    """Whether a cell holds the label of a portal field: 索 引 号："""
    return split_label(text.strip()) is not None
