"""Pages to a source document: the canonical text is written here, and every offset with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic
from policyparse.readers.layout.furniture import Furnishing
from policyparse.readers.layout.joining import JoinedTable, goes_on, join
from policyparse.readers.layout.lines import TextLine
from policyparse.readers.layout.pages import PageContent, PageTable, TableCell
from policyparse.source import Chrome, Line, Page, SourceCell, SourceDocument, SourceTable, find_invisible
from policyparse.text.folding import IDEOGRAPHIC_SPACE, fold
from policyparse.text.passage import Span
from policyparse.text.slips import mended

_MOST_INDENT = 24
_BLANK_LINE = 1.75  # of the usual distance between two lines


@dataclass
class _Table:
    """A table while its rows are being written."""

    joined: JoinedTable
    next_row: int = 0
    start: int = -1
    end: int = -1
    at: dict[int, tuple[int, int]] = field(default_factory=dict)  # id of a cell → its stretch


@dataclass
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    chrome: list[Chrome] = field(default_factory=list)
    gap: bool = False

    def put(self, text: str) -> int:
        """Writes `text`; where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def line(self, text: str, indent: int) -> None:
        raw = self.put(IDEOGRAPHIC_SPACE * indent + text)
        self.lines.append(Line(Span(raw + indent, self.length), Span(raw, self.length), self.gap))
        self.gap = False
        self.put("\n")

    def furnish(self, text: str, kind: str) -> None:
        start = self.put(text)
        self.chrome.append(Chrome(kind, start, self.length))
        self.put("\n")

    def blank(self) -> None:
        self.put("\n")
        self.gap = True


class Origin(NamedTuple):
    """The file that pages come from."""

    name: str
    sha256: str
    media_type: str
    reader: str


def compose(pages: Sequence[PageContent], furniture: dict[int, list[Furnishing]], origin: Origin, diagnostics: Sequence[Diagnostic]) -> SourceDocument:
    """The source document of `pages`."""
    tables = _join_tables(pages, furniture)
    margins, pitch = _margins(pages, furniture), _pitch(pages)
    writer = _Writer()
    bounds: list[Page] = []
    for page in pages:
        start = writer.length
        _write_page(page, furniture.get(page.number, []), tables, margins[page.number], pitch, writer)
        bounds.append(Page(page.number, start, writer.length))
        if page is not pages[-1]:
            writer.put("\f")
    text, lines = "".join(writer.parts), tuple(writer.lines)
    written = sorted({id(t): t for t in tables.values()}.values(), key=lambda t: t.start)
    return SourceDocument(
        **origin._asdict(), encoding=None, text=text, folded=mended(fold(text)), lines=lines, pages=tuple(bounds),
        tables=tuple(_source_table(t) for t in written), chrome=tuple(sorted(writer.chrome, key=lambda c: c.start)),
        invisible=find_invisible(text, lines), diagnostics=tuple(diagnostics),
    )  # fmt: skip


def _join_tables(pages: Sequence[PageContent], furniture: dict[int, list[Furnishing]]) -> dict[int, _Table]:
    """id of a page's table → the whole table that it is a part of."""
    chains: list[list[tuple[int, PageTable]]] = []
    open_chain: list[tuple[int, PageTable]] | None = None
    for page in pages:
        aside = {id(f.line) for f in furniture.get(page.number, [])}
        body = [line for line in page.lines if id(line) not in aside]
        for table in page.tables:
            is_first = table is page.tables[0] and not any(line.top < table.top for line in body)
            if open_chain and is_first and page.number == open_chain[-1][0] + 1 and goes_on(open_chain[-1][1], table):
                open_chain.append((page.number, table))
            else:
                open_chain = [(page.number, table)]
                chains.append(open_chain)
        if (page.tables and any(line.top > page.tables[-1].bottom - line.size for line in body)) or (not page.tables and body):
            open_chain = None
    whole: dict[int, _Table] = {}
    for chain in chains:
        joined = _Table(join(chain))
        whole |= {id(table): joined for _, table in chain}
    return whole


def _margins(pages: Sequence[PageContent], furniture: dict[int, list[Furnishing]]) -> dict[int, float]:
    """The left edge of each page's text. A page with hardly any line of its own takes the edge of its neighbours."""
    own: dict[int, float] = {}
    for page in pages:
        aside = {id(f.line) for f in furniture.get(page.number, [])}
        starts = sorted(line.x0 for line in page.lines if id(line) not in aside)
        # an edge is where two lines begin
        edge = next((x for i, x in enumerate(starts) if sum(abs(x - y) < 3 for y in starts[i:]) >= 2), None)
        if edge is not None and len(starts) >= 4:
            own[page.number] = edge
    usual = Counter(round(x) for x in own.values()).most_common(1)
    rest = float(usual[0][0]) if usual else min((line.x0 for page in pages for line in page.lines), default=0.0)
    margins: dict[int, float] = {}
    for page in pages:
        near = own.get(page.number)
        if near is None or near > rest + 100:
            near = next((own[n] for n in (page.number - 2, page.number + 2, page.number - 1, page.number + 1) if n in own), rest)
        # a page of nothing but first lines and short ones begins where the others do
        margins[page.number] = rest if 0 < near - rest < 50 else near
    return margins


def _pitch(pages: Sequence[PageContent]) -> float:
    """The usual distance between two lines."""
    steps = Counter(round(b.bottom - a.bottom) for page in pages for a, b in pairwise(page.lines) if 6 < b.bottom - a.bottom < 60)
    return float(steps.most_common(1)[0][0]) if steps else 20.0


def _write_page(page: PageContent, furnished: Sequence[Furnishing], tables: dict[int, _Table], margin: float, pitch: float, writer: _Writer) -> None:
    aside = {id(f.line): f.kind for f in furnished}
    before: TextLine | None = None
    waiting = list(page.tables)
    for line in page.lines:
        while waiting and waiting[0].top < line.top and id(line) not in aside:
            _write_rows(tables[id(waiting.pop(0))], page.number, writer)
            before = None
        if id(line) in aside:
            if line.top > page.height / 2:
                while waiting:
                    _write_rows(tables[id(waiting.pop(0))], page.number, writer)
            writer.furnish(line.text, aside[id(line)])
            continue
        if before is not None and line.bottom - before.bottom > _BLANK_LINE * max(pitch, line.size):
            writer.blank()
        writer.line(line.text, min(max(round((line.x0 - margin) / line.size), 0), _MOST_INDENT))
        before = line
    for table in waiting:
        _write_rows(tables[id(table)], page.number, writer)
    for text in page.sideways:
        writer.furnish(text, "page_number" if any(c.isdigit() for c in text) and len(text) < 10 else "chrome")
    if page.oblique:
        writer.furnish(page.oblique, "chrome")


def _write_rows(table: _Table, number: int, writer: _Writer) -> None:
    """The rows of a table that begin on page `number`."""
    joined = table.joined
    by_row: dict[int, list[TableCell]] = {}
    for cell in joined.cells:
        by_row.setdefault(cell.row, []).append(cell)
    width = len(joined.xs) - 1
    while table.next_row < len(joined.pages) and joined.pages[table.next_row] <= number:
        start = writer.length
        at = 0
        for cell in sorted(by_row.get(table.next_row, []), key=lambda c: c.col):
            writer.put("\t" * (cell.col - at))
            at = cell.col
            begin = writer.put("\n".join(cell.lines))
            table.at[id(cell)] = (begin, writer.length)
        writer.put("\t" * (width - 1 - at))
        table.start = start if table.start < 0 else table.start
        table.end = writer.length
        writer.put("\n")
        table.next_row += 1


def _source_table(table: _Table) -> SourceTable:
    """The cells in order, those of all headers first: a merged cell that runs on over a repeated header gives way to it."""
    joined = table.joined

    def order(cell: TableCell) -> tuple[bool, int, int]:
        return (cell.row >= joined.header and cell.row not in joined.repeats, cell.row, cell.col)

    cells = [SourceCell(c.row, c.col, c.row_span, c.col_span, *table.at[id(c)]) for c in sorted(joined.cells, key=order)]
    return SourceTable(table.start, table.end, tuple(cells), joined.header)
