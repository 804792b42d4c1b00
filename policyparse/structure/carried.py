"""Titles below the first one: of a text that a 通知 prints or forwards, and of an attachment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.language.document_types import type_word
from policyparse.rules import rule
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.header import Header
from policyparse.structure.lines import NOTE_LINE, attachment_line, is_date_line, note_line
from policyparse.structure.look import folded_at, paragraph_at
from policyparse.text.folding import squash

LONGEST_TITLE = 5  # lines
_ADDED = ("的", "（试", "（暂", "（修", "(试", "(暂", "(修")
_REVISES = rule(
    r"(?:修改|修正|修订)\s*[《〈](?P<t>[^》〉]{4,})[》〉]\s*(?:等[^》]{0,20})?的决定",
    examples=["关于修改《云澜市渔港条例》的决定", "关于修订〈云澜市渔船办法〉等三件规章的决定"],
    rejects=["修改渔港条例的决定", "关于废止《云澜市渔港条例》的决定"],
    why="An order that changes another document names it; the text that follows is that document.",
)
_LIST_ENDS = rule(
    r"(?:清单|[^代]表|名单|名录|图)$",
    examples=["渔港名录", "渔船登记表", "重点任务清单"],
    rejects=["渔业代表", "渔港改造方案"],
    why="How the title of a list or table ends, which is no text with titles of its own.",
)


def is_title_line(paragraph: Paragraph) -> bool:
    """Whether a line can be one of a title: short, without number, stop or date, and neither note nor label of an attachment."""
    folded = paragraph.folded
    if paragraph.marker or len(folded) > 60 or re.search(r"[。；;：:！？]$|[；;。]", folded):
        return False
    return not is_date_line(folded) and not note_line(folded) and attachment_line(folded) is None


def title_lines(blocks: Sequence[Block], at: int) -> int:
    """How many lines from `at` make a title: short, unnumbered, without stops, the last ending with a document type."""
    for count in range(1, LONGEST_TITLE + 1):
        paragraph = paragraph_at(blocks, at + count - 1)
        if paragraph is None or not is_title_line(paragraph):
            return 0
        if type_word(paragraph.folded) and not folded_at(blocks, at + count).startswith(_ADDED):
            return count
        if type_word(re.sub(r"[（(].*", "", paragraph.folded)) is None and NOTE_LINE.fullmatch(paragraph.folded):
            return count if count > 1 else 0
    return 0


def is_list_title(title: str) -> bool:
    """Whether a title is that of a list or table, which are attachments and no texts that a notice carries."""
    return bool(_LIST_ENDS.search(title))


def carried_title(header: Header) -> str:
    """What a 通知 carries, by its own title, squashed: 关于印发《…》的通知 → …; empty where it carries nothing."""
    title = header.text("title") or ""
    revised = _REVISES.search(title)
    if revised:
        # 关于修改《…》的决定: the revised text is made public again below it
        return squash(revised["t"])
    match = re.search(r"(?:印发|转发|批转|发布|公布|下发|修订印发)\s*[《“]?(?P<t>.{4,})[》”]?\s*的(?:通知|公告|函|通报|决定)", title)
    return squash(match["t"].rstrip("》”")) if match else ""


def is_carried(title: str, carried: str) -> bool:
    """Whether `title`, squashed, is what the notice says it carries."""
    return bool(carried) and (title == carried or title.endswith(carried) or carried.endswith(title))


def is_carried_too(title: str, before: str, carried: str) -> bool:
    """Whether `title` is a further text of a notice that carries several: ……实施方案和考核办法."""
    tail = title[-4:]
    return len(title) > 4 and tail in carried and bool(re.search("[和及、》]", carried)) and not before.endswith(tail)
