"""The outline in the terms of the contract: which node is a section, a measure, an item, and what it is called.

A section governs other headings; a measure carries text of its own; a point inside either is an item. The rule looks at
the nodes, never at the type of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic, report
from policyparse.model import Item, Measure, Outline, Section, TextBlock
from policyparse.structure.blocks import TableBlock
from policyparse.structure.items import inline_points
from policyparse.structure.markers import BARE, POINT_FAMILIES
from policyparse.structure.outline import Node, Tree
from policyparse.text.passage import Passage

_ALWAYS_SECTIONS = frozenset({"part", "chapter", "division"})


class Built(NamedTuple):
    """An outline with what it could not hold: its tables, and findings."""

    outline: Outline
    tables: list[tuple[str | None, TableBlock]]
    diagnostics: list[Diagnostic]
    masked: list[tuple[str, Passage, int]]  # node, masked number, ordinal from position


@dataclass
class _Found:
    """What is met on the way down an outline."""

    tables: list[tuple[str | None, TableBlock]] = field(default_factory=list)
    masked: list[tuple[str, Passage, int]] = field(default_factory=list)


def joined(passages: Iterable[Passage]) -> str:
    """Paragraphs to the text of a part."""
    return "\n".join(p.text for p in passages)


def all_spans(passages: Iterable[Passage]) -> list[tuple[int, int]]:
    """Where passages stand, stretches that touch run together."""
    merged: list[tuple[int, int]] = []
    for passage in passages:
        for start, end in passage.spans:
            if merged and merged[-1][1] == start:
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
    return merged


def text_block(passages: Sequence[Passage]) -> TextBlock | None:
    """Paragraphs as a part of the contract; None where there are none."""
    return TextBlock(text=joined(passages), spans=all_spans(passages)) if passages else None


def build_outline(tree: Tree, prefix: str = "", title: str | None = None) -> Built:
    """The outline of `tree`; every id starts with `prefix`."""
    found = _Found()
    found.tables += [(prefix.rstrip(".") or None, table) for table in tree.tables]
    nodes = tree.nodes
    govern = _governs(nodes)
    if nodes and not any(_is_section(n, govern) for n in nodes):
        # a notice of plain numbered paragraphs: measures, under no section
        name = f"{prefix}s0"
        below, measures = _governed(name, nodes, found)
        sections = [Section(id=name, num=None, ordinal=None, heading=None, sections=below, measures=measures)]
    else:
        sections = [_section(node, name, ordinal, found) for node, name, ordinal in _named(nodes, f"{prefix}s", found)]
    outline = Outline(title=title, preamble=text_block(tree.preamble), sections=sections, closing=text_block(tree.closing))
    return Built(outline, found.tables, _numbering(tree, prefix), found.masked)


class _Govern(NamedTuple):
    """What makes a section among some siblings: they are of one sort, whatever a single one looks like."""

    points: bool  # 一是-points below a bare heading are measures
    leads: bool  # numbers below text of its own are measures


def _governs(siblings: Sequence[Node]) -> _Govern:
    """36 tasks （…负责） with points of their own are no sections because a point of one of them has a title."""
    lead = [n for n in siblings if n.text and _numbered(n)]
    titled = sum(any(c.heading for c in _numbered(n)) for n in lead)
    return _Govern(_points_govern(siblings), 2 * titled > len(lead) if len(lead) > 1 else titled > 0)


def _numbered(node: Node) -> list[Node]:
    return [c for c in node.children if c.marker.family not in POINT_FAMILIES]


def _is_section(node: Node, govern: _Govern) -> bool:
    """Whether `node` governs headings: numbered nodes below it that have a title, or that carry all the text there is."""
    numbered = _numbered(node)
    if node.marker.family in BARE:
        return True
    if node.marker.family in _ALWAYS_SECTIONS:
        return bool(node.children) or not node.text
    if node.marker.family == "article":
        return False
    if node.text:
        return bool(numbered) and govern.leads
    return bool(numbered) or (govern.points and _only_points(node))


def _only_points(node: Node) -> bool:
    """A bare heading with nothing below it but two or more points: *.坚持统筹谋划 | 一是……。 | 二是……。"""
    points = [c for c in node.children if c.marker.family in POINT_FAMILIES]
    return not node.text and len(points) == len(node.children) and sum(c.marker.family != "dash" for c in points) > 1


def _points_govern(siblings: Sequence[Node]) -> bool:
    """Whether points are measures here: most siblings are bare headings over points. A single one among measures is a measure."""
    over_points = sum(_only_points(n) for n in siblings)
    measures = sum(not n.children and bool(n.text) for n in siblings)
    return over_points > 0 and over_points >= measures


def _named(nodes: Sequence[Node], prefix: str, found: _Found) -> list[tuple[Node, str, int | None]]:
    """Each node with its id and ordinal. A masked number counts on from its sibling before it."""
    ordinals: list[int | None] = []
    last: dict[str, int] = {}
    for node in nodes:
        family = node.marker.family
        ordinal = node.marker.ordinal if not node.marker.masked else last.get(family, 0) + 1
        if ordinal is not None:
            last[family] = ordinal
        ordinals.append(ordinal)
    count = Counter(ordinals)
    names = [o if o is not None and count[o] == 1 else i for i, o in enumerate(ordinals, 1)]
    if len(set(names)) < len(names):
        names = list(range(1, len(nodes) + 1))
    named = [(node, f"{prefix}{name}", ordinal) for node, name, ordinal in zip(nodes, names, ordinals, strict=True)]
    found.masked += [(name, node.marker.num, ordinal) for node, name, ordinal in named if node.marker.masked and ordinal]
    return named


def _heading_passages(node: Node) -> list[Passage]:
    return [p for p in (node.marker.num, node.heading, node.stop) if p is not None and p.text]


def _section(node: Node, name: str, ordinal: int | None, found: _Found) -> Section:
    points, numbered = _own_points(node)
    lead = [*node.text, *(line for p in points for line in _lines(p))]
    found.tables += [(name, table) for part in (node, *_walk(points)) for table in part.tables]
    sections, measures = _governed(name, numbered, found)
    return Section(
        id=name, num=node.marker.num.text or None, ordinal=ordinal, heading=node.heading.text if node.heading else None,
        text=joined(lead) if lead else None, items=_items(name, node.text, points) if lead else [], text_spans=all_spans(lead),
        spans=all_spans(_heading_passages(node)), sections=sections, measures=measures,
    )  # fmt: skip


def _own_points(node: Node) -> tuple[list[Node], list[Node]]:
    """The points of a section's own text, and the nodes it governs."""
    if _only_points(node):
        return [], list(node.children)
    points = [c for c in node.children if c.marker.family in POINT_FAMILIES]
    return points, [c for c in node.children if c.marker.family not in POINT_FAMILIES]


def _governed(name: str, nodes: Sequence[Node], found: _Found) -> tuple[list[Section], list[Measure]]:
    """The sections and the measures that the nodes below the section `name` are."""
    govern = _governs(nodes)
    subsections = [n for n in nodes if _is_section(n, govern)]
    sections = [_section(*named, found) for named in _named(subsections, f"{name}.g", found)]
    measures = [_measure(*named, found) for named in _named([n for n in nodes if not _is_section(n, govern)], f"{name}.m", found)]
    return sections, measures


def _measure(node: Node, name: str, ordinal: int | None, found: _Found) -> Measure:
    head = _heading_passages(node)
    body = [*node.text, *(line for child in node.children for line in _lines(child))]
    found.tables += [(name, table) for child in _walk([node]) for table in child.tables]
    return Measure(
        id=name, num=node.marker.num.text, ordinal=ordinal, heading=node.heading.text if node.heading else None,
        text=joined(body), items=_items(name, node.text, node.children),
        heading_spans=all_spans(head), text_spans=all_spans(body), spans=all_spans([*head, *body]),
    )  # fmt: skip


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _lines(node: Node) -> Iterator[Passage]:
    """Every paragraph of a node and of those below it, as printed."""
    yield from node.printed
    for child in node.children:
        yield from _lines(child)


def _items(parent: str, own: Sequence[Passage], nodes: Sequence[Node]) -> list[Item]:
    """The points of a part: those inside its paragraphs, then the numbered paragraphs below it, at any depth, in order."""
    following = nodes[0].marker if nodes else None
    goes_on_in = following.family if following and following.ordinal == 2 else None
    points = [point for i, paragraph in enumerate(own, 1) for point in inline_points(paragraph, goes_on_in if i == len(own) else None)]
    found: list[tuple[Passage, int | None, Passage | None, Sequence[Passage], Sequence[Passage]]]
    found = [(p.num, p.ordinal, p.heading, [p.text] if p.text else [], [p.whole]) for p in points]
    found += [(node.marker.num, node.marker.ordinal, node.heading, node.text, node.printed) for node in _walk(nodes)]
    return [_item(f"{parent}.i{i}", *point) for i, point in enumerate(found, 1)]


def _item(name: str, num: Passage, ordinal: int | None, heading: Passage | None, text: Sequence[Passage], whole: Sequence[Passage]) -> Item:
    """A point. In 一要压实责任 the number is not marked off, 要 is the verb: the sentence is the point."""
    if num.text.endswith("要"):
        return Item(id=name, num=None, ordinal=ordinal, heading=None, text=joined(whole), spans=all_spans(whole))
    return Item(id=name, num=num.text, ordinal=ordinal, heading=heading.text if heading else None, text=joined(text), spans=all_spans(whole))


def _numbering(tree: Tree, prefix: str) -> list[Diagnostic]:
    """PP202 for numbers that skip or repeat: a family counts through the whole text, or anew below each parent."""
    found: list[Diagnostic] = []
    through: dict[str, list[int]] = {}
    for node in _walk(tree.nodes):
        if node.marker.ordinal is not None:
            through.setdefault(node.marker.family, []).append(node.marker.ordinal)
    continued = {family: {b for a, b in pairwise(seen) if b == a + 1} for family, seen in through.items()}
    runs_through = {family for family, seen in through.items() if seen == list(range(seen[0], seen[0] + len(seen)))}
    groups = [tree.nodes, *(n.children for n in _walk(tree.nodes))]
    for group in groups:
        last: dict[str, int] = {}
        for node in group:
            family, ordinal = node.marker.family, node.marker.ordinal
            if ordinal is None or family in runs_through or family == "article":
                continue
            expected = last.get(family, 0) + 1
            # the first number under a parent may go on from the one before it in the text
            goes_on = family not in last and (ordinal == 1 or ordinal in continued[family])
            if ordinal != expected and not goes_on:
                found.append(report("PP202", f"{node.marker.num.text} where number {expected} was to be expected", prefix.rstrip(".") or None, node.marker.num.spans))
            last[family] = ordinal
    return found
