"""What parts the cells of a flattened table: a tab, a pipe, or a run of blanks.

A tab speaks for itself. Blanks also indent, letter-space and part the names below a letter, and a pipe parts the links of a
site: they part cells only below a line that parts words of rules/columns.yaml by them (``序号   项目名称   建设地点``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policyparse.language.column_roles import heading_role, squeeze
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.structure.healing import Printed
from policyparse.structure.lines import CC_LINE, attachment_line, print_line
from policyparse.text.passage import Passage, Span

NUMBER_HEADINGS = ("序号", "编号")
_LONGEST_HEADING = 20  # characters
_MOST_COLUMNS = 12
_AWAY = 12  # lines without a mark, then the table is over

TAB, PIPE, OUTER_PIPES, BLANKS, WIDE = "\t", "|", "||", "  ", "\u3000"
PIPES = (PIPE, OUTER_PIPES)
_PIPE = rule(
    r"[|│┃]",
    examples=["渔港|渔船", "渔港│渔船"],
    rejects=["渔港/渔船", "渔港 渔船"],
    why="A bar between cells; │ is what a terminal rules its tables with.",
)
# 序号|项目名称 · | 序号 | 项目名称 | · 序号   项目名称 · 序号　项目名称
_PATTERNS = {
    PIPE: _PIPE.compiled, OUTER_PIPES: _PIPE.compiled, BLANKS: re.compile(r"[ \u3000\xa0]{2,}"), WIDE: re.compile(r"[ \xa0]*\u3000[ \u3000\xa0]*"), TAB: re.compile("\t"),
}  # fmt: skip


def marks_of_lines(source: SourceDocument, printed: Sequence[Printed]) -> dict[int, str]:
    """The mark that parts the cells of each line, for the lines that may be rows of a table."""
    marks: dict[int, str] = {}
    open_mark, seen = None, 0
    for at, line in enumerate(printed):
        text = source.text[line.line.raw.start : line.line.raw.end]
        if TAB in text:
            marks[at], open_mark = TAB, None
            continue
        found = _header_mark(source, line)
        if found:
            open_mark, seen = found, at
        if open_mark and (at - seen > _AWAY or ends_table(line.passage.folded)):
            open_mark = None
        if open_mark and _PATTERNS[open_mark].search(line.passage.folded if open_mark in PIPES else line.passage.text):
            marks[at], seen = open_mark, at
    return marks


def ends_table(folded: str) -> bool:
    """A line that no table goes on with: 附件 2, 抄送：…, ……2020年6月8日印发."""
    return attachment_line(folded) is not None or CC_LINE.match(folded) is not None or print_line(folded) is not None


def _header_mark(source: SourceDocument, line: Printed) -> str | None:
    """The mark of a line that heads a table: two of its cells are known headings, or there are two and the first is 序号."""
    passage = line.passage
    text, folded = passage.text, passage.folded
    # looking for a character is far quicker than a search, and hardly any line has one
    pipe = _PIPE.search(folded) if "|" in folded or "│" in folded or "┃" in folded else None
    blanks = [mark for mark in (BLANKS, WIDE) if mark in folded or mark in text] if pipe is None else []
    if not (blanks or pipe) or len("".join(text.split())) > _MOST_COLUMNS * _LONGEST_HEADING:
        return None
    for mark in (PIPE if pipe.start() else OUTER_PIPES,) if pipe else blanks:
        cells = [c for a, b in cells_of(source, line, mark) if (c := squeeze(source.text[a:b]))]
        if len(cells) > 1 and all(len(c) <= _LONGEST_HEADING for c in cells):
            known = sum(heading_role(c) is not None for c in cells)
            if (known > 1 and len(cells) > 2) or (cells[0] in NUMBER_HEADINGS and len(cells) == 2):
                return mark
    return None


def cells_of(source: SourceDocument, line: Printed, mark: str) -> list[Span]:
    """The stretches of a line between its marks, empty ones too; outer pipes open no cell."""
    start, end = line.line.raw if mark == TAB else line.line.span
    text = (source.folded if mark in PIPES else source.text)[start:end]
    if mark == TAB:
        cells = []
        for cell in text.split(TAB):
            cells.append(Span(start, start + len(cell)))
            start += len(cell) + 1
        return cells
    edges = [match.span() for match in _PATTERNS[mark].finditer(text)]
    if mark == OUTER_PIPES:
        edges = edges if edges[0] == (0, 1) else [(0, 0), *edges]
        edges = edges if edges[-1][1] == len(text) else [*edges, (len(text), len(text))]
    else:
        edges = [(0, 0), *edges, (len(text), len(text))]
    return [Span(start + a, start + b) for (_, a), (b, _) in pairwise(edges)]


def pipes_of(source: SourceDocument, line: Printed) -> list[Passage]:
    """The pipes of a row: they mark it up and are no text of its cells."""
    start, end = line.line.span
    return [source.passage(start + m.start(), start + m.end()) for m in _PIPE.finditer(source.folded[start:end])]
