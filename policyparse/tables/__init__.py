"""Tables: what a grid of cells says, as typed records. One module a kind; a new kind is one line in KINDS."""

from __future__ import annotations

from policyparse.calendar.calendar import Calendar
from policyparse.source import CellBlock, RowBlock
from policyparse.tables import general, projects, reforms, responsibility
from policyparse.tables.grid import Grid, flattened_grid
from policyparse.tables.page_joins import captioned, captions_table, continued
from policyparse.tables.reading import Kind, Reading
from policyparse.tables.ruled import ruled_grid

# The first kind whose `fits` says yes interprets the table; general takes everything.
KINDS: tuple[Kind, ...] = (
    Kind("project_list", projects.fits, projects.interpret),
    Kind("reform_list", reforms.fits, reforms.interpret),
    Kind("responsibility_list", responsibility.fits, responsibility.interpret),
    Kind("table", general.fits, general.interpret),
)

__all__ = ["KINDS", "Grid", "Kind", "Reading", "captioned", "captions_table", "continued", "grid_of", "interpret"]


def grid_of(block: RowBlock | CellBlock) -> Grid:
    """The grid of a table, whether the format gave its geometry or flattened it to lines."""
    return flattened_grid(block) if isinstance(block, RowBlock) else ruled_grid(block)


def interpret(grid: Grid, prefix: str, calendar: Calendar) -> Reading:
    """The records of `grid`, their ids starting with `prefix`; `calendar` dates deadlines that leave the year out."""
    kind = next(k for k in KINDS if k.fits(grid))
    reading = kind.interpret(grid, prefix, calendar)
    reading.kind = kind.name
    return reading
