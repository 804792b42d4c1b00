"""PDF: characters and ruling lines from pypdfium2, page by page; the canonical text is composed from them.

A page: characters.py, rulings.py → pages.py. All that is not of PDF alone stands in readers/layout. picture.py draws what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.readers.layout.compose import Origin, compose
from policyparse.readers.layout.furniture import Furnishing, find_furniture
from policyparse.readers.layout.limits import refuse_too_many
from policyparse.readers.layout.pages import PageContent
from policyparse.readers.ocr.engine import INSTALL, available, require
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.pdf.pages import read_page
from policyparse.source import SourceDocument
from policyparse.text.script import has_chinese

if TYPE_CHECKING:
    from policyparse.readers.ocr.engine import Picture

_OCR = f"install text recognition ({INSTALL}) and run this again"
_EXCERPT = 60  # characters of hidden text in a message
_RESOLUTION = 200  # dots an inch of the pictures that are recognised: ten-point type is 28 pixels high
_MAX_PIXELS = 25_000_000  # of one such picture; a poster is drawn smaller


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a PDF, pages that are pictures recognised where that is wanted and installed.

    Raises UnreadableInput where it is encrypted, cut off, too large, or holds no text.
    """
    pages = _pages(data, name, options)
    furniture = find_furniture(pages)
    _refuse_empty(pages, furniture, name)
    source = compose(pages, furniture, Origin(name, sha256, "application/pdf", "pdf"), _findings(pages))
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the text of the PDF holds no Chinese character", "policyparse reads Chinese government documents; check the file and its fonts")
    return source


def _pages(data: bytes, name: str, options: ReadOptions) -> list[PageContent]:
    """Every page, read and released one by one."""
    import pypdfium2  # type: ignore[import-untyped]

    if b"%%EOF" not in data[-4096:] and b"startxref" not in data[-4096:]:
        raise UnreadableInput(name, "the PDF is cut off: its end is missing", "get the file again")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableInput(name, "the PDF is encrypted and asks for a password", "save it without a password and give that") from error
        raise UnreadableInput(name, "the PDF is damaged and cannot be opened", "get the file again, or print it to a new PDF") from error
    try:
        pages = _read_pages(document, name)
        wanted = [page for page in pages if options.ocr == "force" or (options.ocr == "auto" and page.needs_recognition)]
        if options.ocr == "force":
            require(name)
        return _recognised(document, pages, wanted) if wanted and available() else pages
    finally:
        document.close()


def _read_pages(document: Any, name: str) -> list[PageContent]:
    import pypdfium2

    count = len(document)
    if count == 0:
        raise UnreadableInput(name, "the PDF has no page", "get the file again")
    refuse_too_many(name, "the PDF", count, 0)
    pages: list[PageContent] = []
    characters = 0
    for i in range(count):
        try:
            page = document[i]
        except pypdfium2.PdfiumError:
            pages.append(PageContent(i + 1, 0, 0, damaged=True))
            continue
        try:
            pages.append(read_page(page, i + 1))
        finally:
            page.close()
        characters += pages[-1].characters
        refuse_too_many(name, "the PDF", count, characters)
    return pages


def _recognised(document: Any, pages: Sequence[PageContent], wanted: Sequence[PageContent]) -> list[PageContent]:
    """The pages, those `wanted` replaced by what recognition reads on them, where it reads Chinese: fonts that say nothing may show nothing."""
    from policyparse.readers.ocr.pages import read_pictures

    def drawn(number: int) -> Picture:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_RESOLUTION / 72, (_MAX_PIXELS / max(width * height, 1)) ** 0.5)
        picture: Picture = page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
        return picture

    whole = [page for page in wanted if not page.damaged]
    read = read_pictures(drawn, [(page.number, document[page.number - 1].get_size()[0]) for page in whole])
    found = {page.number: page for page in read if page.has_chinese}
    return [found.get(page.number, page) for page in pages]


def _refuse_empty(pages: Sequence[PageContent], furniture: dict[int, list[Furnishing]], name: str) -> None:
    aside = {id(f.line) for found in furniture.values() for f in found}
    if any(page.tables or any(id(line) not in aside for line in page.lines) for page in pages):
        return
    count = f"all {len(pages)} pages" if len(pages) > 1 else "its one page"
    if any(page.broken for page in pages):
        raise UnreadableInput(name, f"the fonts of the PDF do not say which characters they print ({count})", _OCR)
    if any(page.needs_recognition for page in pages):
        raise UnreadableInput(name, f"the PDF holds pictures of text and no text ({count})", _OCR)
    if all(page.damaged for page in pages):
        raise UnreadableInput(name, f"the PDF is damaged: {count} cannot be read", "get the file again")
    raise UnreadableInput(name, f"the PDF holds no text ({count})", "check that the right file was saved")


def _findings(pages: Sequence[PageContent]) -> list[Diagnostic]:
    from policyparse.readers.ocr import recognition_findings

    found = list(recognition_findings(pages))
    for page in pages:
        if page.hidden:
            excerpt = page.hidden if len(page.hidden) <= _EXCERPT else page.hidden[: _EXCERPT - 1] + "…"
            found.append(report("PP117", f"page {page.number}: text that nobody sees was left out: {excerpt}"))
        if page.recognised:
            continue
        if page.damaged:
            found.append(report("PP113", f"page {page.number} is damaged and was left out"))
        elif page.broken:
            found.append(report("PP112", f"page {page.number}: {page.unreadable} characters in fonts that do not say what they print; the page was left out; {_OCR}"))
        elif page.unreadable:
            found.append(report("PP114", f"page {page.number}: {page.unreadable} characters whose font does not say what they print were left out"))
        elif page.needs_recognition:
            found.append(report("PP111", f"page {page.number} is a picture without text; {_OCR}"))
        if page.cut:
            found.append(report("PP113", f"page {page.number} holds more characters than any page does; the rest was left out"))
    return found
