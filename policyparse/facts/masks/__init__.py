"""Masked figures: every run, its kind, and what it stands for, from the document itself and from clear documents beside it.

Most documents hold no mask: the stage looks for one and loads the rest only where it finds a character that could be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from policyparse.diagnostics import Diagnostic
from policyparse.model import Mask, Metadata, PolicyDocument
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.text.passage import Passage
from policyparse.view import Places

if TYPE_CHECKING:
    from policyparse.facts.masks.context import ClearText

__all__ = ["restore_masks", "title_masks"]

_ANY = rule(
    "[*×X○□]|xx",
    examples=["****年", "×亿元", "xx市"],
    rejects=["渔港", "Y市"],
    why="Any character that may stand for what is withheld: a text without one has no masks.",
)


def title_masks(source: SourceDocument, metadata: Metadata, context: Sequence[ClearText] = ()) -> list[Mask]:
    """The masked years of the title, restored: what the calendar of the document needs before any date is read."""
    if "****" not in (metadata.title or "").replace("＊", "*"):
        return []
    from policyparse.facts.masks.title import masked_years

    return masked_years(source, metadata, context)


class Restored(NamedTuple):
    """The masks of a document, the ordinals of nodes that follow from them by the ids of the nodes, and what there is to say."""

    values: list[Mask]
    ordinals: dict[str, int]
    diagnostics: list[Diagnostic]


def restore_masks(document: PolicyDocument, source: SourceDocument, places: Places, numbered: Iterable[tuple[str, Passage, int]], context: Sequence[ClearText] = ()) -> Restored:
    """Every masked run of a document that stands, in order, with its restorations; ordinals of nodes; and what there is to say.

    `numbered` are the masked numbers of the outline: id, number as printed, ordinal by mere position. The ordinals, by the id of
    the node, are those that a restoration makes surer than that.
    """
    if not _ANY.search(source.folded):
        return Restored([], {}, [])
    from policyparse.facts.masks.restoring import restored

    return Restored(*restored(document, source, places, numbered, context))
