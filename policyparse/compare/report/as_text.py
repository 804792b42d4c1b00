"""For a terminal: a summary line, then by section. Readable without colour; with it the marks around edits give way."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.compare.changes import Diff, FieldChange, Op
from policyparse.compare.report import words
from policyparse.compare.report.view import Entry, groups, meaning, printed, shortened, summary_line

_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_DELETED, _INSERTED = "\x1b[31;9m", "\x1b[32;4m"
_COLOURS = {"added": "\x1b[32m", "removed": "\x1b[31m", "changed": "\x1b[33m", "unmasked": "\x1b[2m", "continued": "\x1b[2m"}
_MOVED = "\x1b[36m"
_SHOWN = 90
"""Characters of a text that came or went as a whole."""


def render(diff: Diff, everything: bool, colour: bool = False) -> str:
    """The whole report."""
    style = _Style(colour)
    lines = [style.bold(f"{diff.old.title or diff.old.id} → {diff.new.title or diff.new.id}"), summary_line(diff)]
    for group in groups(diff, everything):
        lines += ["", style.bold(group.title)]
        for entry in group.entries:
            lines += style.entry(entry)
    return "\n".join(lines) + "\n"


class _Style:
    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def paint(self, code: str, text: str) -> str:
        return f"{code}{text}{_OFF}" if self.colour and text else text

    def bold(self, text: str) -> str:
        return self.paint(_BOLD, text)

    def entry(self, entry: Entry) -> Iterator[str]:
        """The line of a unit, and one for each field below it."""
        kinds = "+".join(words.KINDS[kind] for kind in entry.kinds)
        first = entry.kinds[0]
        like = f"  相似度 {entry.similarity:.2f}" if entry.similarity is not None else ""
        head = self.paint(_COLOURS.get(first, _MOVED), f"{words.SIGNS[first]} {kinds} {words.WHATS[entry.changes[0].what]}")
        inside = f"  在“{entry.inside}”" if entry.inside else ""
        yield f"  {head} {entry.name}{self.paint(_DIM, f'{inside}  {entry.ids}{like}')}"
        if entry.places:
            yield f"      位置  {entry.places[0]} → {entry.places[1]}"
        if first in ("added", "removed"):
            yield from self._whole(entry)
        else:
            yield from (self._field(field) for field in entry.fields)

    def _whole(self, entry: Entry) -> Iterator[str]:
        for field in entry.fields:
            text = printed(field.field, field.old if field.new is None else field.new).replace("\n", " ")
            if field.field not in ("heading", "name", "metric") and text and text != entry.name and False not in (field.old, field.new):
                yield f"      {words.field_name(field.field)}  {text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}"

    def _field(self, field: FieldChange) -> str:
        said = meaning(field)
        edit = self.edits(field.ops) if field.ops else f"{printed(field.field, field.old) or '（无）'} → {printed(field.field, field.new) or '（无）'}"
        if field.joined or field.left:
            edit = ""
        return f"      {words.field_name(field.field)}  {'  '.join(filter(None, (edit, said and f'（{said}）')))}"

    def edits(self, ops: tuple[Op, ...]) -> str:
        """The edits in one line: [-struck-]{+inserted+} without colour."""
        return "".join(self._edit(op, text) for op, text in shortened(ops))

    def _edit(self, op: str, text: str) -> str:
        if op == "delete":
            return self.paint(_DELETED, text) if self.colour else f"[-{text}-]"
        if op == "insert":
            return self.paint(_INSERTED, text) if self.colour else f"{{+{text}+}}"
        return text
