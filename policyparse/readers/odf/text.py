"""OpenDocument texts: paragraphs, numbered lists, tables, notes; struck and hidden text is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.readers.note_marks import marked
from policyparse.readers.number_formats import written
from policyparse.readers.odf.names import OFFICE, STYLE, TABLE, TEXT, count
from policyparse.readers.office_text import Cell, Writer
from policyparse.source import SourceDocument
from policyparse.text.passage import Span
from policyparse.text.script import has_chinese

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_THROUGH = frozenset({TEXT + "section", TEXT + "index-body", TEXT + "numbered-paragraph"})
_CONTENTS = frozenset({TEXT + "table-of-content"})
_DEEPEST = 40  # lists, sections and tables inside of one another
_EXCERPT = 40


def read_text(root: Any, styles: Any, body: Any, name: str, sha256: str) -> SourceDocument:
    """The source document of a text. Raises UnreadableInput where it holds no Chinese text."""
    reading = _Text(root, styles)
    reading.blocks(body, 0)
    for i, note in enumerate(reading.notes, 1):
        reading.writer.aside("footnote", f"[{i}] {note}")
    source = reading.writer.document(name=name, sha256=sha256, media_type=MEDIA_TYPE, reader="odt", diagnostics=reading.findings())
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the text holds no Chinese character" if source.text.strip() else "the file holds no text", "check that the right file was saved")
    return source


class _Text:
    """A text while it is read: its styles, the counters of its lists, what is written already."""

    def __init__(self, root: Any, styles: Any) -> None:
        self.writer = Writer()
        self.notes: list[str] = []
        self.left: dict[str, list[tuple[str, Span]]] = {}
        self._lost: dict[str, str] = {}
        self._lists: dict[str, Any] = {}
        self._open: list[tuple[str, str]] = []  # (why, text) left out of the open paragraph
        for part in (root, styles):
            for style in () if part is None else part.iter(STYLE + "style"):
                for properties in style.findall(STYLE + "text-properties"):
                    if (properties.get(STYLE + "text-line-through-style") or "none") != "none":
                        self._lost[style.get(STYLE + "name")] = "struck"
                    if properties.get(TEXT + "display") == "none":
                        self._lost[style.get(STYLE + "name")] = "hidden"
            for style in () if part is None else part.iter(TEXT + "list-style"):
                self._lists[style.get(STYLE + "name")] = style
        self.changes = sum(1 for _ in root.iter(TEXT + "changed-region"))

    def blocks(self, parent: Any, depth: int) -> None:
        """Writes the paragraphs, lists and tables of an element."""
        for child in parent if depth < _DEEPEST else ():
            if child.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(child, "")
            elif child.tag == TEXT + "list":
                for text in self.points(child, (), depth):
                    self._write(text)
            elif child.tag == TABLE + "table":
                self._table(child)
            elif child.tag in _CONTENTS:
                for p in child.iter(TEXT + "p"):
                    self.writer.aside("chrome", self.inline(p))
            elif child.tag in _THROUGH:
                self.blocks(child, depth + 1)

    def paragraph(self, element: Any, label: str) -> None:
        """Writes one paragraph behind its number."""
        self._write(label + self.inline(element))

    def _write(self, text: str) -> None:
        place = self.writer.paragraph(text)
        for why, lost in self._open:
            self.left.setdefault(why, []).append((lost, place))
        self._open = []

    def inline(self, element: Any, lost: str = "") -> str:
        """The text of a paragraph or of what stands in it."""
        lost = lost or self._lost.get(element.get(TEXT + "style-name") or "", "") if element.tag == TEXT + "span" else lost
        pieces = [self._seen(element.text, lost)]
        for child in element:
            if child.tag == TEXT + "s":
                pieces.append(" " * min(count(child, TEXT + "c"), 100))
            elif child.tag == TEXT + "tab":
                pieces.append("\t")
            elif child.tag == TEXT + "line-break":
                pieces.append("\n")
            elif child.tag == TEXT + "note":
                pieces.append(self._note(child))
            elif isinstance(child.tag, str) and child.tag != OFFICE + "annotation":
                pieces.append(self.inline(child, lost))
            pieces.append(self._seen(child.tail, lost))
        return "".join(pieces)

    def _seen(self, text: str | None, lost: str) -> str:
        if text and lost:
            self._open.append((lost, text))
        return "" if lost else text or ""

    def _note(self, element: Any) -> str:
        said = " ".join(self.inline(p) for body in element.iter(TEXT + "note-body") for p in body.iter(TEXT + "p"))
        self.notes.append(said)
        return marked(f"[{len(self.notes)}]")

    def points(self, element: Any, above: tuple[int, ...], depth: int, style: Any = None) -> Iterator[str]:
        """The points of a list, each with its number as the list's style prints it."""
        style = self._lists.get(element.get(TEXT + "style-name") or "", style)
        number = 0
        for point in element if depth < _DEEPEST else ():
            if point.tag != TEXT + "list-item":
                continue
            number = count(point, TEXT + "start-value") if point.get(TEXT + "start-value") else number + 1
            label = _label(style, (*above, number))
            for child in point:
                if child.tag in (TEXT + "p", TEXT + "h"):
                    yield label + self.inline(child)
                    label = ""
                elif child.tag == TEXT + "list":
                    yield from self.points(child, (*above, number), depth + 1, style)

    def _table(self, element: Any) -> None:
        rows: list[list[Cell | None]] = []
        for row in element.iter(TABLE + "table-row"):
            if next(row.iterancestors(TABLE + "table")) is not element:
                continue
            line: list[Cell | None] = []
            for col, cell in enumerate(c for c in row if c.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")):
                if cell.tag == TABLE + "table-cell":
                    text = "\n".join(filter(None, (self.inline(p).replace("\t", " ").strip() for p in cell.iter(TEXT + "p", TEXT + "h"))))
                    line.append(Cell(len(rows), col, count(cell, TABLE + "number-rows-spanned"), min(count(cell, TABLE + "number-columns-spanned"), 200), text))
                else:
                    line.append(None)
            rows.append(line)
        self.writer.table(rows)

    def findings(self) -> list[Diagnostic]:
        """What is to be told of what was left out."""
        found = []
        for why, code, what in (("hidden", "PP121", "hidden text is left out"), ("struck", "PP126", "struck text is left out")):
            if why in self.left:
                text = "".join(text for text, _ in self.left[why])
                places = dict.fromkeys(place for _, place in self.left[why] if place.end > place.start)
                found.append(report(code, f"{what}: {text[:_EXCERPT]!r}", None, list(places)[:50]))
        if self.changes:
            found.append(report("PP124", f"{self.changes} tracked changes, read as accepted"))
        return found


def _label(style: Any, numbers: tuple[int, ...]) -> str:
    """The number of a point: what the list's style puts before and behind it."""
    level = next((e for e in style if e.get(TEXT + "level") == str(len(numbers))), None) if style is not None else None
    if level is None or level.tag != TEXT + "list-level-style-number":
        return ""
    shape = level.get(STYLE + "num-format") or ""
    if not shape:
        return ""
    shown = numbers[-count(level, TEXT + "display-levels") :]

    kind = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}.get(
        shape, "chineseCountingThousand" if shape.startswith("一") else "decimal"
    )
    return (level.get(STYLE + "num-prefix") or "") + ".".join(written(n, kind) for n in shown) + (level.get(STYLE + "num-suffix") or "")
