"""The tables of rich text: rows that say where each of their cells ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from policyparse.readers.office_text import Cell

_SAME_EDGE = 90  # twips; edges of cells that lie nearer are one


@dataclass
class Row:
    """A row of a table: its cells, where they end, how they are merged."""

    texts: list[str] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)  # the right edge of each cell, in twips
    merges: list[str] = field(default_factory=list)  # "", first, down, across


def placed(rows: list[Row]) -> list[list[Cell | None]]:
    """The rows of a table with their cells in columns, which the edges of all cells make."""
    edges: list[int] = []
    for edge in sorted({e for row in rows for e in row.edges}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    above: dict[int, tuple[int, int]] = {}  # column → row and place in its line of the cell that goes on downwards
    lines: list[list[Cell | None]] = []
    for r, row in enumerate(rows):
        line: list[Cell | None] = []
        col, here = 0, {}
        for i, text in enumerate(row.texts):
            end = max(bisect_left(edges, row.edges[i] - _SAME_EDGE) + 1, col + 1) if i < len(row.edges) else col + 1
            merge = row.merges[i] if i < len(row.merges) else ""
            last = line[-1] if line else None
            upper = above.get(col) if merge == "down" else None
            if merge == "across" and last is not None:
                line[-1] = last._replace(col_span=end - last.col, text="\n".join(filter(None, (last.text, text))))
            elif upper is not None and (cell := lines[upper[0]][upper[1]]) is not None:
                lines[upper[0]][upper[1]] = cell._replace(row_span=r - cell.row + 1)
                here[col] = upper
                line.append(None)
            else:
                here[col] = (r, len(line))
                line.append(Cell(r, col, 1, end - col, text))
            col = end
        above = here
        lines.append(line)
    return lines
