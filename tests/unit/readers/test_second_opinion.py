"""pdfplumber as a second opinion: on tables that are ruled all around, both readers find the same cells with the same text."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from policyparse.readers.pdf import picture

LAYOUTS = Path(__file__).parents[2] / "layouts"
RULED = ["top_labels", "centred_labels", "landscape", "two_tables", "cut_row", "repeated_header", "text_page"]


@pytest.mark.parametrize("layout", RULED)
def test_both_readers_find_the_same_cells(layout: str) -> None:
    path = LAYOUTS / f"{layout}.pdf"
    data = path.read_bytes()
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            theirs = sorted(tuple(round(value) for value in cell) for table in page.find_tables() for cell in table.cells)
            ours = sorted(tuple(round(value) for value in box) for box in picture.cells(data, path.name, number))
            assert len(ours) == len(theirs), f"page {number}"
            assert all(abs(a - b) <= 2 for one, other in zip(ours, theirs, strict=True) for a, b in zip(one, other, strict=True)), f"page {number}"
