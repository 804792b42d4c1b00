"""The whole program on one screen: a source document in, a policy document out. Each stage takes values and returns values."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from policyparse.assemble import assemble, filled, furniture_of, match_attachments, source_of
from policyparse.calendar.tense import read_tense
from policyparse.calendar.years import Calendar
from policyparse.diagnostics import Diagnostic, report
from policyparse.facts.abbreviations import find_abbreviations
from policyparse.facts.actions import fill_actions
from policyparse.facts.deadlines import find_deadlines
from policyparse.facts.indicators import find_indicators, masks_within
from policyparse.facts.masks import restore_masks, title_masks
from policyparse.facts.organisations import fill_units
from policyparse.facts.references import find_references
from policyparse.facts.texts import node_texts, places_of
from policyparse.links import find_links, link_attachments
from policyparse.model import Finding, PolicyDocument
from policyparse.model.accounting import unaccounted
from policyparse.model.walk import leaves
from policyparse.source import SourceDocument
from policyparse.structure.metadata import attachment_entry, read_metadata
from policyparse.structure.paragraphs import Furnished, build_blocks
from policyparse.structure.parts import split_parts
from policyparse.text.passage import Passage
from policyparse.version import __version__

if TYPE_CHECKING:
    from policyparse.facts.masks.context import ClearText

    ContextDocument: TypeAlias = ClearText  # what callers of parse may keep and hand in again


def build_document(source: SourceDocument, context: Sequence[ClearText] = (), *, actions: bool = True) -> PolicyDocument:
    """The structured document. Pure: the same source and context give the same document, whatever else runs.

    `context` are clear documents that may say what is masked (build_context). `actions`: whether to draw out what is to be
    done, clause by clause, which takes longer than all else together.
    """
    with _collector_paused():
        return _build(source, context, actions)


def build_context(documents: Iterable[tuple[PolicyDocument, SourceDocument | None]]) -> list[ClearText]:
    """Clear documents as context for masked ones: each structured, with its source where that is at hand."""
    from policyparse.facts.masks.context import clear_text

    return [clear_text(document, source.text if source else None) for document, source in documents]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No cyclic garbage collection meanwhile: hundreds of thousands of small tuples come to be and no cycles, and looking
    through them over and over costs a third of a long text. Left alone where the caller has turned it off.

    What came to be is old by then: freezing and unfreezing makes it so without looking through it, and the next full
    collection sees it. Not where frozen objects are kept already, which would thaw: by the caller (gc.freeze before a fork), or by
    the interpreter, as some do from their start.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class _Outlined(NamedTuple):
    """A document with its parts and without its facts; the masked numbers of its outline; its calendar."""

    document: PolicyDocument
    findings: list[Diagnostic]
    masked: list[tuple[str, Passage, int]]
    calendar: Calendar


def _outlined(source: SourceDocument, context: Sequence[ClearText]) -> _Outlined:
    # lines → paragraphs and table rows; page numbers and chrome set aside
    blocks, furniture, wrapper = build_blocks(source)
    # → header, body, 附件说明, signature, carried texts, attachments, imprint
    parts = split_parts(blocks, wrapper)
    # → metadata
    metadata = read_metadata(parts, source)
    # → sections, measures, items; the calendar, which dates what leaves the year out; tables → typed records
    built = assemble(parts, metadata, title_masks(source, metadata, context))
    outline, calendar = built.body.outline, built.calendar
    metadata = metadata.model_copy(update={"plan_year": calendar.plan_year})
    furniture_too = [*(Furnished("contents", p) for p in parts.contents), *(Furnished(*a) for a in parts.header.asides)]
    furniture_too += [Furnished("chrome", p) for p in parts.links]
    # links: 附件说明 ↔ attachments, tasks and reforms ↔ measures
    entries = [attachment_entry(e) for e in parts.entries]
    matched, unmatched = match_attachments(entries, built.attachments)
    sections = [*outline.sections, *(s for p in built.payloads for s in p.sections)]
    linked, disputed = link_attachments(sections, built.attachments)
    titles = {body.id: {"title": entries[at].title} for at, body in matched.items() if body.title is None}
    document = PolicyDocument(
        id=(metadata.document_number.text if metadata.document_number else None) or metadata.title or source.name,
        generator=f"policyparse {__version__}", source=source_of(source), metadata=metadata,
        preamble=outline.preamble, sections=outline.sections, closing=outline.closing, payloads=built.payloads,
        attachment_list=[e.model_copy(update={"attachment": matched[i].id}) if i in matched else e for i, e in enumerate(entries)],
        attachments=filled(built.attachments, linked | titles), tables=built.tables,
        furniture=furniture_of(source, [*furniture, *furniture_too], parts.header.repeated_title),
    )  # fmt: skip
    findings = [*source.diagnostics, *_header_findings(document, parts.header.leftover), *built.diagnostics, *unmatched, *disputed]
    return _Outlined(document, findings, built.masked, calendar)


def _build(source: SourceDocument, context: Sequence[ClearText], actions: bool) -> PolicyDocument:
    document, findings, masked, calendar = _outlined(source, context)
    held = list(leaves(document))
    within = places_of(document, held)
    # what is to be done
    facts: dict[str, dict[str, Any]] = {}
    for name, done in (fill_actions(document, source, calendar) if actions else {}).items():
        facts.setdefault(name, {})["actions"] = done
    # masked figures, what they stand for, and the ordinals that follow from them
    masks, ordinals, found = restore_masks(document, source, within, masked, context)
    findings += found
    for name, ordinal in ordinals.items():
        facts.setdefault(name, {})["ordinal"] = ordinal
    # what the running texts say of when, who and other documents
    texts = node_texts(document, source, calendar)
    tense = read_tense(texts, calendar.year, calendar.report)
    for name, units in fill_units(document, texts, within).items():
        facts.setdefault(name, {}).update(lead_units=units.lead, responsible_units=units.responsible, supporting_units=units.supporting, units_spans=units.spans)
    deadlines = find_deadlines(texts, within, tense)
    abbreviations = find_abbreviations(texts)
    references = find_references(document, texts, within, abbreviations)
    # indicators, read from the running texts and from tables
    indicators = find_indicators(document, texts, within, masks, calendar, tense)
    masks = filled(masks, {mask: {"within": indicator} for mask, indicator in masks_within(indicators).items()})
    # the same work in two lists, sentences that records restate, parts that the text names
    links = find_links(document, references)
    for link in links:
        if link.relation == "same_project":
            facts.setdefault(link.to, {"tasks": []})["tasks"].append(link.from_)
    # nothing is dropped: what no part holds is named
    unparsed = unaccounted(source.text, [span for leaf in held for span in leaf.spans])
    findings += [report("PP901", f"no rule accounts for {u.text[:30]!r}", None, u.spans) for u in unparsed]
    return document.model_copy(update={
        **{name: filled(getattr(document, name), facts) for name in ("sections", "payloads", "attachments", "tables")},
        "masks": masks, "deadlines": deadlines, "abbreviations": abbreviations, "references": references, "indicators": indicators, "links": links,
        "unparsed": unparsed, "diagnostics": [_finding(d) for d in findings],
    })  # fmt: skip


def _header_findings(document: PolicyDocument, leftover: Iterable[object]) -> list[Diagnostic]:
    found = [report("PP203", f"line {p.text[:30]!r} above the text is no known element of a header", None, p.spans) for p in leftover]  # type: ignore[attr-defined]
    if document.metadata.title is None:
        found.append(report("PP201", "no line above the text reads as a title"))
    return found


def _finding(diagnostic: Diagnostic) -> Finding:
    return Finding(
        code=diagnostic.code, severity=diagnostic.severity, message=diagnostic.message,
        where=diagnostic.where, spans=list(diagnostic.spans),
    )  # fmt: skip
