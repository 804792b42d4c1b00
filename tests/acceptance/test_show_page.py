"""show --page N --image OUT.png: the page with the cells that were found on it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PIL import Image

from acceptance.command import PLAN, RAW, ROOT, assert_one_clear_line, policyparse, posix_only

WETLANDS = RAW / "云澜市湿地保护行动计划.pdf"
LAYOUTS = ROOT / "tests" / "layouts"
CELL, MERGED, LINE = (40, 90, 200), (200, 110, 0), (0, 150, 90)


def near(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """How many pixels have about that colour."""
    colours: list[tuple[int, tuple[int, int, int]]] = image.convert("RGB").getcolors(1 << 24) or []  # type: ignore[assignment]
    return sum(count for count, pixel in colours if all(abs(a - b) < 24 for a, b in zip(pixel, colour, strict=True)))


def drawn(document: Path, page: int, out: Path) -> Image.Image:
    run = policyparse("show", document, "--page", str(page), "--image", out)
    assert (run.code, run.out) == (0, b"")
    return Image.open(out)


@pytest.mark.parametrize("layout", ["centred_labels", "landscape", "landscape_rotated", "landscape_sideways"])
def test_cells_and_merged_cells_are_drawn_where_the_table_is(layout: str, tmp_path: Path) -> None:
    image = drawn(LAYOUTS / f"{layout}.pdf", 1, tmp_path / "page.png")
    assert near(image, CELL) > 1000
    assert near(image, MERGED) > 500


def test_a_page_without_a_table_shows_its_lines_and_no_cell(tmp_path: Path) -> None:
    image = drawn(WETLANDS, 3, tmp_path / "page.png")
    assert near(image, CELL) == near(image, MERGED) == 0
    assert near(image, LINE) > 1000


@pytest.mark.parametrize(("document", "page", "word"), [(WETLANDS, 99, "no page 99"), (PLAN, 1, "PDF")], ids=["no such page", "no pdf"])
def test_what_cannot_be_drawn_is_told_in_one_line(document: Path, page: int, word: str, tmp_path: Path) -> None:
    run = policyparse("show", document, "--page", str(page), "--image", tmp_path / "page.png")
    assert_one_clear_line(run, document.name)
    assert word in run.err
    assert not (tmp_path / "page.png").exists()


def test_a_page_without_a_file_for_the_picture_is_wrong_use() -> None:
    run = policyparse("show", WETLANDS, "--page", "1")
    assert (run.code, run.out) == (2, b"")
    assert "--image" in run.err


@posix_only
def test_a_file_that_is_written_over_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    out.write_bytes(b"")
    out.chmod(0o600)
    drawn(WETLANDS, 3, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
