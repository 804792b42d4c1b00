"""Writes the canonical text of an Office file and keeps where each part of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic
from policyparse.readers.note_marks import without_marks
from policyparse.source import Chrome, Line, PortalField, SourceCell, SourceDocument, SourceTable, find_invisible, split_lines
from policyparse.text.folding import IDEOGRAPHIC_SPACE, fold
from policyparse.text.passage import Span, merge
from policyparse.text.slips import mended


class Cell(NamedTuple):
    """A cell with its text as it is to be printed."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str


_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
INDENT = IDEOGRAPHIC_SPACE * 2


class Writer:
    """The text so far, with its lines, tables and chrome. Each call ends on a line break."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._gap = True
        self.lines: list[Line] = []
        self.tables: list[SourceTable] = []
        self.chrome: list[Chrome] = []
        self._in_cells: list[Line] = []  # of cells with characters that may be indents
        self._marks: list[Span] = []

    def _write(self, text: str) -> int:
        start = self._at
        self._parts.append(text)
        self._at += len(text)
        return start

    def _unmarked(self, text: str) -> str:
        """The text without what sets marks of notes apart; the marks, for a text that is written next, are kept."""
        text, marks = without_marks(text)
        self._marks += [_moved(mark, self._at) for mark in marks]
        return text

    def paragraph(self, text: str, indented: bool = False) -> Span:
        """A paragraph: one line, or several where it holds breaks. An empty one is a gap. Returns where it stands."""
        if not text.strip():
            start = self._write("\n")
            self._gap = True
            return Span(start, start)
        if indented and not text[0].isspace():
            text = INDENT + text
        text = self._unmarked(text)
        start = self._write(text + "\n")
        for i, line in enumerate(split_lines(text)):
            gap = line.gap if i else self._gap
            self.lines.append(Line(_moved(line.span, start), _moved(line.raw, start), gap))
        self._gap = text.endswith("\x0c")
        return Span(start, start + len(text))

    def aside(self, kind: str, text: str) -> None:
        """A paragraph that is no part of the document."""
        stripped = without_marks(text.strip())[0]
        if stripped:
            start = self._write(stripped + "\n")
            self.chrome.append(Chrome(kind, start, start + len(stripped)))

    def table(self, rows: Sequence[Sequence[Cell | None]], header_rows: int = 0) -> tuple[SourceCell, ...]:
        """A table, a row a line, cells parted by tabs; None holds the place of a cell that a merged one covers. Returns its cells."""
        begin, cells = self._at, []
        for row in rows:
            for i, cell in enumerate(row):
                if i:
                    self._write("\t")
                if cell is not None:
                    text = self._unmarked(cell.text.strip())
                    start = self._write(text)
                    cells.append(SourceCell(cell.row, cell.col, cell.row_span, cell.col_span, start, self._at))
                    if _PRIVATE_USE.search(text):
                        self._in_cells.extend(Line(_moved(line.span, start), _moved(line.raw, start), False) for line in split_lines(text))
            self._write("\n")
        if any(cell.end > cell.start for cell in cells):
            self.tables.append(SourceTable(begin, self._at, tuple(cells), header_rows))
        self._gap = True
        return tuple(cells)

    def document(self, *, name: str, sha256: str, media_type: str, reader: str, diagnostics: Iterable[Diagnostic] = (), portal: Iterable[PortalField] = ()) -> SourceDocument:
        """The source document of what has been written."""
        text = "".join(self._parts)
        in_order = sorted([*self.lines, *self._in_cells]) if self._in_cells else self.lines
        return SourceDocument(
            name=name, sha256=sha256, media_type=media_type, reader=reader, encoding=None, text=text, folded=mended(fold(text)),
            lines=tuple(self.lines), tables=tuple(self.tables), chrome=tuple(self.chrome), portal=tuple(portal),
            invisible=merge(sorted({*find_invisible(text, in_order), *self._marks})), note_marks=merge(sorted(self._marks)), diagnostics=tuple(diagnostics),
        )  # fmt: skip


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
