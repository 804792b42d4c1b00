"""Lines that may be headings without a number: 【享受条件】, or 面向企业的扶持政策 above a list that starts anew.

Whether they are is decided with all numbers of the text (placing.py): a line without a number is a heading where the lists below
it cannot be told apart otherwise; one in brackets as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.rules import rule
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.lines import attachment_line, is_date_line, note_line
from policyparse.structure.markers import POINT_FAMILIES, Marker
from policyparse.text.passage import EMPTY

_LONGEST = 30  # characters
_RANK = 2  # above 一、; the order of families is not asked of it
_BRACKETED = rule(
    r"[【〖\[［〔][^【】〖〗\[\]〔〕。；：\d*×]{2,20}[】〗\]］〕]",
    examples=["【享受条件】", "〖办理流程〗", "[政策依据]"],
    rejects=["〔2024〕", "【政策依据】《渔港条例》", "【一】"],
    why="A heading without a number, in brackets on a line of its own.",
    ask="whole",
)
_HEADING = rule(
    r"[\u4e00-\u9fff][^。；;：:！？!?，,\t|]{1,29}",
    examples=["面向渔民的扶持政策", "渔港改造"],
    rejects=["渔港改造。", "责任单位：", "2026年"],
    why="A short line without stops, which may be a heading without a number.",
    ask="whole",
)


def with_bare_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a marker without number on each line that may be a heading."""
    return [_marked(block, blocks[at + 1] if at + 1 < len(blocks) else None) if isinstance(block, Paragraph) else block for at, block in enumerate(blocks)]


def _marked(paragraph: Paragraph, following: Block | None) -> Paragraph:
    family = _family(paragraph, following)
    if family is None:
        return paragraph
    passage = paragraph.passage
    return paragraph._replace(marker=Marker(family, _RANK, None, False, EMPTY, passage, passage))


def _family(paragraph: Paragraph, following: Block | None) -> str | None:
    folded = paragraph.folded
    if paragraph.marker or following is None or len(folded) > _LONGEST:
        return None
    if _BRACKETED.fullmatch(folded):
        return "bracketed"
    if not isinstance(following, Paragraph) or not following.marker or following.marker.family in POINT_FAMILIES:
        # only a number that starts anew tells such a line from text
        return None
    if following.marker.ordinal != 1 and not following.marker.masked:
        return None
    if not _HEADING.fullmatch(folded) or is_date_line(folded) or note_line(folded) or attachment_line(folded):
        return None
    return "bare"
