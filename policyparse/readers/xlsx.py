"""Excel files (.xlsx), through openpyxl: cells with their merged ranges, numbers and dates as displayed."""

from __future__ import annotations

import re
import warnings
import zipfile
from html import unescape
from typing import Any

from policyparse.diagnostics import report
from policyparse.errors import UnreadableInput
from policyparse.readers.office_package import Package, require
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.sheets import MAX_CELLS, Sheet, document
from policyparse.readers.xlsx_formats import displayed
from policyparse.source import SourceDocument

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LAST_COLUMN = 16_384
MAX_COVERED = 500_000  # places that the merged and linked ranges of a sheet cover; openpyxl makes a cell for each

_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_REFERRING = re.compile(rb"<(?:\w{1,20}:)?(?:mergeCell|hyperlink)\s([^<>]{0,2000})>")
_REF = re.compile(rb"""(?:^|\s)ref\s*=\s*["']([^"']{0,200})["']""")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE)
_FORMAT = re.compile(rb"""formatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LONGEST_FORMAT = 1_000  # characters; Excel allows 255
_UNCALCULATED = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
# What openpyxl raises on files that other programs wrote carelessly
_OPENPYXL = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, AssertionError, zipfile.BadZipFile)


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT, media_type: str = MEDIA_TYPE) -> SourceDocument:
    """The source document of an Excel file. Raises UnreadableInput where it is damaged, hostile, or holds no Chinese text."""
    package = Package(data, name)
    missing = _check(package)
    sheets = [_sheet(sheet) for sheet in _open(data, name).worksheets if sheet._cells]
    findings = [report("PP125", f"{missing} formulas have no saved value; their cells are empty")] if missing else []
    return document(sheets, name, sha256, media_type, findings)


def _sheet(sheet: Any) -> Sheet:
    """A sheet of openpyxl's; a row of no height and a column of no width are as hidden as those that say so."""
    columns = [d for d in sheet.column_dimensions.values() if d.hidden or d.width == 0]
    return Sheet(
        sheet.title,
        {place: displayed(cell) for place, cell in sheet._cells.items()},
        {(r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1) for r in sheet.merged_cells.ranges},
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(number for number, d in sheet.row_dimensions.items() if d.hidden or d.height == 0),
        hidden_columns=frozenset(c for d in columns for c in range(d.min or 0, min((d.max or 0), _LAST_COLUMN) + 1)),
    )


def _check(package: Package) -> int:
    """Refuses what no Excel file holds, before openpyxl sees it; counts formulas without a saved value."""
    missing = 0
    for path in sorted(package.members):
        if path.endswith((".xml", ".rels")):
            part = package.part(path) or b""
            if any(mark in part for mark in _DECLARES):
                raise UnreadableInput(package.name, "its XML declares a document type, as no Office file does", "do not open it elsewhere either; ask for a clean file", path)
            missing += len(_UNCALCULATED.findall(part)) if path.startswith("xl/worksheets/") else 0
            if part.count(b"<c ") > MAX_CELLS:
                raise UnreadableInput(package.name, f"a sheet has more than the {MAX_CELLS} cells that are read", "split it, or delete sheets of mere data", path)
            if path.endswith("styles.xml") and any(len(a or b) > _LONGEST_FORMAT for a, b in _FORMAT.findall(part)):
                raise UnreadableInput(package.name, "a format of numbers is longer than Excel allows", "open and save it in Excel or WPS to repair it", path)
            if _covered_places(part) > MAX_COVERED:
                raise UnreadableInput(package.name, f"merged or linked ranges cover more than {MAX_COVERED} cells", "take the merging apart in Excel or WPS", path)
    return missing


def _covered_places(part: bytes) -> int:
    covered = 0
    for tag in _REFERRING.finditer(part):
        ref = _REF.search(tag[1])
        found = _RANGE.fullmatch(unescape(ref[1].decode("ascii", "replace")).strip()) if ref else None
        if found:
            left, top, right, bottom = found.groups()
            covered += (abs(int(bottom) - int(top)) + 1) * (abs(_column(right) - _column(left)) + 1)
    return covered


def _column(letters: str) -> int:
    """The number of a column: A 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _open(data: bytes, name: str) -> Any:
    import io

    openpyxl = require("openpyxl", "openpyxl", name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except _OPENPYXL as error:
            reason = " ".join(str(error).split())[:80]
            raise UnreadableInput(
                name, f"the Excel file is damaged or not as the standard says ({reason})", "open and save it in Excel or WPS to repair it, or save it as CSV"
            ) from error
