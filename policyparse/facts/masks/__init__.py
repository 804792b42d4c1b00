"""Masked figures: every run, its kind, and what the document itself says it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic, report
from policyparse.facts.masks.arithmetic import bounded_ratio
from policyparse.facts.masks.calendar import Calendar, calendar_of
from policyparse.facts.masks.cues import Around, around
from policyparse.facts.masks.decimals import decimal_clues, decimals
from policyparse.facts.masks.kinds import kind_of
from policyparse.facts.masks.lexicon import read_token
from policyparse.facts.masks.numbering import Ordinal, breaks, numbers, ordinal_of
from policyparse.facts.masks.position import count
from policyparse.facts.masks.runs import Run, find_runs, may_hold_masks
from policyparse.facts.masks.settle import Clue, settle
from policyparse.facts.masks.years import plan_year, year_clues
from policyparse.facts.texts import Places, places_of
from policyparse.model import Mask, MaskKind, Metadata, PolicyDocument
from policyparse.source import SourceDocument

__all__ = ["Ordinal", "find_masks", "ordinal_of", "plan_year", "restore_masks"]


class Found(NamedTuple):
    """The masks of a document, and what there is to say about them."""

    masks: list[Mask]
    findings: list[Diagnostic]


def restore_masks(document: PolicyDocument, source: SourceDocument, ordinals: Sequence[Ordinal]) -> Found:
    """Every masked run of a document that stands, in order, with its restorations."""
    if not may_hold_masks(source.folded):
        return Found([], [])
    found = numbers(source, ordinals)
    outline = decimals(source)
    counted = count(found, breaks(document, source, found, outline)) | decimal_clues(outline)
    return find_masks(source.text, source.folded, places_of(document), counted, {o.start for o in ordinals}, document.metadata)


def find_masks(
    text: str, folded: str, places: Places, counted: Mapping[int, list[Clue]], headings: Set[int], metadata: Metadata
) -> Found:
    """Every masked run of a text, in order, with the restorations that the text itself gives.

    `counted` are clues to numbers at the head of paragraphs and `headings` those of the outline, both by the offset of the run.
    """
    runs = find_runs(folded, places)
    found = Found([], [])
    if not runs:
        return found
    calendar = calendar_of(folded, metadata)
    for i, run in enumerate(runs, 1):
        said = around(folded, run.start, run.end)
        kind, clues = _read(run, said, folded, counted.get(run.start, [] if run.start in headings else None), calendar, metadata)
        settled = settle(clues)
        printed = "".join(text[a:b] for a, b in run.spans)
        mask = Mask(id=f"k{i}", within=places.at(run.start), text=printed, kind=kind, restorations=settled.restorations, spans=list(run.spans))
        found.masks.append(mask)
        found.findings.extend(_findings(mask, run.start in headings, settled.contradiction))
    return found


def _read(run: Run, said: Around, folded: str, number: list[Clue] | None, calendar: Calendar, metadata: Metadata) -> tuple[MaskKind, list[Clue]]:
    """The kind of one run and every clue to it."""
    if number is not None:
        return "ordinal", number
    kind = kind_of(run, said)
    if not run.starred:
        return kind, []
    reading = read_token(run, said, kind)
    clues = list(reading.clues)
    if kind == "year":
        clues += year_clues(run, said, folded, calendar, metadata)
    elif kind == "percentage":
        clues += bounded_ratio(run, said)
    return reading.kind, clues


def _findings(mask: Mask, heading: bool, contradiction: str | None) -> Iterator[Diagnostic]:
    best = mask.restorations[0] if mask.restorations else None
    if contradiction:
        yield report("PP502", f"clues to {mask.text} contradict each other: {contradiction}", mask.id, mask.spans)
    if heading:
        yield report("PP205", f"ordinal of {mask.text!r} taken from its position", mask.within, mask.spans)
    elif mask.kind == "year" and best:
        yield report("PP501", f"{mask.text} restored as {best.value}: {best.why}", mask.id, mask.spans)
