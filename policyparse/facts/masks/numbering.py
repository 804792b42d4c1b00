"""Masked numbers at the head of paragraphs, and the clear headings between them that may start a count anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policyparse.facts.masks.decimals import Decimal
from policyparse.facts.masks.runs import RUN
from policyparse.model import PolicyDocument
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.text.passage import Passage

_NUMBER = rule(
    (
        r"(?P<paren>[（(]\s*(?P<n1>\*{1,3})\s*[）)])|第\s*(?P<n2>\*{1,3})\s*(?P<article>条)(?![的所规中、，,和至或及第之款项以而])"
        r"|(?P<n3>\*{1,2})(?P<half>[）)])|(?:(?P<n4>\*{1,3})[.、．，,](?:(?![*.])|(?=\*{4}\s*年)|(?P<doubt>(?=\*+(?![*.%％])))))"
    ),
    examples=["（*）渔港", "第*条 渔港", "*）渔港", "**.渔港", "*、渔港"],
    rejects=["****年", "渔港*."],
    why="A masked number that opens a paragraph, in brackets, with its point or as an article.",
    ask="match",
)
_CHAPTER = rule(
    (
        r"[第（(一二三四五六七八九十](?<![^\s。；;：:].)(?:(?<=第)\s*[一二三四五六七八九十百]{1,4}\s*(?:编|篇|章|节|部分)"
        r"|(?P<comma>(?<=[一二三四五六七八九十])[一二三四五六七八九十]{0,2}\s*、)|(?P<paren>(?<=[（(])\s*[一二三四五六七八九十]{1,3}\s*[）)]))"
    ),
    examples=["第三章 渔港", "三、渔船", "（二）渔港"],
    rejects=["渔港三、", "十分重要", "二〇二六年"],
    why="A number of the outline that is printed: what the masked ones below it count in.",
)
_ENTRIES = rule(
    r"附(?:件|表|图|录)?\s*[:：]\s*(?=\*)",
    examples=["附件：*.渔港名录", "附:**"],
    rejects=["附件：渔港名录", "附则：**"],
    why="The list of attachments, whose masked numbers count on.",
    ask="match",
)
_RANKS = {"article": 4, "dot": 6, "paren": 7, "half": 8}


class Ordinal(NamedTuple):
    """A masked number that the outline holds, and the ordinal that it counts."""

    where: str
    start: int
    end: int
    ordinal: int


class Number(NamedTuple):
    """A masked number at the head of a paragraph."""

    start: int
    length: int  # characters of the number itself
    family: str  # dot, paren, half, article
    opens: bool  # a line that ends in a colon stands before it: a list begins
    doubtful: bool = False  # more masked characters follow (13.EFlops): a number and what it counts, or a decimal


class Break(NamedTuple):
    """A heading at which a count of higher rank may start anew; rank -1: it must (another text begins)."""

    start: int
    rank: int


def ordinal_of(where: str, num: Passage, ordinal: int) -> Ordinal:
    """The Ordinal of a masked number (`*.`) at its place in the source."""
    match = RUN.search(num.folded)
    start = num.spans[0].start + (match.start() if match else 0)
    return Ordinal(where, start, start + (len(match[0]) if match else 0), ordinal)


def numbers(source: SourceDocument, ordinals: Iterable[Ordinal]) -> list[Number]:
    """Every masked number at the head of a line, and those that the outline found inside lines (a text that lost its breaks)."""
    found: dict[int, Number] = {}
    folded, before = source.folded, -1
    for (start, end), raw, _ in source.lines:
        # the cells of a flattened table hold lists of their own
        if folded.find("*", start, end) >= 0 and folded.find("\t", *raw) < 0:
            entries = _ENTRIES.match(folded, start)
            colon = before >= 0 and folded[before] in ":："
            number = _number(folded, entries.end() if entries else start, colon or entries is not None)
            if number:
                found[number.start] = number
        before = end - 1
    for ordinal in ordinals:
        if ordinal.start not in found:
            number = _number(source.folded, _opening(source.folded, ordinal.start), False)
            if number:
                found[number.start] = number
    return [found[start] for start in sorted(found)]


def _opening(folded: str, at: int) -> int:
    """Where the number begins whose digits stand at `at`: at its bracket, where it has one."""
    before = at - 1
    while before > 0 and folded[before] == " ":
        before -= 1
    return before if before >= 0 and folded[before] in "（(" else at


def _number(folded: str, at: int, colon: bool) -> Number | None:
    match = _NUMBER.match(folded, at)
    if not match:
        return None
    family = next((name for name in ("paren", "article", "half") if match[name]), "dot")
    group = next(name for name in ("n1", "n2", "n3", "n4") if match[name])
    return Number(match.start(group), len(match[group]), family, colon, match["doubt"] is not None)


def breaks(document: PolicyDocument, source: SourceDocument, found: Iterable[Number], outline: Iterable[Decimal]) -> list[Break]:
    """Where counts may start anew, in order."""
    places = {Break(start, -1) for start in _texts(document)}
    places |= {Break(decimal.start, 5) for decimal in outline}
    places |= {Break(number.start, _RANKS[number.family]) for number in found}
    # 【享受条件】: a heading without a number starts a list anew, or does not
    places |= {Break(s.spans[0][0], 5) for o in outlines(document) for s in all_sections(o.sections) if s.num is None and s.spans}
    for match in _CHAPTER.finditer(source.folded):
        places.add(Break(match.start(), 3 if match["comma"] else 5 if match["paren"] else 1))
    return sorted(places)


def _texts(document: PolicyDocument) -> Iterator[int]:
    texts = [part.spans for part in document.payloads] + [part.spans for part in document.attachments]
    yield from (spans[0][0] for spans in texts if spans)


def rank_of(family: str) -> int:
    """The level of a family among the headings (GB/T 9704—2012, 7.3.3)."""
    return _RANKS[family]
