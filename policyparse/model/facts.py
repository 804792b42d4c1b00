"""Facts drawn out of the text: actions, indicators, deadlines, money, masked figures, references and links."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from policyparse.model.base import Part, Spans

PeriodKind: TypeAlias = Literal["day", "month", "quarter", "year", "years", "by", "from", "recurring", "long_term", "period", "relative", "unknown"]
PeriodBasis: TypeAlias = Literal["clause", "sentence", "lead", "heading", "document"]


class Deadline(Part):
    """When something is to be done: as printed, and as the days it covers."""

    text: str
    """As printed (2020—2021年, 长期, 6月底前)."""
    kind: PeriodKind
    """day, month, quarter, year, years (a range), by (an end without a beginning), from (a beginning without an end), recurring (每半年),
    long_term, period (any other stretch: a named plan, months), relative (印发之日起30日内), unknown."""
    start: str | None = None
    """First day, ISO 8601; null where the wording gives none."""
    end: str | None = None
    """Last day, ISO 8601; null where the wording gives none."""
    basis: PeriodBasis | None = None
    """Where the wording or its year stands: in the clause itself, its sentence, the lead line, the heading, or the document
    (its plan year, its date); null where the wording says it all."""


class Money(Part):
    """An amount as printed, with its unit beside it."""

    value: int | float | None = None
    """The number as printed, an integer where it is whole; null where the cell is no number."""
    unit: str | None = None
    """The unit the number counts in, from the cell or the column heading (万元)."""


class Total(Money):
    """The total that a table prints. Whether it is the sum of the rows is a check, not a field."""

    spans: Spans = Field(default_factory=list)
    """Where the total is printed."""


MaskKind: TypeAlias = Literal["year", "ordinal", "percentage", "quantity", "version", "pollutant", "acronym", "grade", "name", "unknown"]
Confidence: TypeAlias = Literal["certain", "likely", "possible"]


class Restoration(Part):
    """What a masked run may stand for. Never written into the text itself."""

    value: str
    """The characters that the mask stands for, as they would have been printed."""
    confidence: Confidence
    """certain: follows from the text by arithmetic or rule; likely: one reading has clear support; possible: one of several."""
    basis: str
    """The rule that gave it: position, five_year_plan, congress_session, title, publication_date, issue_date, related_year, bounded_ratio, lexicon, portal, context."""
    why: str
    """The reason for a person to check, with what the document says."""


class Mask(Part):
    """One run of characters that the publisher masked, one mask character for each Latin letter or digit."""

    id: str
    """k1, k2 … in reading order."""
    within: str | None = None
    """Id of the section, measure, item or other part it stands in; title, preamble or closing for those."""
    text: str
    """The run as printed; punctuation inside a masked token belongs to it (***.*)."""
    kind: MaskKind
    """What the run stands for, by what stands around it."""
    restorations: list[Restoration] = Field(default_factory=list)
    """Best first; empty where the document does not say."""
    spans: Spans = Field(default_factory=list)
    """Where the run stands; more than one where a line break cuts it."""


class Action(Part):
    """One thing that a clause says is to be done."""

    verb: str
    """The verb that governs (建立)."""
    object: str | None = None
    """What it is done to, without what stands around it; null where the clause names nothing."""
    text: str = ""
    """The clause from the verb on."""
    spans: Spans = Field(default_factory=list)
    """Of the clause."""


class Timing(Part):
    """A deadline or period in running text, a heading or a title; those of table columns stand in their records."""

    id: str
    """d1, d2 … in reading order."""
    within: str | None = None
    """Id of the part it stands in."""
    text: str
    """As printed (2026年6月底前, “十四五”期间, 每半年)."""
    kind: PeriodKind
    """As of a deadline."""
    start: str | None = None
    """First day, ISO 8601; null where the wording gives none."""
    end: str | None = None
    """Last day, ISO 8601; null where the wording gives none."""
    basis: PeriodBasis | None = None
    """As of a deadline."""
    relative_to: str | None = None
    """What a relative one counts from, as printed (印发之日); null otherwise."""
    spans: Spans = Field(default_factory=list)
    """Where it is printed."""


Comparator: TypeAlias = Literal["reach", "at_least", "at_most", "increase_by", "decrease_by", "maintain", "between", "complete", "qualitative"]
Nature: TypeAlias = Literal["binding", "anticipatory"]


class Baseline(Part):
    """Where an indicator starts from (由2020年的62%提高到70%)."""

    value: int | float | None = None
    """The number, an integer where it is whole; null where it is masked."""
    unit: str | None = None
    """The unit of measure."""
    text: str
    """As printed."""
    year: int | None = None
    """The year it was reached in, where the text says so."""


class Indicator(Part):
    """A goal that can be measured: what, how much, by when."""

    id: str
    """i1, i2 … in reading order."""
    within: str | None = None
    """Id of the section, measure, item, record or other part it stands in."""
    category: str | None = None
    """The heading of its group, where a list of indicators gives one."""
    metric: str
    """What is measured, as printed."""
    scope: str | None = None
    """Whom or what it is measured on, where that is said apart from the metric (全市, 规模以上工业企业)."""
    condition: str | None = None
    """Of what is counted, as printed (50亿元以上 in 招引50亿元以上项目2个)."""
    comparator: Comparator
    """reach: 达到; at_least: 不低于, 以上; at_most: 控制在…以内; increase_by, decrease_by: 增长, 下降 by the value; maintain: 保持;
    between: a range; complete: a thing is finished or covers all (全覆盖); qualitative: a target in words (省定目标)."""
    value: int | float | None = None
    """The number, an integer where it is whole, in `unit`; of a range the lower end; null where it is qualitative or masked."""
    value_max: int | float | None = None
    """The upper end of a range."""
    unit: str | None = None
    """The unit of measure as printed (%, 亿元, 微克/立方米)."""
    approximate: bool = False
    """Whether the text says 左右, 约, 近."""
    average: bool = False
    """Whether it is a yearly average (年均)."""
    target_text: str | None = None
    """A target in words, as printed (省定目标)."""
    baseline: Baseline | None = None
    """Where it starts from, where the text says so."""
    period: Deadline | None = None
    """When it is to be reached."""
    nature: Nature | None = None
    """约束性 (binding) or 预期性 (anticipatory), where the list says so."""
    masks: list[str] = Field(default_factory=list)
    """Ids of masked parts of the figure."""
    text: str
    """The clause."""
    sentence: str | None = None
    """The whole sentence that it stands in; null where the clause is one."""
    spans: Spans = Field(default_factory=list)
    """Of the clause."""


class Abbreviation(Part):
    """A short name that the document itself introduces (以下简称《方案》) or prints beside the full one."""

    short: str
    """The short name, without quotation marks."""
    full: str
    """What it stands for, as printed."""
    kind: Literal["document", "organisation", "other"]
    """What is named."""
    spans: Spans = Field(default_factory=list)
    """Of the wording that introduces it."""


ReferenceKind: TypeAlias = Literal["law", "regulation", "plan", "opinion", "notice", "measures", "standard", "report", "attachment", "other"]


class Reference(Part):
    """A document that the text cites."""

    id: str
    """ref1, ref2 … in reading order."""
    title: str | None = None
    """The title without 《》; of a short name the full one; null where only a number is cited."""
    document_number: str | None = None
    """The cited number in the standard's form, where the text gives it."""
    kind: ReferenceKind
    """What kind of document, by its title."""
    printed: str
    """As printed, brackets and number included."""
    resolved: str | None = None
    """Id of the part of this document that is meant (an attachment, a carried text), or of the first reference to the same document."""
    within: str | None = None
    """Id of the part it stands in."""
    spans: Spans = Field(default_factory=list)
    """Where it is printed."""


class Link(Part):
    """Two parts that say the same work, or one that names the other."""

    from_: str = Field(alias="from")
    """Id of the record or sentence that the link starts from."""
    to: str
    """Id of what it leads to."""
    relation: Literal["restates", "same_project", "refers_to"]
    """restates: the record repeats a sentence of the body; same_project: two records of the same work; refers_to: the text names the part."""
    score: float
    """How sure: the share of the wording that both have in common, 0 to 1."""
    spans: Spans = Field(default_factory=list)
    """The sentence that is restated, or the wording that names the part; empty for the same work in two lists."""
