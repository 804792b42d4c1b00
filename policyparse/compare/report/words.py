"""What the reports call things."""

from __future__ import annotations

KINDS = {
    "added": "新增", "removed": "删除", "changed": "修改", "moved": "移动", "renumbered": "重编号", "split": "拆分", "merged": "合并",
    "unmasked": "掩码有别", "continued": "未变",
}  # fmt: skip
SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">", "renumbered": "#", "split": "<", "merged": "&", "unmasked": "*", "continued": "="}
WHATS = {
    "metadata": "文件要素", "section": "章节", "measure": "举措", "item": "要点", "indicator": "指标", "task": "任务", "reform": "改革事项",
    "project": "项目", "row": "表格行", "attachment": "附件",
}  # fmt: skip
ROLES = {"preamble": "导语", "closing": "结语"}
FIELDS = {
    "title": "标题", "title_note": "题注", "document_type": "文种", "document_number": "发文字号", "issuer_mark": "发文机关标志", "copy_number": "份号",
    "classification": "密级", "urgency": "紧急程度", "signatory": "签发人", "addressees": "主送机关", "issuing_authorities": "发文机关", "issue_date": "成文日期",
    "note": "附注", "cc_recipients": "抄送机关", "printing_office": "印发机关", "print_date": "印发日期", "region": "地区", "publication_time": "发布时间",
    "heading": "标题", "text": "内容", "ordinal": "序号", "deadline": "时限", "period": "时限", "lead_units": "牵头单位", "responsible_units": "责任单位",
    "supporting_units": "配合单位", "name": "名称", "content": "内容", "regions": "区域", "investment": "投资", "investment_unit": "投资单位", "metric": "指标",
    "scope": "范围", "category": "类别", "comparator": "比较", "value": "目标值", "value_max": "上限", "unit": "单位", "target_text": "定性目标",
    "baseline": "基期值", "approximate": "约数", "average": "年均", "nature": "性质", "group": "分组",
}  # fmt: skip
COMPARATORS = {
    "reach": "达到", "at_least": "不低于", "at_most": "不超过", "increase_by": "增加", "decrease_by": "减少", "maintain": "保持", "between": "区间",
    "complete": "完成", "qualitative": "定性",
}  # fmt: skip
EFFECTS = {"sharpened": "趋严", "relaxed": "放宽", "earlier": "提前", "later": "推迟"}


def field_name(field: str) -> str:
    """The name of a field; of a column or a portal's label the label itself."""
    return FIELDS.get(field) or field.partition(".")[2] or field


def number(value: int | float) -> str:
    """With its sign.

    >>> number(5), number(-3.5)
    ('+5', '-3.5')
    """
    return f"{value:+g}" if abs(value) < 1e15 else f"{value:+}"
