"""The checks on meaning: one function a check, listed here. Each takes a Subject and yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from policyparse.validate.checks import attached, dates, facts, ids, masks, numbering, punctuation, records, shares, spans, tables, units, wording
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject

Check: TypeAlias = Callable[[Subject], Iterator[Found]]

CHECKS: tuple[Check, ...] = (
    numbering.ordinals,
    numbering.printed_numbers,
    numbering.serials,
    numbering.empty_sections,
    ids.twice,
    ids.pointing_nowhere,
    records.twice,
    attached.announced,
    attached.unannounced,
    tables.counted_titles,
    tables.totals,
    records.against_their_rows,
    records.missing,
    tables.disputed,
    tables.agreements,
    units.almost_alike,
    dates.impossible,
    dates.number_year,
    dates.print_date,
    dates.too_early,
    dates.backwards,
    dates.against_wording,
    dates.document_number,
    facts.contradicting,
    facts.ratios,
    facts.values,
    facts.ranges,
    facts.nameless_references,
    masks.restorations,
    masks.filled_in,
    punctuation.unbalanced,
    wording.one_character_apart,
    spans.malformed,
    spans.lengths,
    spans.overlapping,
    spans.views,
    shares.unparsed,
)
