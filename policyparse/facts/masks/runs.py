"""Masked runs: where they stand, and the characters that stand for what is masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policyparse.facts.masks.signs import signs
from policyparse.rules import composed, load, rule
from policyparse.view import Places

RUN = rule(
    r"\*\**(?:(?:[.\-&]|[ \t]*(?:\r\n|[\r\n\f])[ \t]*)\*+)*",
    examples=["⟨***.*⟩亿元", "⟨**-**⟩", "渔港⟨*⟩"],
    rejects=["渔港", "×"],
    why="A run of masked characters, over points, hyphens and line breaks: ***.*, ****-*.",
)
_NUMBERED_YEAR = rule(
    r"(?<![^\s。；;：:])(\*{1,2})\.(?=\*{4}\s*年)",
    examples=["*.****年渔港改造", "。⟨**.⟩****年"],
    rejects=["渔港*.****年", "*.***亿元"],
    why="The number of a point before a masked year: *.****年渔港改造.",
    ask="match",
)
_MARKS = rule(
    "[×X○□]|xx",
    examples=["×亿元", "X市", "○○公司", "□元"],
    rejects=["****年", "Y市"],
    why="A character other than * that may stand for what is withheld.",
)
_BREAK = re.compile(r"\s+")


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

    @property
    def starred(self) -> bool:
        """Whether each character stands for one, as `*` does; ×× and XX stand for anything."""
        return self.text[0] == "*"


def find_runs(folded: str, places: Places) -> list[Run]:
    """Every masked run of the source text, in order."""
    no_masks = signs(folded)
    starred = (match for match in RUN.finditer(folded) if match.start() not in no_masks) if "*" in folded else ()
    runs = [run for match in starred for run in _parted(folded, match, places)]
    upto = 0
    for mark in _MARKS.finditer(folded):
        # every rule begins with its mark: no need to try it anywhere else
        match = _withheld()[mark[0][0].upper()].match(folded, mark.start()) if mark.start() >= upto else None
        if match:
            runs.append(Run(match[0], (match.span(),)))
            upto = match.end()
    return sorted(runs, key=lambda run: run.start)


def _parted(folded: str, match: re.Match[str], places: Places) -> Iterator[Run]:
    numbered = _NUMBERED_YEAR.match(folded, match.start())
    if numbered:
        yield Run(numbered[1], (numbered.span(1),))
        yield Run(folded[numbered.end() : match.end()], ((numbered.end(), match.end()),))
        return
    bounds = [match.start(), *(x for b in _BREAK.finditer(folded, match.start(), match.end()) for x in b.span()), match.end()]
    spans = tuple(zip(bounds[::2], bounds[1::2], strict=True))
    if len({places.at(a) for a, _ in spans}) > 1:
        yield from (Run(folded[a:b], ((a, b),)) for a, b in spans)
    else:
        yield Run("".join(folded[a:b] for a, b in spans), spans)


@cache
def _withheld() -> dict[str, re.Pattern[str]]:
    return {entry["mark"]: composed(entry["pattern"]) for entry in load("masks")["withheld"]}
