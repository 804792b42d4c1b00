"""目录: a list of the headings that follow, printed in front of the text. It is no text, and its numbers are no nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyparse.rules import rule
from policyparse.source import CellBlock, Line
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.wrappers import Shown
from policyparse.text.folding import squash
from policyparse.text.passage import Passage, Span

_LONGEST = 400  # blocks
_MOST = 8  # tables of contents in one file; each is looked for once
_WORDS = ("目录", "目次", "目录:")
_LEADER = rule(
    r"[\s.…·．_-]*\d{1,3}\s*$|[\s.…·．_-]+$",
    examples=["一、总体要求⟨……12⟩", "第一章 总则⟨ 3⟩"],
    rejects=["一、总体要求……见下", "总体要求"],
    why="The dots and the page number behind an entry of a table of contents.",
)


_LED = rule(
    r"(?=.{0,80}[^.．…·•_\s])[^。]{1,100}?\s*(?:[.．·•_]\s?){4,}\s*[（(]?\s*\d{0,4}\s*[）)]?|[^。]{1,100}?\s*…{2,}\s*[（(]?\s*\d{0,4}\s*[）)]?",
    examples=["一、总体要求……………3", "1.1 主要目标........12", "附件：指标解释.......144"],
    rejects=["一、总体要求", "建成12个…", "........", "到2025年…"],
    why="An entry of a table of contents: dots lead to the number of a page.",
    ask="whole",
)
_LABEL_BEHIND = rule(
    r"目\s{0,4}[录次]\s*[：:]?$",
    examples=["第五次会议批准⟨目 录⟩", "⟨目录：⟩"],
    rejects=["目录管理", "项目"],
    why="The word above a table of contents, at the end of a line.",
)
_NUMBER_BEFORE = rule(
    r"\d{1,3}(?=[“‘《\u4e00-\u9fff])(?![年月日时个项条章节号届次种级类万亿多])",
    examples=["⟨3⟩“十四五”时期", "⟨12⟩当前形势"],
    rejects=["3年内", "12项措施", "2025年"],
    why="The number of a page behind the table of contents, run together with the first line of the text.",
    ask="match",
)
_NUMBER_BEFORE_HEADING = rule(
    r"\d{1,3}(?=[一二三四五六七八九十]{1,3}、[^、])",
    examples=["⟨16⟩三、强化功能", "⟨7⟩一、总体要求"],
    rejects=["16、三、", "2025年", "3一般"],
    why="The number of a page, run together with a heading, in a text that lost its page breaks.",
    ask="match",
)
_FEWEST_LED = 2  # lines
_LONGEST_CUT = 60  # characters of an entry without dots, whose second line has them


def take_led_contents(shown: Sequence[Shown]) -> tuple[list[Shown], list[tuple[str, Passage]]]:
    """The lines without tables of contents whose entries are led to their pages by dots, and those as (kind, passage).

    They are told by their dots alone: without the word 目录 above, over page breaks, and where the word stands at the end of a
    line of the title.
    """
    led = [bool(line.passage.text) and line.kind is None and _is_led(line.passage.folded) for line in shown]
    if sum(led) < _FEWEST_LED:
        return list(shown), []
    taken = set(_between(shown, led))
    kept: list[Shown] = []
    furniture: list[tuple[str, Passage]] = []
    behind = False
    for i, line in enumerate(shown):
        passage = line.passage
        if i in taken:
            furniture.append(("contents", passage))
            behind = True
            continue
        label = _LABEL_BEHIND.search(passage.folded) if passage.text and any(j in taken for j in (i + 1, i + 2)) else None
        plain = passage.text and not line.kind
        number = ((_NUMBER_BEFORE.match(passage.folded) if behind else None) or _NUMBER_BEFORE_HEADING.match(passage.folded)) if plain else None
        if label:
            furniture.append(("contents", passage.cut(label.start())))
        elif number:
            furniture.append(("page_number", passage.cut(0, number.end())))
        rest = _cut(line, number.end() if number else 0, label.start() if label else len(passage.text)) if label or number else line
        behind = behind and not passage.text
        if rest.passage.text or not passage.text:
            kept.append(rest)
    return kept, furniture


def _is_led(folded: str) -> bool:
    return ("..." in folded or "…" in folded or "··" in folded or "．．" in folded or "•" in folded or ". ." in folded or "__" in folded) and _LED.fullmatch(folded) is not None


def _between(shown: Sequence[Shown], led: Sequence[bool]) -> Iterator[int]:
    """The lines of the table: those with dots, and the first line of an entry that has them on its second."""
    at = [i for i, one in enumerate(led) if one]
    for before, after in zip([None, *at], at, strict=False):
        yield after
        between = range(before + 1, after) if before is not None else ()
        cut = [i for i in between if shown[i].passage.text and not shown[i].kind]
        if before is not None and len(cut) <= 2 and all(len(shown[i].passage.text) <= _LONGEST_CUT and "。" not in shown[i].passage.folded for i in cut):
            yield from cut


def _cut(line: Shown, start: int, end: int) -> Shown:
    passage = line.passage.cut(start, end)
    if not passage:
        return Shown(line.line, passage, line.kind)
    first, last = passage.spans[0].start, passage.spans[-1].end
    return Shown(Line(Span(first, last), Span(first if start else line.line.raw.start, last), line.line.gap), passage, line.kind)


def part_contents(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Passage]]:
    """The blocks without tables of contents, and the lines of those."""
    kept: list[Block] = []
    contents: list[Passage] = []
    at, tries = 0, 0
    while at < len(blocks):
        opens = tries < _MOST and _is_label(blocks[at])
        tries += opens
        end = _end(blocks, at) if opens else 0
        if end:
            contents += [p for block in blocks[at:end] for p in _passages(block)]
        else:
            kept.append(blocks[at])
        at = end or at + 1
    return (kept, contents) if contents else (blocks, [])


def _is_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.folded) <= 8 and squash(block.folded) in _WORDS


def _end(blocks: Sequence[Block], at: int) -> int:
    """Index behind the table of contents that opens at `at`: the heading that its first entry names; 0 where none does."""
    first = _entry(blocks[at + 1]) if at + 2 < len(blocks) else ""
    if not first:
        return 0
    for end in range(at + 2, min(len(blocks), at + _LONGEST)):
        text = _entry(blocks[end])
        if text == first or text.startswith((first + "。", first + ".")):
            return end
    return 0


def _entry(block: Block) -> str:
    """A line without the dots and the page number behind it, squashed."""
    text = next(_passages(block), None)
    return squash(_LEADER.sub("", text.folded[:200])) if text else ""


def _passages(block: Block) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        yield block.passage
    elif isinstance(block, CellBlock):
        yield from (passage for _, passage in block.cells if passage)
    else:
        yield from (cell for row in block.rows for cell in row.cells if cell)
