"""附件说明 (GB/T 9704—2012, 7.3.4): the entries of a list of attachments, in the forms that real files print it in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policyparse.rules import composed, rule
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.lines import attachment_line, is_date_line, is_signature_name, note_line
from policyparse.structure.look import paragraph_at
from policyparse.structure.markers import Marker, read_marker
from policyparse.structure.signatures import signature_end
from policyparse.text.passage import Passage, glue

_LONGEST_ENTRY = 120  # characters
_NUMERALS = "一二三四五六七八九十"
_FILE = rule(
    r"(?i)[^。；]{2,80}\.(?:docx?|pdf|xlsx?|wps|et|ofd|rar|zip)",
    examples=["云澜市渔港名录.docx", "1.渔船登记表.XLSX"],
    rejects=["云澜市渔港名录", "docx格式"],
    why="The name of a file that a page links to.",
    ask="whole",
)
_NUMBERED_FILE = rule(
    r"(?i)附件\s*(?:(?P<n>\d{1,2}(?:\s*[-—]\s*\d{1,2})?)\s*)?(?:(?:下载|查看)\s*)?(?:[：:.、]\s*)?(?P<title>(?:[^.。\s][^.。]{0,79}?)?)\s*\.(?:docx?|pdf|xlsx?|wps|et|ofd|rar|zip)",
    examples=["附件1.docx", "附件1-2下载：《招收计划审批表》.doc", "附件3：渔港名录.PDF"],
    rejects=["渔港名录.docx", "附件1：渔港名录"],
    why="A file that a page links to, named by the number of the attachment.",
    ask="whole",
)
_NUMBER_ALONE = rule(
    r"\d{1,2}\s*[.、．]",
    examples=["1.", "2、", "3．"],
    rejects=["1.渔港名录", "1"],
    why="A number that stands alone on its line; the name of the attachment follows on the next.",
    ask="whole",
)
_COMPLETE = rule(
    r"[表单录件案法则定书图见]$|[）)]$",
    examples=["渔港改造任务清单", "渔船登记表", "渔港名录（2026年）", "渔民培训方案"],
    rejects=["渔港改造任务", "关于渔船登记和"],
    why="How the name of an attachment ends: a line that does not end so goes on in the next.",
)


@dataclass
class Entry:
    """One entry of the 附件说明; `label` is the word 附件 with its colon, where it stands before this entry."""

    label: Passage | None
    number: Passage | None
    title: list[Passage]


def opens_entries(blocks: Sequence[Block], at: int, before_signature: bool) -> bool:
    """Whether the lines from `at`, below 附件 on a line of its own, are entries: 1.甲 | 2.乙, or names of files."""
    paragraph = paragraph_at(blocks, at)
    if paragraph is None or len(paragraph.folded) > 80:
        return False
    if _FILE.fullmatch(paragraph.folded):
        return True
    marker = paragraph.marker
    # 一、 and （一） may also open the text of an attachment
    return marker is not None and marker.ordinal == 1 and (marker.family == "dot" or (before_signature and _is_entry(marker)))


def _is_entry(marker: Marker) -> bool:
    """Whether a numbered line is an entry, or several run together on one line."""
    if marker.family not in ("dot", "comma", "paren", "paren_digit") or not marker.rest or "。" in marker.rest.folded[:-1]:
        return False
    end = _next_number(marker) if len(marker.rest.folded) > _LONGEST_ENTRY else None
    return (len(marker.rest.folded) if end is None else end) <= _LONGEST_ENTRY


def read_entries(blocks: Sequence[Block], at: int, match: re.Match[str], listed: Callable[[int], bool]) -> tuple[list[Entry], int]:
    """The entries of the list that opens at `at` with the label `match`, and the index behind it.

    `listed` says of a line 附件2：乙 whether it is an entry (a signature or nothing follows) or opens the attachment itself.
    """
    paragraph = paragraph_at(blocks, at)
    assert paragraph is not None
    entries = _Entries()
    entries.take_labelled(paragraph.passage, match)
    at += 1
    while (paragraph := paragraph_at(blocks, at)) and entries.take(paragraph, at, blocks, listed):
        at += 1
    return entries.found, at


class _Entries:
    """The entries found so far, and what they say of the form of the list."""

    def __init__(self) -> None:
        self.found: list[Entry] = []
        self.label: Passage | None = None  # 附件： on a line of its own, until the first entry takes it
        self.family: str | None = None

    def take_labelled(self, passage: Passage, match: re.Match[str]) -> None:
        file = _NUMBERED_FILE.fullmatch(passage.folded)
        if file:
            # 附件1.docx · 附件1-2下载：《招收计划审批表》.doc
            end = file.start("title") if file["title"] else len(passage.text)
            label = glue([p for p in (self.label, passage.cut(0, end)) if p])
            self.found.append(Entry(label, passage.cut(*file.span("n")) if file["n"] else None, [p for p in (passage.cut(end),) if p]))
            self.label = None
            return
        self.label = passage.cut(0, match.start("rest"))
        number = passage.cut(match.start("n"), match.end("n")) if match["n"] else None
        if match["rest"]:
            self._add(passage.cut(match.start("rest")), number)

    def take(self, paragraph: Paragraph, at: int, blocks: Sequence[Block], listed: Callable[[int], bool]) -> bool:
        """Whether the line belongs to the list: a further entry, or the rest of the last one's title."""
        again = attachment_line(paragraph.folded)
        if again and _NUMBERED_FILE.fullmatch(paragraph.folded) and self._is_file(paragraph.folded):
            self.take_labelled(paragraph.passage, again)
        elif again:
            if not again["rest"] or not again["n"] or not listed(at):
                return False
            self.take_labelled(paragraph.passage, again)
        elif self._is_next(paragraph.marker) or self._is_file(paragraph.folded):
            self._add(paragraph.passage, None)
        elif self._is_rest(paragraph) and (self._is_open() or self._number_follows(at, blocks)) and not signature_end(blocks, at):
            self.found[-1].title.append(paragraph.passage)
        else:
            return False
        return True

    def _add(self, passage: Passage, number: Passage | None) -> None:
        if _NUMBER_ALONE.fullmatch(passage.folded):
            # 附件：1. | 甲清单: the title is on the line below
            self.found.append(Entry(self.label, passage, []))
            self.label, self.family = None, "dot"
            return
        for num, title in self._pieces(passage):
            self.found.append(Entry(self.label, num or number, [title]))
            self.label = None

    def _pieces(self, passage: Passage) -> list[tuple[Passage | None, Passage]]:
        """`1.甲清单 2.乙清单` as (number, title) pairs; text without numbers as one pair."""
        marker = read_marker(passage)
        if marker is None or not _is_entry(marker) or not (self._is_next(marker) or marker.ordinal == 1):
            return [(None, passage)]
        self.family = marker.family
        pieces: list[tuple[Passage | None, Passage]] = []
        while marker.ordinal is not None:
            cut = _next_number(marker)
            title = marker.rest if cut is None else marker.rest.cut(0, cut)
            pieces.append((marker.num, title))
            following = read_marker(marker.rest.cut(cut)) if cut is not None else None
            if following is None:
                break
            marker = following
        return pieces

    def _is_next(self, marker: Marker | None) -> bool:
        if marker is None or marker.ordinal != len(self.found) + 1:
            return False
        return _is_entry(marker) and (marker.family == "dot" if self.found and self.family is None else self.family in (None, marker.family))

    def _is_file(self, folded: str) -> bool:
        """The name of a file to download, below another one or the label."""
        return bool(_FILE.fullmatch(folded)) and (not self.found or not self.found[-1].title or bool(_FILE.fullmatch(self.found[-1].title[-1].folded)))

    def _is_rest(self, paragraph: Paragraph) -> bool:
        """Whether a line can be the rest of a title that a line break cut: …养老服务设施建设 | 任务分解表."""
        folded = paragraph.folded
        if not self.found or paragraph.marker or paragraph.gap or is_date_line(folded) or len(folded) > 40:
            return False
        return not is_signature_name(folded) and not note_line(folded) and not re.search(r"[。；：，]", folded)

    def _is_open(self) -> bool:
        title = self.found[-1].title
        return not title or not _COMPLETE.search(title[-1].folded)

    def _number_follows(self, at: int, blocks: Sequence[Block]) -> bool:
        """…实施方案 | 重点任务分工 | 2.…: a title may go on behind a word that could end it, where the next entry still follows."""
        following = paragraph_at(blocks, at + 1)
        return following is not None and self.family is not None and self._is_next(following.marker)


def _next_number(marker: Marker) -> int | None:
    """Where in an entry's line the next entry begins: 1.甲；2.乙 · 1.甲2.乙 · （1）甲（2）乙; None where it holds one only."""
    number = (marker.ordinal or 0) + 1
    if marker.family in ("comma", "paren") and number > len(_NUMERALS):
        return None
    chinese = _NUMERALS[number - 1] if number <= len(_NUMERALS) else ""
    pattern = {
        "dot": rf"(?<!\d){number}\s*[.、]\s*(?!\d)",
        "comma": rf"(?<=[\s；;]){chinese}\s*[、.]",
        "paren": rf"[（(]{chinese}[）)]",
        "paren_digit": rf"[（(]{number}[）)]",
    }[marker.family]
    match = composed(pattern).search(marker.rest.folded, 1)
    return match.start() if match else None
