"""Legacy Excel files (.xls, .et), through xlrd: cells with their merged ranges, numbers and dates as displayed."""

from __future__ import annotations

import io
import struct
from typing import Any

from policyparse.errors import UnreadableInput
from policyparse.readers.office_package import require
from policyparse.readers.sheets import MAX_CELLS, Sheet, document
from policyparse.readers.xlsx_formats import format_code, general, number
from policyparse.source import SourceDocument

MEDIA_TYPE = "application/vnd.ms-excel"
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
# what xlrd raises on damaged files
_DAMAGED = (struct.error, AssertionError, IndexError, KeyError, ValueError, TypeError, AttributeError, OverflowError, EOFError, NotImplementedError)


def read(data: bytes, name: str, sha256: str) -> SourceDocument:
    """The source document of a legacy Excel file. Raises UnreadableInput where it is damaged, encrypted, or holds no Chinese text."""
    xlrd, compdoc = (require(module, "policyparse[legacy]", name) for module in ("xlrd", "xlrd.compdoc"))
    remedy = "open it in Excel or WPS and save it as .xlsx"
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=True, ignore_workbook_corruption=True)
        sheets = [_sheet(book, book.sheet_by_index(i)) for i in range(book.nsheets)]
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise UnreadableInput(name, "the Excel file is encrypted with a password", "open it with the password, save it without, and give that") from error
        raise UnreadableInput(name, f"the legacy Excel file is damaged ({str(error)[:80]})", remedy) from error
    except (compdoc.CompDocError, *_DAMAGED) as error:
        raise UnreadableInput(name, f"the legacy Excel file is damaged ({' '.join(str(error).split())[:80] or type(error).__name__})", remedy) from error
    return document(sheets, name, sha256, MEDIA_TYPE)


def _sheet(book: Any, sheet: Any) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    for r in range(sheet.nrows):
        for c in range(sheet.row_len(r)):
            text = _displayed(book, sheet.cell(r, c))
            if text:
                cells[r + 1, c + 1] = text
        if len(cells) > MAX_CELLS:
            break  # refused below, with all its sheets counted
    merged = {(top + 1, left + 1): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells if bottom > top and right > left}
    for place in merged:
        cells.setdefault(place, "")
    return Sheet(
        sheet.name, cells, merged, hidden=bool(sheet.visibility),
        hidden_rows=frozenset(r + 1 for r, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0),
        hidden_columns=frozenset(c + 1 for c, info in sheet.colinfo_map.items() if info.hidden or info.width == 0),
    )  # fmt: skip


def _displayed(book: Any, cell: Any) -> str:
    """The text that Excel shows in the cell."""
    if cell.ctype == _TEXT:
        return str(cell.value)
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == _ERROR:
        return _ERRORS.get(cell.value, "#N/A")
    if cell.ctype not in (_NUMBER, _DATE):
        return ""
    key = book.xf_list[cell.xf_index].format_key if cell.xf_index is not None else 0
    format_ = book.format_map.get(key)
    value = float(cell.value)
    if cell.ctype == _DATE and book.datemode:
        value += 1462  # the days between 1900 and 1904, from which such a file counts
    return number(value, format_code(key, format_.format_str if format_ else None)) if format_ else general(value)
