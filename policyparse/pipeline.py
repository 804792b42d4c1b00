"""The whole program on one screen: a source document in, a policy document out. Each stage takes values and returns values."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from policyparse.assemble import assemble, furniture_of, match_attachments, source_of
from policyparse.diagnostics import Diagnostic, report
from policyparse.facts.masks import Place, find_masks, ordinal_of, plan_year
from policyparse.link import link_attachments
from policyparse.model import Finding, PolicyDocument, to_data
from policyparse.model.accounting import unaccounted
from policyparse.model.checksum import checksum
from policyparse.model.walk import leaves, places
from policyparse.source import SourceDocument
from policyparse.structure.metadata import attachment_entry, read_metadata
from policyparse.structure.paragraphs import Furnished, build_blocks
from policyparse.structure.parts import split_parts


def build_document(source: SourceDocument) -> PolicyDocument:
    """The structured document. Pure: the same source gives the same document, whatever else runs."""
    with _collector_paused():
        return _build(source)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No cyclic garbage collection meanwhile: hundreds of thousands of small tuples come to be and no cycles, and looking
    through them over and over costs a third of a long text. Left alone where the caller has turned it off."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _build(source: SourceDocument) -> PolicyDocument:
    # lines → paragraphs and table rows; page numbers and chrome set aside
    blocks, furniture = build_blocks(source)
    # → header, body, 附件说明, signature, carried texts, attachments, imprint
    parts = split_parts(blocks)
    # → metadata
    metadata = read_metadata(parts, source)
    issued = metadata.issue_date or metadata.publication_time
    # → sections, measures, items; tables → typed records
    built = assemble(parts, int(issued[:4]) if issued else None)
    outline = built.body.outline
    document = PolicyDocument(
        id=(metadata.document_number.text if metadata.document_number else None) or metadata.title or source.name,
        source=source_of(source), metadata=metadata,
        preamble=outline.preamble, sections=outline.sections, closing=outline.closing, payloads=built.payloads,
        attachment_list=[attachment_entry(e) for e in parts.entries],
        attachments=built.attachments, tables=built.tables,
        furniture=furniture_of(source, [*furniture, *(Furnished("contents", p) for p in parts.contents)], parts.header.repeated_title),
    )  # fmt: skip
    findings = [*source.diagnostics, *_header_findings(document, parts.header.leftover), *built.diagnostics]
    # links: 附件说明 ↔ attachments, tasks and reforms ↔ measures
    findings += match_attachments(document.attachment_list, document.attachments)
    sections = [*document.sections, *(s for p in document.payloads for s in p.sections)]
    findings += link_attachments(sections, document.attachments)
    # masked figures, and the year that follows from them
    where = sorted((Place(*p) for p in places(document)), key=lambda p: p.start) if "*" in source.folded else []
    document.masks = find_masks(source.text, source.folded, where, [ordinal_of(*m) for m in built.masked], metadata)
    metadata.plan_year = plan_year(metadata, document.masks)
    findings += _mask_findings(document)
    # nothing is dropped: what no part holds is named
    document.unparsed = unaccounted(source.text, (span for leaf in leaves(document) for span in leaf.spans))
    findings += [report("PP901", f"no rule accounts for {u.text[:30]!r}", None, u.spans) for u in document.unparsed]
    document.diagnostics = [_finding(d) for d in findings]
    # so that a later run can tell whether a person has edited the file
    document.checksum = checksum(to_data(document))
    return document


def _header_findings(document: PolicyDocument, leftover: Iterable[object]) -> list[Diagnostic]:
    found = [report("PP203", f"line {p.text[:30]!r} above the text is no known element of a header", None, p.spans) for p in leftover]  # type: ignore[attr-defined]
    if document.metadata.title is None:
        found.append(report("PP201", "no line above the text reads as a title"))
    return found


def _mask_findings(document: PolicyDocument) -> list[Diagnostic]:
    found = []
    for mask in document.masks:
        if mask.kind == "ordinal":
            found.append(report("PP205", f"ordinal of {mask.text!r} taken from its position", mask.within, mask.spans))
        elif mask.kind == "year" and mask.restorations:
            found.append(report("PP501", f"{mask.text} restored as {mask.restorations[0].value}: {mask.restorations[0].why}", mask.id, mask.spans))
    return found


def _finding(diagnostic: Diagnostic) -> Finding:
    return Finding(
        code=diagnostic.code, severity=diagnostic.severity, message=diagnostic.message,
        where=diagnostic.where, spans=list(diagnostic.spans),
    )  # fmt: skip
