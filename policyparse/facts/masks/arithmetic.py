"""What follows from arithmetic: a share that cannot exceed 100 and has three digits is 100."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.facts.masks.cues import Around
from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import Clue
from policyparse.model import Confidence
from policyparse.rules import composed, load, rule

_THREE_DIGITS = {"***": "100", "***.*": "100.0", "***.**": "100.00"}
_PERCENT = rule(
    "[%％]",
    examples=["%", "％"],
    rejects=["***元", "百分之"],
    why="The sign of a share.",
    ask="match",
)


class _Ratios(NamedTuple):
    share: re.Pattern[str]  # the name of a share, and the words between it and its figure
    sure: re.Pattern[str]
    sure_rejects: re.Pattern[str]
    other_rejects: re.Pattern[str]


@cache
def _ratios() -> _Ratios:
    rule = load("masks")["ratios"]
    sure = "|".join(rule["sure"])
    return _Ratios(
        composed(f"(?P<head>[^，。；,;、%]{{0,14}}?)(?P<share>{sure}|{rule['other']})(?:{rule['between']})$"),
        composed(f"(?:{sure})$"), composed(rule["sure_rejects"]), composed(rule["other_rejects"]),
    )  # fmt: skip


def bounded_ratio(run: Run, said: Around) -> list[Clue]:
    """100 for a share with three digits; certain where its name says that it is bounded, likely for other shares."""
    value = _THREE_DIGITS.get(run.text)
    if value is None or not _PERCENT.match(said.after):
        return []
    match = _ratios().share.search(said.before)
    if not match:
        return []
    name = match["head"] + match["share"]
    confidence = _confidence(name)
    if confidence is None:
        return []
    why = (
        f"{name[-10:]} cannot exceed 100 %, and the mask has three digits" if confidence == "certain" else f"{name[-10:]} hardly ever exceeds 100 %, and the mask has three digits"
    )
    return [Clue(value, confidence, "bounded_ratio", why)]


def _confidence(name: str) -> Confidence | None:
    ratios = _ratios()
    if ratios.sure.search(name):
        return None if ratios.sure_rejects.search(ratios.sure.sub("", name)) else "certain"
    return None if ratios.other_rejects.search(name) else "likely"
