"""OpenDocument sheets: their cells hold the text as displayed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyparse.readers.odf.names import MOST, OFFICE, STYLE, TABLE, TEXT, count
from policyparse.readers.sheets import MAX_CELLS, Sheet

_ROWS = (TABLE + "table-row-group", TABLE + "table-header-rows", TABLE + "table-rows")
_COLUMNS = (TABLE + "table-column-group", TABLE + "table-header-columns", TABLE + "table-columns")
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")


def read_sheets(root: Any, spreadsheet: Any) -> list[Sheet]:
    """The sheets of a spreadsheet."""
    hidden = {s.get(STYLE + "name") for s in root.iter(STYLE + "style") for p in s.iter(STYLE + "table-properties") if p.get(TABLE + "display") == "false"}
    return [_sheet(table, table.get(TABLE + "style-name") in hidden) for table in spreadsheet.findall(TABLE + "table")]


def _sheet(table: Any, hidden: bool) -> Sheet:
    sheet = Sheet(table.get(TABLE + "name") or "", {}, hidden=hidden)
    rows_hidden: set[int] = set()
    columns_hidden: set[int] = set()
    col = 1
    for column in _unwrapped(table, _COLUMNS, TABLE + "table-column"):
        width = count(column, TABLE + "number-columns-repeated")
        if column.get(TABLE + "visibility") in ("collapse", "filter"):
            columns_hidden |= set(range(col, col + min(width, MOST)))
        col += width
    number = 1
    for row in _unwrapped(table, _ROWS, TABLE + "table-row"):
        height = count(row, TABLE + "number-rows-repeated")
        if row.get(TABLE + "visibility") in ("collapse", "filter"):
            rows_hidden |= set(range(number, number + min(height, MOST)))
        cells = _cells(row)
        for at in range(number, number + (min(height, MOST) if cells else 0)):
            for place, text, span in cells:
                sheet.cells[at, place] = text
                if span != (1, 1):
                    sheet.merged[at, place] = span
        if len(sheet.cells) > MAX_CELLS:
            break  # refused by what writes them
        number += height
    sheet.hidden_rows, sheet.hidden_columns = frozenset(rows_hidden), frozenset(columns_hidden)
    return sheet


def _unwrapped(parent: Any, wrappers: tuple[str, ...], wanted: str) -> Iterator[Any]:
    for child in parent:
        if child.tag in wrappers:
            yield from _unwrapped(child, wrappers, wanted)
        elif child.tag == wanted:
            yield child


def _cells(row: Any) -> list[tuple[int, str, tuple[int, int]]]:
    """The filled and merged cells of a row: column, text, rows and columns covered."""
    found = []
    col = 1
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times = count(cell, TABLE + "number-columns-repeated")
        if cell.tag == _CELLS[0]:
            text = "\n".join(displayed(p) for p in cell.findall(TEXT + "p"))
            span = (count(cell, TABLE + "number-rows-spanned"), count(cell, TABLE + "number-columns-spanned"))
            if text.strip() or span != (1, 1):
                found += [(c, text, span) for c in range(col, col + min(times, MOST))]
        col += times
    return found


def displayed(paragraph: Any) -> str:
    """The text of a paragraph, its blanks and breaks as they are shown; remarks and notes left out."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == TEXT + "s":
            pieces.append(" " * min(count(child, TEXT + "c"), 100))
        elif child.tag == TEXT + "tab":
            pieces.append(" ")
        elif child.tag == TEXT + "line-break":
            pieces.append("\n")
        elif child.tag not in (OFFICE + "annotation", TEXT + "note") and isinstance(child.tag, str):
            pieces.append(displayed(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
