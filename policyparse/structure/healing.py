"""Paragraphs healed over line and page breaks.

A line goes on with the one before it where that one is running text and stops in mid-sentence, and where this one opens
nothing of its own. Forced by texts out of paged files, where a blank line stands in the middle of a word
(``……碧水、清`` / blank / ``废行动……``), and by texts wrapped at a fixed width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from policyparse.language.document_types import type_word
from policyparse.language.portal import split_label
from policyparse.rules import rule
from policyparse.source import Line
from policyparse.structure.blocks import Paragraph
from policyparse.structure.lines import CC_LINE, attachment_line, cut_midway, is_date_line, is_signature_name, note_line, print_line, sentence_open
from policyparse.structure.markers import Marker, read_marker
from policyparse.structure.seams import breaks_word
from policyparse.text.passage import Passage, glue

_LONGEST_HEADING = 45  # characters; a numbered line longer than this without a full stop is text that was cut
_SHORTEST_TEXT = 15  # an unnumbered line needs this length and a comma to count as running text
_LABEL = 12  # characters in which the label of a portal's field ends
_NARROWEST, _WIDEST = 16, 60  # characters at which texts are wrapped
_FEWEST_INDENTS = 4  # lines
_SHORTEST_CUT, _LONG_CUT = 12, 20  # characters of a numbered line that may be cut inside a word, by a page break as well
_TAIL = 120  # characters at the end of a paragraph that decide whether it goes on


_HEADER_ELEMENT = rule(
    r"[^，,。；;《]{0,60}[〔\[（(【]\s*[\d*]{4}\s*[〕\]）)】]\s*第?\s*[\d*]{1,5}\s*号(?:\s*签\s*发\s*人.{0,40})?|签\s*发\s*人\s*[：:].{0,40}",
    examples=["云政发〔2026〕5号", "云政发〔2026〕5号 签发人：张某", "签发人：张某"],
    rejects=["根据《办法》〔2026〕5号", "渔港改造"],
    why="A line of the header that no text runs on from: its number, or who signed.",
    ask="whole",
)


class Printed(NamedTuple):
    """A line with what the page shows of it."""

    passage: Passage
    line: Line
    indented: bool
    marker: Marker | None

    @property
    def width(self) -> int:
        """Characters from the margin to the end of the line."""
        return self.line.span.end - self.line.raw.start


class Growing:
    """A paragraph while its lines come in. Looks at each line once, however long the paragraph grows."""

    def __init__(self, first: Printed) -> None:
        self.pieces = [first.passage]
        self.marker = first.marker
        self.gap = first.line.gap
        self.tail = first.passage.folded[-_TAIL:]
        self.last = first
        body = self.marker.rest.folded if self.marker else first.passage.folded
        self.length = len(body)
        self.has_stop = self.has_comma = False
        self._note(body)

    def _note(self, body: str) -> None:
        self.has_stop = self.has_stop or "。" in body or "；" in body or ";" in body
        self.has_comma = self.has_comma or "，" in body or "," in body or "、" in body

    def add(self, line: Printed) -> None:
        """Takes a further line."""
        self.pieces.append(line.passage)
        self.tail = (self.tail + line.passage.folded)[-_TAIL:]
        self.length += len(line.passage.folded)
        self.last = line
        self._note(line.passage.folded)

    def paragraph(self) -> Paragraph:
        """The paragraph of all lines taken."""
        whole = glue(self.pieces)
        # the number may have been cut, too: （十 | 二）
        return Paragraph(whole, self.marker if len(self.pieces) == 1 else read_marker(whole), self.gap)

    def cut_midway(self) -> bool:
        """Whether it cannot but go on. A numbered line without a stop may be a title that ends in any word: 坚持问题导向."""
        return cut_midway(self.tail, words=self.has_stop or self.marker is None)

    def is_running_text(self) -> bool:
        """Running text, as against a title, a heading on a line of its own, a name or a salutation."""
        if self.is_title() or self.is_field():
            return False
        if self.cut_midway() and (self.marker or self.has_comma or self.has_stop or self.length > _LONGEST_HEADING):
            return True
        if self.has_stop or (self.marker and self.marker.family == "article"):
            return True
        return self.has_comma and self.length > (_LONGEST_HEADING if self.marker else _SHORTEST_TEXT) and not attachment_line(self.tail)

    def is_title(self) -> bool:
        """关于加强领导，进一步做好河道管理工作的通知: a comma makes no running text of what ends as titles do."""
        if self.marker or self.has_stop or len(self.pieces) > 3 or "关于" not in self.tail or self.tail[0] in "为根按各":
            return False
        word = type_word(self.tail)
        return word is not None and "的" in self.tail[-len(word) - 3 : -len(word)]

    def is_field(self) -> bool:
        """A field of a portal, whatever marks its value holds: [联合发文单位] 云澜市财政局;云澜市税务局."""
        label = self.tail[:_LABEL]
        return len(self.pieces) == 1 and self.marker is None and (label[0] in "【[" or "：" in label or ":" in label) and split_label(self.tail) is not None

    def is_header_element(self) -> bool:
        """云澜水利〔2024〕12号　签发人：李某某: however full the line, the next one is the title."""
        return not self.has_stop and self.marker is None and len(self.pieces) == 1 and _HEADER_ELEMENT.fullmatch(self.tail) is not None

    def is_bare_number(self) -> bool:
        """（一） alone on its line, the title below it."""
        return self.marker is not None and not self.marker.rest and len(self.pieces) == 1


class Layout(NamedTuple):
    """How the text is laid out: the width it is wrapped at, None where it is not; whether an indent opens a paragraph."""

    width: int | None
    indents: bool
    longest: int | None  # the width of the longest lines where several reach it; a short text may be wrapped there
    top: int  # the width of the longest line


def find_layout(printed: Sequence[Printed]) -> Layout:
    """The layout of all lines. Wrapped: a third of them end within two characters of one width, hardly any beyond it.

    Indents mean something where many lines have one and some have none.
    """
    indented = sum(p.indented for p in printed)
    behind = [line.indented for before, line in pairwise(printed) if before.passage.folded[-1:] in "。：；"]
    # a narrow text has few first lines: those behind a full stop tell
    tells = indented > 0.1 * len(printed) or (indented >= _FEWEST_INDENTS and 2 * sum(behind) >= len(behind))
    indents = tells and indented < 0.97 * len(printed)
    lengths = Counter([p.line.span.end - p.line.raw.start for p in printed if "\t" not in p.passage.text])
    total = sum(lengths.values())
    top = max(lengths, default=0)
    longest = top if _NARROWEST <= top <= _WIDEST and sum(lengths[top - d] for d in range(3)) > 1 else None
    if total < 12:
        return Layout(None, indents, longest, top)
    width = max(lengths, key=lambda n: (sum(lengths[n - d] for d in range(3)), n))
    near = sum(lengths[width - d] for d in range(3))
    beyond = sum(count for n, count in lengths.items() if n > width + 2)
    wrapped = _NARROWEST <= width <= _WIDEST and near * 3 >= total and beyond * 20 <= total
    return Layout(width if wrapped else None, indents, longest, top)


def goes_on(growing: Growing, line: Printed, following: Sequence[Printed], layout: Layout, seen: dict[str, int]) -> bool:
    """Whether `line` continues the paragraph. `seen`: the last number of each family of headings so far."""
    folded = line.passage.folded
    if folded[0] in _CLOSING or (growing.tail[-1:] in _IN_NUMBER and folded[0].isdigit() and growing.is_running_text()):
        return True
    if growing.is_header_element():
        return False
    open_end = sentence_open(growing.tail)
    if not open_end and layout.width is None and not growing.is_bare_number():
        return False  # a whole sentence, and no line that only its width may have ended
    if _opens_something(folded) or is_date_line(growing.tail):
        return False
    if is_signature_name(folded) and _date_follows(following):
        return False
    midway = growing.cut_midway() or (open_end and _cut_in_word(growing, line, layout))
    if line.marker and not midway and (not open_end or (_expected(line.marker, growing.marker, seen) and not _mere_dash(line.marker, growing))):
        return False
    # from here on a number in front of the line is part of the sentence: 按照前款第 | （三）项
    if growing.is_bare_number():
        return True
    if layout.width and not line.line.gap and growing.last.width >= layout.width - 2 and not (layout.indents and line.indented) and not growing.is_title():
        # a full line of wrapped text: its paragraph ends here only with its sentence, or where indents tell
        return layout.indents or open_end
    if layout.indents and line.indented and not growing.last.indented and not midway:
        return False
    return open_end and (growing.is_running_text() or (midway and growing.marker is not None) or _wrapped_number(growing, line, layout))


def _date_follows(lines: Sequence[Printed]) -> bool:
    """Whether a date stands below names: 云澜市水利局　云澜市财政局 | 云澜市民政局 | 2023年5月6日."""
    at = 0
    while at < len(lines) - 1 and is_signature_name(lines[at].passage.folded):
        at += 1
    return at < len(lines) and is_date_line(lines[at].passage.folded)


def _cut_in_word(growing: Growing, line: Printed, layout: Layout) -> bool:
    """……价格的有机统 | 一。强化风险管理，…… · （一）……缆绳松 | 脱造成的异响……: what stands in between is no end of anything."""
    if (line.line.gap and growing.length < _LONG_CUT) or growing.is_title() or growing.is_field():
        return False
    if line.marker:
        return line.marker.family in ("comma", "point", "order") and growing.is_running_text() and breaks_word(growing.tail, line.passage.folded)
    # the segmenter costs more than a short text: only a line that reaches the edge of a wrapped one is asked about
    edge = layout.width or layout.top
    return edge <= _WIDEST and growing.last.width >= edge - 2 and growing.marker is not None and growing.length >= _SHORTEST_CUT and breaks_word(growing.tail, line.passage.folded)


def _wrapped_number(growing: Growing, line: Printed, layout: Layout) -> bool:
    """A numbered sentence that reaches the edge of a short text, where only the first lines of paragraphs are indented."""
    if layout.longest is None or line.marker or line.line.gap or growing.marker is None:
        return False
    return layout.indents and growing.last.indented and not line.indented and growing.last.width >= layout.longest - 2


# A line that begins so cannot open anything: 落实国务院《 | 关于…… | 》，为
_IN_NUMBER = frozenset("0123456789.")  # 提高到0.6 | 3，推广……: a figure was cut
_CLOSING = frozenset("》”）】〕〉，。、；：！？)")


def _mere_dash(opens: Marker, growing: Growing) -> bool:
    """A single dash in front of a line whose sentence is still open is a dash: 受纳水体—排污口 | —排污通道."""
    return opens.family == "dash" and len(opens.num.text) == 1 and growing.is_running_text()


def _expected(opens: Marker, marker: Marker | None, seen: dict[str, int]) -> bool:
    """Whether a number at the start of a line is the next of its family, so that it opens a node even behind an open sentence."""
    if opens.masked and opens.family == "paren_digit":
        # 健康指数 | （***）不低于**分: a masked token in brackets, unless the list is numbered so
        return marker is not None and marker.family == opens.family
    if opens.num.text.endswith("。") and opens.family == "comma":
        # 一。 for 一、 is a slip of the print, and the end of a sentence far more often
        return opens.ordinal == seen.get(opens.family, 0) + 1
    if opens.ordinal is None or opens.ordinal == 1 or opens.ordinal == seen.get(opens.family, 0) + 1:
        return True
    return marker is not None and marker.family == opens.family and marker.ordinal is not None and opens.ordinal == marker.ordinal + 1


def _opens_something(folded: str) -> bool:
    if is_date_line(folded) or attachment_line(folded) is not None or CC_LINE.match(folded) is not None:
        return True
    # names of 抄送 that no stop ends are no reason to go on: 市检察院 | 云澜市人民政府办公室　2020年6月8日印发
    return print_line(folded) is not None or note_line(folded)
