"""Pictures of pages: recognised characters and rulings give the lines and tables that were printed; doubts and seals are named."""

from __future__ import annotations

import io
import math
import socket
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")

import numpy
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFilter
from rapidfuzz.distance import Levenshtein

from policyparse.errors import UnreadableInput
from policyparse.readers import ocr, pdf, read_bytes
from policyparse.readers.ocr import engine
from policyparse.readers.ocr.pages import listening
from policyparse.readers.ocr.rulings import without_seals
from policyparse.readers.options import ReadOptions
from policyparse.source import SourceDocument
from unit.readers.test_pdf_layouts import rows_of

ROOT = Path(__file__).parents[3]
LAYOUTS = ROOT / "tests" / "layouts"
PLAN = ROOT / "data" / "raw" / "云澜市湿地保护行动计划.pdf"
DPI = 170


def page(path: Path, number: int = 1) -> Image.Image:
    """A page of a PDF as a clean picture."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    image: Image.Image = document[number - 1].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    return image


def scanned(image: Image.Image, skew: float = 0.6) -> Image.Image:
    """The picture as a scanner gives it: askew, noisy, a little out of focus."""
    turned = numpy.asarray(image.rotate(-skew, fillcolor="white", resample=Image.Resampling.BICUBIC)).astype(numpy.int16)
    noise = numpy.random.default_rng(3).normal(0, 12, turned.shape[:2])[:, :, None]
    return Image.fromarray(numpy.clip(turned + noise, 0, 255).astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.7))


def saved(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format=form, **options)
    return out.getvalue()


def squash(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def lines(source: SourceDocument) -> list[str]:
    return [source.text[line.span.start : line.span.end] for line in source.lines]


@pytest.mark.parametrize("layout", ["centred_labels", "cut_row"])
def test_scan_of_a_ruled_table_gives_its_lines_and_rows(layout: str) -> None:
    expected = yaml.safe_load((LAYOUTS / f"{layout}.yaml").read_text(encoding="utf-8"))
    source = ocr.read(saved(scanned(page(LAYOUTS / f"{layout}.pdf")), dpi=(DPI, DPI)), "scan.png", "")
    rows = [[squash(cell) for cell in row] for row in rows_of(source, source.tables[0])]
    wanted = [[squash(cell) for cell in row] for row in expected["tables"][0]][: len(rows)]
    assert [len(row) for row in rows] == [len(row) for row in wanted]
    told = sum(map(len, map("".join, wanted)))
    if layout == "centred_labels":  # the other goes on over the page end
        slips = sum(Levenshtein.distance("".join(a), "".join(b)) for a, b in zip(rows, wanted, strict=True))
        assert slips <= 0.01 * told


def test_pdf_of_pictures_is_read_and_says_so() -> None:
    pages: list[tuple[int, int]] = []
    text = pdf.read(PLAN.read_bytes(), "plan.pdf", "")
    with listening(lambda done, of: pages.append((done, of))):
        source = pdf.read(saved(scanned(page(PLAN, 3)), "PDF", resolution=DPI), "scan.pdf", "")
    printed = squash("".join(text.text[p.start : p.end] for p in text.pages[2:3]))
    assert Levenshtein.distance(squash(source.text), printed) <= 0.01 * len(printed)
    assert [d.code for d in source.diagnostics][:1] == ["PP115"]
    assert pages == [(1, 1)]
    assert (source.reader, len(source.pages)) == ("pdf", 1)


def test_paragraphs_of_a_scan_keep_their_indents() -> None:
    source = pdf.read(saved(page(PLAN, 3), "PDF", resolution=DPI), "scan.pdf", "")
    opening = [
        source.text[line.raw.start : line.span.start]
        for line in source.lines
        if source.text[line.span.start : line.span.end].startswith(("（三）", "(三)", "（四）", "(四)", "(三）", "（三)"))
    ]
    assert opening == ["\u3000\u3000", "\u3000\u3000"]


def test_recognition_that_is_turned_off_or_missing_leaves_one_line_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = saved(page(LAYOUTS / "cut_row.pdf"))
    with pytest.raises(UnreadableInput, match="turned off"):
        ocr.read(picture, "scan.png", "", ReadOptions(ocr="off"))
    monkeypatch.setattr(engine, "available", lambda: False)
    with pytest.raises(UnreadableInput, match=r"policyparse\[ocr\]") as caught:
        ocr.read(picture, "scan.png", "")
    assert "\n" not in str(caught.value)


def test_seal_is_bleached_and_the_letters_under_it_stay() -> None:
    image = page(PLAN, 3)
    middle, ring = (700, 900), 150
    draw = ImageDraw.Draw(image)
    draw.ellipse([middle[0] - ring, middle[1] - ring, middle[0] + ring, middle[1] + ring], outline=(215, 30, 30), width=9)
    for n in range(24):
        x, y = middle[0] + (ring - 30) * math.cos(n * math.pi / 12), middle[1] + (ring - 30) * math.sin(n * math.pi / 12)
        draw.rectangle([x - 7, y - 7, x + 7, y + 7], fill=(215, 30, 30))
    bleached, seals = without_seals(numpy.asarray(image))
    assert seals == 1
    box = bleached[middle[1] - ring : middle[1] + ring, middle[0] - ring : middle[0] + ring]
    assert (box[:, :, 0].astype(int) - box[:, :, 1] < 30).all(), "no red is left"
    assert (box < 90).any(), "black letters are still there"


def test_red_head_of_a_document_is_no_seal() -> None:
    image = Image.new("RGB", (1400, 1900), "white")
    ImageDraw.Draw(image).rectangle([150, 200, 1250, 300], fill=(220, 20, 20))
    assert without_seals(numpy.asarray(image))[1] == 0


def test_characters_out_of_focus_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    blurred = page(LAYOUTS / "cut_row.pdf").resize((500, 707)).filter(ImageFilter.GaussianBlur(1.3)).resize((1000, 1414))
    source = ocr.read(saved(blurred), "scan.png", "")
    assert {d.code for d in source.diagnostics} == {"PP115", "PP116"}


def test_nothing_goes_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    assert "重点工作责任清单" in lines(ocr.read(saved(page(LAYOUTS / "cut_row.pdf")), "scan.png", ""))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(Image.new("RGB", (600, 800), "white")), "no text was recognised"),
        (saved(Image.new("RGB", (8, 8), "white")), "is no page"),
        (saved(page(LAYOUTS / "cut_row.pdf"))[:2000], "damaged"),
    ],
    ids=["blank", "icon", "cut off"],
)
def test_picture_without_a_document_gets_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        read_bytes(data, "scan.png")
    assert "\n" not in str(caught.value)
