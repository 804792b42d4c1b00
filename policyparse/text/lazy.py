"""Patterns compiled when they are first used.

Compiling is a quarter of a short run, and a third of all patterns wait for something that a given document does not have:
a circled number, a broken cell, a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class Lazy:
    """A regular expression over text, with the methods of a compiled one.

    The first call of any of them compiles; from then on they are the compiled pattern's own, at no further cost.
    """

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "groupindex", "match", "pattern", "search", "split", "sub")

    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]
    groupindex: dict[str, int]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # asked only for what is not there yet
        if name not in self.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.match, self.fullmatch, self.search = compiled.match, compiled.fullmatch, compiled.search
        self.finditer, self.findall, self.sub, self.split = compiled.finditer, compiled.findall, compiled.sub, compiled.split
        self.groupindex = dict(compiled.groupindex)
        return getattr(self, name)
