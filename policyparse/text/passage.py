"""Passages: stretches of text that know where in the source each of their characters stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyparse.text.lazy import Lazy

_BREAKS = Lazy(r"\s*\n\s*")

# Makes a named tuple at half the cost of calling its class; used where every line and cell of a document passes.
_new = tuple.__new__


class Span(NamedTuple):
    """A half-open stretch [start, end) of the source text, in characters."""

    start: int
    end: int


class Passage(NamedTuple):
    """One paragraph, or a piece of one, with the places it was printed at.

    Invariant: joining the source over `spans` gives `text`; `folded` has the same length. More than one span means
    that a line or page break, or an invisible character, cut the text.
    """

    text: str
    folded: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of its first character, -1 for an empty passage."""
        return self.spans[0].start if self.spans else -1

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int = 0, end: int | None = None) -> Passage:
        """The piece [start, end) of this passage's text, outer blanks dropped."""
        whole, folded, spans = self
        piece = whole[start:end]
        text = piece.strip()
        if len(text) < len(piece):
            start += piece.find(text[0]) if text else len(piece)
        end = start + len(text)
        if end - start == len(whole):
            return self
        if text and len(spans) == 1:
            base = spans[0][0]
            return _new(Passage, (text, folded[start:end], (_new(Span, (base + start, base + end)),)))
        return Passage(text, folded[start:end], _cut_spans(spans, start, end))

    def on_one_line(self) -> Passage:
        """The text of a cell without the line breaks inside it."""
        return self.without(_BREAKS) if "\n" in self.text else self

    def without(self, pattern: Lazy | re.Pattern[str]) -> Passage:
        """This passage with every match of `pattern` (on the folded text) taken out."""
        kept, at = [], 0
        for match in pattern.finditer(self.folded):
            kept.append((at, match.start()))
            at = match.end()
        if not kept:
            return self
        return glue(self.cut(a, b) for a, b in [*kept, (at, len(self.text))] if b > a)


EMPTY = Passage("", "", ())


def _cut_spans(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    cut, at = [], 0
    for span in spans:
        length = span.end - span.start
        low, high = max(start - at, 0), min(end - at, length)
        if low < high:
            cut.append(Span(span.start + low, span.start + high))
        at += length
    return tuple(cut)


def glue(passages: Iterable[Passage]) -> Passage:
    """Passages joined into one without anything between: a paragraph that a page break had cut."""
    parts = [p for p in passages if p.text]
    if len(parts) == 1:
        return parts[0]
    return Passage("".join(p.text for p in parts), "".join(p.folded for p in parts), merge(s for p in parts for s in p.spans))


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in the given order, those that touch run together."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].end == span.start:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
