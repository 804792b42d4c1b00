"""Patterns compiled when they are first used.

Compiling is a quarter of a short run, and a third of all patterns wait for something that a given document does not have:
a circled number, a broken cell, a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Lazy:
    """A regular expression over text, with the methods of a compiled one."""

    __slots__ = ("_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return self.compiled().match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return self.compiled().fullmatch(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return self.compiled().search(text, start)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        return self.compiled().finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        """As of a compiled pattern without groups."""
        return self.compiled().findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As of a compiled pattern."""
        return self.compiled().sub(replacement, text, count=count)

    def split(self, text: str) -> list[str]:
        """As of a compiled pattern without groups."""
        return self.compiled().split(text)
