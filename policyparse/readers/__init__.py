"""Bytes to SourceDocument. One reader a kind of file, chosen by content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from policyparse.diagnostics import report
from policyparse.errors import UnreadableInput
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.sniff import sniff
from policyparse.source import SourceDocument
from policyparse.text.script import is_traditional

Reader = Callable[[bytes, str, str, ReadOptions], SourceDocument]

# kind (readers/sniff.py) → module with read(data, name, sha256, options), imported when a file of the kind comes
READERS: dict[str, str] = {
    "text": "plain",
    "html": "html",
    "pdf": "pdf",
    "ofd": "ofd",
    "picture": "ocr",
    "docx": "docx",
    "xlsx": "xlsx",
    "xlsb": "xlsb",
    "ole": "ole",
    "rtf": "rtf",
    "odt": "odf",
}

# what a person can do about files that hold no document themselves
REMEDIES = {
    "archive": "unpack it and give the folder; of archives only .zip is read",
    "email": "give the attached document itself, or the text of the message as a text file",
    "xml": "open it in the program that made it and save it as .docx, PDF or text",
    "picture": "recognise its text first (OCR) and give that",
    "pptx": "save its text as a text file and give that",
}

MAX_BYTES = 64 * 1024 * 1024


def read_bytes(data: bytes, name: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """What the reader for this content sees. Raises UnreadableInput where there is none, or the file is none."""
    # a name from another system (GBK inside a zip) may hold bytes that are no UTF-8
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if not data:
        raise UnreadableInput(name, "the file is empty", "check that the download or export finished")
    kind, called = sniff(data)
    if kind == "zip":
        from policyparse.readers.office_package import kind_of_zip

        kind, called = kind_of_zip(data)
        if kind == "archive":
            return _only_document(data, name, options)
    if kind not in READERS:
        raise UnreadableInput(name, f"the content is {called}, not a document", REMEDIES.get(kind, "give the document as text, PDF, Word, HTML or a spreadsheet"))
    read: Reader = import_module(f"policyparse.readers.{READERS[kind]}").read
    return _with_script(read(data, name, hashlib.sha256(data).hexdigest(), options))


def _with_script(source: SourceDocument) -> SourceDocument:
    """The source, told to be in traditional characters where it is: the rules know simplified ones."""
    if source.text.isascii() or not is_traditional(source.text):
        return source
    finding = report("PP103", "the text is in traditional characters; fields and structure are read as far as they have the same wording")
    return replace(source, diagnostics=(*source.diagnostics, finding))


def _only_document(data: bytes, name: str, options: ReadOptions) -> SourceDocument:
    """The document of an archive that holds one. Raises UnreadableInput where it holds none, or several."""
    from policyparse.readers.containers import open_container

    container = open_container(data, name)
    names = container.names if container else ()
    if container is None or len(names) != 1:
        what = f"the archive holds {len(names)} files" if names else "the archive is empty"
        raise UnreadableInput(name, what, "extract it into a folder (-o FOLDER), each becomes a file of its own" if names else "get the file again")
    if sniff(inner := container.data(names[0]))[0] == "archive" or names[0].lower().endswith(".zip"):
        raise UnreadableInput(name, "the archive holds another archive", "unpack it and give the folder")
    return read_bytes(inner, names[0].rpartition("/")[2], options)


def read_member(container: Path, member: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """A document inside of a file that holds several (readers/containers.py). Raises UnreadableInput."""
    from policyparse.readers.containers import MARK, open_container

    opened = open_container(load_bytes(container), container.name)
    if opened is None:
        raise UnreadableInput(f"{container}{MARK}{member}", "the file holds no documents", "check the name")
    return read_bytes(opened.data(member), member.rpartition("/")[2], options)


def read_path(path: Path, options: ReadOptions = DEFAULT) -> SourceDocument:
    """Reads a file. Raises UnreadableInput where it cannot be opened."""
    return read_bytes(load_bytes(path), path.name, options)


def load_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableInput with the system's reason where they cannot be had."""
    try:
        with path.open("rb") as file:
            return read_limited(file, str(path))
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower(), "check the path and your permission to read it") from error


def read_limited(stream: BinaryIO, name: str) -> bytes:
    """All of a stream, or UnreadableInput where it holds more than MAX_BYTES: a device or pipe may never end."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return data


def too_large(name: str) -> UnreadableInput:
    """What there is to say about more than MAX_BYTES."""
    return UnreadableInput(name, f"more than the {MAX_BYTES // 1_000_000} MB that are read", "split it, or give the document alone")
