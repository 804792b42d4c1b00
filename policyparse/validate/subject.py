"""A document as the checks see it: every part with its place, and what extract has already said of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from policyparse.emit.malformed import Path
from policyparse.model import Part, PolicyDocument, Project, Reform, Spans, Table, Task
from policyparse.model.walk import leaves

_CELL = re.compile(r".+\.r\d+c\d+")


class Subject:
    """A document under test. Nothing here changes it."""

    def __init__(self, document: PolicyDocument) -> None:
        self.document = document
        self.parts: list[Part] = []
        self._places: dict[int, tuple[Path, str | None]] = {}
        self._walk(document, (), None)

    def _walk(self, part: Part, path: Path, where: str | None) -> None:
        fields = part.__dict__
        if path:
            where = fields.get("id", where)
        self.parts.append(part)
        self._places[id(part)] = (path, where)
        for name, value in fields.items():
            if isinstance(value, Part):
                self._walk(value, (*path, name), where)
            elif value.__class__ is list and value and isinstance(value[0], Part):
                for i, item in enumerate(value):
                    self._walk(item, (*path, name, i), where)

    def path(self, part: Part) -> Path:
        """The way from the document to `part`."""
        return self._places[id(part)][0]

    def where(self, part: Part) -> str | None:
        """Id of the innermost part with an id that holds `part`, itself included; None for the document."""
        return self._places[id(part)][1]

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id occurs, the document's own aside."""
        return Counter(part.__dict__["id"] for part in self.parts[1:] if "id" in part.__dict__)

    @cached_property
    def places(self) -> frozenset[str]:
        """Everything that can be pointed at: ids, and the names of leaves that have none (title, preamble, a1.r3c2)."""
        named = {name for name, value in self.document.metadata.__dict__.items() if value}
        return frozenset(self.ids) | {leaf.where for leaf in leaves(self.document)} | named

    def is_place(self, name: str) -> bool:
        """Whether something of that name can be pointed at. A kept file has no cells, so that these are taken on trust."""
        return name in self.places or (self.document.source.characters is None and _CELL.fullmatch(name) is not None)

    @property
    def tables(self) -> list[Table]:
        """Every table, of attachments and of the body."""
        return [*self.document.attachments, *self.document.tables]

    def said(self, code: str, spans: Iterable[Sequence[int]]) -> bool:
        """Whether extract recorded `code` on characters that `spans` hold: then the source itself is so."""
        wanted = list(spans)
        return any(f.code == code and any(a < end and start < b for a, b in f.spans for start, end in wanted) for f in self.document.diagnostics)


def records_of(table: Table) -> list[Task | Reform | Project]:
    """The typed records of a table, of whatever kind."""
    return [*table.tasks, *table.reforms, *table.projects]


def size(spans: Spans) -> int:
    """How many characters the spans hold."""
    return sum(end - start for start, end in spans)


def bare(text: str) -> str:
    """Without white space."""
    return "".join(text.split())
