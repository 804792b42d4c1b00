"""Masked figures: every run, its kind, and what the document itself says it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policyparse.language.dates import five_year_plan
from policyparse.language.lazy import Lazy
from policyparse.language.numerals import integer
from policyparse.model import Mask, Metadata, Restoration
from policyparse.rules import load
from policyparse.source import Passage

# Punctuation inside a token belongs to the run: ***.* for PM2.5, **-*** for NB-IoT.
# A line break may stand inside a run where the text is wrapped; it parts the run unless both sides are of one part.
RUN = Lazy(r"\*+(?:(?:[.\-]|[ \t]*(?:\r\n|[\r\n\f])[ \t]*)\*+)*")
_BREAK = Lazy(r"\s+")
_KINDS = ("year", "version", "percentage")


class Place(NamedTuple):
    """A stretch of source text and the part it belongs to."""

    start: int
    end: int
    where: str


class Ordinal(NamedTuple):
    """A masked number and the ordinal that its position gives."""

    where: str
    start: int
    end: int
    ordinal: int


class Run(NamedTuple):
    """One masked run; several spans where a line break cuts it."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Offset of the first masked character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last masked character."""
        return self.spans[-1][1]


def find_runs(folded: str, places: Sequence[Place]) -> Iterator[Run]:
    """Every masked run of the source text, in order."""
    for match in RUN.finditer(folded):
        bounds = [match.start(), *(x for b in _BREAK.finditer(folded, match.start(), match.end()) for x in b.span()), match.end()]
        spans = tuple(zip(bounds[::2], bounds[1::2], strict=True))
        if len({_within(places, a) for a, _ in spans}) > 1:
            yield from (Run(folded[a:b], ((a, b),)) for a, b in spans)
        else:
            yield Run("".join(folded[a:b] for a, b in spans), spans)


def find_masks(text: str, folded: str, places: Sequence[Place], ordinals: Sequence[Ordinal], metadata: Metadata) -> list[Mask]:
    """Every masked run of the source, in order, with the restorations that the document itself gives."""
    if "*" not in folded:
        return []
    numbered = {o.start: o for o in ordinals}
    opening = _named_year(folded)
    masks = []
    for i, run in enumerate(find_runs(folded, places), 1):
        # the stop behind a masked ordinal (*.) is no part of the run
        ordinal = numbered.get(run.start)
        kind = "ordinal" if ordinal else _kind(folded, run)
        restorations = _from_position(run.text, ordinal) if ordinal else []
        if kind == "year" and _is_plan_year(run, metadata, opening):
            restorations = _plan_year(metadata, opening)
        masks.append(Mask(
            id=f"k{i}", within=_within(places, run.start), text="".join(text[a:b] for a, b in run.spans), kind=kind,  # type: ignore[arg-type]
            restorations=restorations, spans=list(run.spans),
        ))  # fmt: skip
    return masks


def _within(places: Sequence[Place], at: int) -> str | None:
    """The innermost part that holds offset `at`; `places` sorted by start, parts nested or apart."""
    index = bisect_right(places, at, key=lambda p: p.start)
    inner = [(p.end - p.start, -i, p.where) for i, p in enumerate(places[max(0, index - 40) : index]) if p.start <= at < p.end]
    return min(inner)[2] if inner else None


@cache
def _around() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], int | None], ...]:
    rules = load("masks")
    return tuple((k, re.compile(f"(?:{rules[k]['before']})$"), re.compile(rules[k]["after"]), rules[k].get("length")) for k in _KINDS)


def _kind(folded: str, run: Run) -> str:
    for kind, before, after, length in _around():
        if length is not None and len(run.text) != length:
            continue
        if after.match(folded, run.end) and before.search(folded[max(0, run.start - 4) : run.start]):
            return kind
    return "unknown"


def _from_position(run: str, ordinal: Ordinal) -> list[Restoration]:
    value = str(ordinal.ordinal)
    if len(value) != len(run):
        return []
    why = f"the heading is number {value} among its siblings, and the mask has {len(run)} character(s)"
    return [Restoration(value=value, confidence="certain", basis="position", why=why)]


class _NamedYear(NamedTuple):
    year: int
    wording: str
    starts: tuple[int, ...]  # where the masked years stand that the wording names


@cache
def _plan_pattern() -> re.Pattern[str]:
    return re.compile(load("masks")["plan_years"]["pattern"])


def _named_year(folded: str) -> _NamedYear | None:
    """The year that the text names by its place in a five-year plan (“十五五”规划开局之年); None where it does not."""
    rule = load("masks")["plan_years"]
    for match in _plan_pattern().finditer(folded):
        if "*" not in match["year"]:
            continue
        first, last = five_year_plan(integer(match["n"]) or 0)
        year = first if match["which"] in rule["first"] else last
        return _NamedYear(year, match[0], (match.start("year"),))
    return None


def _is_plan_year(run: Run, metadata: Metadata, named: _NamedYear | None) -> bool:
    """Whether a masked year is the year of the plan: it stands in the title, or in the wording itself."""
    in_title = any(a <= run.start < b for a, b in metadata.spans.get("title", []))
    return (in_title and metadata.genre == "annual_plan") or bool(named and run.start in named.starts)


def _plan_year(metadata: Metadata, named: _NamedYear | None) -> list[Restoration]:
    published = metadata.publication_time or metadata.issue_date
    year = int(published[:4]) if published else None
    if named:
        agrees = year is None or year in (named.year, named.year - 1)
        why = f"the text calls it {named.wording}; that is {named.year}"
        if year is not None:
            why += f", {'and' if agrees else 'but'} it was published on {published[:10] if published else ''}"
        return [Restoration(value=str(named.year), confidence="certain" if agrees else "possible", basis="five_year_plan", why=why)]
    if year is None or published is None:
        return []
    if published[5:7] <= "06":
        return [Restoration(value=str(year), confidence="likely", basis="publication_date", why=f"annual plans appear early in their year; this one on {published[:10]}")]
    return [Restoration(value=str(y), confidence="possible", basis="publication_date", why=f"published on {published[:10]}, late in the year") for y in (year + 1, year)]


def plan_year(metadata: Metadata, masks: Iterable[Mask]) -> int | None:
    """The year an annual plan is for: as its title prints it, or restored (certain or likely) from the mask in its title."""
    if metadata.genre != "annual_plan" or metadata.title is None:
        return None
    clear = re.search(r"(\d{4})\s*年", metadata.title)
    if clear:
        return int(clear[1])
    spans = metadata.spans.get("title", [])
    for mask in masks:
        if mask.kind == "year" and any(a <= mask.spans[0][0] < b for a, b in spans):
            return next((int(r.value) for r in mask.restorations if r.confidence != "possible"), None)
    return None


def ordinal_of(where: str, num: Passage, ordinal: int) -> Ordinal:
    """The Ordinal of a masked number (`*.`) at its place in the source."""
    match = RUN.search(num.folded)
    start = num.spans[0].start + (match.start() if match else 0)
    return Ordinal(where, start, start + (len(match[0]) if match else 0), ordinal)
