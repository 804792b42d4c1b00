"""From when and until when a document is in force, where it says so: 自2025年1月1日起施行，有效期至2026年12月31日."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from policyparse.calendar.wordings import Found
from policyparse.rules import rule, yaml_rule

_NEAR = 24  # characters on either side of a day that say what it is

ENDS = rule(
    r"(?P<valid>有效期(?:限)?(?:为|自)?|有效(?:期限)?)\s?$|(?:执行|施行|实施|试行|适用)(?:期限)?\s?$",
    examples=["有效期", "有效期自", "实施期限", "试行"],
    rejects=["完成", "报名时间"],
    why="Before the day until which something is in force: 有效期至2026年12月31日.",
)
_OVER = rule(
    r"\s?止?[，,]?\s?(?:同时|自动|自行)?(?:失效|废止|到期)",
    ask="match",
    examples=["失效", "止，自动失效", "到期"],
    rejects=["前完成", "止报名"],
    why="Behind the day until which something is in force: 2026年12月31日自动失效.",
)
_OWN = rule(
    r"本[^\W\d，。；]{1,8}|^\s*(?:自|从|有效期)|[，,]\s*(?:自|从|有效期)",
    examples=["本办法自2025年1月1日起施行", "有效期至2026年底", "由市水利局负责解释，自2025年1月1日起施行"],
    rejects=["《云澜市河道管理条例》自2020年1月1日起施行"],
    why="A sentence that tells how long the document itself is in force, and not another.",
)


class Text(Protocol):
    """What is asked of a running text: NodeText has it."""

    @property
    def folded(self) -> str:
        """Its characters, width folded."""

    def periods(self) -> list[Found]:
        """Every wording that says when, in order."""


class Validity(NamedTuple):
    """First and last day in force (ISO 8601), as far as they are printed."""

    start: str | None
    until: str | None


def is_validity(folded: str, found: Found) -> bool:
    """Whether a wording says until when something is in force: that is no task."""
    before, behind = folded[max(0, found.start - _NEAR) : found.start], folded[found.end : found.end + _NEAR]
    ends = ENDS.search(before)
    # 政策实施期限至2026年12月31日 is a time to act in
    return bool(ends and ends["valid"]) or bool(_OVER.match(behind))


def _runs_to(folded: str, found: Found) -> bool:
    """本办法…试行至2027年12月31日."""
    return folded[found.start] in "至到截" and ENDS.search(folded[max(0, found.start - _NEAR) : found.start]) is not None


def comes_into_force(folded: str, found: Found) -> bool:
    """Whether a wording says from when something is in force; 2018年8月1日起施行的《…》 says it of what is named."""
    force = yaml_rule("deadlines.in_force").match(folded[found.end : found.end + _NEAR])
    return bool(force) and folded[found.end + len(force[0] if force else "") :][:1] != "的"


def find_validity(texts: Iterable[Text]) -> Validity | None:
    """When the document is in force; the last sentence that tells it of the document itself counts. None where none prints a day."""
    start: str | None = None
    until: str | None = None
    for text in texts:
        for found in text.periods():
            opening = max(text.folded.rfind(stop, 0, found.start) for stop in "。；\n") + 1
            if not _OWN.search(text.folded[opening : found.start + 1]):
                continue
            if found.period.start and comes_into_force(text.folded, found):
                start = found.period.start
            elif found.period.end and (is_validity(text.folded, found) or _runs_to(text.folded, found)):
                start, until = found.period.start or start, found.period.end
    return Validity(start, until) if start or until else None
