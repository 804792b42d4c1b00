"""Tree, facts and links to the finished document: the only place that puts them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from policyparse.calendar.validity import find_validity
from policyparse.diagnostics import Diagnostic, report
from policyparse.links import Links
from policyparse.model import Finding, Indicator, Mask, Metadata, Outline, Part, PolicyDocument
from policyparse.model.accounting import unaccounted
from policyparse.model.document import Effective
from policyparse.model.walk import leaves
from policyparse.places import FilePlaces
from policyparse.reading import reading_of
from policyparse.view import DocumentView, Facts

Fields: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Fields of parts, by the ids of these."""

_HOLDING = ("sections", "measures", "items", "document", "tasks", "reforms", "projects")
AnyPart = TypeVar("AnyPart", bound=Part)


def assemble(view: DocumentView, facts: Mapping[str, Facts], links: Links, ordinals: Mapping[str, int], diagnostics: Iterable[Diagnostic]) -> PolicyDocument:
    """The document. `ordinals` are those that restored masks make sure of, by the ids of the nodes; `diagnostics` those of the tree."""
    tree, fields = view.tree, _fields(facts, links, ordinals)
    # nothing is dropped: what no part holds is named
    held = list(leaves(tree))
    unparsed = unaccounted(view.source.text, [span for leaf in held for span in leaf.spans])
    findings = [*diagnostics, *(d for found in facts.values() for d in found.diagnostics)]
    findings += [report("PP901", f"no rule accounts for {u.text[:30]!r}", None, u.spans) for u in unparsed]
    places = FilePlaces(view.source)
    return tree.model_copy(update={
        **{name: _filled(getattr(tree, name), fields) for name in ("sections", "payloads", "attachments", "tables")},
        "metadata": _in_force(view),
        **{name: facts[name].values for name in ("indicators", "deadlines", "abbreviations", "references")},
        "masks": _placed(view.masks, facts["indicators"].values), "links": list(links.values),
        "reading": reading_of(tree, view.source.text, held, [span for u in unparsed for span in u.spans], findings),
        "unparsed": unparsed, "diagnostics": [_finding(d, places) for d in findings],
    })  # fmt: skip


def _in_force(view: DocumentView) -> Metadata:
    """The metadata with the days from when and until when the running text says that the document is in force."""
    validity = find_validity(view.texts)
    return view.metadata.model_copy(update={"effective": Effective.model_validate({"from": validity.start, "until": validity.until})}) if validity else view.metadata


def _fields(facts: Mapping[str, Facts], links: Links, ordinals: Mapping[str, int]) -> Fields:
    """What facts and links say of single parts."""
    fields: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, found in links.belonging.items():
        fields[name] |= found
    for name, ordinal in ordinals.items():
        fields[name]["ordinal"] = ordinal
    for name, actions in (facts["actions"].values if "actions" in facts else {}).items():
        fields[name]["actions"] = actions
    for name, units in facts["units"].values.items():
        fields[name] |= {"lead_units": units.lead, "responsible_units": units.responsible, "supporting_units": units.supporting, "units_spans": units.spans}
    for link in links.values:
        if link.relation == "same_project":
            fields[link.to].setdefault("tasks", []).append(link.from_)
    return fields


def _filled(parts: Sequence[AnyPart], fields: Fields) -> list[AnyPart]:
    """`parts`, and all parts below them, with the fields that there are for their ids; a part that has none is left as it is."""
    return [_with(part, fields) for part in parts] if fields else list(parts)


def _with(part: AnyPart, fields: Fields) -> AnyPart:
    own = part.__dict__
    update = dict(fields.get(own.get("id", ""), {}))
    for name in _HOLDING:
        value = own.get(name)
        if isinstance(value, Outline):
            update[name] = _with(value, fields)
        elif value and isinstance(value[0], Part):
            update[name] = _filled(value, fields)
    return part.model_copy(update=update) if update else part


def _placed(masks: Sequence[Mask], indicators: Sequence[Indicator]) -> list[Mask]:
    """The masks; one inside an indicator stands in it, of several in one clause in the first."""
    within = {mask: indicator.id for indicator in reversed(indicators) for mask in indicator.masks}
    return [mask.model_copy(update={"within": within[mask.id]}) if mask.id in within else mask for mask in masks]


def _finding(diagnostic: Diagnostic, places: FilePlaces) -> Finding:
    return Finding(
        code=diagnostic.code, severity=diagnostic.severity, message=diagnostic.message,
        where=diagnostic.where, place=places.of(diagnostic.spans[0][0]) if diagnostic.spans else None, spans=list(diagnostic.spans),
    )  # fmt: skip
