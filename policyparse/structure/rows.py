"""Which lines are rows of a flattened table: cells parted by tabs, pipes or runs of blanks (cells.py), page breaks and broken
cells inside.

A tab alone makes no table: it also indents (``⇥⇥云澜市人民政府``), closes a line, follows a number (``一、⇥加强领导。``) and
parts an office from its date (``办公室⇥2021年3月5日印发``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, overload

from policyparse.rules import rule
from policyparse.source import RowBlock, RowLine, SourceDocument
from policyparse.structure.cells import NUMBER_HEADINGS, PIPES, TAB, cells_of, marks_of_lines, pipes_of
from policyparse.structure.healing import Printed
from policyparse.structure.lines import CC_LINE, attachment_line, is_date_line, is_signature_name, print_line, signed_line
from policyparse.structure.stacked import stack_at
from policyparse.text.passage import Passage, Span, glue

_NUMBER = rule(
    r"第\w{1,5}[编章节条]|[（(]\w{1,4}[）)]|\w{1,4}[、.．）)]|[①-⑳]|\w{1,2}是",
    examples=["第三章", "（一）", "1.", "一是", "③"],
    rejects=["渔港改造", "2026年渔港"],
    why="A cell that is nothing but a number: of a heading, a point or a row.",
    ask="whole",
)
_OUTLINE = rule(
    r"[（(]?[一二三四五六七八九十]{1,3}(?:、|[）)])|第\w{1,4}[章节条]",
    examples=["一、渔港", "（二）渔港", "第三章 渔船"],
    rejects=["1.渔港", "渔港"],
    why="A number of the outline: where it stands, the table has ended.",
    ask="match",
)
_MONEY_LINE = rule(
    r"[（(]?(?:金额|计量)?单位[:：](?:万元|亿元|元)[）)]?",
    examples=["单位：万元", "（金额单位:亿元）"],
    rejects=["单位：市渔业局", "万元"],
    why="A line above a table that says in which unit its sums are.",
    ask="whole",
)
_NOTE = rule(
    r"注\s*\d?\s*[:：]|备注[:：]|说明[:：]",
    examples=["注：表中渔港为2026年数", "注1：渔港", "备注：含改造"],
    rejects=["渔港注：", "注意事项"],
    why="A note below a table.",
    ask="match",
)
_LONGEST_RUN = 6  # lines without a tab inside one table
_LONGEST_LABEL = 80  # characters of such a line, where it is one of several


class _Look(NamedTuple):
    """What a line looks like: full (two cells or more), marked (a number and text), part (one cell at its tab), signed (an
    office and a date), text, or end (no table goes on with it)."""

    kind: str
    filled: tuple[str, ...]
    width: int  # cells, empty ones counted


class Region(NamedTuple):
    """A stretch of lines that is one flattened table."""

    end: int  # index behind its last line
    block: RowBlock
    pipes: tuple[Passage, ...]  # what parts its cells, where that is printed


def row_regions(source: SourceDocument, printed: Sequence[Printed]) -> dict[int, Region]:
    """The flattened tables among the lines, by the index of their first line."""
    marks = marks_of_lines(source, printed)
    looks = _Looks(source, printed, marks)
    regions: dict[int, Region] = {}
    start = 0
    # one with a cell a line begins with the heading of its numbers
    for at in [i for i, p in enumerate(printed) if p.passage.text in NUMBER_HEADINGS and i not in marks]:
        stack = stack_at(source, printed, at)
        if stack:
            regions[at] = Region(stack.end, RowBlock(stack.rows), ())
    # a table begins with a line of cells, or right above one
    for parted in marks:
        for at in (parted - 1, parted):
            if at >= start and _opens(looks, at):
                start, opened = _region_end(looks, printed, at), at
                full = [look.filled for look in looks[opened:start] if look.kind == "full"]
                if len(full) > 1 or (full and len(full[0]) > 2) or (full and start - opened > 2):
                    regions[opened] = _region(source, printed, marks, opened, start)
    return regions


def _region(source: SourceDocument, printed: Sequence[Printed], marks: Mapping[int, str], start: int, end: int) -> Region:
    rows = tuple(_row(source, printed[i], marks.get(i)) for i in range(start, end))
    pipes = tuple(pipe for i in range(start, end) if marks.get(i) in PIPES for pipe in pipes_of(source, printed[i]))
    return Region(end, RowBlock(rows), pipes)


class _Looks(Sequence[_Look]):
    """What every line looks like, looked at once and only where a table may be."""

    def __init__(self, source: SourceDocument, printed: Sequence[Printed], marks: Mapping[int, str]) -> None:
        self._source, self._printed, self._marks = source, printed, marks
        self._known: dict[int, _Look] = {}

    def __len__(self) -> int:
        return len(self._printed)

    @overload
    def __getitem__(self, index: int) -> _Look: ...
    @overload
    def __getitem__(self, index: slice) -> list[_Look]: ...
    def __getitem__(self, index: int | slice) -> _Look | list[_Look]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index not in self._known:
            self._known[index] = _look(self._source, self._printed[index], self._marks.get(index))
        return self._known[index]


def _look(source: SourceDocument, printed: Printed, mark: str | None) -> _Look:
    folded = printed.passage.folded
    if mark is None or (mark != TAB and _ends(folded)):
        return _Look("end" if _ends(folded) else "text", (folded,), 1)
    cells = ["".join(source.text[a:b].split()) for a, b in cells_of(source, printed, mark)]
    filled = tuple(c for c in cells if c)
    if len(filled) < 2:
        kind = "end" if _ends(folded) else "part" if len(cells) > 2 else "text"
    elif print_line(folded) or signed_line(folded):
        kind = "signed"
    else:
        kind = "marked" if len(filled) == 2 and _NUMBER.fullmatch(filled[0]) else "full"
    return _Look(kind, filled, len(cells))


def _ends(folded: str) -> bool:
    """A line that belongs to no table: 附件 2, 表2 …, 抄送：…, 注：…, a date."""
    caption = folded.startswith("表") and folded[1:2].isdigit()
    return caption or attachment_line(folded) is not None or CC_LINE.match(folded) is not None or _NOTE.match(folded) is not None or is_date_line(folded)


def _opens(looks: Sequence[_Look], at: int) -> bool:
    """Whether a table begins here: a row, or above one its title across the table (``任务分解表⇥⇥⇥``) or 单位：万元."""
    look = looks[at]
    if look.kind == "full":
        return True
    following = looks[at + 1] if at + 1 < len(looks) else None
    if not following or following.kind != "full" or len(following.filled) < 3:
        return False
    return (look.kind == "part" and look.width == following.width) or (look.kind == "text" and bool(_MONEY_LINE.fullmatch("".join(look.filled[0].split()))))


def _region_end(looks: Sequence[_Look], printed: Sequence[Printed], start: int) -> int:
    header: tuple[str, ...] = ()
    widest, end = 0, start
    while end < len(looks):
        look = looks[end]
        if look.kind == "full" and header and _heads_new_table(header, look.filled):
            break
        if not header and look.kind == "full":
            header = look.filled
        if end > start and not _goes_on(looks, printed, end, header, widest):
            run = _run_end(looks, end, header, widest)
            if run == end:
                return _last_cell_end(looks, end)
            end = run
            continue
        widest = max(widest, len(look.filled))
        end += 1
    return end


def _goes_on(looks: Sequence[_Look], printed: Sequence[Printed], at: int, header: tuple[str, ...], widest: int) -> bool:
    """Whether line `at` is a row of the table above it."""
    look = looks[at]
    if look.kind == "marked":
        return widest > 2 or header[:1] in [(name,) for name in NUMBER_HEADINGS]
    if look.kind == "signed":
        return widest == 2 and at + 1 < len(looks) and looks[at + 1].kind in ("full", "signed") and looks[at - 1].kind in ("full", "signed")
    if look.kind == "part":
        signed = is_signature_name(printed[at].passage.folded) and at + 1 < len(looks) and is_date_line(printed[at + 1].passage.folded)
        return not signed and not _indented_text(printed[at], look)
    return look.kind == "full"


def _indented_text(printed: Printed, look: _Look) -> bool:
    """``⇥⇥二、强化保障。各区要……。`` behind a table is a paragraph of the text."""
    text = look.filled[0]
    leads = printed.line.span.start > printed.line.raw.start and printed.line.span.end == printed.line.raw.end
    return leads and ("。" in text[:-1] or len(text) > 60) and _OUTLINE.match(text) is not None


def _run_end(looks: Sequence[_Look], at: int, header: tuple[str, ...], widest: int) -> int:
    """End of a run of lines without tabs between two rows: labels of groups, or the rest of a broken cell. `at` where it is none."""
    end = at
    while end < len(looks) and looks[end].kind == "text" and end - at < _LONGEST_RUN:
        end += 1
    several = [look.filled[0] for look in looks[at:end]] if end - at > 1 else []
    prose = any(len(text) > _LONGEST_LABEL or text.endswith("。") for text in several[:-1])
    if end == len(looks) or prose:
        return at
    row = looks[end]
    marked = row.kind == "marked" and (widest > 2 or header[:1] in [(name,) for name in NUMBER_HEADINGS])
    return end if (row.kind in ("full", "part") or marked) and not _heads_new_table(header, row.filled) else at


def _last_cell_end(looks: Sequence[_Look], at: int) -> int:
    """``3⇥…⇥市水利局、`` / ``市财政局`` and ``3⇥…⇥市自然资源`` / ``和规划局`` at the foot of a table: the end of the last cell's lines."""
    last, end = looks[at - 1].filled[-1] if looks[at - 1].kind == "full" else "", at
    if at + 1 < len(looks) and is_date_line(looks[at + 1].filled[0]):
        return at  # a name with a date below it is a signature
    cell = last
    while last and end < len(looks) and looks[end].kind == "text" and end - at < _LONGEST_RUN and len(looks[end].filled[0]) <= _LONGEST_LABEL:
        cell += looks[end].filled[0]
        end += 1
        open_list = last[-1] in "、，," or not is_signature_name(last)
        if open_list and is_signature_name(cell):
            return end
    return at


def _heads_new_table(header: tuple[str, ...], this: tuple[str, ...]) -> bool:
    """Whether a row repeats no header of this table but prints another one: other headings, starting with the same 序号."""
    return len(this) > 1 and this[0] in NUMBER_HEADINGS and this != header and header[:1] in [(name,) for name in NUMBER_HEADINGS] and not set(this) <= set(header)


def _row(source: SourceDocument, printed: Printed, mark: str | None) -> RowLine:
    """The cells of a line, empty ones too. A line of one cell keeps the line break before it: where it goes on with a list of
    organisations, the break parts two of them."""
    raw = printed.line.raw
    if mark is None:
        return RowLine((glue([_break_before(source, raw.start), source.passage(*raw)]),), printed.line.gap)
    return RowLine(tuple(source.passage(*cell) for cell in cells_of(source, printed, mark)), printed.line.gap)


def _break_before(source: SourceDocument, at: int) -> Passage:
    """The last character of the line break before `at`, as a passage."""
    text = source.text[max(at - 1, 0) : at]
    return Passage(text, source.folded[at - 1 : at], (Span(at - 1, at),)) if text.isspace() else Passage("", "", ())
