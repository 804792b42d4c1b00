"""Legacy Office files (.doc, .xls, .wps in an OLE container, .rtf, .odt) through LibreOffice, where it is installed.

LibreOffice runs without a screen, in a profile of its own that is thrown away, with macros and remote links blocked.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from policyparse.errors import UnreadableInput
from policyparse.readers import docx, xlsx
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.source import SourceDocument

CONVERSION_SECONDS = 120  # a document of 300 pages takes some ten
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/opt/libreoffice/program/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
# Nothing that a document links to is fetched, and nothing in it is run.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"""


class Legacy(NamedTuple):
    """A kind of file that LibreOffice turns into one that has a reader."""

    suffix: str
    called: str
    target: str  # docx or xlsx
    media_type: str


_DOC = Legacy("doc", "a legacy Word or WPS file (.doc, .wps)", "docx", "application/msword")
_XLS = Legacy("xls", "a legacy Excel file (.xls)", "xlsx", "application/vnd.ms-excel")
_RTF = Legacy("rtf", "a rich-text file (.rtf)", "docx", "application/rtf")
_ODT = Legacy("odt", "an OpenDocument text (.odt)", "docx", "application/vnd.oasis.opendocument.text")
_ODS = Legacy("ods", "an OpenDocument spreadsheet (.ods)", "xlsx", "application/vnd.oasis.opendocument.spreadsheet")


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a legacy Office file. Raises UnreadableInput where LibreOffice is absent or cannot read it."""
    legacy = _kind(data, name)
    converted = convert(data, legacy, name)
    read_converted = docx.read if legacy.target == "docx" else xlsx.read
    return read_converted(converted, name, sha256, options, legacy.media_type)


def _kind(data: bytes, name: str) -> Legacy:
    if data.startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(b"PK"):
        return _ODS if b"opendocument.spreadsheet" in data[:200] else _ODT
    return _ole_kind(data, name)


def _ole_kind(data: bytes, name: str) -> Legacy:
    """What an OLE container holds, by the names of its streams, which stand in it as UTF-16."""
    if _has(data, "EncryptedPackage"):
        raise UnreadableInput(name, "the Office file is encrypted with a password", "open it with the password, save it without, and give that")
    if _has(data, "WordDocument"):
        if _word_encrypted(data):
            raise UnreadableInput(name, "the Word file is encrypted with a password", "open it with the password, save it without, and give that")
        return _DOC
    if _has(data, "Workbook") or _has(data, "Book"):
        return _XLS
    if _has(data, "PowerPoint Document"):
        raise UnreadableInput(name, "the content is a legacy slide show (.ppt), not a document", "save its text as a text file and give that")
    if _has(data, "__substg1.0_"):
        raise UnreadableInput(name, "the content is a saved e-mail (.msg), not a document", "give the attached document itself")
    raise UnreadableInput(name, "the content is a legacy container without a Word or Excel document in it, or cut off", "get the file again, or save the document as .docx")


def _has(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\x00\x00" in data or (stream.startswith("__") and stream.encode("utf-16-le") in data)


def _word_encrypted(data: bytes) -> bool:
    """fEncrypted in the FIB, where the Word stream begins at a sector: it opens with EC A5."""
    for at in range(512, min(len(data), 1 << 20), 512):
        if data[at : at + 2] == b"\xec\xa5":
            return bool(int.from_bytes(data[at + 10 : at + 12], "little") & 0x0100)
    return False


def program() -> str | None:
    """LibreOffice on this machine."""
    found = next((path for one in _PROGRAMS if (path := shutil.which(one))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(data: bytes, legacy: Legacy, name: str) -> bytes:
    """The file as LibreOffice saves it in the newer format."""
    office = program()
    if office is None:
        raise UnreadableInput(
            name,
            f"the content is {legacy.called}, which only LibreOffice converts, and LibreOffice is not installed",
            f"install LibreOffice (soffice must be on the PATH), or open the file in Word or WPS and save it as .{legacy.target}",
        )
    with tempfile.TemporaryDirectory(prefix="policyparse-") as folder:
        place = Path(folder)
        given, profile = place / f"input.{legacy.suffix}", place / "profile"
        given.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run([office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", legacy.target, "--outdir", str(place / "out"), str(given)], name)
        made = place / "out" / f"input.{legacy.target}"
        if not made.is_file():
            raise UnreadableInput(name, f"LibreOffice could not convert it; the content is {legacy.called}", f"open it in Word or WPS and save it as .{legacy.target}")
        return made.read_bytes()


def _run(command: list[str], name: str) -> None:
    """Runs LibreOffice, and ends it with the processes that it started when its time is up."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=os.name == "posix")
    except OSError as error:
        raise UnreadableInput(
            name, f"LibreOffice does not start ({(error.strerror or str(error)).lower()})", "repair its installation, or save the file in the newer format"
        ) from error
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableInput(name, f"LibreOffice did not finish within {CONVERSION_SECONDS} s", "open it in Word or WPS and save it in the newer format") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
