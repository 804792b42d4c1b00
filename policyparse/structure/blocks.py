"""What the structure is built from: paragraphs, and the rows of flattened tables between them."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from policyparse.source import CellBlock, RowBlock
from policyparse.structure.markers import Marker
from policyparse.text.passage import Passage


class Paragraph(NamedTuple):
    """A healed paragraph, with the number that opens it."""

    passage: Passage
    marker: Marker | None
    gap: bool  # a blank line stands before it

    @property
    def folded(self) -> str:
        """Its text, width folded."""
        return self.passage.folded


TableBlock: TypeAlias = RowBlock | CellBlock
Block: TypeAlias = Paragraph | TableBlock
