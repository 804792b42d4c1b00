"""What a document carries along while it is read: its styles, its counters, and what was left out on the way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from policyparse.readers.docx.names import W
from policyparse.readers.docx.numbering import Numbering
from policyparse.readers.docx.styles import Styles
from policyparse.readers.number_formats import circled

_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
# Word's 带圈字符 and 拼音指南 are fields that draw; what they draw is in their instruction.
_CIRCLED = re.compile(r"\\o\s*\\ac\s*\(\s*[○◯〇]\s*,\s*(.{1,3}?)\s*\)")
_PHONETIC = re.compile(r"\\o\s*\\a\w\s*\(\s*\\s\s*\\up\s*\d+\s*\([^)]*\)\s*[,;]\s*(.+?)\)\s*$")


@dataclass
class Field:
    """A complex field that has begun: its instruction, then its result."""

    instruction: str = ""
    in_result: bool = False
    box: bool | None = None  # a form's check box

    @property
    def name(self) -> str:
        """The name of the field's instruction: PAGE, TOC."""
        return (self.instruction.split() or [""])[0].upper()


class Left(NamedTuple):
    """Text of a paragraph or cell that is not read, or is there by a tracked change."""

    kind: str  # hidden, struck, inserted, deleted, comment, placeholder
    text: str


@dataclass
class Story:
    """What is known while a part is read: styles, numbering, open fields, notes."""

    styles: Styles
    numbering: Numbering
    fields: list[Field] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)  # (footnote or endnote, id) → its mark, in order
    left_out: Counter[str] = field(default_factory=Counter)  # pictures, formulas, comments, objects
    comments: dict[str, str] = field(default_factory=dict)  # id → who says what
    original: bool = False  # whether tracked changes are read as if they had not been made
    tracked_rows: int = 0  # rows and cells of tables that a tracked change put in or took out

    @property
    def visible(self) -> bool:
        """Whether text printed now is seen: no field instruction is open."""
        return all(f.in_result for f in self.fields)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(f.in_result and f.name == "TOC" for f in self.fields)

    def field_mark(self, element: Any) -> str:
        """Begin, middle or end of a complex field; the text that the field draws itself."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(Field(box=_box(element)))
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            return drawn(ended) if self.visible else ""
        return ""

    @property
    def dropped_changes(self) -> tuple[str, str]:
        """The elements whose text a tracked change takes out of the version that is read."""
        return (W + "ins", W + "moveTo") if self.original else (W + "del", W + "moveFrom")

    def note_mark(self, kind: str, element: Any) -> str:
        """The mark that stands for a footnote or endnote."""
        key = (kind, element.get(W + "id", ""))
        if key not in self.notes:
            self.notes[key] = f"[{len(self.notes) + 1}]"
        return self.notes[key]


def is_page_field(instruction: str) -> bool:
    """Whether a field prints a page number or a count of pages."""
    return (instruction.split() or [""])[0].upper() in _PAGE_FIELDS


def drawn(ended: Field) -> str:
    """What a field without a result of its own shows: ☑, ①, the word under its pinyin."""
    if ended.box is not None:
        return "☑" if ended.box else "□"
    if ended.name != "EQ" or ended.in_result:
        return ""
    ring = _CIRCLED.search(ended.instruction)
    if ring:
        return circled(int(ring[1])) if ring[1].isdecimal() else ring[1]
    phonetic = _PHONETIC.search(ended.instruction)
    return phonetic[1] if phonetic else ""


def _box(element: Any) -> bool | None:
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return None
    state = box.find(W + "checked")
    if state is None:
        state = box.find(W + "default")
    return state is not None and state.get(W + "val", "1") in ("1", "true", "on")
