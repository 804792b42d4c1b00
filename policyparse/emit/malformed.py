"""What can be wrong with a structured file before anything is known of its content, and where."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

MAX_DEPTH = 64  # the contract is 12 deep
FaultKind: TypeAlias = Literal["encoding", "syntax", "size", "duplicate_key", "aliases", "depth", "document"]
Path: TypeAlias = tuple[str | int, ...]  # ("attachments", 0, "title")


class Place(NamedTuple):
    """A place in a file, lines and columns from 1."""

    line: int
    column: int


class Mark(NamedTuple):
    """Where a key begins (of an entry of a list, the entry), and where its value."""

    key: Place
    value: Place

    def place(self, key: bool) -> Place:
        """The one to point at: the value, unless the key is wanted or the value begins on a line of its own below it."""
        return self.key if key or self.key.line < self.value.line else self.value


class Malformed(Exception):
    """Text that is no structured document. `kind` says what is wrong, `detail` which part of the text."""

    def __init__(self, kind: FaultKind, detail: str, place: Place | None = None) -> None:
        super().__init__(kind, detail, place)
        self.kind, self.detail, self.place = kind, detail, place


def one_line(problem: str) -> str:
    """What a parser has to say, short and on one line."""
    return " ".join(problem.split())[:120]
