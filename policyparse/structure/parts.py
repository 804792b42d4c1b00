"""The parts of a file in reading order: header, body, 附件说明, signature, carried texts, attachments, imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyparse.calendar.dates import find_date
from policyparse.language.document_types import type_word
from policyparse.language.numerals import integer
from policyparse.rules import rule
from policyparse.structure.attachment_lists import Entry, opens_entries, read_entries
from policyparse.structure.blocks import Block, Paragraph, TableBlock
from policyparse.structure.carried import LONGEST_TITLE, carried_title, is_carried, is_carried_too, is_list_title, is_title_line, named_texts, starts_anew, title_lines
from policyparse.structure.contents import part_contents
from policyparse.structure.header import Header, read_header
from policyparse.structure.headline import ADDITION
from policyparse.structure.imprint import Imprint, read_imprint
from policyparse.structure.lines import CC_LINE, NOTE_LINE, attachment_line, note_line, print_line
from policyparse.structure.look import folded_at, paragraph_at
from policyparse.structure.signatures import Signature, ends_plainly, read_signature, signature_end
from policyparse.structure.table_labels import labelled_table
from policyparse.structure.wrappers import NO_WRAPPER, Wrapper
from policyparse.text.folding import squash
from policyparse.text.passage import EMPTY, Passage

_SIGNATURE_AHEAD = 16  # blocks between a list of attachments and the signature


_SHORTEST_CARRIED = 5  # characters of a title that can be told by itself
_LONGEST_PLACE = 8  # characters of a place in front of it
_READING = rule(
    r"《[^》]{4,80}》\s*(?:的?(?:政策|文字|图文)?解读|图解)",
    examples=["《云澜市渔港条例》政策解读", "《云澜市渔港条例》图解"],
    rejects=["云澜市渔港条例解读", "《条例》解读"],
    why="A link to what explains the document, below its text.",
    ask="whole",
)
_BRACKETED = rule(
    r"[（(].*(?:年|通过|修订|公布|修正|行|稿).*[）)]",
    examples=["（2026年3月修订）", "（试行）", "（征求意见稿）"],
    rejects=["（渔港）", "试行"],
    why="The note in brackets below the title of a text that another carries.",
    ask="whole",
)


@dataclass
class Text:
    """A body, or a carried text with the title it stands under."""

    title: list[Passage] = field(default_factory=list)
    title_note: list[Passage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    signature: Signature | None = None


@dataclass
class AttachmentPart:
    """An attachment with what stands under its title."""

    label: Passage
    number: str | None
    title: list[Passage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Parts:
    """The blocks of a file by the part that they belong to."""

    header: Header
    contents: list[Passage] = field(default_factory=list)  # 目录, which is furniture
    body: Text = field(default_factory=Text)
    entries: list[Entry] = field(default_factory=list)
    note: list[Passage] = field(default_factory=list)
    payloads: list[Text] = field(default_factory=list)
    attachments: list[AttachmentPart] = field(default_factory=list)
    imprint: Imprint = field(default_factory=Imprint)
    links: list[Passage] = field(default_factory=list)  # what a portal prints behind everything: 《……》政策解读


def split_parts(blocks: Sequence[Block], wrapper: Wrapper = NO_WRAPPER) -> Parts:
    """Walks the blocks once; each goes to the part that is open, until a line opens another."""
    blocks, contents = part_contents(blocks)
    parts = Parts(read_header(blocks, wrapper), contents)
    walk = _Walk(blocks, parts)
    at = parts.header.next
    while at < len(blocks):
        at = walk.step(at)
    if any(_is_main(part) for part in parts.attachments):
        # 附表1 in an attachment is no attachment 1
        for part in parts.attachments:
            part.number = part.number if _is_main(part) or not part.label else None
    return parts


def printed_label(part: AttachmentPart) -> str | None:
    """The label of an attachment without brackets and colon: 附件5-2; None where it has none."""
    return squash(part.label.text).strip("()：:.、") or None


def _is_main(part: AttachmentPart) -> bool:
    return "件" in part.label.folded


def number_of(printed: str) -> int | None:
    """The number of an attachment as printed, in digits or characters; None where it has none or is a part of another (5-2)."""
    return integer(printed.strip(" .、．（）()"))


class _Walk:
    """The state of one walk: which part is open."""

    def __init__(self, blocks: Sequence[Block], parts: Parts) -> None:
        self.blocks, self.parts = blocks, parts
        self.text = parts.body  # the last body or payload
        self.into: list[Block] = parts.body.blocks
        self.into += parts.header.lead
        self.carried = carried_title(parts.header)
        self.named: tuple[int, tuple[str, ...]] | None = None  # what the notice carries, and how long it was when that was asked
        self.signed_at = 0  # how many blocks the open text had when it was signed
        self.signed_end = -1  # index behind the last signature
        self.closed = False  # the imprint has been read, and nothing opened behind it
        self.links_from = len(blocks)  # from here on nothing but names of pages that explain the document
        while self.links_from > 0 and _READING.fullmatch(folded_at(blocks, self.links_from - 1)):
            self.links_from -= 1

    def step(self, at: int) -> int:
        block = self.blocks[at]
        if not isinstance(block, Paragraph):
            self._table(block)
            return at + 1
        if block.marker:
            # a number opens none of all that
            self.closed = False
        else:
            for attempt in (self._link, self._imprint, self._attachment, self._announced_title, self._note, self._signature, self._payload):
                end = attempt(at, block)
                if end > at:
                    return end
        if not self.closed:
            # behind the imprint nothing is to be expected: what stands there stays unparsed
            self.into.append(block)
        return at + 1

    def _link(self, at: int, block: Paragraph) -> int:
        """The name of a page that explains the document, behind all of its text."""
        if at < self.links_from:
            return at
        self.parts.links.append(block.passage)
        return at + 1

    # 版记 (7.4), 附注 (7.3.6)

    def _imprint(self, at: int, block: Paragraph) -> int:
        end = read_imprint(self.blocks, at, self.parts.imprint)
        self.closed = self.closed or end > at
        return end

    def _note(self, at: int, block: Paragraph) -> int:
        """Behind the signature, right above it, or at the very end behind attachments and imprint."""
        if not note_line(block.folded):
            return at
        bracketed = bool(NOTE_LINE.fullmatch(block.folded.rstrip("。")))
        signed = self.text.signature is not None and self.into is self.text.blocks and len(self.into) == self.signed_at
        signed = signed or at == self.signed_end
        # above the signature, or above the imprint where a text is not signed
        above = self.into is self.text.blocks and bracketed and (signature_end(self.blocks, at + 1) > 0 or self._imprint_at(at + 1))
        if not (signed or above or self.closed):
            return at
        self.parts.note.append(block.passage)
        return at + 1

    # 附件说明 (7.3.4) and 附件 (7.3.7)

    def _attachment(self, at: int, block: Paragraph) -> int:
        match = attachment_line(block.folded)
        if not match:
            return at
        if self._is_list(at, match):
            found, end = read_entries(self.blocks, at, match, self._listed)
            self.parts.entries += found
            return end
        part = AttachmentPart(block.passage.cut(0, match.start("rest")), match["n"])
        return self._open_attachment(at + 1, block.passage.cut(match.start("rest")), part)

    def _table(self, block: TableBlock) -> None:
        """A table, which goes to the part that is open or is an attachment by the label in its first row."""
        named = labelled_table(block)
        if named is None:
            self.into.append(block)
            return
        part = AttachmentPart(named.label, named.number, list(named.title))
        self._open_attachment(len(self.blocks), EMPTY, part)
        part.blocks.append(named.block)

    def _open_attachment(self, at: int, rest: Passage, part: AttachmentPart) -> int:
        self.parts.attachments.append(part)
        self.into, self.closed = part.blocks, False
        return self._attachment_title(at, rest, part)

    def _is_list(self, at: int, match: re.Match[str]) -> bool:
        """附件：1.… is a list; 附件：… or 附件1：… is one where the signature is still to come, or nothing stands below it."""
        if self.parts.attachments or (self.parts.entries and not (match["colon"] and not match["n"] and self.into is self.text.blocks)):
            # a text that the notice carries may have a list of its own
            return False
        if not match["rest"]:
            # 附件： on a line of its own, the entries below
            ahead = self._signature_ahead(at)
            return (bool(match["colon"]) or ahead) and opens_entries(self.blocks, at + 1, ahead)
        if re.match(r"\d{1,2}\s*[.、]", match["rest"]) and match["colon"]:
            return True
        return self._listed(at)

    def _listed(self, at: int) -> bool:
        return self._signature_ahead(at) or ends_plainly(self.blocks, at + 1)

    def _signature_ahead(self, at: int) -> bool:
        return any(signature_end(self.blocks, i) for i in range(at + 1, min(at + _SIGNATURE_AHEAD, len(self.blocks))))

    def _attachment_title(self, at: int, rest: Passage, part: AttachmentPart) -> int:
        """The lines under 附件 N up to the table, the first number or running text."""
        if rest:
            part.title.append(rest)
        announced = self._announced(len(self.parts.attachments) - 1, part)
        while (paragraph := paragraph_at(self.blocks, at)) and len(part.title) < LONGEST_TITLE:
            if not is_title_line(paragraph) or (part.title and not self._title_goes_on(at, part.title, paragraph, announced)):
                break
            part.title.append(paragraph.passage)
            at += 1
        return at

    def _title_goes_on(self, at: int, title: Sequence[Passage], paragraph: Paragraph, announced: str) -> bool:
        """Whether a further line belongs to the title of an attachment rather than to what stands under it."""
        so_far = squash("".join(p.text for p in title))
        joined = so_far + squash(paragraph.passage.text)
        if announced:
            # 云澜市养老服务 | 任务分解表, announced as 任务分解表 only
            return so_far != announced and (announced.startswith(joined) or joined.endswith(announced))
        if paragraph.gap or is_list_title(so_far):
            return False
        # 十项制度 | 改革清单: 制度 could end a title, were it not for the list it turns out to be
        return type_word(title[-1].folded) is None or is_list_title(paragraph.folded)

    def _announced(self, position: int, part: AttachmentPart | None = None) -> str:
        """The title that the 附件说明 gives an attachment, by its number, else the one at `position`; squashed, empty where it gives none."""
        number = part.number if part else None
        if number and any(entry.number for entry in self.parts.entries):
            # 附件5-2 is a part of 附件5 and shifts the places of those behind it
            position = next((i for i, entry in enumerate(self.parts.entries) if entry.number and number_of(entry.number.folded) == number_of(number)), len(self.parts.entries))
        return squash("".join(p.text for p in self.parts.entries[position].title)) if position < len(self.parts.entries) else ""

    def _announced_title(self, at: int, block: Paragraph) -> int:
        """An attachment without the word 附件 above it, known by the title that the 附件说明 announces."""
        announced = self._announced(len(self.parts.attachments))
        if len(announced) < 4 or not (self.text.signature or self.parts.attachments or self.closed):
            return at
        joined = ""
        for end in range(at, at + LONGEST_TITLE):
            paragraph = paragraph_at(self.blocks, end)
            joined += squash(paragraph.passage.text) if paragraph and not paragraph.marker else "。"
            if joined == announced:
                entry = self.parts.entries[len(self.parts.attachments)]
                part = AttachmentPart(EMPTY, entry.number.folded.strip(" .、．（）()") if entry.number else None)
                return self._open_attachment(at, EMPTY, part)
            if not announced.startswith(joined):
                break
        return at

    # 署名、成文日期 (7.3.5)

    def _signature(self, at: int, block: Paragraph) -> int:
        if self.text.signature:
            return at
        end = signature_end(self.blocks, at)
        # a body that was not signed above its attachments is signed below them
        below = end > 0 and self.text is self.parts.body and self._ends_at(end)
        # with a date: an attachment may end with names (二、良好单位 | 市教育局), or with a form's 年　月　日
        below = below and any(find_date(folded_at(self.blocks, i)) for i in range(at, end))
        if not end or (self.into is not self.text.blocks and not below):
            return at
        self.text.signature = read_signature(self.blocks, at, end)
        self.signed_at, self.signed_end = len(self.text.blocks), end
        return end

    def _ends_at(self, at: int) -> bool:
        """Whether nothing but a note (此件公开发布) and the imprint stands from here on."""
        while at < len(self.blocks) and note_line(folded_at(self.blocks, at)):
            at += 1
        return at >= len(self.blocks) or self._imprint_at(at)

    def _imprint_at(self, at: int) -> bool:
        folded = folded_at(self.blocks, at)
        return bool(CC_LINE.match(folded) or print_line(folded))

    # 印发、转发: a carried text

    def _payload(self, at: int, block: Paragraph) -> int:
        """A title below a signed text, or below an unsigned one whose own title says that it carries it."""
        if self.into is not self.text.blocks:
            return at
        lines = self._known_lines(at) or title_lines(self.blocks, at)
        if not lines or at + lines >= len(self.blocks) or not self._opens_text(squash("".join(folded_at(self.blocks, i) for i in range(at, at + lines))), at + lines):
            return at
        text = Text(title=[p.passage for i in range(at, at + lines) if (p := paragraph_at(self.blocks, i))])
        at += lines
        while (paragraph := paragraph_at(self.blocks, at)) and not paragraph.marker and _BRACKETED.fullmatch(paragraph.folded):
            # （2024—2026年） is a piece of the title, （2019年3月8日通过） a note to it
            (text.title if ADDITION.fullmatch(paragraph.folded) else text.title_note).append(paragraph.passage)
            at += 1
        self.parts.payloads.append(text)
        self.text, self.into, self.closed = text, text.blocks, False
        return at

    def _known_lines(self, at: int) -> int:
        """How many lines print what the notice says it carries, whatever word that ends with: 2026年民生实事, 裁量基准."""
        names = [name for name in self._names() if len(name) > _SHORTEST_CARRIED]
        joined = ""
        for end in range(at, at + LONGEST_TITLE if names else at):
            paragraph = paragraph_at(self.blocks, end)
            if paragraph is None or not is_title_line(paragraph):
                break
            joined += squash(paragraph.passage.text)
            # 云澜市2026年民生实事: with the place in front of it
            if any(joined == name or (joined.endswith(name) and len(joined) - len(name) <= _LONGEST_PLACE) for name in names):
                return end + 1 - at
        return 0

    def _names(self) -> tuple[str, ...]:
        """What the notice carries, by its title and by its first sentences."""
        if self.named is None or len(self.parts.body.blocks) != self.named[0]:
            named = named_texts(self.parts.body.blocks) if self.parts.body.signature or self.parts.payloads or self.carried else ()
            self.named = (len(self.parts.body.blocks), (self.carried, *named))
        return self.named[1]

    def _opens_text(self, title: str, behind: int) -> bool:
        opened = {squash("".join(p.text for p in text.title)) for text in self.parts.payloads}
        if title not in opened and is_carried(title, self._names()):
            return True
        if self.parts.payloads and not is_list_title(title) and starts_anew(self.blocks, behind, self.text.blocks):
            return True
        if self.text.signature:
            return not is_list_title(title)
        before = squash("".join(p.text for p in self.text.title))
        return bool(before) and is_carried_too(title, before, self.carried)
