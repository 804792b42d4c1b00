"""The mask stage: every run with its kind, the clues to it weighed, and what there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic, report
from policyparse.facts.masks.alignment import Neighbour, context_clues, neighbours
from policyparse.facts.masks.arithmetic import bounded_ratio
from policyparse.facts.masks.calendar import Calendar, calendar_of
from policyparse.facts.masks.context import ClearText
from policyparse.facts.masks.cues import around
from policyparse.facts.masks.decimals import decimal_clues, decimals
from policyparse.facts.masks.kinds import kind_of
from policyparse.facts.masks.lexicon import kind_of_token, read_token
from policyparse.facts.masks.numbering import Ordinal, breaks, numbers, ordinal_of
from policyparse.facts.masks.portal import portal_clues, portal_readings
from policyparse.facts.masks.position import count
from policyparse.facts.masks.runs import Run, find_runs
from policyparse.facts.masks.settle import Clue, settle
from policyparse.facts.masks.years import year_clues
from policyparse.model import Mask, MaskKind, Metadata, PolicyDocument
from policyparse.source import SourceDocument
from policyparse.text.passage import Passage
from policyparse.view import Places


class _Evidence(NamedTuple):
    """What is known of the whole document when its runs are read one by one."""

    folded: str
    metadata: Metadata
    counted: Mapping[int, list[Clue]]  # clues to numbers at the head of paragraphs, by the offset of the run
    headings: Set[int]  # offsets of the numbers that the outline holds
    calendar: Calendar
    portal: Mapping[int, tuple[str, str]]
    context: Sequence[Neighbour]


def restored(
    document: PolicyDocument, source: SourceDocument, places: Places, numbered: Iterable[tuple[str, Passage, int]], context: Sequence[ClearText]
) -> tuple[list[Mask], dict[str, int], list[Diagnostic]]:
    """What restore_masks promises, for a document that may hold masks."""
    masks: list[Mask] = []
    findings: list[Diagnostic] = []
    runs = find_runs(source.folded, places)
    if not runs:
        return masks, {}, findings
    ordinals = [ordinal_of(*number) for number in numbered]
    evidence = _evidence(document, source, ordinals, context)
    for i, run in enumerate(runs, 1):
        kind, clues = _read(run, evidence)
        settled = settle(clues)
        mask = Mask(
            id=f"k{i}", within=places.at(run.start), text="".join(source.text[a:b] for a, b in run.spans),
            kind=_kind(kind, settled.restorations[0].value if settled.sure else None), restorations=settled.restorations, spans=list(run.spans),
        )  # fmt: skip
        masks.append(mask)
        findings.extend(_findings(mask, run.start in evidence.headings, settled.contradiction))
    return masks, _renumbered(masks, ordinals), findings


def _evidence(document: PolicyDocument, source: SourceDocument, ordinals: Sequence[Ordinal], context: Sequence[ClearText]) -> _Evidence:
    found, outline, metadata = numbers(source, ordinals), decimals(source), document.metadata
    counted = count(found, breaks(document, source, found, outline)) | decimal_clues(outline)
    return _Evidence(
        source.folded, metadata, counted, {o.start for o in ordinals}, calendar_of(source.folded, metadata),
        portal_readings(source.folded, metadata), neighbours(source.folded, metadata.title, context),
    )  # fmt: skip


def _read(run: Run, evidence: _Evidence) -> tuple[MaskKind, list[Clue]]:
    """The kind of one run and every clue to it."""
    said = around(evidence.folded, run.start, run.end)
    # the stop behind a masked ordinal (*.) is no part of the run
    numbered = run.start in evidence.headings or run.start in evidence.counted
    kind = "ordinal" if numbered else kind_of(run, said)
    if not run.starred:
        # ×× stands for something of any length
        return kind, []
    clues = list(evidence.counted.get(run.start, ()))
    if not numbered:
        kind, read = read_token(run, said, kind, evidence.calendar.year)
        clues += read
    if kind == "year":
        clues += year_clues(run, said, evidence.folded, evidence.calendar, evidence.metadata)
    elif kind == "percentage":
        clues += bounded_ratio(run, said)
    clues += portal_clues(run, evidence.portal)
    clues += context_clues(run, evidence.folded, kind, evidence.context)
    return kind, clues


def _kind(kind: MaskKind, value: str | None) -> MaskKind:
    """The kind that cues give, or that of the token which stands there for sure."""
    if kind != "unknown" or value is None:
        return kind
    return kind_of_token(value) or ("acronym" if value.isascii() and value.isalpha() else kind)


def _findings(mask: Mask, heading: bool, contradiction: str | None) -> Iterator[Diagnostic]:
    best = mask.restorations[0] if mask.restorations else None
    if contradiction:
        yield report("PP502", f"clues to {mask.text} contradict each other: {contradiction}", mask.id, mask.spans)
    if heading:
        yield report("PP205", f"ordinal of {mask.text!r} taken from its position", mask.within, mask.spans)
    elif mask.kind == "year" and best:
        yield report("PP501", f"{mask.text} restored as {best.value}: {best.why}", mask.id, mask.spans)


def _renumbered(masks: Iterable[Mask], ordinals: Iterable[Ordinal]) -> dict[str, int]:
    """The ordinals of masked numbers of the outline as their restorations say, where these are sure, by the id of the node."""
    restored = {mask.spans[0][0]: mask.restorations[0] for mask in masks if mask.restorations}
    found: dict[str, int] = {}
    for ordinal in ordinals:
        best = restored.get(ordinal.start)
        if best and best.confidence != "possible" and best.value.isdigit():
            found[ordinal.where] = int(best.value)
    return found
