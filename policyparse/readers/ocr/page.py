"""A picture of a page to its lines and tables: characters recognised, skew undone, rulings found, all laid out as printed pages are."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from policyparse.readers.layout.glyphs import ABOVE, BELOW, Glyph
from policyparse.readers.layout.lines import is_wide
from policyparse.readers.layout.pages import PageContent, lay_out
from policyparse.readers.layout.rulings import Rulings, run_together
from policyparse.readers.ocr.engine import Character, recognise
from policyparse.readers.ocr.rulings import rulings, without_seals

if TYPE_CHECKING:
    from policyparse.readers.ocr.engine import Picture

UNSURE = 0.8  # a character below is named by a diagnostic
_A4 = 595.0  # points; the width of a page whose size in print is not known
_OPENING = "（(《〈〔【“‘「"  # their ink stands in the right half of their square, where the engine sees the line begin
_EM_OF_BOX = 0.84  # the type size, of the height of the box that the engine draws around a line


def read_picture(picture: Picture, number: int, width: float | None = None) -> PageContent:
    """The page that a picture shows. `width`: of the page in points, where it is known."""
    picture, seals = without_seals(picture)
    lines = recognise(picture)
    skew = _skew(lines)
    height_px, width_px = picture.shape[:2]
    scale = (width or (_A4 if height_px >= width_px else _A4 * width_px / height_px)) / width_px
    turn = _Turn(skew, width_px / 2, height_px / 2)
    glyphs = [g for line in lines for g in _glyphs(line, turn, scale)]
    content = PageContent(number, width_px * scale, height_px * scale, pictures=1, seals=seals, recognised=True)
    content.characters = len(glyphs)
    content.unsure = [c.text for line in lines for c in line if c.score < UNSURE]
    across, down = rulings(_straightened(picture, skew), scale, max((g.size for g in glyphs), default=12.0))
    lay_out(content, glyphs, Rulings(run_together(across), run_together(down), 1))
    return content


class _Turn:
    """Turns points about the middle of the page, so that its lines run level."""

    def __init__(self, degrees: float, x: float, y: float) -> None:
        self.cos, self.sin, self.x, self.y = math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), x, y

    def point(self, x: float, y: float) -> tuple[float, float]:
        dx, dy = x - self.x, y - self.y
        return self.x + dx * self.cos + dy * self.sin, self.y - dx * self.sin + dy * self.cos


def _skew(lines: Sequence[Sequence[Character]]) -> float:
    """How many degrees the lines fall from left to right; 0 where that cannot be told."""
    slopes = []
    for line in lines:
        if len(line) >= 8:
            (ax, ay), (bx, by) = _middle(line[0]), _middle(line[-1])
            if bx - ax > 1:
                slopes.append(math.degrees(math.atan2(by - ay, bx - ax)))
    return statistics.median(slopes) if slopes and abs(statistics.median(slopes)) > 0.1 else 0.0


def _middle(character: Character) -> tuple[float, float]:
    xs, ys = zip(*character.corners, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def _straightened(picture: Picture, skew: float) -> Picture:
    if not skew:
        return picture
    import cv2

    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), borderValue=(255, 255, 255)).astype(picture.dtype)


def _type_size(line: Sequence[Character], boxes: Sequence[Sequence[tuple[float, float]]], scale: float, height: float) -> float:
    """The size of a line's type: the step from one Chinese character to the next, where the line is not letter-spaced."""
    middles = [sum(x for x, _ in box) / len(box) * scale for box in boxes]
    steps = [b - a for (one, a), (other, b) in pairwise(zip(line, middles, strict=True)) if is_wide(one.text) and is_wide(other.text)]
    step = statistics.median(steps) if steps else 0.0
    return step if 0.7 * height < step < 1.05 * height else _EM_OF_BOX * height


def _glyphs(line: Sequence[Character], turn: _Turn, scale: float) -> Iterable[Glyph]:
    """The characters of one line on one baseline. The engine's boxes are as high as the line and part it evenly."""
    boxes = [[turn.point(*corner) for corner in c.corners] for c in line]
    if not boxes:
        return
    tops, bottoms = ([edge(y for _, y in box) for box in boxes] for edge in (min, max))
    top, bottom = statistics.median(tops) * scale, statistics.median(bottoms) * scale
    size = _type_size(line, boxes, scale, bottom - top)
    base = (top + bottom) / 2 + size * (ABOVE - BELOW) / 2
    for character, box in zip(line, boxes, strict=True):
        left, right = min(x for x, _ in box) * scale, max(x for x, _ in box) * scale
        if character is line[0] and character.text in _OPENING:
            left -= 0.45 * size
        # a stop is printed in the corner of its square, and its box may be drawn around the ink alone
        yield Glyph(character.text, left, max(right, left + (size if is_wide(character.text) else 0.4 * size) * 0.5), base, size)
