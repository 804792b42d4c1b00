"""The columns of a table that prints no header, by what all their cells are: dates, organisations, counting numbers.

Forced by lists that were cut off below their header. Only a list of tasks is told so (something to do, a deadline, somebody to
do it): its columns say of themselves what they are. All other tables stay without roles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policyparse.tables.shapes import profiles, shape
from policyparse.text.passage import Passage

_MOST = 0.8  # share of the filled cells of a column that decides
_FEWEST = 2  # rows


def guessed_roles(rows: Sequence[Sequence[Passage]], width: int) -> list[str | None]:
    """The role of each of `width` columns; all None where the table is no list of tasks.

    Whoever is named is 责任单位: only a heading could say that one of them leads.
    """
    roles: list[str | None] = [None] * width
    columns = profiles([[shape(c.folded) for c in row] for row in rows if len(row) == width], width)
    told = [_told(column) for column in columns]
    if "deadline" not in told or "units" not in told or len(rows) < _FEWEST:
        return roles
    texts = [i for i in range(width) if told[i] is None]
    if not texts:
        return roles
    content = max(texts, key=lambda i: (columns[i]["numbered"] + columns[i]["long"], sum(len(row[i].text) for row in rows if i < len(row))))
    for i in range(width):
        if told[i] == "deadline":
            roles[i] = "deadline"
        elif told[i] == "units":
            roles[i] = "responsible"
        elif told[i] == "integer" and i == 0:
            roles[i] = "serial"
        elif i in texts and i < content:
            roles[i] = "matter"
    roles[content] = "content"
    return roles


def _told(column: Counter[str]) -> str | None:
    """The definite shape that nearly all filled cells of a column have."""
    filled = sum(column.values()) - column["empty"]
    return next((name for name in ("deadline", "units", "integer") if filled and column[name] >= _MOST * filled), None)
