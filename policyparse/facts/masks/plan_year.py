"""The year an annual plan is for."""

from __future__ import annotations

from collections.abc import Iterable

from policyparse.model import Mask, Metadata
from policyparse.text.folding import fold
from policyparse.text.lazy import Lazy
from policyparse.text.slips import mended

_YEAR = Lazy(r"(\d{4})\s*年")


def plan_year(metadata: Metadata, masks: Iterable[Mask]) -> int | None:
    """The year an annual plan is for: as its title prints it, or restored (certain or likely) from the mask in its title."""
    if metadata.genre != "annual_plan" or metadata.title is None:
        return None
    clear = _YEAR.search(mended(fold(metadata.title)))
    if clear:
        return int(clear[1])
    spans = metadata.spans.get("title", [])
    for mask in masks:
        if mask.kind == "year" and any(a <= mask.spans[0][0] < b for a, b in spans):
            return next((int(r.value) for r in mask.restorations if r.confidence != "possible"), None)
    return None
