"""Structured YAML and JSON as plain data, from hands that may be careless or hostile.

Built from the parser's events, not by its loader: that one descends in C and takes the process with it on deep nesting,
lets the later of two equal keys win in silence, and takes three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

from policyparse.emit.json_text import JsonPlaces, parse_json
from policyparse.emit.malformed import MAX_DEPTH, Malformed, Mark, Path, Place, one_line

MAX_BYTES = 16 * 1024**2  # a document of 4 MB of text gives about as much; in memory it is fifty times that
MAX_REPEATED = 100_000  # values that aliases may bring in; extract writes no alias


# How plain scalars read. Narrower than YAML 1.1: what looks like a day (2020-06-08) or a time (8:30) stays as printed.
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {word: value for value, words in ((True, "true yes on"), (False, "false no off")) for w in words.split() for word in (w, w.title(), w.upper())}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")
_LONGEST_NUMBER = 300  # digits; longer ones are text, as Python refuses to read them
_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))}


def decode(data: bytes) -> str:
    """The text of a file. Raises Malformed where it is too large or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise Malformed("size", f"{len(data) // 1024**2} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        raise Malformed("encoding", f"0x{data[error.start]:02x}", Place(line + 1, error.start - data.rfind(b"\n", 0, error.start))) from error


def is_json(text: str) -> bool:
    """Whether the text is JSON by its first character."""
    return text.lstrip()[:1] == "{"


def parse(text: str) -> Any:
    """The data of YAML or JSON text. Raises Malformed."""
    return parse_json(text) if is_json(text) else _Builder(False).build(text)


def places(text: str) -> Places:
    """Where everything stands in text that `parse` reads."""
    if is_json(text):
        return JsonPlaces(text)
    builder = _Builder(True)
    builder.build(text)
    return _YamlPlaces(builder.marks)


class Places(Protocol):
    """Where everything stands in a file."""

    def at(self, path: Path, key: bool = False) -> Place:
        """Where the value at `path` begins, or its key; of what is not in the file, the innermost part that holds it.

        A list or text that begins on a line of its own is found by its key, the line above.
        """


class _YamlPlaces:
    """Places of YAML by path, noted while it was built."""

    def __init__(self, marks: dict[Path, Mark]) -> None:
        self._marks = marks

    def at(self, path: Path, key: bool = False) -> Place:
        for length in range(len(path), -1, -1):
            if (found := self._marks.get(path[:length])) is not None:
                return found.place(key or length < len(path))
        return Place(1, 1)


class _Open:
    """A mapping or sequence that is being read."""

    __slots__ = ("anchor", "key", "key_place", "path", "sized", "value")

    def __init__(self, value: dict[str, Any] | list[Any], path: Path, anchor: str | None, sized: int) -> None:
        self.value, self.path, self.anchor, self.sized = value, path, anchor, sized
        self.key: str | None = None
        self.key_place: Any = None


class _Builder:
    """Events to data. `keep` also notes where everything stands."""

    def __init__(self, keep: bool) -> None:
        self.keep = keep
        self.marks: dict[Path, Mark] = {}
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = self.repeated = 0
        self.result: Any = None
        self.documents = 0

    def build(self, text: str) -> Any:
        """The data of the one document of `text`."""
        import yaml

        try:
            for event in _events(text):
                self._take(event, yaml)
        except yaml.MarkedYAMLError as error:
            raise Malformed("syntax", one_line(error.problem or error.context or ""), _place(error.problem_mark or error.context_mark)) from error
        except yaml.reader.ReaderError as error:
            # the reader counts in bytes of UTF-8
            before = text.encode("utf-8", errors="replace")[: error.position].decode("utf-8", errors="replace")
            raise Malformed("syntax", "a control character", Place(before.count("\n") + 1, len(before) - before.rfind("\n"))) from error
        except RecursionError as error:
            raise Malformed("depth", str(MAX_DEPTH)) from error
        if self.documents != 1:
            raise Malformed("document", "empty" if not self.documents else "several")
        return self.result

    def _take(self, event: Any, yaml: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._begin({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._begin([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                raise Malformed("document", "several", _place(event.start_mark))

    def _scalar(self, event: Any) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and top.key is None and type(top.value) is dict:
            if event.value in top.value:
                raise Malformed("duplicate_key", event.value, _place(event.start_mark))
            top.key, top.key_place = event.value, event.start_mark
            return
        value = event.value
        if event.implicit[0]:
            value = _plain(value)
        else:
            _refuse_tag(event)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._put(value, event.start_mark)

    def _put(self, value: Any, mark: Any) -> None:
        self.count += 1
        if not self.open:
            self.result = value
            if self.keep:
                self.marks[()] = Mark(_place(mark), _place(mark))
            return
        top = self.open[-1]
        step: str | int
        if isinstance(top.value, dict):
            step = top.key or ""
            top.value[str(step)] = value
        else:
            step = len(top.value)
            top.value.append(value)
        if self.keep:
            place = _place(mark)
            self.marks[(*top.path, step)] = Mark(_place(top.key_place) if top.key_place is not None else place, place)
        top.key = top.key_place = None

    def _begin(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise Malformed("depth", str(MAX_DEPTH), _place(event.start_mark))
        _refuse_tag(event)
        top = self.open[-1] if self.open else None
        if top is not None and type(top.value) is dict and top.key is None:
            raise Malformed("syntax", "a key that is no word", _place(event.start_mark))
        step = () if top is None else (top.key if top.key is not None else len(top.value),)
        path = (*top.path, *step) if top is not None else ()
        self._put(value, event.start_mark)
        self.open.append(_Open(value, path, event.anchor, self.count))

    def _end(self) -> None:
        done = self.open.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.count - done.sized + 1)

    def _alias(self, event: Any) -> None:
        value, size = self.anchors.get(event.anchor, (None, 0))
        self.repeated += size
        # an alias inside of what it names has no size yet: it never ends
        if not size or self.repeated > MAX_REPEATED:
            raise Malformed("aliases", f"*{event.anchor}", _place(event.start_mark))
        self.count += size - 1
        self._put(value, event.start_mark)


def _refuse_tag(event: Any) -> None:
    """Tags that make objects, or anything else than plain data."""
    if event.tag is not None and event.tag not in _TAGS:
        raise Malformed("syntax", f"tag {event.tag}", _place(event.start_mark))


def _events(text: str) -> Iterator[Any]:
    import yaml

    parser = yaml._yaml.CParser(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    while parser.check_event():
        yield parser.get_event()


def _plain(text: str) -> Any:
    first = text[:1]
    if first.isdigit() or first in ("-", "+", "."):
        if len(text) > _LONGEST_NUMBER:
            return text
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text
    if text in _NULL:
        return None
    return _BOOLEANS.get(text, text)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark is not None else Place(1, 1)
