"""Characters to printed lines: fake bold undone, letter-spacing closed up, super- and subscripts taken into their line."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyparse.readers.layout.glyphs import ABOVE, BELOW, Glyph
from policyparse.rules import rule

_SAME_BASELINE = 0.22  # of the type size
_WIDE = 0.8  # ems; a gap between two Chinese characters that says something
_SMALL_GAP = 0.12
_WORD_GAP = 0.28  # between two words in latin letters, where the file prints no blank
_MIXED_GAP = 0.6  # between a Chinese character and a letter or figure, where the file prints no blank
_YEAR = rule(
    r"(?<=[〔﹝\[［【（(])\s*\d[\d\s]{2,8}\d\s*(?=[〕﹞\]］】）)])",
    examples=["云政发〔⟨2 02 6⟩〕5号", "云政发[⟨2 0 2 6⟩]5号"],
    rejects=["云政发2 02 6号", "〔渔港〕"],
    why="Digits that a page sets apart inside the brackets of a number: 〔2 02 6〕.",
)

_SET_APART = rule(
    r"(?<=[\u4e00-\u9fff，、；：])(?:\d(?: [\d.]){1,8}(?: ?[%‰℃])?|\d[\d.]{0,8} [%‰℃]) ?(?=[\u4e00-\u9fff])",
    examples=["准确率达到⟨9 2 % ⟩以上", "每日⟨1 0 ⟩时发布", "不低于⟨85 %⟩的水库"],
    rejects=["3 5 2", "名次 3 5 2", "表2 渔港"],
    why="A justified line pulls the digits of a figure apart within its sentence; the figures of a list stand between no Chinese characters.",
)


class TextLine(NamedTuple):
    """A printed line with its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def is_wide(char: str) -> bool:
    """Whether a character stands in a square of its own, as Chinese characters and punctuation do."""
    return char >= "\u2e80" or char in "“”‘’—…·×℃‰§"


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters row by row from top to bottom, each row from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.base):
        if rows and glyph.base - rows[-1][-1].base <= _SAME_BASELINE * min(glyph.size, rows[-1][-1].size) and glyph.base - rows[-1][0].base <= 0.4 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = [row for row in rows if any(not g.text.isspace() for g in row)]
    merged: list[list[Glyph]] = []
    for row in rows:
        if merged and _belong_together(merged[-1], row):
            merged[-1] = merged[-1] + row
        else:
            merged.append(row)
    return [_single(sorted(row, key=lambda g: g.x0)) for row in merged]


def _belong_together(above: Sequence[Glyph], below: Sequence[Glyph]) -> bool:
    """Two rows that are one line: small type beside a line, or figures of a font that sits a little higher."""
    one, other = _band(above), _band(below)
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared < 0.5 * min(one[1] - one[0], other[1] - other[0]):
        return False
    return not _collide(above, below)


def _band(row: Sequence[Glyph]) -> tuple[float, float]:
    return min(g.base - ABOVE * g.size for g in row), max(g.base + BELOW * g.size for g in row)


def _collide(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    both = sorted([(g.x0, g.x1, 0) for g in one if not g.text.isspace()] + [(g.x0, g.x1, 1) for g in other if not g.text.isspace()])
    reach = [-1e9, -1e9]
    for x0, x1, which in both:
        if reach[1 - which] - x0 > 0.35 * max(x1 - x0, 1):
            return True
        reach[which] = max(reach[which], x1)
    return False


def _single(row: Sequence[Glyph]) -> list[Glyph]:
    """The row without the second printing of characters that were made bold by printing them twice."""
    kept: list[Glyph] = []
    for glyph in row:
        doubled = any(
            glyph.text == g.text and glyph.x0 - g.x0 < 0.3 * max(g.x1 - g.x0, 0.1 * g.size) and abs(glyph.base - g.base) < 0.25 * g.size and 0.8 < glyph.size / g.size < 1.25
            for g in kept[-4:]
        )
        if not doubled:
            kept.append(glyph)
    return kept


def line_of(row: Sequence[Glyph]) -> TextLine | None:
    """One row as a line of text; None where it holds nothing but blanks."""
    seen = [g for g in row if not g.text.isspace()]
    if not seen:
        return None
    size = statistics.median(g.size for g in seen)
    top, bottom = _band(seen)
    return TextLine(_spelled(row, len(seen)), seen[0].x0, max(g.x1 for g in seen), top, bottom, size)


def _spelled(row: Sequence[Glyph], count: int) -> str:
    pairs: list[tuple[Glyph, Glyph, bool]] = []
    before: Glyph | None = None
    blank = False
    for glyph in row:
        if glyph.text.isspace():
            blank = True
            continue
        if before is not None:
            pairs.append((before, glyph, blank))
        before, blank = glyph, False
    if before is None:
        return ""
    wide = _WIDE
    if pairs:
        spacing = statistics.median((b.x0 - a.x1) / max(a.size, b.size) for a, b, _ in pairs)
        # 公 开, 附　件: a word of two or three characters set apart is a word
        wide = max(wide, 1.7 * spacing)
    parts = [pairs[0][0].text if pairs else before.text]
    for a, b, printed in pairs:
        if _is_parted(a, b, printed, wide):
            parts.append(" ")
        parts.append(b.text)
    text = "".join(parts)
    if " " not in text:
        return text
    return _SET_APART.sub(lambda m: "".join(m[0].split()), _YEAR.sub(lambda m: "".join(m[0].split()), text))


def _is_parted(a: Glyph, b: Glyph, printed: bool, wide: float) -> bool:
    gap = (b.x0 - a.x1) / max(a.size, b.size)
    left, right = is_wide(a.text), is_wide(b.text)
    if left and right:
        return gap >= wide
    if printed:
        return gap >= _SMALL_GAP
    return gap >= (_MIXED_GAP if left or right else _WORD_GAP)


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines of a cell, or of a page that is set in one column."""
    return [line for row in rows_of(glyphs) for line in [line_of(row)] if line]
