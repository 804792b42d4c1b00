"""What a caller may choose about reading."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Revisions: TypeAlias = Literal["accepted", "original"]
Recognition: TypeAlias = Literal["auto", "off", "force"]


class ReadOptions(NamedTuple):
    """The choices; each has what most readers want as its default."""

    revisions: Revisions = "accepted"  # of a Word file's tracked changes: as if all were accepted, or as if none had been made
    ocr: Recognition = "auto"  # text recognition of pages that are pictures: where a page needs it and the extra is installed, never, or for every page


DEFAULT = ReadOptions()
