"""Page furniture: running heads and feet, which stand at the same place on several pages, and page numbers."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from policyparse.readers.layout.lines import TextLine
from policyparse.readers.layout.pages import PageContent
from policyparse.rules import rule

_ZONE = 0.14  # of the page height, at its head and at its foot
_LOOK = 3  # lines from either end
_SAME_HEIGHT = 8.0  # points
_NUMBER = rule(
    r"[-—–－─·•~～\s.]*(?:第\s*)?(?P<n>\d{1,4})\s*(?:页)?\s*(?:(?:/|／|，?\s*共)\s*\d{1,4}\s*页?)?[-—–－─·•~～\s.]*",
    examples=["12", "— 12 —", "第12页 共30页", "12/30"],
    rejects=["第十二页", "12月", "12345"],
    why="A line that is the number of its page, plain or dressed.",
    ask="whole",
)
_OPENS_PART = rule(
    r"[（(]?附\s*(?:件|表|录|图)\s*[-—0-9０-９一二三四五六七八九十]{0,5}[）)]?\s*[：:]?.{0,40}",
    examples=["附件2", "附表1", "（附件3）", "附件1 任务分解表"],
    rejects=["云澜市人民政府公报", "附则"],
    why="The label of an attachment is no running head, wherever its page prints it.",
    ask="whole",
)
_DRESSED = rule(
    r"[-—–－─·•~～第页/／]",
    examples=["— 12 —", "第12页", "12/30"],
    rejects=["12", "附12"],
    why="What dresses the number of a page, where a bare number could be anything.",
)

_SMALLER = 0.85  # of the page's usual type
_NOTE_MARK = rule(
    r"[①-⑳]|\[\d{1,2}\]|〔\d{1,2}〕|[*＊※]",
    examples=["①绿色贷款：指用于环境改善的贷款。", "[1]见附件。", "*不含水库。"],
    rejects=["1.绿色贷款", "（一）绿色贷款"],
    why="How a footnote at the foot of a page is marked.",
    ask="match",
)


class Furnishing(NamedTuple):
    """Which lines of each page are running heads, feet or page numbers."""

    line: TextLine
    kind: str  # running_head or page_number, as Chrome calls them


def find_furniture(pages: Sequence[PageContent]) -> dict[int, list[Furnishing]]:
    """Page number → the lines of that page that are furniture."""
    repeated = _repeated(pages)
    counted = _counts_on(pages)
    found: dict[int, list[Furnishing]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            match = _NUMBER.fullmatch(line.text)
            if match and (_DRESSED.search(line.text) or page.number in counted):
                found[page.number].append(Furnishing(line, "page_number"))
            elif (_alike(line.text), page.number) in repeated and not _OPENS_PART.fullmatch(line.text.strip()):
                found[page.number].append(Furnishing(line, "running_head"))
        aside = {id(f.line) for f in found[page.number]}
        found[page.number] += [Furnishing(line, "footnote") for line in _footnotes([line for line in page.lines if id(line) not in aside])]
    return found


def _footnotes(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The last lines of a page, where they are smaller than its text and open with a mark that the text above prints within a line."""
    if len(lines) < 2:
        return []
    usual = statistics.median(line.size for line in lines)
    start = len(lines)
    while start > 1 and lines[start - 1].size < _SMALLER * usual:
        start -= 1
    notes = lines[start:]
    mark = _NOTE_MARK.match(notes[0].text) if notes else None
    if not mark or not any(mark[0] in line.text[1:] for line in lines[:start]):
        return []
    return notes


def _edge_lines(page: PageContent) -> list[TextLine]:
    """The first and last lines of a page as far as they stand at its very edge, outside of everything else."""
    lines = sorted(page.lines, key=lambda line: line.top)
    head = [line for line in lines[:_LOOK] if line.top < _ZONE * page.height]
    foot = [line for line in lines[-_LOOK:] if line.bottom > (1 - _ZONE) * page.height]
    return head + [line for line in foot if line not in head]


def _alike(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text))


def _repeated(pages: Sequence[PageContent]) -> set[tuple[str, int]]:
    """(text, page) of every edge line that other pages print at the same height."""
    places: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            places[_alike(line.text)].append((line.top, page.number))
    found: set[tuple[str, int]] = set()
    for text, stands in places.items():
        for top, number in stands:
            same = {n for t, n in stands if abs(t - top) < _SAME_HEIGHT}
            if len(same) >= 3 or (len(same) == 2 and len(pages) <= 8):
                found.add((text, number))
    return found


def _counts_on(pages: Sequence[PageContent]) -> set[int]:
    """Pages whose bare figure at the edge is one of a row that counts on from page to page."""
    bare: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        for line in _edge_lines(page):
            match = _NUMBER.fullmatch(line.text)
            if match:
                bare[int(match["n"]) - page.number].add(page.number)
    return {number for numbers in bare.values() if len(numbers) > 1 or len(pages) == 1 for number in numbers}
