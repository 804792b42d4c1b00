"""Tables as wholes: what they count, what they add up to, and how their groups fit the body."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.language.numerals import integer
from policyparse.language.units_of_measure import converted
from policyparse.model import Attachment, BodyTable, MeasureLink
from policyparse.rules import yaml_rule
from policyparse.text.folding import fold
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, records_of

_COUNTED = yaml_rule("checks.counted_titles")
_CENT = 0.005  # sums of printed decimals


def count_in(title: str) -> int | None:
    """How many records a title announces (十大重点工程清单: 10); None where it does not say."""
    found = _COUNTED.search(fold(title))
    return integer(found["n"]) if found else None


def counted_titles(subject: Subject) -> Iterator[Found]:
    """Lists of more or fewer records than their title says."""
    tables: list[Attachment | BodyTable] = [*subject.document.attachments, *subject.document.tables]
    for table in tables:
        said = count_in(table.title or "")
        count = len(records_of(table))
        if said is not None and count and count != said:
            yield Found("PP613", table, ("title",), {"title": table.title, "said": said, "count": count})


def totals(subject: Subject) -> Iterator[Found]:
    """Printed totals that are not the sum of the projects."""
    for table in subject.tables:
        amounts = [p.investment for p in table.projects]
        total = table.total
        if total is None or total.value is None or not amounts:
            continue
        values = [converted(a.value, a.unit or "", total.unit or "") for a in amounts if a is not None and a.value is not None]
        known = [value for value in values if value is not None]
        found = round(sum(known), 4)
        if len(known) == len(amounts) and abs(found - total.value) > _CENT * len(known):
            yield Found("PP614", total, ("value",), {"sum": found, "total": total.value, "unit": total.unit or ""})


def disputed(subject: Subject) -> Iterator[Found]:
    """Tasks that the table groups under another measure than the one whose sentence they restate."""
    headings = {part.__dict__["id"]: part.__dict__.get("heading") for part in subject.parts[1:] if "id" in part.__dict__}
    for table in subject.tables:
        for task in table.tasks:
            link = task.measure
            if link.agreement == "disputed":
                values = {"printed": link.printed or "", "resolved": link.resolved or "", "heading": headings.get(link.resolved or "") or ""}
                yield Found("PP617", link, ("printed",), values, subject.said("PP401", task.spans))


def agreements(subject: Subject) -> Iterator[Found]:
    """Links that say to agree or to dispute without what there is to agree on."""
    for table in subject.tables:
        for task in table.tasks:
            link = task.measure
            if not _possible(link):
                yield Found("PP618", link, ("agreement",), {"agreement": link.agreement, "printed": link.printed or "null", "resolved": link.resolved or "null"})


def _possible(link: MeasureLink) -> bool:
    if link.agreement == "none":
        return link.resolved is None
    return link.resolved is not None and (link.agreement == "body_only" or link.printed is not None or link.agreement == "printed_only")
