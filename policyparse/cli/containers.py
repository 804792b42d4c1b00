"""Files that hold several documents, as the documents that they hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from policyparse.cli.output import STDIN
from policyparse.errors import UnreadableInput

_NOTES = ("readme", "license", "licence", "copying")
_STRUCTURED = (".yaml", ".yml", ".json", ".jsonl")
_MAY_BE = (".zip", ".csv", ".tsv")


def opened(files: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """(file, its place below the output folder) with each archive, and each CSV of documents, as a folder of what it holds.

    What cannot be opened stays as it is, and says why when it is read. The notes of a folder (README) are no documents there either.
    """
    found: list[tuple[str, Path]] = []
    for name, place in files:
        inner = _names(name)
        found += [(name + mark + member, place.with_suffix("") / member) for mark, member in inner] if inner else [(name, place)]
    return found


def is_document(path: Path) -> bool:
    """Whether a file of a folder is taken for a document: neither the notes of a repository nor what extract itself writes."""
    return path.stem.lower() not in _NOTES and path.suffix.lower() not in _STRUCTURED


def _names(name: str) -> list[tuple[str, str]]:
    if name == STDIN or not name.lower().endswith(_MAY_BE) or not Path(name).is_file():
        return []
    from policyparse.readers import load_bytes
    from policyparse.readers.containers import MARK, open_container

    try:
        container = open_container(load_bytes(Path(name)), Path(name).name)
    except UnreadableInput:
        return []
    return [(MARK, member) for member in container.names if is_document(Path(member))] if container else []
