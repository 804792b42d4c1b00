"""Which of several things changed places, told the same from both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


def out_of_place(order: Sequence[int]) -> set[int]:
    """The indexes of `order` (distinct numbers) that are not in every longest increasing run.

    Two neighbours that changed places are both out of place, one that went to the end is so alone; and the inverse order gives
    the same ones.

    >>> out_of_place([0, 2, 1, 3]), out_of_place([1, 2, 3, 0])
    ({1, 2}, {3})
    """
    rising = _longest_ending_at(order)
    falling = _longest_ending_at([-value for value in reversed(order)])[::-1]
    longest = max(rising, default=0)
    at_height = Counter(up for up, down in zip(rising, falling, strict=True) if up + down - 1 == longest)
    return {i for i, (up, down) in enumerate(zip(rising, falling, strict=True)) if up + down - 1 != longest or at_height[up] > 1}


def _longest_ending_at(order: Sequence[int]) -> list[int]:
    """For each place the length of the longest increasing run that ends there."""
    tails: list[int] = []
    lengths = []
    for value in order:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
        lengths.append(at + 1)
    return lengths
