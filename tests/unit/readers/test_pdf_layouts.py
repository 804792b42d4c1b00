"""Layouts that real lists have, drawn for these tests (tests/layouts/generate.py): each file beside what is to be read from it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from policyparse.readers import pdf
from policyparse.readers.options import ReadOptions
from policyparse.source import SourceDocument, SourceTable

LAYOUTS = sorted((Path(__file__).parents[2] / "layouts").glob("*.pdf"))


def rows_of(source: SourceDocument, table: SourceTable) -> list[list[str]]:
    """Every place of the table with the text of the cell that covers it, a header before a merged cell that runs on over it."""
    width, height = max(c.col + c.col_span for c in table.cells), max(c.row + c.row_span for c in table.cells)
    rows: list[list[str | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            for c in range(cell.col, cell.col + cell.col_span):
                if rows[r][c] is None:
                    rows[r][c] = source.text[cell.start : cell.end].replace("\n", "")
    return [[text or "" for text in row] for row in rows]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_layout_gives_its_lines_and_rows(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    source = pdf.read(path.read_bytes(), path.name, "")
    assert [source.text[line.span.start : line.span.end] for line in source.lines] == expected["lines"]
    assert [rows_of(source, table) for table in source.tables] == expected["tables"]
    assert len(source.pages) == expected["pages"]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_every_character_belongs_to_a_line_a_cell_or_furniture(path: Path) -> None:
    source = pdf.read(path.read_bytes(), path.name, "")
    covered = [0] * len(source.text)
    for start, end in [
        *(line.span for line in source.lines),
        *((c.start, c.end) for c in source.chrome),
        *((c.start, c.end) for t in source.tables for c in t.cells),
    ]:
        for i in range(start, end):
            covered[i] += 1
    assert not [char for char, times in zip(source.text, covered, strict=True) if times != 1 and not char.isspace()]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_page_numbers_are_furniture(path: Path) -> None:
    source = pdf.read(path.read_bytes(), path.name, "")
    assert sum(c.kind == "page_number" for c in source.chrome) == len(source.pages)


def test_running_head_and_lettering_of_a_seal_are_furniture() -> None:
    path = next(p for p in LAYOUTS if p.stem == "text_page")
    source = pdf.read(path.read_bytes(), path.name, "")
    assert [source.text[c.start : c.end] for c in source.chrome if c.kind == "running_head"] == ["云澜市人民政府规范性文件"] * 2
    assert ["".join(sorted(source.text[c.start : c.end])) for c in source.chrome if c.kind == "chrome"] == ["".join(sorted("云澜市人民政府"))]


@pytest.mark.shared
def test_tables_of_the_shared_sample_give_their_rows(shared: Path) -> None:
    import json
    import unicodedata

    def squash(text: str) -> str:
        return "".join(unicodedata.normalize("NFKC", text).split())

    truth = json.loads((shared / "tables/truth.json").read_text(encoding="utf-8"))
    wanted = [[squash(v if isinstance(v, str) else "".join(v) if isinstance(v, list) else str(v)) for v in row.values()] for row in truth["t1"]]
    for name in ("opinion-a.pdf", "opinion-b-split-cells.pdf"):
        source = pdf.read((shared / "tables" / name).read_bytes(), name, "")
        found = [[squash(c) for c in row] for row in rows_of(source, source.tables[0])]
        assert [row for row in found if row[0] != "序号"] == wanted


@pytest.mark.shared
def test_every_shared_file_ends_in_a_document_or_in_one_line(shared: Path) -> None:
    from policyparse.errors import UnreadableInput

    read = 0
    for path in sorted((shared / "corpus/ljz_pdf").glob("*.pdf")):
        try:
            read += bool(pdf.read(path.read_bytes(), path.name, "", ReadOptions(ocr="off")).lines)
        except UnreadableInput as error:
            assert "\n" not in str(error)
    assert read == 12
