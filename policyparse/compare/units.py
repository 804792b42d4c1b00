"""What is compared: the parts of a document as flat records, each with its parent, its place and the values that may change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from policyparse.compare.plain import Plain, bare
from policyparse.model import Attachment, BodyTable, Deadline, Indicator, Item, Mask, Measure, Metadata, Outline, PolicyDocument, Section, Spans, TextBlock, Timing

What: TypeAlias = Literal["metadata", "section", "measure", "item", "indicator", "task", "reform", "project", "row", "attachment"]
WHATS: tuple[What, ...] = ("metadata", "attachment", "section", "measure", "item", "task", "reform", "project", "row", "indicator")
"""In the order in which they are aligned: what holds others comes before them."""
Value: TypeAlias = str | int | float | tuple[str, ...] | None

_SHOWN_LABEL = 24


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One thing that may stay, change, move, come or go."""

    what: What
    id: str
    parent: str | None
    """Id of the unit it stands in; null at the top. Nameless sections and carried texts are looked through."""
    position: int
    """From 0, among its siblings of the same sort."""
    ordinal: int | None
    """The number that is printed with it, or that its place gives."""
    values: dict[str, Value]
    """What can change, field by field; the text is its own, without that of its items."""
    role: str = ""
    """Of units that exist once and are matched by name: preamble, closing, a field of the metadata."""
    whole: str = ""
    """Its text with its items."""
    spans: Spans = field(default_factory=list)
    periods: dict[str, Deadline] = field(default_factory=dict)
    """Deadlines among its values, as understood."""
    timings: tuple[Timing, ...] = ()
    """Deadlines and periods that its text names."""
    masks: tuple[Mask, ...] = ()
    """Masked runs that stand in it."""
    above: tuple[str, ...] = ()
    """What a person calls the sections and attachments it stands in, outermost first."""
    inside: str = ""
    """What a person calls the measure, item or record it stands in."""

    @property
    def heading(self) -> str:
        """Heading, name, title or metric; empty where it has none."""
        return next((str(value) for name in ("heading", "name", "metric") if (value := self.values.get(name))), "")

    @property
    def text(self) -> str:
        """Its own text; of a table row all cells."""
        if self.what in ("row", "metadata"):
            return "\n".join(_words(value) for value in self.values.values())
        return "\n".join(_words(self.values.get(name)) for name in ("text", "content") if self.values.get(name))

    @property
    def label(self) -> str:
        """What a person calls it: its heading, else the beginning of its text."""
        text = self.heading or self.text.replace("\n", " ")
        return text if len(text) <= _SHOWN_LABEL or self.heading else text[: _SHOWN_LABEL - 1] + "…"


def _words(value: Value) -> str:
    return "、".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def units_of(document: PolicyDocument) -> list[Unit]:
    """Every unit of the document in reading order, parents before what stands in them."""
    return _Collector(document).units


_FIELDS = (
    "title", "title_note", "document_type", "issuer_mark", "copy_number", "classification", "urgency", "signatory", "addressees",
    "issuing_authorities", "issue_date", "note", "printing_office", "print_date", "publication_time",
)  # fmt: skip
N = TypeVar("N")


class _Collector:
    """Walks a document once; keeps count of positions."""

    def __init__(self, document: PolicyDocument) -> None:
        self.units: list[Unit] = []
        self._labels: dict[str | None, tuple[tuple[str, ...], str]] = {}
        self._positions: Counter[tuple[str | None, str]] = Counter()
        self._indicators = _by_place((i.within, i) for i in document.indicators)
        self._timings = _by_place((t.within, t) for t in document.deadlines)
        self._masks = _by_place((m.within, m) for m in document.masks)
        self._metadata(document.metadata)
        self._outline(document, None, "")
        for payload in document.payloads:
            self._add("section", payload.id, None, None, {"heading": payload.title}, role="payload", spans=payload.spans)
            self._outline(payload, None, f"{payload.id}.")
        for attachment in document.attachments:
            self._add("attachment", attachment.id, None, attachment.number, {"heading": attachment.title, "text": attachment.text}, spans=attachment.spans)
            if attachment.document:
                self._outline(attachment.document, attachment.id, f"{attachment.id}.")
            self._records(attachment)
        for entry in (e for e in document.attachment_list if e.attachment is None):
            self._add("attachment", f"attachment_list.{document.attachment_list.index(entry) + 1}", None, entry.number, {"heading": entry.title}, spans=entry.spans)
        for table in document.tables:
            self._add("attachment", table.id, table.within, table.number, {"heading": table.title}, spans=table.spans)
            self._records(table)
        self._unplaced(document)

    def _add(
        self, what: What, id: str, parent: str | None, ordinal: int | None, values: dict[str, Value], *,
        role: str = "", whole: str = "", spans: Spans | None = None, periods: dict[str, Deadline | None] | None = None,
    ) -> None:  # fmt: skip
        key = (parent, role or what)
        unit = Unit(
            what, id, parent, self._positions[key], ordinal, {name: value for name, value in values.items() if value not in (None, "", ())},
            role, whole, spans or [], {name: deadline for name, deadline in (periods or {}).items() if deadline},
            tuple(self._timings.get(id, ())), tuple(self._masks.get(id, ())), *self._labels.get(parent, ((), "")),
        )  # fmt: skip
        self.units.append(unit)
        self._positions[key] += 1
        self._labels[id] = ((*unit.above, unit.label), "") if what in ("section", "attachment") else (unit.above, unit.label)
        for indicator in self._indicators.pop(id, ()) if what != "indicator" else ():
            self._indicator(indicator, id)

    def _metadata(self, metadata: Metadata) -> None:
        values: dict[str, Value] = {name: _value(getattr(metadata, name)) for name in _FIELDS}
        values["document_number"] = metadata.document_number.text if metadata.document_number else None
        values["region"] = metadata.region.name if metadata.region else None
        values["cc_recipients"] = tuple(name for group in metadata.cc_recipients for name in group)
        values |= {f"portal.{name}": value for name, value in metadata.portal.items()}
        for name, value in values.items():
            if value:
                self._add("metadata", name, None, None, {name: value}, role=name, spans=metadata.spans.get(name.partition(".")[0], []))

    def _outline(self, outline: Outline | PolicyDocument, parent: str | None, prefix: str) -> None:
        self._block("preamble", outline.preamble, parent, prefix)
        for section in outline.sections:
            self._section(section, parent)
        self._block("closing", outline.closing, parent, prefix)

    def _block(self, name: str, block: TextBlock | None, parent: str | None, prefix: str) -> None:
        if block:
            self._add("section", f"{prefix}{name}", parent, None, {"text": block.text}, role=name, whole=block.text, spans=block.spans)

    def _section(self, section: Section, parent: str | None) -> None:
        nameless = section.num is None and section.heading is None
        if not nameless or section.text:
            values = {"heading": section.heading, "text": own_text(section.text or "", section.items), **_said_units(section)}
            self._add("section", section.id, parent, section.ordinal, values, whole=section.text or "", spans=[*section.spans, *section.text_spans])
            self._items(section.items, section.id)
        inside = parent if nameless else section.id
        for measure in section.measures:
            values = {"heading": measure.heading, "text": own_text(measure.text, measure.items), **_said_units(measure)}
            self._add("measure", measure.id, inside, measure.ordinal, values, whole=measure.text, spans=measure.spans)
            self._items(measure.items, measure.id)
        for below in section.sections:
            self._section(below, inside)

    def _items(self, items: Iterable[Item], parent: str) -> None:
        for item in items:
            values = {"heading": item.heading, "text": item.text, **_said_units(item)}
            self._add("item", item.id, parent, item.ordinal, values, whole=item.text, spans=item.spans)

    def _records(self, table: Attachment | BodyTable) -> None:
        for task in table.tasks:
            values: dict[str, Value] = {"text": task.text, "deadline": _printed(task.deadline), **_units(task), **_others(task.other)}
            self._add("task", task.id, table.id, task.serial, values, spans=task.spans, periods={"deadline": task.deadline})
        for reform in table.reforms:
            values = {"text": reform.text, "deadline": _printed(reform.deadline), **_units(reform), **_others(reform.other)}
            self._add("reform", reform.id, table.id, reform.serial, values, spans=reform.spans, periods={"deadline": reform.deadline})
        for project in table.projects:
            money = project.investment
            values = {
                "name": project.name, "content": project.content, "regions": tuple(project.regions), "investment": money.value if money else None,
                "investment_unit": money.unit if money else None, "deadline": _printed(project.deadline), **_units(project), **_others(project.other),
            }  # fmt: skip
            self._add("project", project.id, table.id, project.serial, values, spans=project.spans, periods={"deadline": project.deadline})
        for number, row in enumerate(table.rows, 1):
            self._add("row", f"{table.id}.r{number}", table.id, None, {"group": row.group, **row.cells}, spans=row.spans)

    def _indicator(self, indicator: Indicator, parent: str | None) -> None:
        # a year of the title or of a heading above is told there, and not again of every goal below
        period = indicator.period if indicator.period and indicator.period.basis in (None, "clause", "sentence") else None
        values: dict[str, Value] = {
            "category": indicator.category, "metric": indicator.metric, "scope": indicator.scope, "comparator": indicator.comparator,
            "value": indicator.value, "value_max": indicator.value_max, "unit": indicator.unit, "target_text": indicator.target_text,
            "approximate": indicator.approximate, "average": indicator.average, "baseline": indicator.baseline.text if indicator.baseline else None, "period": _printed(period), "nature": indicator.nature,
            "text": indicator.text,
        }  # fmt: skip
        self._add("indicator", indicator.id, parent, None, values, whole=indicator.text, spans=indicator.spans, periods={"period": period})

    def _unplaced(self, document: PolicyDocument) -> None:
        """Indicators in the title, or in a part that is looked through."""
        left = {id(i) for found in self._indicators.values() for i in found}
        for indicator in (i for i in document.indicators if id(i) in left):
            self._indicator(indicator, None)


def _by_place(pairs: Iterable[tuple[str | None, N]]) -> dict[str | None, list[N]]:
    found: dict[str | None, list[N]] = defaultdict(list)
    for place, part in pairs:
        found[place].append(part)
    return dict(found)


def _value(value: object) -> Value:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]


def _printed(deadline: Deadline | None) -> str | None:
    return deadline.text if deadline else None


def _units(record: object) -> dict[str, Value]:
    return {name: tuple(getattr(record, name)) for name in ("lead_units", "responsible_units", "supporting_units")}


def _said_units(node: Section | Measure | Item) -> dict[str, Value]:
    return _units(node)


def _others(cells: dict[str, str]) -> dict[str, Value]:
    return {f"other.{name}": text for name, text in cells.items()}


def own_text(text: str, items: Iterable[Item]) -> str:
    """`text` without what its items hold: their number, heading and text.

    >>> own_text("抓三件事：一是修堤。二是清淤。", [Item(id="i1", num="一是", ordinal=1, heading=None, text="修堤。")])
    '抓三件事：二是清淤。'
    """
    found = list(items)
    if not found:
        return text
    plain = Plain(text)
    return "".join(plain.printed(a, b) for a, b in _outside(plain.bare, found)).strip()


def _outside(text: str, items: Iterable[Item]) -> Iterator[tuple[int, int]]:
    """The stretches of a bare text that no item holds. An item that is not found where it should be is left in."""
    at = 0
    for item in items:
        opening, said = bare(item.num or item.heading or item.text[:1]), bare(item.text)
        start = text.find(opening, at)
        end = text.find(said, start + (len(opening) if item.num or item.heading else 0)) if start >= 0 else -1
        if start >= 0 and end >= 0:
            yield at, start
            at = end + len(said)
    yield at, len(text)
