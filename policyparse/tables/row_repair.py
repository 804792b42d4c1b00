"""Rows of a flattened table whose cells a line break cut, made whole.

``4⇥推行老旧小区公共收益“一本账”`` / ``集中记账和年度公示⇥市住建局⇥…`` · ``…⇥市水利局、`` / ``市财政局``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from policyparse.language.column_roles import is_heading
from policyparse.language.organisations import looks_like_organisation, split_units, surely_organisation
from policyparse.rules import rule
from policyparse.source import RowBlock
from policyparse.tables.columns import role_of
from policyparse.tables.headers import looks_like_header
from policyparse.tables.shapes import shape
from policyparse.text.passage import Passage, glue

_TOTAL = rule(
    r"(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*和)",
    examples=["合 计", "总计", "小计3个"],
    rejects=["渔港合作", "渔港"],
    why="A row that adds up is no part of the record above.",
    ask="match",
)
_LABEL = rule(
    r"[（(]?[一二三四五六七八九十]{1,3}(?:、|[）)])|第\w{1,4}[章节条]|\d{1,3}\s*[.、]|[（(]\d",
    examples=["（一）渔港", "三、渔船", "第二章", "12.渔港", "（3）渔船"],
    rejects=["渔港一", "1200万元"],
    why="A number that opens the label of a group.",
    ask="match",
)
_BRACKETED = rule(
    r"[（(][^（）()]{1,6}[）)]",
    examples=["（一期）", "(扩建)"],
    rejects=["（渔港改造一期工程）", "一期"],
    why="A short addition in brackets on a line of its own.",
    ask="whole",
)
_CONTINUED = rule(
    r"[（(]?续上?表|[（(]续[表一二三四五\d]*[）)]$",
    examples=["续上表", "（续表）", "（续一）"],
    rejects=["继续建设", "渔港续建"],
    why="A line that says that the table goes on.",
)
_LONGEST_HEADING = 8  # characters of a piece of a broken heading

Line = list[Passage]


def whole_rows(block: RowBlock) -> list[Line]:
    """The rows of `block` with broken cells joined, without the empty cells at their ends."""
    printed = [len(row.cells) for row in block.rows]
    lines = [_popped(list(row.cells)) for row in block.rows]
    width = max((len(line) for line in lines if len(line) > 1), default=1)
    joined, at = _whole_header(lines, width)
    first, last_width = len(joined), printed[at - 1] if at else 0
    while at < len(lines):
        end = at
        while end < len(lines) and printed[end] == 1:
            end += 1
        if end > at:
            below_header = len(joined) <= first and looks_like_header(joined[-1]) if joined else True
            taken = 0 if below_header else _taken(joined, lines[at:end], lines[end] if end < len(lines) else [], width, last_width)
            joined += [[line[0].cut()] for line in lines[at + taken : end]]
            at = end
            continue
        if joined and last_width < width and _continues(joined[-1], lines[at], width):
            joined[-1] = _glued(joined[-1], lines[at])
        else:
            joined.append(lines[at])
        last_width = max(printed[at], len(joined[-1]))
        at += 1
    return joined


def _popped(cells: Line) -> Line:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _glued(before: Line, line: Sequence[Passage], parted: bool = False) -> Line:
    """`line` put on to the last cell of `before`; `parted` keeps the line break between them."""
    return [*before[:-1], glue([before[-1], line[0] if parted else line[0].cut()]), *line[1:]]


def _continues(before: Sequence[Passage], line: Sequence[Passage], width: int) -> bool:
    """Whether `line` goes on with the last cell of a row that is too short, and holds the rest of its cells."""
    if not before or not line or not line[0] or len(before) + len(line) - 1 > width or len(before) < 2 or len(before) >= width:
        return False
    first = line[0].folded
    if shape(first) in ("integer", "numbered", "deadline") or _TOTAL.match(first):
        return False
    return before[-1].folded[-1:] not in "。；" and shape(before[-1].folded) in ("long", "short", "numbered") and (len(line) > 1 or before[-1].folded[-1:] in "，、")


def _taken(joined: list[Line], run: Sequence[Line], following: Line, width: int, last_width: int) -> int:
    """How many lines of a run without tabs belong to the last cell of the row above; they are put on to it."""
    before = joined[-1]
    if len(before) < 2:
        return 0
    rest = [line[0] for line in takewhile(lambda line: not _opens_label(line[0]), run)]
    if len(rest) == len(run) and last_width < width and _continues(_glued(before, [glue(p.cut() for p in rest)]), following, width) and _continues(before, following, width):
        count = len(rest)  # a cell cut into several lines, the last of which holds the rest of the row
    else:
        count = _last_cell_goes_on(before[-1], rest)
    for passage in rest[:count]:
        before = _glued(before, [passage], parted=_ends_with_name(before[-1].folded))
    joined[-1] = before
    return count


def _opens_label(passage: Passage) -> bool:
    text = passage.folded.strip()
    return bool(_LABEL.match(text) or _TOTAL.match(text) or _CONTINUED.search(text)) or shape(text) in ("integer", "numbered", "deadline")


def _last_cell_goes_on(cell: Passage, rest: Sequence[Passage]) -> int:
    """How many lines of `rest` go on with the last cell of a row: behind a comma, with organisations, up to a full stop."""
    text, count = cell.folded, 0
    while count < len(rest) and text[-1:] in "、，,（(":
        text += rest[count].folded.strip()
        count += 1
    for upto in range(len(rest), count, -1):
        if _is_more_names(text, [p.folded.strip() for p in rest[count:upto]]):
            return upto
    stopped = [i for i in range(count, len(rest)) if rest[i].folded.rstrip().endswith("。")]
    return stopped[0] + 1 if stopped and shape(text) in ("long", "numbered", "short") and text[-1:] not in "。；" else count


def _is_more_names(text: str, rest: Sequence[str]) -> bool:
    """市水利局 | 市财政局; 市生态 | 环境局; 云江区 | 政府、澜 | 阳市政府. No label: 市水利局 | 建设美丽乡镇."""
    joined = text
    for piece in rest:
        joined += ("\n" if _ends_with_name(joined) else "") + piece
    names = split_units(joined)
    last = joined[names[-1][0] : names[-1][1]] if names else ""
    return shape(joined) == "units" and (surely_organisation(last) if shape(text) == "units" else looks_like_organisation(last))


def _ends_with_name(folded: str) -> bool:
    return looks_like_organisation(re.split(r"[、，,；;\s]", folded)[-1])


def _whole_header(lines: Sequence[Line], width: int) -> tuple[list[Line], int]:
    """The header made whole, and the line behind it. ``序号⇥重点`` / ``任务⇥完成`` / ``时限⇥牵头`` / ``单位``; ``…⇥总投资`` / ``（万元）``"""
    at = next((i for i, line in enumerate(lines) if len(line) > 1), len(lines))
    if at == len(lines):
        return [], 0
    above = [[c.cut() for c in line] for line in lines[:at]]
    header, end = list(lines[at]), at + 1
    while end < len(lines) and len(header) < width and len(header) + len(lines[end]) - 1 <= width and _pieces_of_headings([header[-1], *lines[end]]):
        header = _glued(header, lines[end])
        end += 1
    if end > at + 1 and (len(header) < width or sum(role_of(c.text) is not None for c in header) < 2):
        header, end = list(lines[at]), at + 1
    while end < len(lines) and len(lines[end]) == 1 and header[-1] and _completes_heading(header[-1], lines[end][0]):
        header = _glued(header, lines[end])
        end += 1
    return [*above, header], end


def _pieces_of_headings(cells: Sequence[Passage]) -> bool:
    return all(cell and len(cell.text.strip()) <= _LONGEST_HEADING and not re.search(r"\d", cell.folded) for cell in cells)


def _completes_heading(heading: Passage, rest: Passage) -> bool:
    if _BRACKETED.fullmatch(rest.folded.strip()):
        return len(heading.text) <= 20
    whole = heading.text + rest.text.strip()
    return len(rest.text.strip()) <= _LONGEST_HEADING and is_heading(whole)
