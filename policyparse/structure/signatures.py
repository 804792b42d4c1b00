"""署名 and 成文日期 (GB/T 9704—2012, 7.3.5): where a signature stands, and which of its lines is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyparse.language.organisations import looks_like_organisation
from policyparse.rules import rule
from policyparse.structure.blocks import Block
from policyparse.structure.carried import title_lines
from policyparse.structure.lines import CC_LINE, SEAL, attachment_line, is_date_line, is_signature_name, note_line, print_line, signed_line
from policyparse.structure.look import folded_at, paragraph_at
from policyparse.text.passage import Passage, glue

_MOST_LINES = 12
_HEAD_OF_GOVERNMENT = rule(
    r"(?:代理?|副)?(?:省长|市长|县长|区长|主席|主任|局长|厅长|部长|州长|盟长|旗长|总理|乡长|镇长|行长|院长)\s+(?P<name>\S{1,2}(?:\s?\S{1,2}){0,2})",
    examples=["市长 张某某", "代理省长 李 某", "主任  张某"],
    rejects=["市长张某某", "渔港 张某"],
    why="Who signs an order: the office and the name.",
    ask="whole",
)
_BODY = rule(
    r"[^，。；：、]{3,40}(?:联席会议|机制(?:[^，。；：、]{2,4}组|办公室)?)",
    examples=["云澜市渔业发展联席会议", "云澜市渔港协调机制办公室"],
    rejects=["联席会议", "云澜市渔业局"],
    why="A body without an end that organisations have: 渔业发展联席会议.",
    ask="whole",
)
_FIRST_HALF = rule(
    r"(?:国务院|[^，。；：、《（\s]{2,6}[省市县区州盟旗])[^，。；：、《》\s]{2,24}",
    examples=["云澜市渔港改造", "国务院渔业发展"],
    rejects=["渔港", "云澜市"],
    why="The first line of a long name that breaks: a place, and words that are no whole name.",
    ask="whole",
)
_PLACED = rule(
    r"(?:国务院|国家|中国|中共|[^，。；：、]{2,6}?[省市县区州盟旗]|[省市县区州])",
    examples=["云澜市渔业局", "国务院办公厅", "市渔业局"],
    rejects=["渔业局", "发展渔业"],
    why="A name that begins with a place, or with the state.",
    ask="match",
)
_SECOND_HALF = rule(
    r"(?:工作)?(?:领导小组|委员会|指挥部|联席会议|工作组|协调小组|办公室)",
    examples=["工作领导小组", "指挥部办公室", "联席会议"],
    rejects=["渔业局", "领导"],
    why="The second line of a long name.",
    ask="match",
)


@dataclass
class Signature:
    """署名 with its persons and 成文日期, as printed."""

    names: list[Passage] = field(default_factory=list)
    persons: list[Passage] = field(default_factory=list)  # 市长　林致远
    date: list[Passage] = field(default_factory=list)


def signature_end(blocks: Sequence[Block], at: int) -> int:
    """Index behind the signature that starts at `at`, 0 where none does: names and a date, in this order as a rule."""
    end = _behind_names(blocks, at)
    if is_date_line(folded_at(blocks, end)):
        if end > at:
            # 2018年7月30日签发 | 2018年8月3日发布
            return end + 1 + is_date_line(folded_at(blocks, end + 1))
        return _behind_date(blocks, end + 1)
    if end == at:
        return end + 1 if signed_line(folded_at(blocks, end)) else 0
    # names without a date, as copies on portals print them: only at the end of a text that has ended
    return end if ends_plainly(blocks, end) and folded_at(blocks, at - 1)[-1:] not in ("", "：", ":", "，", "、", "；") else 0


def _behind_date(blocks: Sequence[Block], at: int) -> int:
    """A date alone ends a text; so does one with the name below it."""
    end = _behind_names(blocks, at)
    if end > at and ends_plainly(blocks, end):
        return end
    return at if ends_plainly(blocks, at) or title_lines(blocks, at) else 0


def ends_plainly(blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing of the text follows: its end, a note, an attachment or the imprint."""
    folded = folded_at(blocks, at)
    return at >= len(blocks) or bool(note_line(folded) or attachment_line(folded) or CC_LINE.match(folded) or print_line(folded))


def _behind_names(blocks: Sequence[Block], at: int) -> int:
    end = at
    while end - at < _MOST_LINES and (taken := _name_lines(blocks, end)):
        end += taken
    return end


def _name_lines(blocks: Sequence[Block], at: int) -> int:
    """How many lines from `at` are one line of names: one as a rule, two where a name is broken, 0 where it is none."""
    paragraph = paragraph_at(blocks, at)
    if paragraph is None or paragraph.marker:
        return 0
    if is_signature_name(paragraph.folded) or _HEAD_OF_GOVERNMENT.fullmatch(paragraph.folded):
        return 1
    second = folded_at(blocks, at + 1)
    name = SEAL.sub("", paragraph.folded)
    if is_date_line(second) and _BODY.fullmatch(name):
        return 1
    if is_date_line(folded_at(blocks, at + 2)) and len(name) <= 30 and len(second) <= 30 and _BODY.fullmatch(name + SEAL.sub("", second)):
        return 2
    if is_date_line(folded_at(blocks, at + 2)) and _FIRST_HALF.fullmatch(name) and is_signature_name(second) and not _PLACED.match(second):
        return 2
    broken = len(paragraph.folded) <= 30 and _SECOND_HALF.match(second) and not re.search(r"[，。；：、]", paragraph.folded + second)
    return 2 if broken and looks_like_organisation(paragraph.folded + second) and is_date_line(folded_at(blocks, at + 2)) else 0


def read_signature(blocks: Sequence[Block], at: int, end: int) -> Signature:
    """The signature that stands in the lines from `at` to `end`."""
    signature = Signature()
    while at < end:
        count = _name_lines(blocks, at) or 1
        _take_line(signature, glue(p.passage for i in range(at, at + count) if (p := paragraph_at(blocks, i))))
        at += count
    return signature


def _take_line(signature: Signature, passage: Passage) -> None:
    line = signed_line(passage.folded)
    if is_date_line(passage.folded):
        signature.date.append(passage)
    elif _HEAD_OF_GOVERNMENT.fullmatch(passage.folded):
        signature.persons.append(passage)
    elif line:
        signature.names.append(passage.cut(0, line.start))
        signature.date.append(passage.cut(line.start))
    else:
        signature.names.append(passage)
