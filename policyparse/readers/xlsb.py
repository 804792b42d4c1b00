"""Binary Excel files (.xlsb), through python-calamine: values and merged ranges; how a number is displayed is not known."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from policyparse.diagnostics import report
from policyparse.errors import UnreadableInput
from policyparse.readers.office_package import Package, require
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.sheets import Sheet, document
from policyparse.readers.xlsx_formats import date, general
from policyparse.source import SourceDocument

MEDIA_TYPE = "application/vnd.ms-excel.sheet.binary.macroenabled.12"


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a binary Excel file. Raises UnreadableInput where it is damaged or holds no Chinese text."""
    Package(data, name)  # its limits
    calamine = require("python_calamine", "policyparse[legacy]", name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(book.get_sheet_by_index(i), meta, calamine) for i, meta in enumerate(book.sheets_metadata)]
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableInput(name, f"the Excel file is damaged ({' '.join(str(error).split())[:80]})", "open it in Excel or WPS and save it as .xlsx") from error
    findings = [report("PP131", "figures stand as the file holds them: 90 % may read 0.9")] if any("." in text for sheet in sheets for text in sheet.cells.values()) else []
    return document(sheets, name, sha256, MEDIA_TYPE, findings)


def _sheet(sheet: Any, meta: Any, calamine: Any) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    top, left = sheet.start or (0, 0)
    for r, row in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        for c, value in enumerate(row, left + 1):
            text = _text(value)
            if text:
                cells[r, c] = text
    merged = {(a + 1, b + 1): (c - a + 1, d - b + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()}
    return Sheet(meta.name, cells, merged, hidden=meta.visible != calamine.SheetVisibleEnum.Visible)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return general(value)
    if isinstance(value, (dt.datetime, dt.date)):
        return date(value, "yyyy/m/d" if not isinstance(value, dt.datetime) or value.time() == dt.time() else "yyyy/m/d h:mm")
    return "" if value is None else str(value)
