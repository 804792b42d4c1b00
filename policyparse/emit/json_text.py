"""JSON text as plain data, and where everything stands in it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any, NoReturn

from policyparse.emit.malformed import MAX_DEPTH, Malformed, Mark, Path, Place, one_line

_BLANKS = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]')


def parse_json(text: str) -> Any:
    """The data of JSON text. Raises Malformed."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Malformed("syntax", error.msg, Place(error.lineno, error.colno)) from error
    except RecursionError as error:
        raise Malformed("depth", str(MAX_DEPTH)) from error
    except _Twice as error:
        raise Malformed("duplicate_key", str(error), _second(text)) from error
    except ValueError as error:
        # NaN, Infinity, and integers of thousands of digits
        raise Malformed("syntax", one_line(str(error))) from error


class _Twice(Exception):
    """A key that an object has twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        raise _Twice(next(key for i, key in enumerate(names) if key in names[:i]))
    return found


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _second(text: str) -> Place | None:
    """Where the first key stands that its object has already."""
    keys: list[set[str] | None] = []  # of the objects that are open; None for an array
    at_key = False
    for token in _TOKEN.finditer(text):
        word = token[0]
        seen = keys[-1] if keys else None
        if word in "{[":
            keys.append(set() if word == "{" else None)
        elif word in "}]":
            keys.pop()
        elif at_key and seen is not None and word != ":":
            key = json.loads(word)
            if key in seen:
                return _place_of(text, token.start())
            seen.add(key)
        at_key = word == "{" or (word == "," and bool(keys) and keys[-1] is not None)
    return None


def _place_of(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class JsonPlaces:
    """Places of well-formed JSON by path. Looks only into what is asked for; the standard library's scanner skips the rest."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._inside: dict[int, dict[str | int, tuple[int, int]]] = {}
        self._decoder = json.JSONDecoder()

    def at(self, path: Path, key: bool = False) -> Place:
        """As of Places."""
        where = value = self._after_blanks(0)
        for steps, step in enumerate(path):
            found = self._children(value).get(step)
            if found is None:
                # of an entry of a list its own place, of what is missing that of its holder
                return Mark(self._place(where), self._place(value)).place(steps > 0)
            where, value = found
        return Mark(self._place(where), self._place(value)).place(key)

    def _children(self, at: int) -> dict[str | int, tuple[int, int]]:
        """(offset of the key, offset of the value) of everything directly inside the object or array at an offset."""
        if at not in self._inside:
            opening = self._text[at]
            self._inside[at] = self._entries(at + 1, opening == "{") if opening in "{[" else {}
        return self._inside[at]

    def _entries(self, at: int, named: bool) -> dict[str | int, tuple[int, int]]:
        found: dict[str | int, tuple[int, int]] = {}
        at = self._after_blanks(at)
        while self._text[at] not in "}]":
            start = at
            step: str | int = len(found)
            if named:
                step, at = self._decoder.raw_decode(self._text, at)
                at = self._after_blanks(self._after_blanks(at) + 1)
            found[step] = start, at
            at = self._after_blanks(self._decoder.raw_decode(self._text, at)[1])
            if self._text[at] == ",":
                at = self._after_blanks(at + 1)
        return found

    def _after_blanks(self, at: int) -> int:
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
