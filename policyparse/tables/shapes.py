"""What a cell looks like, whatever its column is called: the evidence for putting shifted rows back in place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from policyparse.calendar.cells import period, split_periods
from policyparse.language.organisations import looks_like_organisation, split_units
from policyparse.rules import rule

# How well a shape fits a role, 0 to 1; what is not listed fits by half.
FIT: dict[str, dict[str, float]] = {
    "serial": {"integer": 1, "empty": 0.6},
    "matter": {"short": 1, "empty": 0.8, "numbered": 0.3, "long": 0.3},
    "content": {"numbered": 1, "long": 1, "short": 0.6, "empty": 0.1},
    "reform": {"numbered": 1, "long": 1, "short": 0.6, "empty": 0.1},
    "deadline": {"deadline": 1, "empty": 0.4},
    "lead": {"units": 1, "short": 0.4, "empty": 0.3},
    "responsible": {"units": 1, "short": 0.4, "empty": 0.3},
    "supporting": {"units": 1, "short": 0.4, "empty": 0.5},
    "leader": {"short": 1, "empty": 0.5},
    "name": {"short": 0.8, "long": 1, "numbered": 0.6, "empty": 0.1},
    "substance": {"long": 1, "numbered": 0.7, "short": 0.6, "empty": 0.3},
    "region": {"units": 1, "short": 0.7, "empty": 0.3},
    "investment": {"integer": 1, "number": 1, "empty": 0.3},
    "funding": {"short": 1, "units": 0.7, "long": 0.7, "empty": 0.5},
}  # fmt: skip
# a cell that looks like something definite is wrong in a column that wants something else
_DEFINITE = frozenset({"integer", "number", "deadline", "units"})

_NUMBERED = rule(
    r"\d{1,3}\s*[.、](?!\d)",
    examples=["1.渔港改造", "12、渔船"],
    rejects=["1.5万艘", "渔港1."],
    why="A number that opens an item.",
    ask="match",
)


@lru_cache(maxsize=4096)
def shape(folded: str) -> str:
    """empty, integer, number, numbered, deadline, units, short or long."""
    text = folded.strip()
    if not text:
        return "empty"
    if text.isascii() and text.isdigit() and not (len(text) == 4 and text[:2] in ("19", "20")):
        return "integer"
    if _NUMBERED.match(text):
        return "numbered"
    if len(text) <= 60 and all(period(text[a:b]).kind != "unknown" for a, b in split_periods(text)):
        return "deadline"
    if re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?\s*%?", text):
        return "number"
    if not re.search(r"[。；;：]", text):
        names = [text[a:b] for a, b in split_units(text)]
        if names and all(looks_like_organisation(n) or n.startswith(("各", "有关")) or n == "全市" for n in names):
            return "units"
    return "short" if len(text) <= 30 and "。" not in text else "long"


def fit(role: str | None, found: str) -> float:
    """How well a cell of shape `found` stands in a column of `role`."""
    if role is None:
        return 0.5
    return FIT.get(role, {}).get(found, 0.1 if found in _DEFINITE else 0.4)


def profile_fit(role: str | None, shapes: Counter[str]) -> float:
    """Mean fit of a whole column."""
    total = sum(shapes.values())
    return sum(fit(role, s) * n for s, n in shapes.items()) / total if total else 0.3


def profiles(rows: Iterable[list[str]], width: int) -> list[Counter[str]]:
    """The shapes that occur in each of `width` columns."""
    columns: list[Counter[str]] = [Counter() for _ in range(width)]
    for row in rows:
        for c in range(width):
            columns[c][row[c] if c < len(row) else "empty"] += 1
    return columns
