"""The zip container of .docx and .xlsx: its limits, its parts and their XML. Nothing outside of the file is ever fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from policyparse.errors import UnreadableInput

# What a real file comes nowhere near (an XML part of 3 MB packs 40:1) and a bomb passes at once. Sizes are those the
# container declares; zipfile reads not a byte more than declared.
MAX_MEMBERS = 10_000
MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024  # pictures included, which are never unpacked
MAX_RATIO = 200
RATIO_COUNTS_FROM = 4 * 1024 * 1024  # a part smaller than this unpacked does no harm, however well it packs

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
# Strict OOXML names its namespaces otherwise; the rest of such a file is the same.
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def require(module: str, package: str, name: str) -> ModuleType:
    """A package that is imported where a file needs it. Raises UnreadableInput with the command that installs `package`."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UnreadableInput(name, f"reading it needs the package {module.partition('.')[0]}, which is not installed", f"pip install '{package}'") from error


class Relation(NamedTuple):
    """A relation of a part: its type, its target, and whether that is outside."""

    kind: str  # the last word of its type: header, footer, footnotes
    target: str  # path in the package


class Package:
    """An opened container. `part` and `xml` give None for a part that it lacks."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise UnreadableInput(name, "the zip container is damaged or cut off", "get the file again; open and save it in Word, Excel or WPS to repair it") from error
        self._members = {info.filename.replace("\\", "/").lstrip("/"): info for info in self._zip.infolist()}
        refuse_bomb(self._members.values(), name)

    @property
    def members(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._members)

    def part(self, path: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        info = self._members.get(path)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableInput(self.name, "the zip container is encrypted", "save it without a password and give that")
        try:
            return self._zip.read(info)
        except DAMAGED as error:
            raise UnreadableInput(self.name, "the zip container is damaged or cut off", "get the file again; open and save it in Word, Excel or WPS to repair it", path) from error

    def xml(self, path: str) -> Any:
        """The root element of an XML part."""
        data = self.part(path)
        if data is None:
            return None
        if _STRICT in data:
            for strict, common in _STRICT_NAMES:
                data = data.replace(strict, common)
        return parse_xml(data, self.name, path)

    def relations(self, path: str) -> dict[str, Relation]:
        """The parts of this package that part `path` refers to, by id. Targets outside of the package are left out."""
        folder, base = posixpath.split(path)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return {}
        return dict(self._inside(root, folder))

    def _inside(self, root: Any, folder: str) -> Iterator[tuple[str, Relation]]:
        for one in root.iter(_RELATIONS):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                yield one.get("Id", ""), Relation(one.get("Type", "").rpartition("/")[2], path)


def refuse_bomb(members: Any, name: str) -> None:
    """Raises UnreadableInput where the container declares more than a document can hold."""
    remedy = "if it is a genuine document, open it and save it anew, or save its text as a text file"
    infos = list(members)
    if len(infos) > MAX_MEMBERS:
        raise UnreadableInput(name, f"the zip container has {len(infos)} members, more than the {MAX_MEMBERS} that are looked at", remedy)
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL_BYTES:
        raise UnreadableInput(name, f"the zip container unpacks to {total // 1_000_000} MB, more than the {MAX_TOTAL_BYTES // 1_000_000} MB that are read", remedy)
    for info in infos:
        xml = info.filename.endswith((".xml", ".rels"))
        if xml and info.file_size > MAX_PART_BYTES:
            raise UnreadableInput(name, f"a part unpacks to {info.file_size // 1_000_000} MB, more than the {MAX_PART_BYTES // 1_000_000} MB that are read", remedy, info.filename)
        if info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise UnreadableInput(name, f"a part is packed more than {MAX_RATIO}:1, as no document is", remedy, info.filename)


def parse_xml(data: bytes, name: str, path: str) -> Any:
    """The root of an XML part. No DTD is loaded, no entity expanded, nothing fetched; a part that declares any is refused."""
    etree = require("lxml.etree", "lxml", name)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = "its XML is nested too deeply" if "depth" in str(error).lower() else f"its XML is damaged ({str(error)[:80]})"
        raise UnreadableInput(name, reason, "get the file again; open and save it in Word, Excel or WPS to repair it", path) from error
    if root is None:
        raise UnreadableInput(name, "its XML is empty", "get the file again", path)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInput(name, "its XML declares a document type, as no Office file does", "do not open it elsewhere either; ask for a clean file", path)
    return root


def kind_of_zip(data: bytes) -> tuple[str, str]:
    """The kind of a zip container by its members, as sniff gives kinds: docx, xlsx, pptx, ofd, odt, archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = {n.replace("\\", "/").lstrip("/") for n in opened.namelist()}
    except DAMAGED:
        return _kind_by_bytes(data)
    if not names:
        return "archive", "an empty zip container"
    return next((kind for path, kind in _MEMBERS if any(n == path or (path.endswith("/") and n.startswith(path)) for n in names)), ("archive", "a zip archive"))


_MEMBERS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("word/document.xml", ("docx", "a Word file (.docx, or .wps saved as such)")),
    ("xl/workbook.xml", ("xlsx", "an Excel file (.xlsx)")),
    ("xl/workbook.bin", ("xlsb", "a binary Excel file (.xlsb)")),
    ("ppt/", ("pptx", "a slide show (.pptx)")),
    ("OFD.xml", ("ofd", "an OFD file")),
    ("content.xml", ("odt", "an OpenDocument file (.odt, .ods)")),
    ("word/", ("docx", "a Word file (.docx)")),
    ("xl/", ("xlsx", "an Excel file (.xlsx)")),
)


def _kind_by_bytes(data: bytes) -> tuple[str, str]:
    """The kind of a container whose directory is lost: cut off in transfer, as a rule."""
    for mark, kind in ((b"word/", ("docx", "a Word file (.docx)")), (b"xl/", ("xlsx", "an Excel file (.xlsx)")), (b"OFD.xml", ("ofd", "an OFD file"))):
        if mark in data:
            return kind
    return "archive", "a damaged zip container"
