"""版记 (GB/T 9704—2012, 7.4): who gets a copy, who printed it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyparse.language.organisations import looks_like_organisation
from policyparse.rules import rule
from policyparse.structure.blocks import Block
from policyparse.structure.lines import CC_LINE, is_date_line, is_signature_name, note_line, print_line
from policyparse.structure.look import folded_at, paragraph_at
from policyparse.text.passage import Passage, glue

_PRINTED_BELOW = rule(
    r"印\s*发。?",
    examples=["印发", "印 发。"],
    rejects=["印发通知", "转发"],
    why="印发 on the line below the office and its date.",
    ask="whole",
)


@dataclass
class Imprint:
    """抄送机关, 印发机关 and 印发日期, as printed."""

    cc: list[Passage] = field(default_factory=list)
    office: list[Passage] = field(default_factory=list)
    date: list[Passage] = field(default_factory=list)


def read_imprint(blocks: Sequence[Block], at: int, imprint: Imprint) -> int:
    """Takes the lines of the imprint that stand at `at` into `imprint`; the index behind them, `at` where none does."""
    if not imprint.cc:
        while _is_cc(blocks, at, imprint):
            _add(imprint.cc, blocks, at)
            at += 1
    return at if imprint.date else _print_lines(blocks, at, imprint)


def _is_cc(blocks: Sequence[Block], at: int, imprint: Imprint) -> bool:
    """A line of 抄送: one with a label, names that go on behind a line that stopped in the middle, or further names on a
    line of their own: 各民主党派市委。"""
    folded = folded_at(blocks, at)
    if CC_LINE.match(folded):
        return True
    if not imprint.cc or not folded or print_line(folded) or note_line(folded):
        return False
    if imprint.cc[-1].folded[-1:] in "，,、；;":
        return True
    names = re.split("[，,、]", folded.rstrip("。"))
    return folded.endswith(("。", "，")) and all(looks_like_organisation(n) or n.startswith("各") for n in names)


def _print_lines(blocks: Sequence[Block], at: int, imprint: Imprint) -> int:
    """印发机关 and 印发日期 on one line, on two, or on three with 印发 on the last."""
    first = print_line(folded_at(blocks, at))
    if first:
        passage = _passage(blocks, at)
        if first.before:
            imprint.office.append(passage.cut(0, first.start))
        imprint.date.append(passage.cut(first.start))
        return at + 1
    named = int(is_signature_name(folded_at(blocks, at)))
    lines = _dated_lines(blocks, at + named)
    if not lines:
        return at
    if named:
        _add(imprint.office, blocks, at)
    imprint.date.append(glue(_passage(blocks, i) for i in range(at + named, at + named + lines)))
    return at + named + lines


def _dated_lines(blocks: Sequence[Block], at: int) -> int:
    """2020年6月8日印发, or the date and 印发 on lines of their own."""
    line = print_line(folded_at(blocks, at))
    if line:
        return 0 if line.before else 1
    return 2 if is_date_line(folded_at(blocks, at)) and _PRINTED_BELOW.fullmatch(folded_at(blocks, at + 1)) else 0


def _passage(blocks: Sequence[Block], at: int) -> Passage:
    paragraph = paragraph_at(blocks, at)
    assert paragraph is not None
    return paragraph.passage


def _add(passages: list[Passage], blocks: Sequence[Block], at: int) -> None:
    passages.append(_passage(blocks, at))
