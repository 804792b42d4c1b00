"""The container of Microsoft's older programs: which of them wrote it, by the names of its streams."""

from __future__ import annotations

from policyparse.errors import UnreadableInput
from policyparse.readers import doc, xls
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.source import SourceDocument


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a .doc, .wps, .xls or .et file. Raises UnreadableInput where the container holds none."""
    if _has(data, "EncryptedPackage"):
        raise UnreadableInput(name, "the Office file is encrypted with a password", "open it with the password, save it without, and give that")
    if _has(data, "WordDocument"):
        return doc.read(data, name, sha256, options)
    if _has(data, "Workbook") or _has(data, "Book"):
        return xls.read(data, name, sha256)
    if _has(data, "PowerPoint Document"):
        raise UnreadableInput(name, "the content is a legacy slide show (.ppt), not a document", "save its text as a text file and give that")
    if _has(data, "__substg1.0_"):
        raise UnreadableInput(name, "the content is a saved e-mail (.msg), not a document", "give the attached document itself")
    raise UnreadableInput(name, "the content is a legacy container without a Word or Excel document in it, or cut off", "get the file again, or save the document as .docx")


def _has(data: bytes, stream: str) -> bool:
    """Whether the directory names a stream; its names are UTF-16."""
    return stream.encode("utf-16-le") + b"\x00\x00" in data or (stream.startswith("__") and stream.encode("utf-16-le") in data)
