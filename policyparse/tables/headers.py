"""The header of a flattened table: its rows, where pages repeat it, and the lines above it that caption the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyparse.rules import rule
from policyparse.tables.columns import role_of, unit_line
from policyparse.tables.shapes import shape
from policyparse.text.folding import squash
from policyparse.text.passage import Passage

_CONTINUED = rule(
    r"[（(]?续上?表[）)]?|[（(]续[表一二三四五\d]*[）)]",
    examples=["续表", "（续上表）", "（续一）"],
    rejects=["续建项目", "继续"],
    why="A table that goes on says so.",
)
_TITLE_END = ("表", "清单", "一览", "目录")
_LONGEST_HEADING = 8  # characters of a heading in the second row


class Head(NamedTuple):
    """Which lines of a table are its header, all by index."""

    rows: tuple[int, ...]  # one or two; none where the table has no header
    repeats: frozenset[int]  # where it is printed again
    captions: frozenset[int]  # title, 单位：万元, （续表）


def find_head(lines: Sequence[Sequence[Passage]]) -> Head:
    """The header of a table: its first row of several cells, where that reads as one."""
    first = next((i for i, line in enumerate(lines) if sum(map(bool, line)) > 1), len(lines))
    if first == len(lines) or not looks_like_header(lines[first]):
        return Head((), frozenset(), frozenset(i for i, line in enumerate(lines) if is_caption(line)))
    rows = (first, first + 1) if first + 1 < len(lines) and _is_second_row(lines[first], lines[first + 1]) else (first,)
    header, below = _squashed(lines[first]), _squashed(lines[rows[-1]])
    again = {i for i in range(rows[-1] + 1, len(lines)) if _prints(lines[i], header)}
    seconds = {i + 1 for i in again if len(rows) > 1 and i + 1 < len(lines) and _prints(lines[i + 1], below)}
    captions = {*range(first), *(i for i, line in enumerate(lines) if is_caption(line) or (i + 1 in again and _is_title(line)))}
    return Head(rows, frozenset(again | seconds), frozenset(captions))


def looks_like_header(row: Sequence[Passage]) -> bool:
    """The first row is a header where two of its cells are known headings, or where all are short words."""
    filled = [c for c in row if c]
    known = sum(role_of(c.text) is not None for c in filled)
    return known >= 2 or (len(filled) > 1 and all(len(c.text) <= 20 and shape(c.folded) not in ("integer", "number", "numbered") for c in filled))


def captions_unit(captions: Iterable[Passage]) -> str | None:
    """The unit that a line above the header gives for the whole table: 单位：万元."""
    return next((unit for c in captions if (unit := unit_line(c.text))), None)


def _squashed(row: Sequence[Passage]) -> list[str]:
    return [squash(c.text) for c in row if c.text]


def _prints(row: Sequence[Passage], header: Sequence[str]) -> bool:
    """Whether a row prints the words of a header again. Most rows differ in the number of cells or in the first."""
    filled = [c for c in row if c.text]
    return len(filled) == len(header) and all(squash(c.text) == heading for c, heading in zip(filled, header, strict=True))


def _only(line: Sequence[Passage]) -> str:
    filled = [c for c in line if c.text]
    return "".join(filled[0].text.split()) if len(filled) == 1 else ""


def is_continued(text: str) -> bool:
    """Whether a line heads a further page of a table: 续表, （续上表）, …清单（续）."""
    return _CONTINUED.search("".join(text.split())[-6:]) is not None


def is_caption(line: Sequence[Passage]) -> bool:
    """续表, …清单（续） at the head of a further page; 单位：万元."""
    text = _only(line)
    return bool(text) and (is_continued(text) or unit_line(text) is not None)


def _is_title(line: Sequence[Passage]) -> bool:
    """The table's title, above the header that a page repeats."""
    return _only(line).endswith(_TITLE_END)


def _is_second_row(header: Sequence[Passage], row: Sequence[Passage]) -> bool:
    """``…⇥单位⇥`` above ``⇥⇥⇥⇥⇥牵头⇥配合``: short headings, at least two, all below one that covers several columns."""
    children = [i for i, c in enumerate(row) if c]
    if len(children) < 2 or children[0] == 0:
        return False
    width = max(len(header), len(row))
    starts = [i for i, c in enumerate(header) if c]
    for i in children:
        parent = max((s for s in starts if s <= i), default=-1)
        end = next((s for s in starts if s > i), width)
        if parent < 0 or end - parent < 2 or not _is_heading_below(header[parent], row[i]):
            return False
    return True


def _is_heading_below(outer: Passage, inner: Passage) -> bool:
    text = "".join(inner.text.split())
    named = role_of(text + "".join(outer.text.split())) is not None or role_of(text) is not None
    return len(text) <= _LONGEST_HEADING and (named or re.fullmatch(r"(?:19|20)\d\d年?\D{0,4}", inner.folded) is not None)
