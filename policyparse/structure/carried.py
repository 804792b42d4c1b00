"""Titles below the first one: of a text that a 通知 prints or forwards, and of an attachment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policyparse.language.document_types import type_word
from policyparse.rules import rule
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.header import Header
from policyparse.structure.lines import NOTE_LINE, attachment_line, is_date_line, note_line
from policyparse.structure.look import folded_at, paragraph_at
from policyparse.structure.markers import POINT_FAMILIES
from policyparse.text.folding import squash

LONGEST_TITLE = 5  # lines
_ADDED = ("的", "（试", "（暂", "（修", "(试", "(暂", "(修")
_REVISES = rule(
    r"(?:修改|修正|修订)\s*[《〈](?P<t>[^》〉]{4,})[》〉]\s*(?:等[^》]{0,20})?的决定",
    examples=["关于修改《云澜市渔港条例》的决定", "关于修订〈云澜市渔船办法〉等三件规章的决定"],
    rejects=["修改渔港条例的决定", "关于废止《云澜市渔港条例》的决定"],
    why="An order that changes another document names it; the text that follows is that document.",
)
_CARRIES = rule(
    "印发|转发|批转|发布|公布|下发|施行|执行",
    examples=["现印发给你们", "现予公布", "转发市水利局"],
    rejects=["为加强河道管理", "请认真研究"],
    why="A sentence of a notice that names what it carries.",
)
_NAME = rule(
    r"[《〈](?P<t>[^》〉]{4,80})[》〉]",
    examples=["《云澜市节水方案》", "〈渔港管理办法〉"],
    rejects=["《办法》", "“渔港方案”"],
    why="The name of a text.",
)
_SENTENCES = 6  # paragraphs of a notice in which it says what it carries
_LONGEST_PREAMBLE = 8  # paragraphs between a title and its first number
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


def named_texts(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The texts that the first sentences of a notice say it carries, squashed: 《甲方案》《乙方案》已经市政府同意，现印发给你们."""
    found: list[str] = []
    for block in blocks[:_SENTENCES]:
        if isinstance(block, Paragraph) and not block.marker and _CARRIES.search(block.folded):
            found += [squash(match["t"]) for match in _NAME.finditer(block.folded)]
    return tuple(dict.fromkeys(found))


def is_carried(title: str, carried: Iterable[str]) -> bool:
    """Whether `title`, squashed, is what the notice says it carries."""
    return any(one and (title == one or title.endswith(one) or one.endswith(title)) for one in carried)


def starts_anew(blocks: Sequence[Block], at: int, above: Sequence[Block]) -> bool:
    """Whether the numbers behind a title start anew, as those of a further text do: 一、二、三、 | 云澜市……方案 | 一、."""
    first = next((b.marker for b in blocks[at : at + _LONGEST_PREAMBLE] if isinstance(b, Paragraph) and b.marker and b.marker.family not in POINT_FAMILIES), None)
    before = [b.marker for b in above if isinstance(b, Paragraph) and b.marker and b.marker.family not in POINT_FAMILIES]
    if first is None or first.ordinal != 1 or not before:
        return False
    return any(m.family == before[0].family and (m.ordinal or 0) > 1 for m in before) and first.rank <= before[0].rank


def is_carried_too(title: str, before: str, carried: str) -> bool:
    """Whether `title` is a further text of a notice that carries several: ……实施方案和考核办法."""
    tail = title[-4:]
    return len(title) > 4 and tail in carried and bool(re.search("[和及、》]", carried)) and not before.endswith(tail)
