"""OFD (GB/T 33190), the fixed-layout format of Chinese administrations: characters and rulings of its pages, laid out like those of a PDF.

ofdkit opens the container, its broken paths, encodings and XML included; objects.py reads what a page draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from ofdkit.errors import OFDError
from ofdkit.package import Package

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.readers.layout.compose import Origin, compose
from policyparse.readers.layout.furniture import find_furniture
from policyparse.readers.layout.limits import refuse_too_many
from policyparse.readers.layout.lines import text_lines
from policyparse.readers.layout.pages import PageContent, lay_out
from policyparse.readers.layout.turning import turned
from policyparse.readers.ofd.objects import A4, Drawing, box_of, child, children, draw
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.source import SourceDocument
from policyparse.text.script import has_chinese

_AGAIN = "get the file again, or print it to a PDF and give that"


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of an OFD file. Raises UnreadableInput where it is damaged, too large, or holds no text."""
    try:
        with Package(data) as package:
            pages = list(_pages(package, name))
    except OFDError as error:
        raise UnreadableInput(name, f"the OFD file is damaged ({str(error)[:80]})", _AGAIN) from error
    if not any(page.lines or page.tables for page in pages):
        raise UnreadableInput(
            name, "the OFD file holds no text, pictures or shapes at most", "print it to a PDF, recognise the text of that (for instance with ocrmypdf), and give the result"
        )
    source = compose(pages, find_furniture(pages), Origin(name, sha256, "application/ofd", "ofd"), list(_findings(pages)))
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the text of the OFD file holds no Chinese character", "policyparse reads Chinese government documents; check the file")
    return source


def _pages(package: Package, name: str) -> Iterator[PageContent]:
    """Every page of every document in the container, read one by one."""
    entry = package.find("OFD.xml")
    if entry is None:
        raise UnreadableInput(name, "the OFD file has no OFD.xml", _AGAIN)
    number = characters = 0
    for body in children(package.read_xml(entry), "DocBody"):
        root = child(body, "DocRoot")
        path = package.resolve(entry, root.text if root is not None else None)
        if path is None:
            raise UnreadableInput(name, "the document that the OFD file names is missing from it", _AGAIN)
        document = package.read_xml(path)
        common = child(document, "CommonData")
        usual = box_of(child(child(common, "PageArea"), "PhysicalBox")) or A4
        templates = {t.get("ID", ""): package.resolve(path, t.get("BaseLoc")) for t in children(common, "TemplatePage")}
        units = _units(package, path, common)
        for page in children(child(document, "Pages"), "Page"):
            number += 1
            content = _page(package, package.resolve(path, page.get("BaseLoc")), number, usual, templates, units)
            characters += content.characters
            refuse_too_many(name, "the OFD file", number, characters)
            yield content


def _units(package: Package, path: str, common: Element | None) -> dict[str, Element]:
    """Drawings that pages take from the resources of the document, by id."""
    found: dict[str, Element] = {}
    for kind in ("PublicRes", "DocumentRes"):
        for resource in children(common, kind):
            location = package.resolve(path, resource.text)
            if location:
                for unit in children(child(package.read_xml(location), "CompositeGraphicUnits"), "CompositeGraphicUnit"):
                    found.setdefault(unit.get("ID", ""), unit)
    return found


def _page(package: Package, path: str | None, number: int, usual: tuple[float, float, float, float], templates: dict[str, str | None], units: dict[str, Element]) -> PageContent:
    if path is None:
        return PageContent(number, 0, 0, damaged=True)
    try:
        root = package.read_xml(path)
        box = box_of(child(child(root, "Area"), "PhysicalBox")) or usual
        drawing = Drawing(box, units)
        for template in children(root, "Template"):
            location = templates.get(template.get("TemplateID", ""))
            if location:
                draw(package.read_xml(location), drawing)
        draw(root, drawing)
    except OFDError:
        return PageContent(number, 0, 0, damaged=True)
    text = turned(drawing.characters, (0.0, 0.0, drawing.width, drawing.height))
    width, height = text.turn.seen_size
    rulings = drawing.rulings(text.turn)
    content = PageContent(number, width, height, oblique=text.oblique, pictures=rulings.pictures, cut=drawing.cut)
    content.characters = sum(not g.text.isspace() for g in text.glyphs) + len(text.oblique)
    lay_out(content, text.glyphs, rulings)
    content.sideways = [line.text for run in text.sideways for line in text_lines(run)]
    return content


def _findings(pages: Sequence[PageContent]) -> Iterator[Diagnostic]:
    for page in pages:
        if page.damaged:
            yield report("PP113", f"page {page.number} is damaged and was left out")
        elif not page.characters and page.pictures:
            yield report("PP111", f"page {page.number} is a picture or a drawing without text")
        if page.cut:
            yield report("PP113", f"page {page.number} holds more characters or drawings than any page does; the rest was left out")
