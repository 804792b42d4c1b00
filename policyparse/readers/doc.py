"""Legacy Word and WPS files (.doc, .wps), turned into .docx by msdoc2docx, else by LibreOffice where it is installed.

msdoc2docx 0.36.6 reads 11 of 11 such files of real offices, 0.3 to 3.5 s each, tables, lists and notes included; for LibreOffice
it takes a program of 700 MB. It reads and writes files alone: they stand in a folder of their own while it works.
"""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

from policyparse.errors import UnreadableInput
from policyparse.readers import docx, libreoffice
from policyparse.readers.office_package import require
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.source import SourceDocument

MEDIA_TYPE = "application/msword"
_CLSID = slice(8, 24)  # of the header: reserved, and filled by WPS all the same
# what msdoc2docx raises on damaged files beside its own errors
_DAMAGED = (struct.error, AssertionError, IndexError, KeyError, ValueError, TypeError, AttributeError, OverflowError, RecursionError, EOFError)


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a .doc or .wps file. Raises UnreadableInput where it is encrypted, damaged or holds no Chinese text."""
    if _encrypted(data):
        raise UnreadableInput(name, "the Word file is encrypted with a password", "open it with the password, save it without, and give that")
    office = libreoffice.program()
    try:
        converted = _converted(data, name)
    except UnreadableInput:
        if office is None:
            raise
        converted = libreoffice.convert(office, data, "doc", "docx", name)
    return docx.read(converted, name, sha256, options, MEDIA_TYPE)


def _converted(data: bytes, name: str) -> bytes:
    doc2docx = require("doc2docx", "policyparse[legacy]", name)
    errors = require("doc2docx.errors", "policyparse[legacy]", name)
    with tempfile.TemporaryDirectory(prefix="policyparse-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "input.doc"), Path(folder, "output.docx")
        given.write_bytes(data[: _CLSID.start] + bytes(16) + data[_CLSID.stop :])
        try:
            doc2docx.convert(given, made)
        except (errors.Doc2DocxError, *_DAMAGED, OSError) as error:
            reason = " ".join(str(error).split())[:80] or type(error).__name__
            raise UnreadableInput(name, f"the Word file is damaged or of a version that is not read ({reason})", "open it in Word or WPS and save it as .docx") from error
        return made.read_bytes()


def _encrypted(data: bytes) -> bool:
    """fEncrypted in the FIB, where the Word stream begins at a sector: it opens with EC A5."""
    for at in range(512, min(len(data), 1 << 20), 512):
        if data[at : at + 2] == b"\xec\xa5":
            return bool(int.from_bytes(data[at + 10 : at + 12], "little") & 0x0100)
    return False
