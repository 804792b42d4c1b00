"""Clear documents given beside a masked one: last year's plan, the same text on another site. Words around a mask lead to what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from policyparse.facts.masks.lexicon import is_masked_as
from policyparse.facts.masks.runs import Run
from policyparse.model import PolicyDocument, Section, Table
from policyparse.model.walk import all_sections, outlines
from policyparse.text.folding import fold, squash

_GRAM = 5  # characters that lead to a place
_PLACES = 64  # places of one gram that are looked at: 经济社会发展 stands everywhere
_REACH = 40  # characters compared on each side
_NEAR = 12  # characters from the run within which a gram without mask must stand
_SAMPLE = 10  # characters of the stretches by which two texts are compared


class Fit(NamedTuple):
    """What a clear document prints where the words around a run stand, and how many of them agree on each side."""

    value: str
    left: int
    right: int

    @property
    def score(self) -> int:
        """Characters that agree."""
        return self.left + self.right


class ClearText:
    """A clear document as masks are looked up in it."""

    def __init__(self, name: str, title: str | None, text: str) -> None:
        self.name, self.title, self.text = name, squash(title or ""), squash(text)

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for at in range(len(self.text) - _GRAM + 1):
            places = index.setdefault(self.text[at : at + _GRAM], [])
            if len(places) < _PLACES:
                places.append(at)
        return index

    @cached_property
    def _stretches(self) -> set[str]:
        return {self.text[at : at + _SAMPLE] for at in range(len(self.text) - _SAMPLE + 1)}

    def overlap(self, squashed: str) -> float:
        """The share of a masked text's clear stretches that stand here as well, 0 to 1."""
        stretches = [s for at in range(0, len(squashed), _SAMPLE) if "*" not in (s := squashed[at : at + _SAMPLE]) and len(s) == _SAMPLE]
        return sum(s in self._stretches for s in stretches) / len(stretches) if stretches else 0.0

    def fits(self, left: str, run: Run, right: str) -> list[Fit]:
        """Every place whose characters have the shape of the run and whose surroundings begin to agree, best first."""
        width = len(run.text)
        starts = {at - width for at in self._ends(right)} | set(self._starts(left))
        found = (self._fit(start, left, run.text, right) for start in sorted(starts) if start >= 0)
        return sorted((fit for fit in found if fit), key=lambda fit: (-fit.score, fit.value))

    def _ends(self, right: str) -> Iterator[int]:
        for i in range(min(_NEAR, len(right) - _GRAM + 1)):
            if "*" not in right[i : i + _GRAM]:
                yield from (at - i for at in self._grams.get(right[i : i + _GRAM], ()))
                return

    def _starts(self, left: str) -> Iterator[int]:
        for i in range(min(_NEAR, len(left) - _GRAM + 1)):
            gram = left[len(left) - i - _GRAM : len(left) - i]
            if "*" not in gram:
                yield from (at + _GRAM + i for at in self._grams.get(gram, ()))
                return

    def _fit(self, start: int, left: str, masked: str, right: str) -> Fit | None:
        value = self.text[start : start + len(masked)]
        if not is_masked_as(value, masked):
            return None
        end = start + len(masked)
        if (right[:1] != "*" and _is_token(self.text[end : end + 1])) or (start and left[-1:] != "*" and _is_token(self.text[start - 1])):
            # a piece of a longer token: 120 of 1200
            return None
        agreeing_left = _agreeing(reversed(left), (self.text[at] for at in range(start - 1, -1, -1)))
        agreeing_right = _agreeing(right, islice(self.text, end, end + _REACH))
        return Fit(value, agreeing_left, agreeing_right)


def _is_token(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _agreeing(masked: Iterable[str], clear: Iterable[str]) -> int:
    """How many characters agree before the first that does not; masked ones agree with letters and digits and count for nothing."""
    count = 0
    for one, other in zip(masked, clear, strict=False):
        if one == "*" and _is_token(other):
            continue
        if one != other:
            break
        count += 1
    return count


def windows(folded: str, run: Run) -> tuple[str, str]:
    """The text on both sides of a run as it is compared."""
    left = squash(folded[max(0, run.start - 2 * _REACH) : run.start])[-_REACH:]
    return left, squash(folded[run.end : run.end + 2 * _REACH])[:_REACH]


def printed_text(document: PolicyDocument) -> str:
    """The text of a structured document, part by part in reading order: what is left of its source."""
    return "\n".join(piece for piece in _pieces(document) if piece)


def _pieces(document: PolicyDocument) -> Iterator[str | None]:
    yield document.metadata.title
    for outline in outlines(document):
        yield outline.preamble.text if outline.preamble else None
        for section in all_sections(outline.sections):
            yield from _section(section)
        yield outline.closing.text if outline.closing else None
    tables: list[Table] = [*document.attachments, *document.tables]
    for attachment in document.attachments:
        yield attachment.text
    for table in tables:
        yield from (cell.text for cell in table.grid)


def _section(section: Section) -> Iterator[str | None]:
    yield f"{section.num or ''}{section.heading or ''}"
    yield section.text
    for measure in section.measures:
        yield f"{measure.num}{measure.heading or ''}。{measure.text}" if measure.heading else f"{measure.num}{measure.text}"


def clear_text(document: PolicyDocument, source_text: str | None = None) -> ClearText:
    """A clear document as context; by its source text where that is at hand, else by the texts of its parts."""
    text = source_text if source_text is not None else printed_text(document)
    return ClearText(document.source.name, document.metadata.title, fold(text))
