"""Bytes to SourceDocument. One reader a kind of file, chosen by content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from policyparse.errors import UnreadableInput
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.sniff import sniff
from policyparse.source import SourceDocument

Reader = Callable[[bytes, str, str, ReadOptions], SourceDocument]

# kind (readers/sniff.py) → module with read(data, name, sha256, options), imported when a file of the kind comes
READERS: dict[str, str] = {
    "text": "plain",
    "html": "html",
    "pdf": "pdf",
    "ofd": "ofd",
    "docx": "docx",
    "xlsx": "xlsx",
    "ole": "office",
    "rtf": "office",
    "odt": "office",
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
    if kind not in READERS:
        raise UnreadableInput(name, f"the content is {called}, not a document", "give the document as text, PDF, DOCX, HTML or a spreadsheet")
    read: Reader = import_module(f"policyparse.readers.{READERS[kind]}").read
    return read(data, name, hashlib.sha256(data).hexdigest(), options)


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
