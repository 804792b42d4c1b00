"""How the generators of sample documents write down what is true of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
RAW, TRUTH = ROOT / "data" / "raw", ROOT / "tests" / "truth"


def node(num: str, level: int, heading: str | None, text: str | None, scope: str, **more: str) -> dict[str, Any]:
    """A numbered node by the first and last eight characters of its own text."""
    begins, ends = (text[:8], text[-8:]) if text else (None, None)
    return {"num": num, "level": level, "heading": heading, "begins": begins, "ends": ends, "scope": scope, **more}


class _Dumper(yaml.SafeDumper):
    pass


class _Flow(dict[str, Any]):
    """A mapping that is written on one line."""


_Dumper.add_representer(_Flow, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True))


def write(name: str, truth: dict[str, Any]) -> None:
    shown = {key: list(map(_Flow, value)) if key in ("nodes", "measures") else value for key, value in truth.items()}
    content = yaml.dump(shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=160)
    (TRUTH / f"{name}.yaml").write_text(content, encoding="utf-8", newline="\n")


def spread(rows: Iterable[Iterable[tuple[str, int, int]]]) -> list[list[str]]:
    """Every place of a table with the text of the cell that covers it; a cell is (text, rows, columns)."""
    listed = [list(row) for row in rows]
    columns = sum(across for _, _, across in listed[0])
    grid: list[list[str | None]] = [[None] * columns for _ in listed]
    for r, row in enumerate(listed):
        for text, down, across in row:
            c = grid[r].index(None)
            for i in range(r, r + down):
                grid[i][c : c + across] = [text] * across
    return [[text or "" for text in row] for row in grid]
