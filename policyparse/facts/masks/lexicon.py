"""Latin-and-digit tokens of the field, restored where shape and surroundings fit (rules/masks_lexicon.yaml)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from policyparse.facts.masks.cues import Around, any_fits
from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import Clue
from policyparse.model import MaskKind
from policyparse.rules import load

# Kinds that cues around the run leave open; a year or a share is no token of the lexicon unless an entry says so.
_OPEN = frozenset({"unknown", "acronym", "grade", "version"})


class Token(NamedTuple):
    """An entry of the lexicon. `cues` single it out, `hints` only allow it."""

    token: str
    kind: MaskKind
    cues: tuple[str, ...]
    hints: tuple[str, ...]
    since: int  # first and last year in which documents speak of it (4G, then 5G)
    until: int


class Reading(NamedTuple):
    """The kind of a run with its clues."""

    kind: MaskKind
    clues: list[Clue]


@cache
def _tokens() -> dict[str, tuple[Token, ...]]:
    """The entries by the mask that would hide them."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for entry in load("masks_lexicon")["tokens"]:
        token = Token(str(entry["token"]), entry["kind"], tuple(entry.get("cues", ())), tuple(entry.get("hints", ())), entry.get("since", 0), entry.get("until", 9999))
        found[masked(token.token)].append(token)
    return {shape: tuple(tokens) for shape, tokens in found.items()}


def masked(text: str) -> str:
    """`text` as a portal masks it: every Latin letter and digit is one `*`."""
    return re.sub(r"[A-Za-z0-9]", "*", text)


def is_masked_as(text: str, run: str) -> bool:
    """Whether a mask would hide `text` as `run`."""
    return len(text) == len(run) and masked(text) == run


def kind_of_token(text: str) -> MaskKind | None:
    """The kind of a token of the lexicon; None for what is none."""
    return next((token.kind for token in _tokens().get(masked(text), ()) if token.token == text), None)


def read_token(run: Run, said: Around, kind: MaskKind, year: int | None = None) -> Reading:
    """What the lexicon says of a run whose surroundings say `kind`: one token with a clear cue is likely, several are possible.

    `year` is that of the document, where it is known: what was not spoken of in its time is none.
    """
    fitting = [token for token in _tokens().get(run.text, ()) if kind in _OPEN or token.kind == kind]
    if year is not None:
        fitting = [token for token in fitting if token.since <= year <= token.until]
    sure = [token for token in fitting if any_fits(token.cues, said)]
    open_ = sure or [token for token in fitting if any_fits(token.hints, said)]
    single = len({token.token for token in sure}) == 1
    clues = [Clue(token.token, "likely" if single else "possible", "lexicon", _why(token, said, run)) for token in open_]
    return Reading(sure[0].kind if single else kind, clues)


def _why(token: Token, said: Around, run: Run) -> str:
    return f"{token.token} has the shape of the mask and stands in wordings like {said.before[-6:]}{run.text}{said.after[:8]}"
