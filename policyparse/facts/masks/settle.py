"""Several clues to one run, weighed against one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policyparse.model import Confidence, Restoration

RANK: dict[Confidence, int] = {"certain": 0, "likely": 1, "possible": 2}


class Clue(NamedTuple):
    """One reason to read a run as `value`; `against` says what speaks against it, where something does."""

    value: str
    confidence: Confidence
    basis: str
    why: str
    against: str = ""


class Settled(NamedTuple):
    """The restorations of a run, best first, and the contradiction between its clues, where there is one."""

    restorations: list[Restoration]
    contradiction: str | None

    @property
    def sure(self) -> bool:
        """Whether the first restoration is more than possible."""
        return bool(self.restorations) and self.restorations[0].confidence != "possible"


def settle(clues: Iterable[Clue]) -> Settled:
    """The clues best first, one for each value. Where sure ones contradict each other, none is sure any more."""
    kept: dict[str, Clue] = {}
    for clue in sorted(clues, key=lambda clue: RANK[clue.confidence]):
        kept.setdefault(clue.value, clue)
    found = list(kept.values())
    sure = [clue for clue in found if clue.confidence != "possible"]
    if len(sure) > 1:
        said = "; ".join(f"{clue.value} ({clue.why})" for clue in sure)
        return Settled([_restoration(clue, "possible", f", but other clues say {_others(clue, sure)}") for clue in sure], said)
    # what is merely possible adds nothing to what is sure
    against = next((f"{clue.value} ({clue.why}): {clue.against}" for clue in found if clue.against), None)
    return Settled([_restoration(clue, clue.confidence, clue.against and f", but {clue.against}") for clue in sure or found], against)


def _others(clue: Clue, clues: Iterable[Clue]) -> str:
    return ", ".join(other.value for other in clues if other is not clue)


def _restoration(clue: Clue, confidence: Confidence, more: str) -> Restoration:
    return Restoration(value=clue.value, confidence=confidence, basis=clue.basis, why=f"{clue.why}{more}")
