"""What the structure is built from: paragraphs, and the rows of flattened tables between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from policyparse.source import CellBlock, Passage, RowBlock
from policyparse.structure.markers import Marker


@dataclass(frozen=True, slots=True)
class Paragraph:
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
