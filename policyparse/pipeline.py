"""The whole program on one screen: a source document in, a policy document out. Each stage takes values and returns values."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from policyparse.assemble import assemble
from policyparse.facts.abbreviations import find_abbreviations
from policyparse.facts.actions import find_all_actions
from policyparse.facts.deadlines import find_deadlines
from policyparse.facts.indicators import find_indicators
from policyparse.facts.masks import restore_masks, title_masks
from policyparse.facts.organisations import find_units
from policyparse.facts.references import find_references
from policyparse.links import find_links
from policyparse.model import PolicyDocument
from policyparse.source import SourceDocument
from policyparse.structure.doubts import find_doubts
from policyparse.structure.metadata import read_metadata
from policyparse.structure.paragraphs import build_blocks
from policyparse.structure.parts import split_parts
from policyparse.tree import grow
from policyparse.view import DocumentView, Facts, places_of

if TYPE_CHECKING:
    from policyparse.facts.masks.context import ClearText

    ContextDocument: TypeAlias = ClearText  # what callers of parse may keep and hand in again


# What is drawn out of a document. Each looks at the view and changes nothing; none knows of another.
EXTRACTORS: tuple[tuple[str, Callable[[DocumentView], Facts]], ...] = (
    ("actions", find_all_actions),
    ("units", find_units),
    ("deadlines", find_deadlines),
    ("abbreviations", find_abbreviations),
    ("references", find_references),
    ("indicators", find_indicators),
)


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
    """No cyclic garbage collection meanwhile, which saves a quarter of the time on 1 MB of text: there are no cycles to find.

    Freezing and unfreezing moves the new objects to the oldest generation, so that the next small collection does not look through
    them: a tenth of the time. It is left alone where objects are frozen already, by the caller or by the interpreter, and would thaw.
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


def _build(source: SourceDocument, context: Sequence[ClearText], actions: bool) -> PolicyDocument:
    # lines → paragraphs and table rows; page numbers and chrome set aside
    blocks, furniture, wrapper = build_blocks(source)
    # → header, body, 附件说明, signature, carried texts, attachments, imprint
    parts = split_parts(blocks, wrapper)
    metadata = read_metadata(parts, source)
    # → sections, measures, items, records of tables, with their ids; the calendar, which dates what leaves the year out
    tree = grow(source, parts, furniture, metadata, title_masks(source, metadata, context))
    places = places_of(tree.document)
    masks = restore_masks(tree.document, source, places, tree.masked, context)
    view = DocumentView(source, tree.document, places, masks.values, tree.calendar)
    facts = {name: find(view) for name, find in EXTRACTORS if actions or name != "actions"}
    links = find_links(view, facts)
    return assemble(view, facts, links, masks.ordinals, [*tree.diagnostics, *find_doubts(tree.document, source), *links.diagnostics, *masks.diagnostics])
