"""The parts of a file in reading order: header, body, 附件说明, signature, carried texts, attachments, imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyparse.language.width import squash
from policyparse.source import Passage
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.document_types import type_word
from policyparse.structure.header import Header, read_header
from policyparse.structure.lines import CC_LINE, NOTE_LINE, attachment_line, is_date_line, is_signature_name, print_line, signed_line
from policyparse.structure.markers import Marker

_LONGEST_TITLE = 5  # lines
_HEAD_OF_GOVERNMENT = re.compile(r"(?:代理?|副)?(?:省长|市长|县长|区长|主席|主任|局长|厅长|部长|州长|盟长|旗长|总理|乡长|镇长|行长|院长)\s+(?P<name>\S{1,2}(?:\s?\S{1,2}){0,2})")
_NOTE_WORDS = re.compile(r"公开|联系人|此件|此文|发至|传达|联系电话|登载|有删减|主动|依申请")


@dataclass
class Signature:
    names: list[Passage] = field(default_factory=list)
    persons: list[Passage] = field(default_factory=list)  # 市长　林致远
    date: list[Passage] = field(default_factory=list)


@dataclass
class Imprint:
    cc: list[Passage] = field(default_factory=list)
    office: list[Passage] = field(default_factory=list)
    date: list[Passage] = field(default_factory=list)


@dataclass
class Entry:
    """One entry of the 附件说明; `label` is the word 附件 with its colon, on the first."""

    label: Passage | None
    number: Passage | None
    title: list[Passage]


@dataclass
class Text:
    """A body, or a carried text with the title it stands under."""

    title: list[Passage] = field(default_factory=list)
    title_note: list[Passage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    signature: Signature | None = None


@dataclass
class AttachmentPart:
    label: Passage
    number: str | None
    title: list[Passage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Parts:
    header: Header
    body: Text = field(default_factory=Text)
    entries: list[Entry] = field(default_factory=list)
    note: list[Passage] = field(default_factory=list)
    payloads: list[Text] = field(default_factory=list)
    attachments: list[AttachmentPart] = field(default_factory=list)
    imprint: Imprint = field(default_factory=Imprint)


def split_parts(blocks: Sequence[Block]) -> Parts:
    """Walks the blocks once; each goes to the part that is open, until a line opens another."""
    parts = Parts(read_header(blocks))
    walk = _Walk(blocks, parts)
    at = parts.header.next
    while at < len(blocks):
        at = walk.step(at)
    return parts


class _Walk:
    """The state of one walk: which part is open."""

    def __init__(self, blocks: Sequence[Block], parts: Parts) -> None:
        self.blocks, self.parts = blocks, parts
        self.text = parts.body  # the last body or payload
        self.into: list[Block] = parts.body.blocks
        self.carried = _carried_title(parts.header)

    def step(self, at: int) -> int:
        block = self.blocks[at]
        if not isinstance(block, Paragraph):
            self.into.append(block)
            return at + 1
        for attempt in (self._imprint, self._attachment, self._signature, self._payload):
            end = attempt(at, block)
            if end > at:
                return end
        self.into.append(block)
        return at + 1

    def _paragraph(self, at: int) -> Paragraph | None:
        block = self.blocks[at] if 0 <= at < len(self.blocks) else None
        return block if isinstance(block, Paragraph) else None

    def _folded(self, at: int) -> str:
        paragraph = self._paragraph(at)
        return paragraph.folded if paragraph else ""

    # 版记 (7.4)

    def _imprint(self, at: int, block: Paragraph) -> int:
        imprint = self.parts.imprint
        if CC_LINE.match(block.folded) and not imprint.cc:
            imprint.cc.append(block.passage)
            at += 1
            while self._more_cc(at):
                imprint.cc.append(self.blocks[at].passage)  # type: ignore[union-attr]
                at += 1
            return self._print_line(at) or at
        return self._print_line(at) or at

    def _more_cc(self, at: int) -> bool:
        """A further line of 抄送: a second label, or names that go on behind a line that stopped in the middle."""
        folded = self._folded(at)
        if CC_LINE.match(folded):
            return True
        open_end = self.parts.imprint.cc[-1].folded[-1:] in "，,、；;"
        return bool(folded) and open_end and not print_line(folded)

    def _print_line(self, at: int) -> int:
        imprint = self.parts.imprint
        if imprint.date:
            return 0
        line = print_line(self._folded(at))
        if line:
            passage = self.blocks[at].passage  # type: ignore[union-attr]
            if line.before:
                imprint.office.append(passage.cut(0, line.start))
            imprint.date.append(passage.cut(line.start))
            return at + 1
        following = print_line(self._folded(at + 1))
        if following and not following.before and is_signature_name(self._folded(at)):
            imprint.office.append(self.blocks[at].passage)  # type: ignore[union-attr]
            imprint.date.append(self.blocks[at + 1].passage)  # type: ignore[union-attr]
            return at + 2
        return 0

    # 附件说明 (7.3.4) and 附件 (7.3.7)

    def _attachment(self, at: int, block: Paragraph) -> int:
        match = attachment_line(block.folded)
        if not match:
            return at
        if self._is_list(at, match):
            return self._entries(at, block.passage, match)
        part = AttachmentPart(block.passage.cut(0, match.start("rest")), match["n"])
        self.parts.attachments.append(part)
        self.into = part.blocks
        return self._attachment_title(at, block.passage.cut(match.start("rest")), part)

    def _is_list(self, at: int, match: re.Match[str]) -> bool:
        """附件：1.… is a list; 附件：… or 附件1：… is one where the signature is still to come, or nothing stands below it."""
        if self.parts.entries or self.parts.attachments or not match["rest"]:
            # 附件： on a line of its own, the entries below
            return not self.parts.entries and not self.parts.attachments and bool(match["colon"]) and self._numbered(at + 1)
        if re.match(r"\d{1,2}\s*[.、]", match["rest"]) and match["colon"]:
            return True
        return self._signature_ahead(at) or self._nothing_below(at)

    def _numbered(self, at: int) -> bool:
        paragraph = self._paragraph(at)
        return bool(paragraph and paragraph.marker and paragraph.marker.family == "dot" and paragraph.marker.ordinal == 1 and len(paragraph.folded) <= 80)

    def _signature_ahead(self, at: int) -> bool:
        return any(self._signature_extent(i) for i in range(at + 1, min(at + 16, len(self.blocks))))

    def _nothing_below(self, at: int) -> bool:
        following = self._paragraph(at + 1)
        return at + 1 >= len(self.blocks) or bool(following and (attachment_line(following.folded) or CC_LINE.match(following.folded)))

    def _entries(self, at: int, passage: Passage, match: re.Match[str]) -> int:
        label: Passage | None = passage.cut(0, match.start("rest"))
        number = passage.cut(match.start("n"), match.end("n")) if match["n"] else None
        pieces = _numbered_pieces(passage.cut(match.start("rest"))) if match["rest"] else []
        for num, title in pieces:
            self.parts.entries.append(Entry(label, num or number, [title]))
            label = None
        at += 1
        while True:
            paragraph = self._paragraph(at)
            if paragraph is None:
                return at
            again = attachment_line(paragraph.folded)
            if again and again["rest"] and again["n"] and self._signature_ahead(at):
                number_at = paragraph.passage.cut(again.start("n"), again.end("n"))
                self.parts.entries.append(Entry(paragraph.passage.cut(0, again.start("n")), number_at, [paragraph.passage.cut(again.start("rest"))]))
            elif self._next_entry(paragraph.marker):
                for num, title in _numbered_pieces(paragraph.passage):
                    self.parts.entries.append(Entry(label, num, [title]))
                    label = None
            elif self._broken_title(at, paragraph):
                self.parts.entries[-1].title.append(paragraph.passage)
            else:
                return at
            at += 1

    def _next_entry(self, marker: Marker | None) -> bool:
        return marker is not None and marker.family == "dot" and marker.ordinal == len(self.parts.entries) + 1

    def _broken_title(self, at: int, paragraph: Paragraph) -> bool:
        """The rest of a title that a line break cut: …养老服务设施建设 | 任务分解表."""
        if not self.parts.entries or paragraph.marker or paragraph.gap or is_date_line(paragraph.folded) or len(paragraph.folded) > 40:
            return False
        title = self.parts.entries[-1].title[-1].folded
        return not is_signature_name(paragraph.folded) and not re.search(r"[表单录件案法则定书图见]$|[）)]$", title) and not re.search(r"[。；：，]", paragraph.folded)

    def _attachment_title(self, at: int, rest: Passage, part: AttachmentPart) -> int:
        """The lines under 附件 N up to the table, the first number or running text."""
        if rest:
            part.title.append(rest)
        announced = self._announced(part)
        at += 1
        while (paragraph := self._paragraph(at)) and len(part.title) < _LONGEST_TITLE:
            joined = squash("".join(p.text for p in part.title))
            if (announced and joined == announced) or not _is_title_line(paragraph) or (part.title and not _title_goes_on(part.title, paragraph, announced)):
                break
            part.title.append(paragraph.passage)
            at += 1
        return at

    def _announced(self, part: AttachmentPart) -> str:
        """The title that the 附件说明 gives this attachment, squashed; empty where it gives none."""
        position = len(self.parts.attachments) - 1
        return squash("".join(p.text for p in self.parts.entries[position].title)) if position < len(self.parts.entries) else ""

    # 署名、成文日期 (7.3.5), 附注 (7.3.6)

    def _signature(self, at: int, block: Paragraph) -> int:
        if self.into is not self.text.blocks or self.text.signature:
            return at
        end = self._signature_extent(at)
        if not end:
            return at
        self.text.signature = self._read_signature(at, end)
        while self._is_note(end):
            self.parts.note.append(self.blocks[end].passage)  # type: ignore[union-attr]
            end += 1
        return end

    def _is_note(self, at: int) -> bool:
        folded = self._folded(at)
        return bool(NOTE_LINE.fullmatch(folded)) and bool(_NOTE_WORDS.search(folded)) and len(folded) <= 80

    def _signature_extent(self, at: int) -> int:
        """Index behind the signature that starts at `at`, 0 where none does: names, then a date."""
        end = at
        while self._is_signed_line(end) and end - at < 12:
            end += 1
        folded = self._folded(end)
        if is_date_line(folded) and (end > at or self._ends_text(end + 1)):
            return end + 1
        return end + 1 if end == at and signed_line(folded) else 0

    def _is_signed_line(self, at: int) -> bool:
        paragraph = self._paragraph(at)
        return bool(paragraph and not paragraph.marker and (is_signature_name(paragraph.folded) or _HEAD_OF_GOVERNMENT.fullmatch(paragraph.folded)))

    def _ends_text(self, at: int) -> bool:
        """Whether nothing of the text follows: its end, a note, an attachment, the imprint, or another title."""
        folded = self._folded(at)
        return at >= len(self.blocks) or bool(self._is_note(at) or attachment_line(folded) or CC_LINE.match(folded) or self._title_lines(at))

    def _read_signature(self, at: int, end: int) -> Signature:
        signature = Signature()
        for paragraph in self.blocks[at:end]:
            passage = paragraph.passage  # type: ignore[union-attr]
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
        return signature

    # 印发、转发: a carried text

    def _payload(self, at: int, block: Paragraph) -> int:
        """A title below a signed text, or below an unsigned one whose own title says that it carries it."""
        if self.into is not self.text.blocks:
            return at
        lines = self._title_lines(at)
        if not lines or not (self.text.signature or self._is_carried(at, lines)):
            return at
        text = Text(title=[self.blocks[i].passage for i in range(at, at + lines)])  # type: ignore[union-attr]
        at += lines
        while re.fullmatch(r"[（(].*(?:年|通过|修订|公布|修正).*[）)]", self._folded(at)) and not self._paragraph(at).marker:  # type: ignore[union-attr]
            text.title_note.append(self.blocks[at].passage)  # type: ignore[union-attr]
            at += 1
        self.parts.payloads.append(text)
        self.text, self.into = text, text.blocks
        return at

    def _title_lines(self, at: int) -> int:
        """How many lines from `at` make a title: short, unnumbered, without stops, the last ending with a document type."""
        for count in range(1, _LONGEST_TITLE + 1):
            paragraph = self._paragraph(at + count - 1)
            if paragraph is None or not _is_title_line(paragraph):
                return 0
            following = self._folded(at + count)
            if type_word(paragraph.folded) and not following.startswith(("的", "（试", "（暂", "（修")):
                return count
            if type_word(re.sub(r"[（(].*", "", paragraph.folded)) is None and NOTE_LINE.fullmatch(paragraph.folded):
                return count if count > 1 else 0
        return 0

    def _is_carried(self, at: int, lines: int) -> bool:
        title = squash("".join(self._folded(i) for i in range(at, at + lines)))
        return bool(self.carried) and (title == self.carried or title.endswith(self.carried) or self.carried.endswith(title))


def _carried_title(header: Header) -> str:
    """What a 通知 carries, by its own title, squashed: 关于印发《…》的通知 → …; empty where it carries nothing."""
    title = header.text("title") or ""
    match = re.search(r"(?:印发|转发|批转|发布|公布|下发|修订印发)\s*[《“]?(?P<t>.{4,})[》”]?\s*的(?:通知|公告|函|通报|决定)", title)
    return squash(match["t"].rstrip("》”")) if match else ""


def _is_title_line(paragraph: Paragraph) -> bool:
    return not paragraph.marker and len(paragraph.folded) <= 60 and not re.search(r"[。；;：:！？]$|[；;。]", paragraph.folded) and not is_date_line(paragraph.folded)


def _title_goes_on(title: Sequence[Passage], paragraph: Paragraph, announced: str) -> bool:
    """Whether a further line belongs to the title of an attachment rather than to what stands under it."""
    joined = squash("".join(p.text for p in title) + paragraph.passage.text)
    if announced:
        return announced.startswith(joined)
    return not paragraph.gap and type_word(title[-1].folded) is None and not re.search(r"[表单录图]$", title[-1].folded)


_PIECE = re.compile(r"(?:(?<=\s)|^)(?P<n>\d{1,2})\s*[.、]\s*(?!\d)")


def _numbered_pieces(passage: Passage) -> list[tuple[Passage | None, Passage]]:
    """`1.甲清单 2.乙清单` as (number, title) pairs; text without numbers as one pair."""
    cuts = [(m.start("n"), m.end(), m.end()) for m in _PIECE.finditer(passage.folded)]
    if not cuts:
        return [(None, passage)]
    ends = [*(c[0] for c in cuts[1:]), len(passage.folded)]
    pieces: list[tuple[Passage | None, Passage]] = [(None, passage.cut(0, cuts[0][0]))] if passage.folded[: cuts[0][0]].strip() else []
    return pieces + [(passage.cut(start, end), passage.cut(after, upto)) for (start, end, after), upto in zip(cuts, ends, strict=True)]
