"""One page: its lines outside of tables, its tables with their cells filled, and what hinders reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from policyparse.readers.layout.columns import page_lines
from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.grids import PageGrid, page_grids
from policyparse.readers.layout.lines import TextLine, text_lines
from policyparse.readers.layout.rulings import Rulings
from policyparse.readers.layout.unruled import column_rulings
from policyparse.text.script import has_chinese

_MOST_OF_A_BLANK = 12  # shapes on a page that prints nothing
BROKEN_SHARE = 0.25  # of a page's characters; a page with more unreadable ones is not worth emitting


@dataclass
class TableCell:
    """A cell of one page, and how its text lies in it; distances in ems of its own type."""

    row: int
    col: int
    row_span: int
    col_span: int
    lines: list[str]
    open_head: bool
    open_foot: bool
    above: float = 0.0  # blank above the first line
    below: float = 0.0
    last_full: bool = False  # the last line reaches the right edge: the text may go on

    @property
    def text(self) -> str:
        """Its lines, a line feed between them."""
        return "".join(self.lines)


@dataclass
class PageTable:
    """A table of one page with the text of its cells."""

    xs: list[float]
    rows: int
    top: float
    bottom: float
    cells: list[TableCell]


@dataclass
class PageContent:
    """Lines and tables of one page in reading order."""

    number: int  # from 1
    width: float
    height: float
    lines: list[TextLine] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    oblique: str = ""
    hidden: str = ""  # text that nobody sees; left out
    characters: int = 0
    unreadable: int = 0
    pictures: int = 0
    objects: int = 0  # everything drawn on it
    cut: bool = False
    damaged: bool = False
    recognised: bool = False  # whether its characters come from text recognition
    unsure: list[str] = field(default_factory=list)  # characters recognised with little certainty
    seals: int = 0  # red seals that were set aside before recognition

    @property
    def needs_recognition(self) -> bool:
        """Whether nothing but pictures, shapes, or characters that nobody can name stand on it. A blank page may have a rule or two."""
        return self.broken or (not self.characters and (self.pictures > 0 or self.objects > _MOST_OF_A_BLANK))

    @property
    def has_chinese(self) -> bool:
        """Whether any line or cell holds a Chinese character."""
        return any(has_chinese(line.text) for line in self.lines) or any(has_chinese(cell.text) for table in self.tables for cell in table.cells)

    @property
    def broken(self) -> bool:
        """Whether the page's fonts do not say which characters most of its glyphs are."""
        return self.unreadable > 5 and self.unreadable > BROKEN_SHARE * (self.unreadable + self.characters)


def lay_out(content: PageContent, glyphs: Sequence[Glyph], rulings: Rulings) -> None:
    """Fills the tables and lines of `content` from what is printed and ruled on its page."""
    rest = list(glyphs)
    for grid in page_grids(rulings.across, [*rulings.down, *column_rulings(rulings.across, rulings.down, glyphs)]):
        rest, table = _filled(grid, rest)
        if table:
            content.tables.append(table)
    content.lines = page_lines(rest, content.width)


def _filled(grid: PageGrid, glyphs: Sequence[Glyph]) -> tuple[list[Glyph], PageTable | None]:
    """The glyphs outside of the table, and the table; all of them and None where its rulings are mere decoration."""
    inside: list[list[Glyph]] = [[] for _ in grid.boxes]
    outside: list[Glyph] = []
    for glyph in glyphs:
        at = grid.box_at((glyph.x0 + glyph.x1) / 2, glyph.middle)
        (outside if at is None else inside[at]).append(glyph)
    outside = _overflow(grid, inside, outside)
    cells = [_cell(grid, i, text_lines(found)) for i, found in enumerate(inside)]
    filled = sum(bool(cell.lines) for cell in cells)
    if filled == 0 or (filled == 1 and len(grid.xs) < 4):
        return list(glyphs), None
    return outside, PageTable(grid.xs, len(grid.ys) - 1, grid.ys[0], grid.ys[-1], cells)


def _overflow(grid: PageGrid, inside: Sequence[list[Glyph]], outside: list[Glyph]) -> list[Glyph]:
    """Puts the last line of cells that the page end cut open into them, where it is printed just below the cut; what is left."""
    feet = {i: grid.boxes[i] for i, box in enumerate(grid.boxes) if box.open_foot and inside[i]}
    near = [g for g in outside if grid.ys[-1] < g.middle < grid.ys[-1] + 1.3 * g.size] if feet else []
    homes: list[tuple[Glyph, int]] = []
    for glyph in near:
        home = next((i for i, b in feet.items() if grid.xs[b.col] <= glyph.x0 and glyph.x1 <= grid.xs[b.col + b.col_span]), None)
        if home is None or glyph.base - max(g.base for g in inside[home]) > 1.7 * glyph.size:
            return outside  # a line that runs over column edges stands below the table, not in it
        homes.append((glyph, home))
    for glyph, home in homes:
        inside[home].append(glyph)
    return [g for g in outside if g not in near] if near else outside


def _cell(grid: PageGrid, index: int, lines: Sequence[TextLine]) -> TableCell:
    box = grid.boxes[index]
    cell = TableCell(box.row, box.col, box.row_span, box.col_span, [line.text for line in lines], box.open_head, box.open_foot)
    if lines:
        top, bottom = grid.ys[box.row], grid.ys[box.row + box.row_span]
        left, right = grid.xs[box.col], grid.xs[box.col + box.col_span]
        last = lines[-1]
        cell.above, cell.below = (lines[0].top - top) / last.size, (bottom - last.bottom) / last.size
        # the padding on both sides is much the same: what is left over on the right of the longest line is no room
        room = max(right - left - max(2 * (min(line.x0 for line in lines) - left), 0), 1)
        cell.last_full = last.x1 - last.x0 > room - 1.6 * last.size
    return cell
