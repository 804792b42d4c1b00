"""Composes the canonical text of a page and keeps where each part of it stands."""

from __future__ import annotations

from collections.abc import Iterable

from policyparse.diagnostics import Diagnostic
from policyparse.language.document_types import type_word
from policyparse.language.portal import split_labels
from policyparse.readers.html.flow import DataTable, Flow
from policyparse.readers.html.markup import Page
from policyparse.source import Chrome, Line, PortalField, SourceCell, SourceDocument, SourceTable, find_invisible
from policyparse.text.folding import fold
from policyparse.text.passage import Span
from policyparse.text.slips import mended


def _is_title(text: str, label: str) -> bool:
    """Whether a line below a label that a script would fill (文件状态：) is the title of the document and not its value."""
    return "关于" in text and type_word(text) is not None and not any(word in label for word in ("标题", "名称", "题注", "内容"))


class Writer:
    """Composes the canonical text: a line a paragraph, rows of tables as lines with cells parted by tabs."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.tables: list[SourceTable] = []
        self.chrome: list[Chrome] = []
        self.portal: list[PortalField] = []
        self.label: tuple[str, Span] | None = None  # a portal label whose value is the next line

    def _put(self, text: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self.parts.append(text)
        self.length += len(text)
        return span

    def write(self, piece: Flow, kind: str) -> Span:
        """Writes a piece of the page as text or chrome; returns where it stands."""
        start = self.length
        if isinstance(piece, DataTable):
            cells = self._cells(piece)
            if kind == "text":
                self.tables.append(SourceTable(start, self.length, cells, piece.header_rows))
            else:
                self.chrome += [Chrome("chrome", c.start, c.end) for c in cells if c.end > c.start]
            return Span(start, self.length)
        raw = self._put(piece.text)
        self._put("\n")
        stripped = piece.text.strip()
        start = raw.start + piece.text.index(stripped[0])
        span = Span(start, start + len(stripped))
        if kind == "text":
            self._close_label()
            self.lines.append(Line(span, raw, False))
        else:
            self._beside(stripped, span)
        return span

    def _beside(self, text: str, span: Span) -> None:
        """A line outside the document: a portal field, the value of one, or chrome."""
        fields = split_labels(text)
        if self.label and not fields and not _is_title(text, self.label[0]):
            name, at = self.label
            self.portal.append(PortalField(name, text, at.start, span.end))
            self.label = None
            return
        self._close_label()
        for label, value, start, end in fields:
            if not value and end == len(text):
                # the value is the next line
                self.label = (label, Span(span.start + start, span.end))
            else:
                self.portal.append(PortalField(label, value, span.start + start, span.start + end))
        if not fields:
            self.chrome.append(Chrome("chrome", span.start, span.end))

    def _close_label(self) -> None:
        """A label without a value is a field all the same, an empty one."""
        if self.label:
            name, at = self.label
            self.portal.append(PortalField(name, "", at.start, at.end))
            self.label = None

    def _cells(self, table: DataTable) -> tuple[SourceCell, ...]:
        cells = []
        row = 0
        for at, cell in enumerate(table.cells):
            if at:
                self._put("\n" if cell.row > row else "\t")
            row = cell.row
            span = self._put("\n".join(line.strip() for line in cell.lines))
            cells.append(SourceCell(cell.row, cell.col, cell.row_span, cell.col_span, span.start, span.end))
        self._put("\n")
        return tuple(cells)

    def document(self, page: Page, name: str, sha256: str, diagnostics: Iterable[Diagnostic] = ()) -> SourceDocument:
        """The source document of what has been written."""
        self._close_label()
        text = "".join(self.parts)
        return SourceDocument(
            name=name, sha256=sha256, media_type="text/html", reader="html", encoding=page.encoding, text=text, folded=mended(fold(text)),
            lines=tuple(self.lines), tables=tuple(self.tables), chrome=tuple(self.chrome), portal=tuple(self.portal),
            invisible=find_invisible(text, self.lines), diagnostics=tuple(diagnostics),
        )  # fmt: skip
