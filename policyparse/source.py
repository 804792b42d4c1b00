"""What a reader saw: the source text, its lines, pages and cells. Every reader returns this; every stage cuts from it.

All offsets count characters of `SourceDocument.text`, half open. Nothing here knows what a document means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic
from policyparse.text.folding import INVISIBLE, PRIVATE_USE_EDGE, fold
from policyparse.text.passage import EMPTY, Passage, Span, glue, joined, merge
from policyparse.text.slips import mended

# CR LF before CR, so that one break is one break; the rest are what converters leave for a page or line end.
LINE_BREAK = re.compile("[\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")


# invisible characters, and those of private use, in one search
_UNSEEN = re.compile(INVISIBLE.pattern[:-1] + "\ue000-\uf8ff]")


class Line(NamedTuple):
    """One printed line without its break and outer blanks."""

    span: Span
    raw: Span  # with its leading and trailing blanks, which mean something in a flattened table
    gap: bool  # a blank line, or a page end, stands before it


class Page(NamedTuple):
    """A page and the stretch of source text it holds."""

    number: int
    start: int
    end: int


class RowLine(NamedTuple):
    """One printed line of a flattened table: its cells in order, empty ones kept where tabs hold their place."""

    cells: tuple[Passage, ...]
    gap: bool


class RowBlock(NamedTuple):
    """The lines of one flattened table, page breaks inside included."""

    rows: tuple[RowLine, ...]


class SourceCell(NamedTuple):
    """A cell of a table whose geometry the format gives: ruling lines, gridSpan and vMerge, rowspan and colspan."""

    row: int  # from 0
    col: int  # from 0
    row_span: int
    col_span: int
    start: int  # its text in the source text, line breaks between its lines or paragraphs included;
    end: int  # start == end for an empty cell


class SourceTable(NamedTuple):
    """A table with its geometry. Its cells print their text in the stretch [start, end) and nothing else is printed there.

    Parts of a table on several pages are one SourceTable: rows count on, a cell that was open at the foot of a page spans
    the rows of the next, a header that every page repeats is there as often as it is printed.
    """

    start: int
    end: int
    cells: tuple[SourceCell, ...]
    header_rows: int = 0  # rows that the format itself calls header (<thead>, tblHeader); 0: it does not say


class CellBlock(NamedTuple):
    """A table with its geometry, its cells as passages; line breaks inside a cell stand as line feeds in its text."""

    cells: tuple[tuple[SourceCell, Passage], ...]
    header_rows: int


class Chrome(NamedTuple):
    """Text that the format tells from the document: site chrome of a saved page, running heads, page numbers."""

    kind: str  # chrome, running_head, page_number
    start: int
    end: int


class PortalField(NamedTuple):
    """A field that a portal or a file prints beside the document: 索引号, 发文机关, 成文日期, 发布日期, 文号, 标题."""

    label: str  # without blanks and colon
    value: str
    start: int  # of label and value in the source text
    end: int


@dataclass(frozen=True)
class SourceDocument:
    """The source text with its lines, and what the reader has to say about them.

    A line of `lines` lies outside of tables; what stands in a table is in `tables` alone. Lines that `chrome` or `portal`
    cover may be in `lines` as well: they are set aside later.
    """

    name: str
    sha256: str
    media_type: str
    reader: str
    encoding: str | None
    text: str
    folded: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    tables: tuple[SourceTable, ...] = ()  # in reading order; empty for formats whose tables are flattened to lines
    chrome: tuple[Chrome, ...] = ()  # in reading order
    portal: tuple[PortalField, ...] = ()  # in reading order
    invisible: tuple[Span, ...] = ()  # characters that nobody sees, and marks of notes; furniture, cut out of every passage
    note_marks: tuple[Span, ...] = ()  # those of them that are marks of notes: [1]
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def passage(self, start: int, end: int) -> Passage:
        """The text [start, end) of a line or cell, outer blanks and invisible characters dropped; line breaks inside a cell stay."""
        if self.invisible:
            first = bisect_left(self.invisible, (start, start))
            if first < len(self.invisible) and self.invisible[first].start < end:
                return glue(Passage(self.text[a:b], self.folded[a:b], (Span(a, b),)) for a, b in self._visible(start, end, first)).cut()
        piece = self.text[start:end]
        text = piece.strip()
        if not text:
            return EMPTY
        if len(text) < len(piece):
            start += piece.find(text[0])
            end = start + len(text)
        return Passage(text, self.folded[start:end], (Span(start, end),))

    def printed(self, text: str, spans: Sequence[tuple[int, int]]) -> Passage:
        """The passage `text` that `spans` print, its paragraphs joined by line feeds; a paragraph may end inside a span."""
        pieces, at = [], 0
        flat = Passage("", "", tuple(Span(a, b) for a, b in spans))
        whole = flat._replace(text="".join(self.text[a:b] for a, b in spans), folded="".join(self.folded[a:b] for a, b in spans))
        if len(whole.text) == len(text):
            return whole
        for paragraph in text.split("\n"):
            pieces.append(whole.slice(at, at + len(paragraph)))
            at += len(paragraph)
        return joined(pieces)

    def _visible(self, start: int, end: int, first: int) -> Iterator[Span]:
        """The stretches of [start, end) between invisible characters, of which `first` is the first that may lie in it."""
        for hidden in islice(self.invisible, first, None):
            if hidden.start >= end:
                break
            if start < hidden.start:
                yield Span(start, hidden.start)
            start = hidden.end
        if start < end:
            yield Span(start, end)


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold anything but white space, in order."""
    lines: list[Line] = []
    gap, at = True, 0
    for end, after in [*(match.span() for match in LINE_BREAK.finditer(text)), (len(text), len(text))]:
        piece = text[at:end]
        stripped = piece.strip()
        if stripped:
            start = at + piece.find(stripped[0])
            lines.append(Line(Span(start, start + len(stripped)), Span(at, end), gap))
            gap = text[end:after] == "\x0c"
        else:
            gap = True
        at = after
    return tuple(lines)


def find_invisible(text: str, lines: Iterable[Line]) -> tuple[Span, ...]:
    """Characters that print nothing and are no white space, with the private-use indents at the ends of lines."""
    found, private = [], []
    for match in _UNSEEN.finditer(text):
        at = match.start()
        if "\ue000" <= match[0] <= "\uf8ff":
            private.append(at)
        else:
            found.append(Span(at, at + 1))
    if private:
        for line in lines:
            if bisect_left(private, line.span.start) == bisect_left(private, line.span.end):
                continue
            for m in PRIVATE_USE_EDGE.finditer(text[line.span.start : line.span.end]):
                found += [Span(i, i + 1) for i in range(line.span.start + m.start(), line.span.start + m.end()) if not text[i].isspace()]
    return merge(sorted(set(found)))


def from_text(text: str, *, name: str, sha256: str, media_type: str, reader: str, encoding: str | None, diagnostics: Iterable[Diagnostic] = ()) -> SourceDocument:
    """A SourceDocument of plain lines. What every reader of running text ends with."""
    lines = split_lines(text)
    return SourceDocument(
        name=name, sha256=sha256, media_type=media_type, reader=reader, encoding=encoding, text=text, folded=mended(fold(text)),
        lines=lines, invisible=find_invisible(text, lines), diagnostics=tuple(diagnostics),
    )  # fmt: skip
