"""Numbers of headings and records: gaps, repetitions, and numbers that say other than their ordinals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from policyparse.language.numerals import integer
from policyparse.model import Item, Measure, Outline, PolicyDocument, Section
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import rule
from policyparse.text.folding import fold
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, records_of

Node: TypeAlias = Section | Measure | Item

_DIGITS = rule(
    r"[0-9*]+|[〇零一二三四五六七八九十百]+|[①-⑳㈠-㈩⑴-⒛]",
    examples=["（⟨一⟩）", "⟨12⟩.", "⟨③⟩", "⟨**⟩."],
    rejects=["、", "附件"],
    why="The number within a marker, in digits, words or as one sign; * stands for a masked digit.",
)
_CHINESE = "〇零一二三四五六七八九十百"
_WIDTH = str.maketrans("()，、．.:：", "（）      ")
_ARTICLE = "第一条"


class Number(NamedTuple):
    """A printed number: how it is written, and what it stands for; of a masked one the ordinal."""

    shape: str  # （一）, 第一条, 1: the same for all of one family
    ordinal: int
    node: Node


def ordinals(subject: Subject) -> Iterator[Found]:
    """Numbers of siblings that skip or repeat; a family may count through the whole text or go on from the last heading."""
    for outline in outlines(subject.document):
        yield from _outline_gaps(outline, subject)


def _outline_gaps(outline: PolicyDocument | Outline, subject: Subject) -> Iterator[Found]:
    groups = [_numbers(group) for group in _groups(outline)]
    through: dict[str, list[int]] = defaultdict(list)
    for section in all_sections(outline.sections):
        for number in _numbers([section, *section.measures]):
            through[number.shape].append(number.ordinal)
    continued = {shape: {b for a, b in pairwise(seen) if b == a + 1} for shape, seen in through.items()}
    for group in groups:
        yield from _group_gaps(group, continued, subject)
    for section in all_sections(outline.sections):
        holders: list[Section | Measure] = [section, *section.measures]
        for holder in holders:
            yield from _point_gaps(_numbers(holder.items), subject)


def _groups(outline: PolicyDocument | Outline) -> Iterator[list[Section | Measure]]:
    """Siblings: the sections of a text, and what stands directly below each."""
    yield list(outline.sections)
    articles: list[Section | Measure] = []
    for section in all_sections(outline.sections):
        below: list[Section | Measure] = sorted([*section.sections, *section.measures], key=_start)
        yield [node for node in below if not _is_article(node)]
        articles += [node for node in section.measures if _is_article(node)]
    # 第X条 counts through, whatever chapters stand between
    yield articles


def _start(node: Section | Measure) -> int:
    return node.spans[0][0] if node.spans else 0


def _is_article(node: Section | Measure) -> bool:
    number = number_of(node)
    return number is not None and number.shape == _ARTICLE


def _numbers(nodes: Iterable[Node]) -> list[Number]:
    return [number for node in nodes if (number := number_of(node))]


def number_of(node: Node) -> Number | None:
    """The number of a part; None where it has none, or one of several levels (1.2)."""
    if node.num is None or node.ordinal is None:
        return None
    found = _DIGITS.findall(fold(node.num))
    if len(found) != 1:
        return None
    kind = "一" if found[0][0] in _CHINESE else "1" if found[0].isascii() else "①"
    shape = "".join(_DIGITS.sub(kind, fold(node.num).translate(_WIDTH)).split())
    # 三）among （一）（二）（四）is a bracket that the print has lost
    # that the ordinal is another is a finding of its own
    said = integer(found[0])
    return Number("（一）" if shape == "一）" else shape, node.ordinal if said is None else said, node)


def _group_gaps(group: Sequence[Number], continued: dict[str, set[int]], subject: Subject) -> Iterator[Found]:
    last: dict[str, int] = {}
    for shape, ordinal, node in group:
        expected = last.get(shape, 0) + 1
        goes_on = shape not in last and ordinal in continued.get(shape, ())
        if ordinal != expected and not goes_on:
            yield Found("PP601", node, ("ordinal",), {"found": ordinal, "expected": expected}, subject.said("PP202", node.spans))
        last[shape] = ordinal


def _point_gaps(points: Sequence[Number], subject: Subject) -> Iterator[Found]:
    """一是 … 三是: points of one shape that follow each other. Where they begin is not said: 一、 may stand in the text before."""
    for before, number in pairwise(points):
        if before.shape == number.shape and number.ordinal not in (before.ordinal + 1, 1):
            values = {"found": number.ordinal, "expected": before.ordinal + 1}
            yield Found("PP601", number.node, ("ordinal",), values, subject.said("PP202", number.node.spans))


def printed_numbers(subject: Subject) -> Iterator[Found]:
    """Ordinals other than the printed number says. A masked number says nothing."""
    for outline in outlines(subject.document):
        for section in all_sections(outline.sections):
            nodes: list[Node] = [section, *section.items, *section.measures, *(i for m in section.measures for i in m.items)]
            for node in nodes:
                said = _said(node.num or "")
                if said is not None and node.ordinal is not None and said != node.ordinal:
                    yield Found("PP602", node, ("ordinal",), {"found": node.ordinal, "printed": node.num})


def _said(num: str) -> int | None:
    found = _DIGITS.findall(fold(num))
    return integer(found[0]) if len(found) == 1 else None


def serials(subject: Subject) -> Iterator[Found]:
    """Serials of a list that are not 1, 2, 3 …"""
    for table in subject.tables:
        expected = 1
        for record in records_of(table):
            if record.serial is not None and record.serial != expected:
                own = subject.said("PP305", record.spans)
                yield Found("PP603", record, ("serial",), {"found": record.serial, "expected": expected}, own)
            expected = (record.serial or expected) + 1


def empty_sections(subject: Subject) -> Iterator[Found]:
    """Sections that hold nothing at all."""
    holders = {table.within for table in subject.document.tables}
    for outline in outlines(subject.document):
        for section in all_sections(outline.sections):
            if not (section.measures or section.sections or section.text or section.items or section.id in holders):
                yield Found("PP604", section, ("heading",), {"heading": section.heading or section.num or section.id})
