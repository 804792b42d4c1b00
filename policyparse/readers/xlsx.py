"""Excel files (.xlsx). Each sheet is a table with its merged cells, numbers and dates as displayed; title and notes are lines."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Sequence
from typing import Any

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.readers.office_package import Package, require
from policyparse.readers.office_text import Cell, Writer
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.xlsx_formats import displayed
from policyparse.source import SourceDocument
from policyparse.text.script import has_chinese

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELLS = 500_000  # filled cells of a file; openpyxl holds about 0.4 KB for each
MAX_COVERED = 500_000  # places that the merged and linked ranges of a sheet cover; openpyxl makes a cell for each

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\(?\d*\)?", re.IGNORECASE)
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_RANGE = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s(?:[^>]*\s)?ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']""")
_UNCALCULATED = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
# What openpyxl raises on files that other programs wrote carelessly
_OPENPYXL = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, AssertionError, zipfile.BadZipFile)


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT, media_type: str = MEDIA_TYPE) -> SourceDocument:
    """The source document of an Excel file. Raises UnreadableInput where it is damaged, hostile, or holds no Chinese text."""
    package = Package(data, name)
    missing = _check(package)
    workbook = _open(data, name)
    writer = Writer()
    sheets = [sheet for sheet in workbook.worksheets if sheet._cells]
    if sum(len(sheet._cells) for sheet in sheets) > MAX_CELLS:
        raise UnreadableInput(name, f"the file has more than the {MAX_CELLS} cells that are read", "split it, or delete sheets of mere data")
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    for sheet in shown:
        _write(writer, sheet, len(shown))
    hidden = [sheet.title for sheet in sheets if sheet.sheet_state != "visible"]
    source = writer.document(name=name, sha256=sha256, media_type=media_type, reader="xlsx", diagnostics=_findings(hidden, missing))
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the sheets hold no Chinese character" if source.text.strip() else "the sheets are empty", "check that the right file was saved")
    return source


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
            if _covered_places(part) > MAX_COVERED:
                raise UnreadableInput(package.name, f"merged or linked ranges cover more than {MAX_COVERED} cells", "take the merging apart in Excel or WPS", path)
    return missing


def _covered_places(part: bytes) -> int:
    return sum((abs(int(bottom) - int(top)) + 1) * (abs(_column(right) - _column(left)) + 1) for left, top, right, bottom in _RANGE.findall(part))


def _column(letters: bytes) -> int:
    """The number of a column: A 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _open(data: bytes, name: str) -> Any:
    import io

    openpyxl = require("openpyxl", "xlsx", name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except _OPENPYXL as error:
            reason = " ".join(str(error).split())[:80]
            raise UnreadableInput(
                name, f"the Excel file is damaged or not as the standard says ({reason})", "open and save it in Excel or WPS to repair it, or save it as CSV"
            ) from error


def _write(writer: Writer, sheet: Any, count: int) -> None:
    rows = _rows(sheet)
    if not rows:
        return
    if _DEFAULT_NAME.fullmatch(sheet.title.strip()):
        writer.aside("running_head", sheet.title)
    elif count > 1 or not _says(rows, sheet.title):
        writer.paragraph(sheet.title)
    writer.paragraph("")
    first, last = _table_rows(rows)
    for row in rows[:first]:
        writer.paragraph(row[0].text)
    if first < last:
        left = min(cell.col for row in rows[first:last] for cell in row)
        writer.table(_compact(rows[first:last], left))
    for row in rows[last:]:
        writer.paragraph(row[0].text)
    writer.paragraph("")


def _says(rows: Sequence[Sequence[Cell]], title: str) -> bool:
    """Whether the first row prints what the sheet is called."""
    return "".join(title.split()) in "".join("".join(c.text.split()) for c in rows[0])


def _rows(sheet: Any) -> list[list[Cell]]:
    """The filled cells of a sheet with their spans, row by row."""
    merged = {(r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1) for r in sheet.merged_cells.ranges}
    rows: dict[int, list[Cell]] = {}
    for (row, col), cell in sorted(sheet._cells.items()):
        text = displayed(cell).replace("\r\n", "\n").strip()
        height, width = merged.get((row, col), (1, 1))
        if text or height > 1 or width > 1:
            rows.setdefault(row, []).append(Cell(row, col, height, width, text))
    return [cells for _, cells in sorted(rows.items()) if any(c.text for c in cells)]


def _table_rows(rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """Where the table begins and ends: rows of one filled cell above it are its title, below it its notes."""
    alone = [sum(bool(c.text) for c in row) == 1 and row[0].text != "" and row[0].row_span == 1 for row in rows]
    if all(alone) and len({row[0].col for row in rows}) == 1:
        return len(rows), len(rows)
    first = next((i for i, one in enumerate(alone) if not one), len(rows))
    last = next((i for i in range(len(rows), first, -1) if not alone[i - 1] or _covered(rows, i - 1)), first)
    left = min((c.col for row in rows[first:last] for c in row), default=1)
    while last < len(rows) and rows[last][0].col > left and first < last:
        last += 1  # a value in a column of its own goes with the table: a sum, as a rule
    return first, last


def _covered(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether a cell of an earlier row spans row `at`."""
    number = rows[at][0].row
    return any(c.row_span > 1 and c.row + c.row_span > number for row in rows[max(0, at - 50) : at] for c in row)


def _compact(rows: Sequence[Sequence[Cell]], left: int) -> list[list[Cell | None]]:
    """The rows counted from 0 without those that are empty, the columns from the first filled one."""
    numbers = [row[0].row for row in rows]
    last = numbers[-1]
    place = {number: i for i, number in enumerate(numbers)}
    found: list[list[Cell | None]] = []
    for row in rows:
        line: list[Cell | None] = []
        at = left
        for cell in row:
            line += [None] * min(cell.col - at, 200)
            end = min(cell.row + cell.row_span - 1, last)
            span = sum(1 for n in range(cell.row, end + 1) if n in place) if cell.row_span > 1 else 1
            line.append(cell._replace(row=place[cell.row], col=cell.col - left, row_span=span))
            at = cell.col + cell.col_span
        found.append(line)
    return found


def _findings(hidden: Sequence[str], missing: int) -> list[Diagnostic]:
    found = []
    if hidden:
        found.append(report("PP121", f"hidden sheets are left out: {'、'.join(hidden)}"))
    if missing:
        found.append(report("PP125", f"{missing} formulas have no saved value; their cells are empty"))
    return found
