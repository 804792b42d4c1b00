"""The outline of a body, a carried text or an attachment."""

from __future__ import annotations

from pydantic import Field

from policyparse.model.base import Part, Spans
from policyparse.model.facts import Action


class TextBlock(Part):
    """Paragraphs that stand outside the numbered outline."""

    text: str
    """Paragraphs joined by line feeds; page breaks inside a paragraph healed."""
    spans: Spans = Field(default_factory=list)
    """Where the paragraphs stand."""


class Item(Part):
    """A numbered or dashed point inside a measure or section (一是…, 第二，…, ——…, （1）…)."""

    id: str
    """Id of its part, then i1, i2 … in reading order."""
    num: str | None = None
    """As printed (一是, 第二，, ——)."""
    ordinal: int | None = None
    """The number it stands for; null for dashes."""
    heading: str | None = None
    """Its run-in title without the full stop, where it has one."""
    text: str = ""
    """Everything after num and heading, up to the next point."""
    items: list[Item] = Field(default_factory=list)
    """Points inside it (（1） below 1.), in reading order."""
    actions: list[Action] = Field(default_factory=list)
    """What is to be done, clause by clause."""
    lead_units: list[str] = Field(default_factory=list)
    """牵头单位 that its text itself names (责任单位：…, （…牵头，…配合）)."""
    responsible_units: list[str] = Field(default_factory=list)
    """责任单位 that its text itself names."""
    supporting_units: list[str] = Field(default_factory=list)
    """配合单位 that its text itself names."""
    units_spans: Spans = Field(default_factory=list)
    """Of the wording that names them."""
    spans: Spans = Field(default_factory=list)
    """Of num, heading and text: a view into the text of the part that holds the item."""


class Measure(Part):
    """A numbered node that carries text of its own: the unit analysts count."""

    id: str
    """Id of its section, then m and its number."""
    num: str
    """The number as printed, mask included."""
    ordinal: int | None = None
    """The number it stands for; from its position where it is masked."""
    heading: str | None = None
    """Its run-in or own-line title without the full stop; null where the node is a plain sentence (第X条)."""
    text: str = ""
    """Everything after the heading, items included; paragraphs joined by line feeds."""
    items: list[Item] = Field(default_factory=list)
    """Its points, in reading order: views into text."""
    actions: list[Action] = Field(default_factory=list)
    """What is to be done, clause by clause; those of its points stand with the points."""
    lead_units: list[str] = Field(default_factory=list)
    """牵头单位 that its text itself names (责任单位：…, （…牵头，…配合）)."""
    responsible_units: list[str] = Field(default_factory=list)
    """责任单位 that its text itself names."""
    supporting_units: list[str] = Field(default_factory=list)
    """配合单位 that its text itself names."""
    units_spans: Spans = Field(default_factory=list)
    """Of the wording that names them."""
    heading_spans: Spans = Field(default_factory=list)
    """Of num and heading."""
    text_spans: Spans = Field(default_factory=list)
    """Of the text."""
    spans: Spans = Field(default_factory=list)
    """Of the whole measure: num, heading and text."""


class Section(Part):
    """A numbered heading that governs other headings."""

    id: str
    """s and its number; g and its number below a section."""
    num: str | None = None
    """The number as printed, mask included; null for the nameless section that holds the measures of a document without sections."""
    ordinal: int | None = None
    """The number it stands for; from its position where it is masked."""
    heading: str | None = None
    """Without number and full stop."""
    text: str | None = None
    """Its own lead paragraphs, where it has any, items included."""
    items: list[Item] = Field(default_factory=list)
    """Unnumbered points of its own text."""
    lead_units: list[str] = Field(default_factory=list)
    """牵头单位 that its own text itself names (责任单位：…, （…牵头，…配合）)."""
    responsible_units: list[str] = Field(default_factory=list)
    """责任单位 that its own text itself names."""
    supporting_units: list[str] = Field(default_factory=list)
    """配合单位 that its own text itself names."""
    units_spans: Spans = Field(default_factory=list)
    """Of the wording that names them."""
    text_spans: Spans = Field(default_factory=list)
    """Of its lead paragraphs."""
    spans: Spans = Field(default_factory=list)
    """Of num and heading."""
    sections: list[Section] = Field(default_factory=list)
    """Sections one level down."""
    measures: list[Measure] = Field(default_factory=list)
    """Measures directly below it."""


class Outline(Part):
    """A text with an outline of its own."""

    title: str | None = None
    """The title of the text, joined over line breaks."""
    preamble: TextBlock | None = None
    """Between the title or the addressees and the first numbered heading."""
    sections: list[Section] = Field(default_factory=list)
    """Its sections; measures without a section stand under a nameless one."""
    closing: TextBlock | None = None
    """The paragraphs after the last measure that belong to the whole."""
