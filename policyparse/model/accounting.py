"""The law of losslessness: every character of the source that is no white space stands in some part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.model.document import Unparsed


def unaccounted(text: str, covered: Iterable[tuple[int, int]]) -> list[Unparsed]:
    """Every stretch of `text` that is no white space and in none of the `covered` spans."""
    found: list[Unparsed] = []
    at = 0
    for start, end in [*sorted(covered), (len(text), len(text))]:
        if start > at and (gap := text[at:start]).strip():
            found += _stretches(gap, at)
        at = max(at, end)
    return found


def _stretches(gap: str, at: int) -> Iterator[Unparsed]:
    """The lines of a gap that begins at `at`."""
    for line in gap.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = at + line.index(stripped[0])
            yield Unparsed(text=stripped, spans=[(begin, begin + len(stripped))])
        at += len(line)
