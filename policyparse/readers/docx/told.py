"""What a Word file holds and its text does not: told with places and excerpts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from policyparse.diagnostics import Diagnostic, report
from policyparse.readers.docx.blocks import Table
from policyparse.readers.docx.story import Left, Story
from policyparse.text.passage import Span

_EXCERPTS = 5  # that a message holds
_EXCERPT = 30  # characters of each
_PLACES = 50  # that a message points at
_NAMES = {
    "picture": "pictures", "formula": "formulas (printed on one line)", "object": "embedded objects", "placeholder": "unfilled content controls",
}  # fmt: skip


@dataclass
class Told:
    """What was left out, by kind, with the places where it stood."""

    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    inner: list[Diagnostic] = field(default_factory=list)

    def note(self, left: Iterable[Left], place: Span | None) -> None:
        """Remembers what was left out of a paragraph or cell that stands at `place`."""
        for kind, text in left:
            self.texts[kind].append(" ".join(text.split()))
            if place is not None and place.end > place.start and (not self.places[kind] or self.places[kind][-1] != place):
                self.places[kind].append(place)

    def nested(self, row: int, place: Span | None, table: Table) -> None:
        """Remembers a table that stands inside a cell of row `row`."""
        first = next((cell.text for line in table.rows for cell in line if cell and cell.text), "")
        spans = [place] if place is not None and place.end > place.start else []
        self.inner.append(report("PP127", f"a cell of row {row + 1} holds a table inside a cell, which follows as a table by itself ({_quoted([first])} …)", None, spans))


def findings(story: Story, told: Told) -> list[Diagnostic]:
    """The diagnostics of a Word file."""
    found: list[Diagnostic] = []
    hidden = told.texts["hidden"]
    if hidden:
        count = sum(len(text) for text in hidden)
        found.append(report("PP121", f"{count} characters that Word does not show are left out: {_quoted(hidden)}", None, told.places["hidden"][:_PLACES]))
    if story.left_out:
        said = ", ".join(f"{count} {_NAMES.get(what, what)}" for what, count in sorted(story.left_out.items()))
        found.append(report("PP122", f"not read as text: {said}"))
    for kind, what in (("comment", "comments"), ("placeholder", "unfilled content controls")):
        if told.texts[kind]:
            found.append(report("PP122", f"not read as text: {len(told.texts[kind])} {what}: {_quoted(told.texts[kind])}", None, told.places[kind][:_PLACES]))
    if story.numbering.unknown:
        found.append(report("PP123", f"automatic numbers may differ from what Word prints: {'; '.join(sorted(story.numbering.unknown))}"))
    found += _changes(story, told)
    if told.texts["struck"]:
        found.append(report("PP126", f"struck text is left out: {_quoted(told.texts['struck'])}", None, told.places["struck"][:_PLACES]))
    return found + told.inner


def _changes(story: Story, told: Told) -> list[Diagnostic]:
    """Tracked changes, counted, with excerpts."""
    inserted, deleted = told.texts["inserted"], told.texts["deleted"]
    count = len(inserted) + len(deleted) + story.tracked_rows
    if not count:
        return []
    said = [f"{word} {_quoted(texts)}" for word, texts in (("inserted", inserted), ("deleted", deleted)) if texts]
    if story.tracked_rows:
        said.append(f"{story.tracked_rows} rows or cells of tables")
    how = "left aside: the original is read" if story.original else "read as accepted"
    places = sorted({*told.places["inserted"], *told.places["deleted"]})
    return [report("PP124", f"{count} tracked changes, {how}: {'; '.join(said)}", None, places[:_PLACES])]


def _quoted(texts: list[str]) -> str:
    shown = ", ".join(repr(text if len(text) <= _EXCERPT else text[:_EXCERPT] + "…") for text in texts[:_EXCERPTS])
    return shown + (f" and {len(texts) - _EXCERPTS} more" if len(texts) > _EXCERPTS else "")
