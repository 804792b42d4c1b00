"""Looking ahead and back in the blocks without minding their ends or the tables between them."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.structure.blocks import Block, Paragraph


def paragraph_at(blocks: Sequence[Block], at: int) -> Paragraph | None:
    """The paragraph at `at`; None for a table, and beyond either end."""
    block = blocks[at] if 0 <= at < len(blocks) else None
    return block if isinstance(block, Paragraph) else None


def folded_at(blocks: Sequence[Block], at: int) -> str:
    """The folded text of the paragraph at `at`, empty where there is none."""
    paragraph = paragraph_at(blocks, at)
    return paragraph.folded if paragraph else ""
