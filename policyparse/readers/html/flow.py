"""An element tree as lines and tables in reading order, each knowing where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

from policyparse.readers.html.generated import Generated
from policyparse.readers.html.markup import BLOCKS
from policyparse.readers.html.style import NO_TEXT, Style

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


class LeftOut(NamedTuple):
    """Text of the page that is not read: hidden by its style, or struck out."""

    kind: str  # hidden, struck
    text: str
    element: Any
    path: tuple[Any, ...]
    at: int  # number of the piece in which it stands, or which follows it


class Flowed(NamedTuple):
    """A page, or a part of one, in reading order, and what was left out on the way."""

    pieces: list[Flow]
    left_out: list[LeftOut]


def flow(root: Any, style: Style) -> Flowed:
    """The page in reading order. Iterative: nesting costs no stack."""
    page = _Page(style)
    pending: list[tuple[bool, Any]] = [(True, root)]
    while pending:
        opens, element = pending.pop()
        if not opens:
            page.close(element, element.tail if element is not root else None)
        elif not isinstance(element.tag, str):
            page.add(element.tail)
        elif element is not root and (kind := _left_out(element, style)):
            page.leave_out(kind, element)
        elif element.tag == "table" and is_data(element, style):
            page.table(element)
        else:
            page.open(element)
            pending.append((False, element))
            pending += [(True, child) for child in reversed(element)]
    page.flush()
    return Flowed(page.out, page.left_out)


def _left_out(element: Any, style: Style) -> str | None:
    """hidden, struck, or None for an element that is read."""
    return "hidden" if style.hides(element) else "struck" if style.strikes(element) else None


class _Page:
    """The page while it is walked: the line that is open, and the elements around it."""

    def __init__(self, style: Style) -> None:
        self.out: list[Flow] = []
        self.left_out: list[LeftOut] = []
        self.pieces: list[str] = []
        self.path: list[Any] = []
        self.mark = ""  # the number that the browser prints before the next text
        self.linked = self.links = 0
        self.style, self.generated = style, Generated(style)

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def flush(self) -> None:
        text = collapse("".join(self.pieces))
        if text.strip():
            self.out.append(TextLine(self.mark + text.strip(" "), tuple(self.path), self.linked))
            self.mark = ""
        self.pieces, self.linked = [], 0

    def leave_out(self, kind: str, element: Any) -> None:
        if element.tag not in NO_TEXT:
            text = " ".join("".join(shown_text(element)).split())
            if text:
                self.left_out.append(LeftOut(kind, text, element, tuple(self.path), len(self.out)))
        self.add(element.tail)

    def table(self, element: Any) -> None:
        self.flush()
        table, left_out = read_table(element, (*self.path, element), self.style)
        self.left_out += [one._replace(path=(*self.path, element, *one.path), at=len(self.out)) for one in left_out]
        if table.cells:
            self.out.append(table)
        self.add(element.tail)

    def open(self, element: Any) -> None:
        block = element.tag in BLOCKS or element.tag == "br"
        if block:
            self.flush()
        mark = self.generated.before(element, len(self.path))
        if mark and block:
            self.mark = mark
        elif mark:
            self.add(mark)
        self.path.append(element)
        self.links += element.tag == "a"
        self.add(element.text)

    def close(self, element: Any, tail: str | None) -> None:
        if element.tag in BLOCKS:
            self.flush()
            self.mark = self.mark if element.tag != "li" else ""
        self.links -= element.tag == "a"
        self.path.pop()
        self.generated.close(len(self.path))
        self.add(tail)


def shown_text(element: Any) -> Iterator[str]:
    """The pieces of text inside an element, those of scripts and the like left out."""
    yield element.text or ""
    for child in element.iterdescendants():
        if child.tag not in NO_TEXT and isinstance(child.tag, str):
            yield child.text or ""
        yield child.tail or ""


def collapse(text: str) -> str:
    """White space as a browser shows it, but for the line breaks of the markup between Chinese characters."""
    return _BLANKS.sub(" ", _MARKUP_BREAK.sub("", text))


def _rows(table: Any, style: Style) -> list[Any]:
    """The rows of a table that a browser shows, those of tables inside it left out."""
    return [tr for tr in table.iter("tr") if next((a for a in tr.iterancestors("table")), None) is table and not style.hides(tr)]


def _cells(row: Any, style: Style) -> list[Any]:
    return [c for c in row if c.tag in ("td", "th") and not style.hides(c)]


def is_data(table: Any, style: Style) -> bool:
    """Whether a table holds data rather than laying out the page: rows and columns, no article in a single cell, no table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [_cells(tr, style) for tr in _rows(table, style)]
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


def read_table(table: Any, path: tuple[Any, ...], style: Style) -> tuple[DataTable, list[LeftOut]]:
    """The cells of a data table in their places (HTML's table model: a cell takes the first free place of its row), and what its
    cells leave out."""
    result = DataTable([], path)
    left_out: list[LeftOut] = []
    rows = _rows(table, style)
    free = [0] * _WIDEST  # the first row in which each column is free again
    for r, tr in enumerate(rows):
        col = 0
        for cell in _cells(tr, style):
            lines = _cell_lines(cell, style, left_out)
            while col < _WIDEST and free[col] > r:
                col += 1
            if col == _WIDEST:
                result.cells[-1].lines += lines
                continue
            # a span that runs past the last row means: as far as the table goes
            height = min(_span(cell, "rowspan") or _rows_left(rows, r), len(rows) - r)
            width = min(_span(cell, "colspan") or 1, _WIDEST - col)
            free[col : col + width] = [r + height] * width
            result.cells.append(DataCell(r, col, height, width, lines, cell.tag == "th"))
            col += width
    result.header_rows = sum(tr.getparent().tag == "thead" for tr in rows)
    _drop_empty_rows(result, len(rows))
    return result, left_out


def _drop_empty_rows(table: DataTable, count: int) -> None:
    """Takes out the rows in which no cell begins: editors leave an empty <tr> for every row that a merged cell has eaten."""
    begun = sorted({cell.row for cell in table.cells})
    if len(begun) == count:
        return
    for cell in table.cells:
        first, end = bisect_left(begun, cell.row), bisect_left(begun, cell.row + cell.row_span)
        cell.row, cell.row_span = first, max(end - first, 1)
    table.header_rows = bisect_left(begun, table.header_rows)


def _span(cell: Any, name: str) -> int:
    """The printed span, 0 included."""
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _rows_left(rows: Sequence[Any], at: int) -> int:
    """How many rows rowspan="0" covers: all that are left of its row group."""
    group = rows[at].getparent()
    return sum(1 for _ in takewhile(lambda row: row.getparent() is group, rows[at:]))


def _cell_lines(cell: Any, style: Style, left_out: list[LeftOut]) -> list[str]:
    """The lines inside a cell."""
    found = flow(cell, style)
    left_out += found.left_out
    return [piece.text for piece in found.pieces if isinstance(piece, TextLine)]
