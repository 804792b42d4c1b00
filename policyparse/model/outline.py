"""The outline of a body, a carried text or an attachment."""

from __future__ import annotations

from dataclasses import field

from policyparse.model.base import Part, Spans, part


@part
class TextBlock(Part):
    """Paragraphs that stand outside the numbered outline."""

    text: str
    """Paragraphs joined by line feeds; page breaks inside a paragraph healed."""
    spans: Spans = field(default_factory=list)


@part
class Item(Part):
    """A numbered or dashed point inside a measure or section (一是…, 第二，…, ——…, （1）…)."""

    id: str
    num: str | None
    """As printed (一是, 第二，, ——)."""
    ordinal: int | None
    """The number it stands for; null for dashes."""
    heading: str | None
    """Its run-in title without the full stop, where it has one."""
    text: str
    """Everything after num and heading, up to the next point."""
    spans: Spans = field(default_factory=list)
    """Of num, heading and text: a view into the text of the part that holds the item."""


@part
class Measure(Part):
    """A numbered node that carries text of its own: the unit analysts count."""

    id: str
    num: str
    """The number as printed, mask included."""
    ordinal: int | None
    """The number it stands for; from its position where it is masked."""
    heading: str | None
    """Its run-in or own-line title without the full stop; null where the node is a plain sentence (第X条)."""
    text: str
    """Everything after the heading, items included; paragraphs joined by line feeds."""
    items: list[Item] = field(default_factory=list)
    heading_spans: Spans = field(default_factory=list)
    """Of num and heading."""
    text_spans: Spans = field(default_factory=list)
    spans: Spans = field(default_factory=list)
    """Of the whole measure: num, heading and text."""


@part
class Section(Part):
    """A numbered heading that governs other headings."""

    id: str
    num: str | None
    """The number as printed, mask included; null for the nameless section that holds the measures of a document without sections."""
    ordinal: int | None
    """The number it stands for; from its position where it is masked."""
    heading: str | None
    text: str | None = None
    """Its own lead paragraphs, where it has any, items included."""
    items: list[Item] = field(default_factory=list)
    """Unnumbered points of its own text."""
    text_spans: Spans = field(default_factory=list)
    spans: Spans = field(default_factory=list)
    """Of num and heading."""
    sections: list[Section] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)


@part
class Outline(Part):
    """A text with an outline of its own."""

    title: str | None = None
    preamble: TextBlock | None = None
    """Between the title or the addressees and the first numbered heading."""
    sections: list[Section] = field(default_factory=list)
    closing: TextBlock | None = None
    """The paragraphs after the last measure that belong to the whole."""
