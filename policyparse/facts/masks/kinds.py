"""What a run stands for, by what stands around it."""

from __future__ import annotations

from policyparse.facts.masks.cues import Around, any_fits
from policyparse.facts.masks.runs import Run
from policyparse.model import MaskKind
from policyparse.rules import load
from policyparse.text.lazy import Lazy

_CHARACTER = Lazy(r"[^*.\-&]")
_shapes: dict[str, Lazy] = {}


def shape_of(text: str) -> str:
    """A run with every mask character as `*`: ××.× is **.*."""
    return _CHARACTER.sub("*", text)


def kind_of(run: Run, said: Around) -> MaskKind:
    """The first kind of rules/masks.yaml whose shape and cues fit; unknown where none does."""
    shape = shape_of(run.text)
    for rule in load("masks")["kinds"]:
        if rule.get("withheld") and run.starred:
            continue
        if _shaped(rule.get("shape") if run.starred else None, shape) and any_fits(rule["cues"], said):
            kind: MaskKind = rule["kind"]
            return kind
    return "unknown"


def _shaped(pattern: str | None, shape: str) -> bool:
    return pattern is None or _shapes.setdefault(pattern, Lazy(pattern)).fullmatch(shape) is not None
