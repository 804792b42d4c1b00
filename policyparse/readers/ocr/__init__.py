"""Pictures of pages (png, jpg, tif) by text recognition, page by page; PDFs whose pages are pictures come through pages.py, too."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.readers.layout.compose import Origin, compose
from policyparse.readers.layout.furniture import find_furniture
from policyparse.readers.layout.pages import PageContent
from policyparse.readers.ocr.engine import require
from policyparse.readers.ocr.pages import read_pictures
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.source import SourceDocument
from policyparse.text.script import has_chinese

if TYPE_CHECKING:
    from policyparse.readers.ocr.engine import Picture

MAX_PIXELS = 80_000_000  # of one picture: A3 at 600 dots an inch
MAX_PICTURES = 500  # of one file
_SMALLEST = 32  # pixels on a side
_LONG_EXCERPT = 20


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a picture, or of the pictures of a TIFF. Raises UnreadableInput where it holds no Chinese text."""
    if options.ocr == "off":
        raise UnreadableInput(name, "it is a picture, and text recognition is turned off", "leave --ocr off out")
    require(name)
    pages = _pages(data, name)
    if not any(page.lines or page.tables for page in pages):
        raise UnreadableInput(name, "no text was recognised in the picture", "scan it anew at 300 dots an inch, upright and in full")
    source = compose(pages, find_furniture(pages), Origin(name, sha256, _media_type(data), "ocr"), list(recognition_findings(pages)))
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the text recognised in the picture holds no Chinese character", "policyparse reads Chinese government documents; check the file")
    return source


def _pages(data: bytes, name: str) -> list[PageContent]:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                count = getattr(image, "n_frames", 1)
                if count > MAX_PICTURES:
                    raise UnreadableInput(name, f"the file holds {count} pictures, more than the {MAX_PICTURES} that are read", "split it")
                widths = [_width(image, i, name) for i in range(count)]
                return read_pictures(lambda number: _array(image, number - 1), list(enumerate(widths, 1)))
    except UnidentifiedImageError as error:
        raise UnreadableInput(name, "the picture is damaged: its data are those of no picture", "get the file again, or scan it anew") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, SyntaxError, ValueError) as error:
        raise UnreadableInput(name, f"the picture is damaged or too large ({str(error)[:60]})", "get the file again, or scan it anew") from error


def _width(image: Any, index: int, name: str) -> float | None:
    """In points, by the resolution that the file gives; None where it gives none that a scan would have."""
    image.seek(index)
    width, height = image.size
    if min(width, height) < _SMALLEST or width * height > MAX_PIXELS:
        raise UnreadableInput(name, f"a picture of {width} × {height} pixels is no page", f"give pages of at most {MAX_PIXELS // 1_000_000} million pixels")
    resolution = float(image.info.get("dpi", (0, 0))[0] or 0)
    return width * 72 / resolution if 100 <= resolution <= 1200 else None


def _array(image: Any, index: int) -> Picture:
    import numpy
    from PIL import ImageOps

    image.seek(index)
    picture: Picture = numpy.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    return picture


def _media_type(data: bytes) -> str:
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg" if data.startswith(b"\xff\xd8") else "image/tiff"


def recognition_findings(pages: Sequence[PageContent]) -> Iterator[Diagnostic]:
    """What there is to say about pages that were recognised: that they were, which characters are doubtful, which seals were set aside."""
    for page in pages:
        if not page.recognised:
            continue
        seals = f"; {page.seals} red seal(s) set aside with their lettering" if page.seals else ""
        yield report("PP115", f"page {page.number} was read by text recognition: {page.characters} characters{seals}")
        if page.unsure:
            shown = "".join(page.unsure[:_LONG_EXCERPT]) + ("…" if len(page.unsure) > _LONG_EXCERPT else "")
            yield report("PP116", f"page {page.number}: {len(page.unsure)} characters were recognised with little certainty: {shown}")
