"""Files that hold several documents: a zip archive, a CSV with a text in every record. Each document is read like a file of its own."""

from __future__ import annotations

import io
import re
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import PurePosixPath

from policyparse.errors import UnreadableInput
from policyparse.readers import csv, text
from policyparse.readers.office_package import DAMAGED, kind_of_zip, refuse_bomb
from policyparse.readers.sniff import sniff

MARK = "!/"  # between the name of the container and that of a document in it: 材料.zip!/通知.docx
MAX_DOCUMENTS = 10_000
_UTF8_NAME = 0x800  # flag of a zip entry whose name is UTF-8
_NO_NAME = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST_NAME = 80  # characters


class Container(ABC):
    """Several documents in one file."""

    names: Sequence[str]  # of the documents, each once, in order

    @abstractmethod
    def data(self, name: str) -> bytes:
        """The bytes of a document. Raises UnreadableInput where they cannot be had."""


def open_container(data: bytes, name: str) -> Container | None:
    """The container that a file is; None where it is a document. Raises UnreadableInput where it is a hostile or damaged archive."""
    if sniff(data)[0] == "zip":
        return _Zip(data, name) if kind_of_zip(data)[0] == "archive" else None
    if name.lower().endswith((".csv", ".tsv")):
        records = _records(data, name)
        return _Records(records, PurePosixPath(name).suffix) if len(records) > 1 else None
    return None


class _Zip(Container):
    """A zip archive. Folders, hidden files and what macOS adds are no documents."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise UnreadableInput(name, "the zip archive is damaged or cut off", "get the file again") from error
        refuse_bomb(self._zip.infolist(), name)
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            member = _member_name(info)
            if not info.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(member).parts):
                self._members.setdefault(member, info)
        self.names = sorted(self._members)

    def data(self, name: str) -> bytes:
        info = self._members.get(name)
        if info is None:
            raise UnreadableInput(f"{self._name}{MARK}{name}", "the archive holds no such file", "check the name")
        if info.flag_bits & 1:
            raise UnreadableInput(f"{self._name}{MARK}{name}", "the archive is encrypted", "unpack it with its password and give the folder")
        try:
            return self._zip.read(info)
        except DAMAGED as error:
            raise UnreadableInput(f"{self._name}{MARK}{name}", "the archive is damaged there", "get the file again") from error


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry; Chinese Windows writes it in GBK and says nothing of it. What leads out of the archive is cut off."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = info.filename
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "document"


class _Records(Container):
    """A CSV of documents: each record with the header above it is a CSV of one document."""

    def __init__(self, records: Sequence[tuple[str, bytes]], suffix: str) -> None:
        width = len(str(len(records)))
        self._records = {f"{i:0{width}} {_NO_NAME.sub(' ', title).strip()[:_LONGEST_NAME]}".strip() + suffix: data for i, (title, data) in enumerate(records, 1)}
        self.names = list(self._records)

    def data(self, name: str) -> bytes:
        try:
            return self._records[name]
        except KeyError as error:
            raise UnreadableInput(name, "the file holds no such record", "check the name") from error


def _records(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """(title, bytes) of each record that is a document; empty where the file is none, or a table."""
    try:
        source = text.read(data, name, "")
    except UnreadableInput:
        return []
    return [(title, content.encode()) for title, content in csv.documents(source.text)][:MAX_DOCUMENTS]
