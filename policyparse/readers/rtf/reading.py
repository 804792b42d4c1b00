"""A rich-text file read token by token: groups, what holds in them, paragraphs, rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from policyparse.diagnostics import Diagnostic, report
from policyparse.readers.note_marks import marked
from policyparse.readers.office_text import Writer
from policyparse.readers.rtf.tables import Row, placed
from policyparse.readers.rtf.words import CHARSETS, CODE_PAGES, KEPT, MARGINS, PRINTED, SILENT

_EXCERPT = 40  # characters of what is left out


@dataclass(frozen=True)
class Group:
    """What holds inside of a group until it ends."""

    silent: bool = False
    optional: bool = False  # \* has been read, the word that it is about not yet
    part: str = ""  # header, footnote, annotation; empty: the text itself
    lost: str = ""  # struck, hidden, deleted: why the text is left out
    skip: int = 1  # characters that stand for one \u in programs without Unicode
    codec: str = "cp1252"
    fonts: bool = False  # inside of the table of fonts


class Reading:
    """The file while it is read: open groups, the paragraph and the row that are open, what is written already."""

    def __init__(self, original: bool) -> None:
        self.writer = Writer()
        self.groups = [Group()]
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.pending = bytearray()  # bytes of characters whose code page needs two or more
        self.to_skip = 0
        self.texts: dict[str, list[str]] = {"": []}  # the open paragraph, by part
        self.indented = self.in_table = False
        self.cell: list[str] = []  # finished paragraphs of the open cell
        self.cells: list[str] = []  # finished cells of the open row
        self.row, self.merge = Row(), ""
        self.rows: list[Row] = []
        self.notes: list[str] = []
        self.left: dict[str, list[str]] = {}
        self.pictures = 0
        self.gone = "inserted" if original else "deleted"

    def take(self, match: re.Match[bytes]) -> None:
        """Reads one token."""
        if match["word"]:
            self.flush()
            self.word(match["word"].decode("ascii"), int(match["number"]) if match["number"] else None)
        elif match["byte"]:
            self.raw(bytes([int(match["byte"], 16)]))
        elif match["text"]:
            self.raw(match["text"])
        elif match["sign"]:
            self.sign(match["sign"])
        elif match["brace"]:
            self.flush()
            if match["brace"] == b"{":
                self.groups.append(self.groups[-1])
            elif len(self.groups) > 1:
                ended = self.groups.pop()
                if ended.part and ended.part != self.groups[-1].part:
                    self.close_part(ended.part)

    def raw(self, data: bytes) -> None:
        """Bytes of text, without those that stand for a character that \\u has given."""
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        self.pending += data[skipped:]

    def flush(self) -> None:
        """Decodes the bytes that are waiting."""
        if self.pending:
            data, self.pending = bytes(self.pending), bytearray()
            self.show(data.decode(self.groups[-1].codec, errors="replace"))

    def show(self, text: str) -> None:
        """Adds a piece of text to what is open, or to what is left out."""
        group = self.groups[-1]
        if group.silent:
            return
        if group.lost and not group.part:
            self.left.setdefault(group.lost, []).append(text)
        elif not group.lost:
            self.texts.setdefault(group.part, []).append(text)

    def sign(self, sign: bytes) -> None:
        """A sign behind a backslash: an escaped brace, a hard blank."""
        if sign == b"*":
            self.groups[-1] = replace(self.groups[-1], optional=True)
        elif self.to_skip:
            self.to_skip -= 1
        elif sign in (b"\\", b"{", b"}"):
            self.pending += sign
        else:
            self.flush()
            self.show({b"~": "\xa0", b"_": "-"}.get(sign, ""))

    def word(self, word: str, number: int | None) -> None:
        """A control word: text of its own, the layout, or how what follows is to be read."""
        group = self.groups[-1]
        if group.optional:
            self.groups[-1] = group = replace(group, optional=False, silent=group.silent or word not in KEPT)
        if word == "u" and number is not None:
            self.unicode(number)
        elif word == "bin":
            self.to_skip = number or 0
        elif word in SILENT:
            self.pictures += word == "pict" and not group.silent
            self.groups[-1] = replace(group, silent=True, fonts=word == "fonttbl")
        elif word in MARGINS or word in ("footnote", "annotation"):
            self.open_part("margin" if word in MARGINS else word)
        elif not group.silent and word in PRINTED:
            self.show(PRINTED[word])
        elif not group.silent and word in _LAYOUT:
            _LAYOUT[word](self, number)
        else:
            self.look(word, number)

    def unicode(self, number: int) -> None:
        """A character by its number; those that stand for it in older programs are skipped."""
        code = number + 0x10000 if number < 0 else number
        self.show(chr(code) if 0 < code < 0x110000 else "")
        self.to_skip = self.groups[-1].skip

    def look(self, word: str, number: int | None) -> None:
        """Words that say how the text behind them is to be read or shown."""
        group = self.groups[-1]
        if word == "uc":
            self.groups[-1] = replace(group, skip=max(number or 0, 0))
        elif word == "ansicpg":
            self.groups[0] = self.groups[-1] = replace(group, codec=CODE_PAGES.get(number or 0, "cp1252"))
        elif word == "f" and number is not None:
            self.font = number
            if not group.fonts:
                self.groups[-1] = replace(group, codec=self.fonts.get(number, group.codec))
        elif word == "fcharset" and group.fonts:
            # a Latin font may hold Chinese all the same, in the code page of the file
            self.fonts[self.font] = self.groups[0].codec if number in (0, 1, None) else CHARSETS.get(number, self.groups[0].codec)
        elif word == "plain":
            self.groups[-1] = replace(group, lost="")
        elif word in _LOST:
            self.lose(_LOST[word], number != 0)

    def lose(self, kind: str, on: bool) -> None:
        """Text is left out from here on, or no longer."""
        group = self.groups[-1]
        if kind in ("inserted", "deleted"):
            if on:
                self.left.setdefault("changes", []).append(kind)
            if kind != self.gone:
                return
        self.groups[-1] = replace(group, lost=kind if on else "" if group.lost == kind else group.lost)

    def open_part(self, part: str) -> None:
        """A note, a remark or the edge of the page begins."""
        if part == "footnote":
            self.notes.append("")
            self.show(marked(f"[{len(self.notes)}]"))
        self.groups[-1] = replace(self.groups[-1], part=part, lost="")
        self.texts[part] = []

    def close_part(self, part: str) -> None:
        """It ends, and goes where it belongs."""
        text = joined(self.texts.pop(part, [])).strip()
        if part == "footnote":
            self.notes[-1] = text
        elif part == "margin":
            for line in dict.fromkeys(text.splitlines()):
                self.writer.aside("running_head", line)
        elif text:
            self.left.setdefault("comment", []).append(text)

    def paragraph(self) -> None:
        """The open paragraph ends."""
        part = self.groups[-1].part
        if part:
            self.texts.setdefault(part, []).append("\n")
            return
        text, self.texts[""] = joined(self.texts[""]), []
        if self.in_table:
            self.cell.append(text.strip())
            return
        self.close_table()
        self.writer.paragraph(text, self.indented)

    def close_cell(self) -> None:
        """The open cell ends."""
        if not self.groups[-1].part:
            text, self.texts[""] = joined(self.texts[""]), []
            self.cells.append("\n".join(filter(None, [*self.cell, text.strip()])))
            self.cell = []

    def close_row(self) -> None:
        """The open row ends."""
        if self.cells and not self.groups[-1].part:
            self.rows.append(replace(self.row, texts=self.cells))
            self.cells = []

    def close_table(self) -> None:
        """Writes the rows that have come together."""
        if self.rows:
            self.writer.table(placed(self.rows))
            self.rows = []

    def end(self) -> None:
        """The file is over, whether it says so or not."""
        self.flush()
        self.close_row()
        if self.cells or self.cell:
            self.close_cell()
            self.close_row()
        self.in_table = False
        self.groups = self.groups[:1]
        if joined(self.texts[""]).strip():
            self.paragraph()
        self.close_table()
        for i, note in enumerate(self.notes, 1):
            self.writer.aside("footnote", f"[{i}] {note}")

    def findings(self) -> list[Diagnostic]:
        """What is to be told of what was left out."""
        found = []
        for kind, code, what in (
            ("hidden", "PP121", "hidden text is left out"),
            ("struck", "PP126", "struck text is left out"),
            ("comment", "PP122", "comments are not read as text"),
        ):
            if self.left.get(kind):
                text = joined(self.left[kind])
                found.append(report(code, f"{what}: {text[:_EXCERPT]!r}{'…' if len(text) > _EXCERPT else ''}"))
        if self.pictures:
            found.append(report("PP122", f"not read as text: {self.pictures} pictures"))
        if self.left.get("changes"):
            how = "left aside: the original is read" if self.gone == "inserted" else "read as accepted"
            text = joined(self.left.get(self.gone, []))
            found.append(report("PP124", f"{len(self.left['changes'])} tracked changes, {how}" + (f"; left out: {text[:_EXCERPT]!r}" if text else "")))
        return found


def joined(pieces: list[str]) -> str:
    """Pieces of text; halves of a character that \\u gave in two are put together."""
    text = "".join(pieces)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if any("\ud800" <= c <= "\udfff" for c in text) else text


def _row_begins(reading: Reading, _: int | None) -> None:
    reading.row, reading.merge = Row(), ""


def _cell_ends_at(reading: Reading, edge: int | None) -> None:
    reading.row.edges.append(max(edge or 0, (reading.row.edges or [-(1 << 20)])[-1]))
    reading.row.merges.append(reading.merge)
    reading.merge = ""


def _paragraph_begins(reading: Reading, _: int | None) -> None:
    reading.indented = reading.in_table = False


def _table_goes_on(reading: Reading, _: int | None) -> None:
    reading.in_table = True


def _indents(reading: Reading, number: int | None) -> None:
    reading.indented = (number or 0) > 0


def _merges(kind: str) -> Callable[[Reading, int | None], None]:
    def note(reading: Reading, _: int | None) -> None:
        reading.merge = kind

    return note


def _prints(text: str, in_table: str) -> Callable[[Reading, int | None], None]:
    return lambda reading, _: reading.show(in_table if reading.in_table else text)


_LOST = {"strike": "struck", "striked": "struck", "v": "hidden", "deleted": "deleted", "revised": "inserted"}
_LAYOUT: dict[str, Callable[[Reading, int | None], None]] = {
    "par": lambda reading, _: reading.paragraph(),
    "sect": lambda reading, _: reading.paragraph(),
    "cell": lambda reading, _: reading.close_cell(),
    "row": lambda reading, _: reading.close_row(),
    "nestcell": _prints(" ", " "),
    "nestrow": _prints("\n", "\n"),
    "line": _prints("\n", "\n"),
    "tab": _prints("\t", " "),
    "page": _prints("\x0c", ""),
    "trowd": _row_begins,
    "cellx": _cell_ends_at,
    "clvmrg": _merges("down"),
    "clmrg": _merges("across"),
    "pard": _paragraph_begins,
    "intbl": _table_goes_on,
    "fi": _indents,
    "cufi": _indents,
}
