"""The fields that portals print beside a document: 索引号, 发文机关, 成文日期, 发布日期, 文号 …"""

from __future__ import annotations

import re

# Labels of the metadata tables of gov.cn and provincial portals, without blanks and colon.
LABELS = frozenset({
    "索引号", "信息索引号", "主题分类", "发文机关", "发文单位", "发布机构", "发布机关", "制发机关", "成文日期", "发文日期", "印发日期", "发布日期", "发布时间", "公布日期",
    "生成日期", "实施日期", "生效日期", "施行日期", "失效日期", "废止日期", "有效期", "标题", "名称", "信息名称", "文件名称", "发文字号", "文号", "文件编号", "发文文号", "公文种类", "体裁", "体裁分类",
    "主题词", "关键词", "关键字", "有效性", "文件状态", "效力状态", "时效性", "公开方式", "公开范围", "公开形式", "公开类别", "组配分类", "服务对象", "所属机构", "规范性文件编号", "统一编号",
    "分类", "信息分类", "文件类型", "来源", "信息来源", "责任部门", "公开责任部门", "公开时限", "内容概述", "主题", "发文类型", "题注", "公开程序",
})  # fmt: skip

_LABEL = re.compile(r"[【\[]?\s*(?P<label>\S(?:[^：:。，]{0,14}?))\s*[】\]]?\s*[：:]\s*(?P<value>.*)")


def split_label(text: str) -> tuple[str, str, int] | None:
    """(label, value, offset of the value) where a line is a portal field; the value may stand on the next line."""
    match = _LABEL.fullmatch(text)
    if not match:
        return None
    label = re.sub(r"\s", "", match["label"])
    return (label, match["value"].strip(), match.start("value")) if label in LABELS else None


def is_label(text: str) -> bool:
    """Whether a cell holds the label of a portal field: 索 引 号："""
    return split_label(text.strip()) is not None
