"""At which depth a numbered paragraph stands: by the lists that are open and what they expect, by rank only where they say nothing.

Rank alone fails where a document nests against the standard (``1、`` above ``（一）``), or takes a family up again further down
(``一、建账；二、检查；`` under ``（一）``). A list that is open and expects just this number has it; a list that starts anew below
another is nested if that other one goes on afterwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from policyparse.structure.markers import POINT_FAMILIES, Marker


class Ahead:
    """The markers of a text, asked for the next of a family behind the current one."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self.markers = markers
        self.at = -1
        self.places: dict[str, list[int]] = defaultdict(list)
        self.nested: set[tuple[str, str]] = set()  # (outer, inner) families that stood so before
        for i, marker in enumerate(markers):
            self.places[marker.family].append(i)

    def step(self) -> None:
        """Goes on to the next marker."""
        self.at += 1

    def next_of(self, family: str) -> Marker | None:
        """The next marker of a family behind the current one."""
        places = self.places[family]
        after = bisect_right(places, self.at)
        return self.markers[places[after]] if after < len(places) else None


def depth_of(marker: Marker, above: Sequence[Marker], ahead: Ahead) -> int:
    """How many of the open nodes `above` (outermost first) stay open above `marker`."""
    if marker.family not in POINT_FAMILIES:
        for depth in range(len(above) - 1, -1, -1):
            if above[depth].family == marker.family and _follows(marker, above[depth]):
                return depth
        if _starts_nested(marker, above, ahead):
            return len(above)
    depth = len(above)
    while depth and above[depth - 1].rank >= marker.rank:
        depth -= 1
    return depth


def _follows(marker: Marker, last: Marker) -> bool:
    """Whether `marker` is the next of the list that `last` is in."""
    if marker.masked or last.masked:
        return marker.masked and last.masked
    return marker.ordinal is not None and last.ordinal is not None and marker.ordinal == last.ordinal + 1


def _starts_nested(marker: Marker, above: Sequence[Marker], ahead: Ahead) -> bool:
    """Whether a list begins inside the innermost open node although its rank is above it: the outer list goes on behind it."""
    if not above or above[-1].rank < marker.rank or above[-1].family in POINT_FAMILIES:
        return False
    if above[-1].family == marker.family or not (marker.ordinal == 1 or marker.masked):
        return False
    if (above[-1].family, marker.family) in ahead.nested:
        return True
    following = ahead.next_of(above[-1].family)
    again = ahead.next_of(marker.family)
    goes_on = following is not None and _follows(following, above[-1])
    # one number is no list, unless the mask hides what it is
    nested = goes_on and again is not None and (marker.masked or _follows(again, marker))
    if nested:
        ahead.nested.add((above[-1].family, marker.family))
    return nested
