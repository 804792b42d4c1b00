"""Which of several things changed places, told the same from both sides."""

from __future__ import annotations

from collections.abc import Sequence


def out_of_place(order: Sequence[int]) -> set[int]:
    """The indexes of `order` (distinct numbers) that are not in every best increasing run.

    The best is the longest; of equally long ones that which keeps most things at their own rank. Two that changed places are both
    out of place, what stands between them is not; one that went to the end is so alone; and the inverse order gives the same ones.

    >>> out_of_place([0, 2, 1, 3]), out_of_place([1, 2, 3, 0]), out_of_place([2, 1, 0])
    ({1, 2}, {3}, {0, 2})
    """
    ranks = {value: rank for rank, value in enumerate(sorted(order))}
    line = [ranks[value] for value in order]
    size = len(line)
    weights = [(size + 1) + (value == i) for i, value in enumerate(line)]
    rising = _best_ending_at(line, weights)
    falling = _best_ending_at([size - 1 - value for value in reversed(line)], weights[::-1])[::-1]
    best = max(rising, default=0)
    chosen = [i for i in range(size) if rising[i] + falling[i] - weights[i] == best]
    return set(range(size)) - set(_unrivalled(chosen, rising, weights))


def _best_ending_at(line: Sequence[int], weights: Sequence[int]) -> list[int]:
    """For each place the weight of the best increasing run that ends there; a Fenwick tree of maxima over the values."""
    tree = [0] * (len(line) + 1)
    found = []
    for value, weight in zip(line, weights, strict=True):
        best, at = 0, value
        while at > 0:
            best = max(best, tree[at])
            at -= at & -at
        found.append(best + weight)
        at = value + 1
        while at < len(tree):
            tree[at] = max(tree[at], best + weight)
            at += at & -at
    return found


def _unrivalled(chosen: Sequence[int], rising: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Those that are in every best run: along such a run each covers a stretch of the whole weight, and no other may cover any of it."""
    stretches = sorted((rising[i] - weights[i], rising[i], i) for i in chosen)
    found = []
    reach = -1
    for at, (start, end, i) in enumerate(stretches):
        following = stretches[at + 1][0] if at + 1 < len(stretches) else end
        if start >= reach and following >= end:
            found.append(i)
        reach = max(reach, end)
    return found
