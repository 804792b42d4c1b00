"""Passages: stretches of text that know where in the source each of their characters stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from policyparse.rules import Rule
from policyparse.text.clauses import Clauses, sentences
from policyparse.text.quotes import hidden

_BREAKS = re.compile(r"\s*\n\s*")


class Span(NamedTuple):
    """A half-open stretch [start, end) of the source text, in characters."""

    start: int
    end: int


class Passage(NamedTuple):
    """One paragraph, or a piece of one, with the places it was printed at.

    Invariant: joining the source over `spans` gives `text`, but for the line feeds that join paragraphs, which stand nowhere;
    `folded` has the same length. More than one span means that a line or page break, or an invisible character, cut the text.
    """

    text: str
    folded: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...] = ()
    """Where each span begins in `text`; empty where nothing stands between them."""

    @property
    def start(self) -> int:
        """Offset of its first character, -1 for an empty passage."""
        return self.spans[0].start if self.spans else -1

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int = 0, end: int | None = None) -> Passage:
        """The piece [start, end) of this passage's text, outer blanks dropped."""
        piece = self.text[start:end]
        text = piece.strip()
        if len(text) < len(piece):
            start += piece.find(text[0]) if text else len(piece)
        return self.slice(start, start + len(text))

    def slice(self, start: int, end: int) -> Passage:
        """The piece [start, end) as it stands, blanks included; 0 ≤ start ≤ end ≤ length."""
        text, folded, spans, starts = self
        if end - start == len(text):
            return self
        if len(spans) == 1 and start < end and not starts:
            base = spans[0][0]
            return Passage(text[start:end], folded[start:end], (Span(base + start, base + end),))
        cut = list(self._stretches(start, end))
        kept = tuple(Span(a, b) for _, a, b in cut)
        begins = tuple(at - start for at, _, _ in cut) if starts and sum(b - a for a, b in kept) < end - start else ()
        return Passage(text[start:end], folded[start:end], kept, begins)

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the stretch [start, end) of the text stands in the source, stretches that touch run together."""
        if len(self.spans) == 1 and not self.starts:
            a, b = self.spans[0]
            return [(a + start, min(b, a + end))] if start < min(end, b - a) else []
        return [(a, b) for a, b in merge(Span(a, b) for _, a, b in self._stretches(start, end))]

    def offset(self, at: int) -> int:
        """Where in the text the character stands that is at offset `at` of the source; `at` lies in the spans."""
        index = bisect_right(self.spans, at, key=lambda span: span[0]) - 1
        return self._begins()[index] + at - self.spans[index][0]

    def clauses(self) -> Iterator[Passage]:
        """What stands between two marks, outer blanks dropped; marks inside quotation marks and brackets part nothing."""
        return (self.slice(clause.start, clause.end) for clause in Clauses(hidden(self.folded)))

    def sentences(self) -> Iterator[Passage]:
        """What stands between 。；！？ and line ends, the mark behind it included."""
        return (self.slice(s.start, s.end + len(s.stop.strip())) for s in sentences(hidden(self.folded)))

    def tokens(self) -> list[tuple[str, str]]:
        """The words of the text with their parts of speech (jieba's dictionary, and the words of the field)."""
        from policyparse.text.tokens import tagged

        return tagged(self.folded)

    def _begins(self) -> Sequence[int]:
        return self.starts or list(accumulate((b - a for a, b in self.spans), initial=0))

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Each span cut to [start, end), behind the offset in the text at which it begins."""
        begins = self._begins()
        for i in range(max(0, bisect_right(begins, start, hi=len(self.spans)) - 1), len(self.spans)):
            (a, b), at = self.spans[i], begins[i]
            if at >= end:
                break
            low, high = max(a, a + start - at), min(b, a + end - at)
            if low < high:
                yield at + low - a, low, high

    def on_one_line(self) -> Passage:
        """The text of a cell without the line breaks inside it."""
        return self.without(_BREAKS) if "\n" in self.text else self

    def without(self, pattern: Rule | re.Pattern[str]) -> Passage:
        """This passage with every match of `pattern` (on the folded text) taken out."""
        kept, at = [], 0
        for match in pattern.finditer(self.folded):
            kept.append((at, match.start()))
            at = match.end()
        if not kept:
            return self
        return glue(self.cut(a, b) for a, b in [*kept, (at, len(self.text))] if b > a)


EMPTY = Passage("", "", ())


def glue(passages: Iterable[Passage]) -> Passage:
    """Passages joined into one without anything between: a paragraph that a page break had cut."""
    parts = [p for p in passages if p.text]
    if len(parts) == 1:
        return parts[0]
    return Passage("".join(p.text for p in parts), "".join(p.folded for p in parts), merge(s for p in parts for s in p.spans))


def joined(passages: Iterable[Passage]) -> Passage:
    """Paragraphs joined by line feeds into one text."""
    parts = list(passages)
    if len(parts) == 1:
        return parts[0]
    ends = accumulate((len(p.text) + 1 for p in parts), initial=0)
    starts = tuple(base + at for base, p in zip(ends, parts, strict=False) for at, _ in zip(p._begins(), p.spans, strict=False))
    return Passage("\n".join(p.text for p in parts), "\n".join(p.folded for p in parts), tuple(s for p in parts for s in p.spans), starts)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in the given order, those that touch run together."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].end == span.start:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
