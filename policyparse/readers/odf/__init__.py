"""OpenDocument files: texts (.odt) and spreadsheets (.ods). Their text is what the program shows, numbers and dates included."""

from __future__ import annotations

from policyparse.errors import UnreadableInput
from policyparse.readers.odf.names import OFFICE
from policyparse.readers.odf.sheets import read_sheets
from policyparse.readers.odf.text import read_text
from policyparse.readers.office_package import Package
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.sheets import document
from policyparse.source import SourceDocument


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of an OpenDocument file. Raises UnreadableInput where it is damaged, or neither text nor spreadsheet."""
    package = Package(data, name)
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{OFFICE}body")
    text, spreadsheet = (None if body is None else body.find(OFFICE + kind) for kind in ("text", "spreadsheet"))
    if spreadsheet is not None:
        return document(read_sheets(root, spreadsheet), name, sha256, "application/vnd.oasis.opendocument.spreadsheet")
    if text is not None:
        return read_text(root, package.xml("styles.xml"), text, name, sha256)
    raise UnreadableInput(name, "the OpenDocument file holds neither text nor sheets", "give the document as a text or a spreadsheet")
