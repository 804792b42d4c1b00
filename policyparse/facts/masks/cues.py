"""Cues: patterns with @ for the run, so that what stands before it and behind it is one piece of data."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.rules import composed

_BLANK = re.compile(r"[ \r\n\f\u3000]+")
_REACH = 48  # characters of the source on each side, before blanks go


class Around(NamedTuple):
    """The text on both sides of a run without blanks and line breaks; tabs stay, they part cells."""

    before: str
    after: str


def around(folded: str, start: int, end: int) -> Around:
    """What stands around [start, end). A text is wrapped anywhere, so line breaks count for nothing."""
    return Around(_BLANK.sub("", folded[max(0, start - _REACH) : start]), _BLANK.sub("", folded[end : end + _REACH]))


class Cue(NamedTuple):
    """A compiled cue; None where a side says nothing."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def fits(self, said: Around) -> bool:
        """Whether both sides read as the cue says."""
        return (self.after is None or self.after.match(said.after) is not None) and (self.before is None or self.before.search(said.before) is not None)


@cache
def cue(pattern: str) -> Cue:
    """The compiled form of a cue such as `达标率@%`."""
    before, _, after = pattern.partition("@")
    return Cue(composed(f"(?:{before})$") if before else None, composed(after) if after else None)


def any_fits(patterns: tuple[str, ...] | list[str], said: Around) -> bool:
    """Whether one of the cues fits."""
    return any(cue(pattern).fits(said) for pattern in patterns)
