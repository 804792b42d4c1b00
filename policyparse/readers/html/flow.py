"""An element tree as lines and tables in reading order, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, TypeAlias

from policyparse.readers.html.markup import BLOCKS, is_hidden

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = "[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…]"
# A line break of the markup between two Chinese characters is no blank.
_MARKUP_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_LAYOUT_SHARE = 0.6  # a cell with more of its table's text than this holds an article, not a datum
_LAYOUT_SIZE = 600  # characters
_WIDEST = 200  # columns of a table; colspan="9999" means all there are


@dataclass(slots=True)
class TextLine:
    """One line of text with the elements it stands in, outermost first."""

    text: str
    path: tuple[Any, ...]
    linked: int  # characters inside links


@dataclass(slots=True)
class DataCell:
    """A cell with its place, its spans, and its lines."""

    row: int
    col: int
    row_span: int
    col_span: int
    lines: list[str]
    header: bool


@dataclass(slots=True)
class DataTable:
    """A table of data, its cells placed by rowspan and colspan."""

    cells: list[DataCell]
    path: tuple[Any, ...]
    header_rows: int = 0


Flow: TypeAlias = TextLine | DataTable


def flow(root: Any) -> list[Flow]:
    """The page in reading order. Iterative: nesting costs no stack."""
    page = _Page()
    pending: list[tuple[bool, Any]] = [(True, root)]
    while pending:
        opens, element = pending.pop()
        if not opens:
            page.close(element, element.tail if element is not root else None)
        elif not isinstance(element.tag, str) or is_hidden(element):
            page.add(element.tail)
        elif element.tag == "table" and is_data(element):
            page.table(element)
        else:
            page.open(element)
            pending.append((False, element))
            pending += [(True, child) for child in reversed(element)]
    page.flush()
    return page.out


class _Page:
    """The page while it is walked: the line that is open, and the elements around it."""

    def __init__(self) -> None:
        self.out: list[Flow] = []
        self.pieces: list[str] = []
        self.path: list[Any] = []
        self.linked = self.links = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def flush(self) -> None:
        text = collapse("".join(self.pieces))
        if text.strip():
            self.out.append(TextLine(text.strip(" "), tuple(self.path), self.linked))
        self.pieces, self.linked = [], 0

    def table(self, element: Any) -> None:
        self.flush()
        self.out.append(read_table(element, (*self.path, element)))
        self.add(element.tail)

    def open(self, element: Any) -> None:
        if element.tag in BLOCKS or element.tag == "br":
            self.flush()
        self.path.append(element)
        self.links += element.tag == "a"
        self.add(element.text)

    def close(self, element: Any, tail: str | None) -> None:
        if element.tag in BLOCKS:
            self.flush()
        self.links -= element.tag == "a"
        self.path.pop()
        self.add(tail)


def collapse(text: str) -> str:
    """White space as a browser shows it, but for the line breaks of the markup between Chinese characters."""
    return _BLANKS.sub(" ", _MARKUP_BREAK.sub("", text))


def _rows(table: Any) -> list[Any]:
    """The rows of a table that a browser shows, those of tables inside it left out."""
    return [tr for tr in table.iter("tr") if next((a for a in tr.iterancestors("table")), None) is table and not is_hidden(tr)]


def _cells(row: Any) -> list[Any]:
    return [c for c in row if c.tag in ("td", "th") and not is_hidden(c)]


def is_data(table: Any) -> bool:
    """Whether a table holds data rather than laying out the page: rows and columns, no article in a single cell, no table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [_cells(tr) for tr in _rows(table)]
    if len(rows) < 2 or max(len(r) for r in rows) < 2:
        return False
    sizes = [len("".join(c.itertext()).strip()) for r in rows for c in r]
    total = sum(sizes)
    if not total or max(sizes) > max(_LAYOUT_SIZE, _LAYOUT_SHARE * total):
        return False
    return not _is_portal(rows)


def _is_portal(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table is the portal's own: labels with colons beside their values."""
    from policyparse.language.portal import is_label

    texts = ["".join(c.itertext()).strip() for r in rows for c in r]
    filled = [t for t in texts if t]
    return sum(is_label(t) for t in filled) * 3 >= len(filled) > 0


def read_table(table: Any, path: tuple[Any, ...]) -> DataTable:
    """The cells of a data table in their places (HTML's table model: a cell takes the first free place of its row)."""
    result = DataTable([], path)
    rows = _rows(table)
    free = [0] * _WIDEST  # the first row in which each column is free again
    for r, tr in enumerate(rows):
        col = 0
        for cell in _cells(tr):
            while col < _WIDEST and free[col] > r:
                col += 1
            if col == _WIDEST:
                result.cells[-1].lines += cell_lines(cell)
                continue
            # a span that runs past the last row means: as far as the table goes
            height = min(_span(cell, "rowspan") or _rows_left(rows, r), len(rows) - r)
            width = min(_span(cell, "colspan") or 1, _WIDEST - col)
            free[col : col + width] = [r + height] * width
            result.cells.append(DataCell(r, col, height, width, list(cell_lines(cell)), cell.tag == "th"))
            col += width
    result.header_rows = sum(tr.getparent().tag == "thead" for tr in rows)
    return result


def _span(cell: Any, name: str) -> int:
    """The printed span, 0 included."""
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _rows_left(rows: Sequence[Any], at: int) -> int:
    """How many rows rowspan="0" covers: all that are left of its row group."""
    group = rows[at].getparent()
    return sum(1 for _ in takewhile(lambda row: row.getparent() is group, rows[at:]))


def cell_lines(cell: Any) -> Iterator[str]:
    """The lines inside a cell."""
    for piece in flow(cell):
        if isinstance(piece, TextLine):
            yield piece.text
