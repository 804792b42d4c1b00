"""What clear documents say of a run, and how sure that is.

Last year's figures are not this year's: from another document figures are possible at most. Names and tokens last. Where a
document is the same text, what it prints is what is masked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.facts.masks.context import ClearText, Fit, windows
from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import Clue
from policyparse.model import Confidence, MaskKind
from policyparse.rules import rule
from policyparse.text.folding import squash

_LASTING = frozenset({"unknown", "acronym", "pollutant", "name"})  # kinds whose tokens last from year to year
_TOKEN = rule(
    r"(?=.*[A-Za-z]).{2,}",
    examples=["PM2.5", "5G"],
    rejects=["A", "12"],
    why="A word with letters that a mask may hide; a single letter is a grade or a place in a list.",
    ask="whole",
)
_SAME, _VERY_SAME = 0.8, 0.95  # share of the text in common from which two are the same
_FAIR, _ONE_SIDED = 10, 12  # characters that agree: on both sides together, or on one alone
_STRONG, _CERTAIN = 4, 8  # characters that agree on each side
_RIVAL = 0.7  # of the best score: another reading that counts


class Neighbour(NamedTuple):
    """A clear document and how much of the masked one it holds."""

    clear: ClearText
    same: bool
    very_same: bool


def neighbours(folded: str, title: str | None, context: Sequence[ClearText]) -> list[Neighbour]:
    """The context with each document's likeness to the masked one."""
    text, own = squash(folded) if context else "", squash(title or "")
    found = []
    for clear in context:
        overlap = clear.overlap(text)
        found.append(Neighbour(clear, overlap >= _SAME, overlap >= _VERY_SAME and (not own or not clear.title or _alike(own, clear.title))))
    return found


def _alike(masked: str, clear: str) -> bool:
    return len(masked) == len(clear) and all(a in ("*", b) for a, b in zip(masked, clear, strict=True))


def context_clues(run: Run, folded: str, kind: MaskKind, context: Sequence[Neighbour]) -> Iterator[Clue]:
    """Clues from every document of the context; documents that agree on a lasting token make it likely."""
    if not context or not run.starred:
        return
    left, right = windows(folded, run)
    found = [(neighbour, fit) for neighbour in context for fit in _best(neighbour.clear.fits(left, run, right))]
    agreeing: defaultdict[str, set[str]] = defaultdict(set)
    for neighbour, fit in found:
        agreeing[fit.value].add(neighbour.clear.name)
    for neighbour, fit in found:
        alone = sum(other is neighbour for other, _ in found) == 1
        confidence = _confidence(neighbour, fit, kind, alone, len(agreeing[fit.value]))
        yield Clue(fit.value, confidence, "context", _why(neighbour, fit, left, right, agreeing[fit.value]))


def _best(fits: Sequence[Fit]) -> list[Fit]:
    """The best place, and the best of every other value that comes near it."""
    good = [fit for fit in fits if _fair(fit)]
    values: dict[str, Fit] = {}
    for fit in good:
        if fit.score >= _RIVAL * good[0].score:
            values.setdefault(fit.value, fit)
    return list(values.values())


def _fair(fit: Fit) -> bool:
    return (min(fit.left, fit.right) >= 2 and fit.score >= _FAIR) or max(fit.left, fit.right) >= _ONE_SIDED


def _confidence(neighbour: Neighbour, fit: Fit, kind: MaskKind, alone: bool, documents: int) -> Confidence:
    strong = min(fit.left, fit.right) >= _STRONG
    if not alone:
        return "possible"
    if neighbour.same:
        if neighbour.very_same and min(fit.left, fit.right) >= _CERTAIN:
            return "certain"
        return "likely" if strong else "possible"
    lasting = kind in _LASTING and _TOKEN.fullmatch(fit.value) is not None
    return "likely" if lasting and (strong or documents > 1) else "possible"


def _why(neighbour: Neighbour, fit: Fit, left: str, right: str, names: set[str]) -> str:
    said = f"{left[-8:] if fit.left else ''}{fit.value}{right[:8] if fit.right else ''}"
    what = "the same text" if neighbour.same else "another document"
    others = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
    return f"{neighbour.clear.name}, {what}, prints {said}{others}; {fit.left} characters agree before it and {fit.right} behind"
