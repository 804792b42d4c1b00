"""Facts drawn out of the text: periods, money, masked figures."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from policyparse.model.base import Part, Spans, part

PeriodKind: TypeAlias = Literal["day", "month", "quarter", "year", "years", "by", "long_term", "period", "unknown"]


@part
class Deadline(Part):
    """When something is to be done: as printed, and as the days it covers."""

    text: str
    """As printed (2020—2021年, 长期, 6月底前)."""
    kind: PeriodKind
    """day, month, quarter, year, years (a range), by (an end without a beginning), long_term, period (a named plan), unknown."""
    start: str | None = None
    """First day, ISO 8601; null where the wording gives none."""
    end: str | None = None
    """Last day, ISO 8601; null where the wording gives none."""


@part
class Money(Part):
    """An amount as printed, with its unit beside it."""

    value: int | float | None
    """The number as printed, an integer where it is whole; null where the cell is no number."""
    unit: str | None
    """The unit the number counts in, from the cell or the column heading (万元)."""


@part
class Total(Money):
    """The total that a table prints. Whether it is the sum of the rows is a check, not a field."""

    spans: Spans = field(default_factory=list)
    """Where the total is printed."""


MaskKind: TypeAlias = Literal["year", "ordinal", "percentage", "quantity", "version", "pollutant", "acronym", "grade", "name", "unknown"]
Confidence: TypeAlias = Literal["certain", "likely", "possible"]


@part
class Restoration(Part):
    """What a masked run may stand for. Never written into the text itself."""

    value: str
    """The characters that the mask stands for, as they would have been printed."""
    confidence: Confidence
    """certain: follows from the text by arithmetic or rule; likely: one reading has clear support; possible: one of several."""
    basis: str
    """The rule that gave it (opening_year, position)."""
    why: str
    """The reason for a person to check, with what the document says."""


@part
class Mask(Part):
    """One run of characters that the publisher masked, one mask character for each Latin letter or digit."""

    id: str
    """k1, k2 … in reading order."""
    within: str | None
    """Id of the section, measure, item or other part it stands in; title, preamble or closing for those."""
    text: str
    """The run as printed; punctuation inside a masked token belongs to it (***.*)."""
    kind: MaskKind
    """What the run stands for, by what stands around it."""
    restorations: list[Restoration] = field(default_factory=list)
    """Best first; empty where the document does not say."""
    spans: Spans = field(default_factory=list)
    """Where the run stands; more than one where a line break cuts it."""
