"""What a run stands for, by what stands around it."""

from __future__ import annotations

import re

from policyparse.facts.masks.cues import Around, any_fits
from policyparse.facts.masks.runs import Run
from policyparse.model import MaskKind
from policyparse.rules import load, rule

_CHARACTER = rule(
    r"[^*.\-&]",
    examples=["×", "X"],
    rejects=["*", "*.*"],
    why="A character that stands for a withheld one; points and hyphens stand for themselves.",
)


def shape_of(text: str) -> str:
    """A run with every mask character as `*`: ××.× is **.*."""
    return _CHARACTER.sub("*", text)


def kind_of(run: Run, said: Around) -> MaskKind:
    """The first kind of rules/masks.yaml whose shape and cues fit; unknown where none does."""
    shape = shape_of(run.text)
    for entry in load("masks")["kinds"]:
        if entry.get("withheld") and run.starred:
            continue
        if _shaped(entry.get("shape") if run.starred else None, shape) and any_fits(entry["cues"], said):
            kind: MaskKind = entry["kind"]
            return kind
    return "unknown"


def _shaped(pattern: str | None, shape: str) -> bool:
    return pattern is None or re.fullmatch(pattern, shape) is not None
