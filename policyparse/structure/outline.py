"""The outline: numbered paragraphs to a tree, whatever families a document uses and in whatever order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from policyparse.rules import composed, load
from policyparse.structure.bare_headings import with_bare_headings
from policyparse.structure.blocks import Block, Paragraph, TableBlock
from policyparse.structure.markers import Marker
from policyparse.structure.placing import TEXT, places
from policyparse.structure.titles import Titled, titled
from policyparse.text.passage import Passage


class Node(NamedTuple):
    """One numbered paragraph with everything up to the next number of its own rank or above."""

    marker: Marker
    heading: Passage | None
    stop: Passage  # the full stop or colon behind a run-in heading; belongs to the heading's leaf
    text: tuple[Passage, ...]  # own paragraphs behind the heading
    printed: tuple[Passage, ...]  # the same paragraphs whole, with number and heading
    children: tuple[Node, ...]
    tables: tuple[TableBlock, ...]


class Tree(NamedTuple):
    """The outline of one text."""

    preamble: tuple[Passage, ...]
    nodes: tuple[Node, ...]
    closing: tuple[Passage, ...]
    tables: tuple[TableBlock, ...]  # those in front of the first number


@dataclass(slots=True)
class _Open:
    """A node while its paragraphs are still coming in."""

    marker: Marker | None
    extra: list[Passage] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)
    tables: list[TableBlock] = field(default_factory=list)


def build_tree(blocks: Sequence[Block]) -> Tree:
    """The outline of `blocks`. Points (一是, ——) count as nodes only below a number, or where nothing else is numbered."""
    root = _Open(None)
    stack = [root]
    blocks = with_bare_headings(blocks)
    at = iter(places([b.marker for b in blocks if isinstance(b, Paragraph) and b.marker]))
    for block in blocks:
        if not isinstance(block, Paragraph):
            stack[-1].tables.append(block)
            continue
        place = next(at) if block.marker else None
        if block.marker is None or place is None or place.depth == TEXT:
            stack[-1].extra.append(block.passage)
            continue
        del stack[place.depth + 1 :]
        node = _Open(block.marker)
        stack[-1].children.append(node)
        stack.append(node)
    closing = _take_closing(root)
    return Tree(tuple(root.extra), _finish(root.children), closing, tuple(root.tables))


def _finish(opened: Sequence[_Open]) -> tuple[Node, ...]:
    """Frozen nodes, their headings decided together: siblings are written alike."""
    if not opened:
        return ()
    headings = titled([(o.marker, o.extra, bool(o.children)) for o in opened if o.marker])
    return tuple(_node(o, t) for o, t in zip(opened, headings, strict=True))


def _node(opened: _Open, title: Titled) -> Node:
    assert opened.marker is not None
    text = tuple(p for p in (title.rest, *opened.extra[title.eaten :]) if p.text)
    return Node(opened.marker, title.heading, title.stop, text, (opened.marker.paragraph, *opened.extra), _finish(opened.children), tuple(opened.tables))


@cache
def _closings() -> re.Pattern[str]:
    return composed("|".join(f"(?:{rule['pattern']})" for rule in load("closings")["patterns"]))


def _take_closing(root: _Open) -> tuple[Passage, ...]:
    """The unnumbered paragraphs at the very end that speak for the whole text, taken off the last node.

    They open as closings do (rules/closings.yaml), or no other node has a second paragraph.
    """
    last = root
    while last.children:
        last = last.children[-1]
    if last is root or not last.extra or last.tables:
        return ()
    # the first paragraph below a heading that stands alone is its text: 五、关于团结 | 各位代表，……
    first = int(_stands_alone(last))
    start = next((i for i, p in enumerate(last.extra) if i >= first and _closings().match(p.folded)), None)
    if start is None and not _others_have_extra(root, last) and _runs_in(last):
        start = 0
    if start is None:
        return ()
    closing = tuple(last.extra[start:])
    del last.extra[start:]
    return closing


def _stands_alone(node: _Open) -> bool:
    """Whether the numbered paragraph is a heading on a line of its own, as against a sentence."""
    # ……给予补助。（市科技局） ends with a bracket and is a sentence all the same
    return node.marker is not None and not node.marker.rest.folded.rstrip().endswith(("。", "；", "！", ";", "：")) and not _runs_in(node)


def _runs_in(node: _Open) -> bool:
    return node.marker is not None and "。" in node.marker.rest.folded.rstrip("。")


def _others_have_extra(root: _Open, last: _Open) -> bool:
    """Whether any other node that has its text in its own paragraph goes on for a second one; false with five nodes that do not."""
    seen, pending = 0, list(root.children)
    while pending:
        node = pending.pop()
        pending += node.children
        if node is last or not _runs_in(node):
            continue
        if node.extra:
            return True
        seen += 1
    return seen < 5
