"""Links: measure ↔ task ↔ reform ↔ project, the sentences they restate, and the parts that the text names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic
from policyparse.links.measures import Belonging, link_attachments
from policyparse.links.restated import restating
from policyparse.model import Link
from policyparse.view import DocumentView, Facts

__all__ = ["Links", "find_links"]


class Links(NamedTuple):
    """What belongs together: links as the contract lists them, and the fields of tasks and reforms that name a measure, by their ids."""

    values: Sequence[Link]
    belonging: Belonging
    diagnostics: Sequence[Diagnostic]


def find_links(view: DocumentView, facts: Mapping[str, Facts]) -> Links:
    """Every link of a document; where labels of a table and the body disagree is said."""
    tree = view.tree
    sections = [*tree.sections, *(section for payload in tree.payloads for section in payload.sections)]
    belonging, diagnostics = link_attachments(sections, tree.attachments)
    return Links(restating(tree, view.source, belonging, facts["references"].values), belonging, diagnostics)
