"""The masked year of the title: what it stands for decides which year 6月底前 is, so it is restored before any date is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyparse.facts.masks.alignment import context_clues, neighbours
from policyparse.facts.masks.calendar import calendar_of
from policyparse.facts.masks.context import ClearText
from policyparse.facts.masks.cues import around
from policyparse.facts.masks.portal import portal_clues, portal_readings
from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import settle
from policyparse.facts.masks.years import year_clues
from policyparse.model import Mask, Metadata
from policyparse.rules import rule
from policyparse.source import SourceDocument

_YEAR = rule(
    r"(?<!\*)\*{4}(?=\s*年)",
    examples=["****年工作要点", "云澜市****年"],
    rejects=["*****年", "**年"],
    why="A masked year in a title.",
)


def masked_years(source: SourceDocument, metadata: Metadata, context: Sequence[ClearText]) -> list[Mask]:
    """The masked years of the title with their restorations, by the same clues as all other masks; they have no ids yet."""
    runs = list(_runs(source.folded, metadata))
    if not runs:
        return []
    calendar, portal = calendar_of(source.folded, metadata), portal_readings(source.folded, metadata)
    clear = neighbours(source.folded, metadata.title, context)
    found = []
    for run in runs:
        said = around(source.folded, run.start, run.end)
        clues = [*year_clues(run, said, source.folded, calendar, metadata), *portal_clues(run, portal), *context_clues(run, source.folded, "year", clear)]
        found.append(Mask(id="", within="title", text=run.text, kind="year", restorations=settle(clues).restorations, spans=list(run.spans)))
    return found


def _runs(folded: str, metadata: Metadata) -> Iterator[Run]:
    for a, b in metadata.spans.get("title", []):
        for match in _YEAR.finditer(folded, a):
            if match.start() < b:
                yield Run(match[0], (match.span(),))
