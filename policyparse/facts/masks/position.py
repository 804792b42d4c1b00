"""Masked numbers of headings and points: their place among their like, and the digits that the mask leaves room for.

A count runs through a text or starts anew under each heading, and neither need hold for all of it. Where the lengths of the
masks allow only one reading the numbers are certain: 1 to 9 are masked by one character, 10 to 99 by two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from policyparse.facts.masks.numbering import Break, Number, rank_of
from policyparse.facts.masks.settle import Clue


class _Placed(NamedTuple):
    number: Number
    above: int  # the highest rank of the headings between the one before and it; 99 where there is none


# For each number what it may be, the count that starts anew most often first; and whether that one is the likely one.
_Values: TypeAlias = list[tuple[int, ...]]


class _Solved(NamedTuple):
    values: _Values
    fits: bool  # the lengths of all masks agree
    likely: bool  # where several fit, the first is what such lists mean


def count(found: Sequence[Number], places: Sequence[Break]) -> dict[int, list[Clue]]:
    """Clues to every masked number, by the offset of its run."""
    clues: dict[int, list[Clue]] = {}
    for text in _texts(found, places):
        for family in dict.fromkeys(number.family for number in text):
            clues.update(_of_family([number for number in text if number.family == family], places))
    return clues


def _texts(found: Sequence[Number], places: Sequence[Break]) -> Iterator[list[Number]]:
    """The numbers of the body, of each carried text, of each attachment: no count goes from one to the next."""
    bounds = [place.start for place in places if place.rank < 0]
    texts: dict[int, list[Number]] = {}
    for number in found:
        texts.setdefault(bisect_right(bounds, number.start), []).append(number)
    yield from texts.values()


def _of_family(alike: Sequence[Number], places: Sequence[Break]) -> dict[int, list[Clue]]:
    sure = [number for number in alike if not number.doubtful]
    readings = [_by_start(alike, places)]
    if len(sure) < len(alike):
        readings.append(_by_start(sure, places))
    fitting = [reading for reading in readings if reading[1]] or readings[-1:]
    clues: dict[int, list[Clue]] = {}
    for number in sure:
        said = [reading[0][number.start] for reading in fitting]
        values = tuple(dict.fromkeys(value for solved in said for value in solved.values[0]))
        agreed = len({solved.values[0] for solved in said}) == 1
        if values:
            clues[number.start] = _clues(number, values, certain=agreed and len(values) == 1 and said[0].fits, likely=agreed and said[0].likely)
    return clues


def _by_start(alike: Sequence[Number], places: Sequence[Break]) -> tuple[dict[int, _Solved], bool]:
    """What each number may be, by its offset, and whether all of them fit."""
    solved = _solve(_placed(alike, places), -1)
    each = {number.start: solved._replace(values=[values]) for number, values in zip(alike, solved.values, strict=True)}
    return each, solved.fits


def _placed(alike: Sequence[Number], places: Sequence[Break]) -> list[_Placed]:
    starts = [place.start for place in places]
    found, at = [], -1
    for number in alike:
        between = places[bisect_right(starts, at) : bisect_right(starts, number.start - 1)]
        # articles are counted through all chapters
        rank = 0 if number.family == "article" else rank_of(number.family)
        found.append(_Placed(number, min((place.rank for place in between if 0 <= place.rank < rank), default=99)))
        at = number.start
    return found


def _solve(placed: Sequence[_Placed], level: int) -> _Solved:
    """Both readings of a stretch: counted through, or anew at its highest headings, each part of it read the same way."""
    through = _counted(placed)
    ranks = {one.above for one in placed[1:] if level < one.above < 99}
    if not ranks:
        return _Solved([(value,) for value in through] if through else [()] * len(placed), through is not None, False)
    rank = min(ranks)
    parts = list(_parted(placed, rank))
    solved = [_solve(part, rank) for part in parts]
    anew = [values for part in solved for values in part.values]
    fits = all(part.fits for part in solved)
    if through is None or not fits:
        values: _Values = anew if through is None else [(value,) for value in through]
        return _Solved(values, fits or through is not None, all(part.likely or _single(part) for part in solved))
    both = [tuple(dict.fromkeys([*new, value])) for new, value in zip(anew, through, strict=True)]
    # lists of one or two numbers are rare: 一、 1. 2. 二、 3. 4. 三、 5. 6. may be counted through
    likely = min(len(part) for part in parts) > 2 and all(part.likely or _single(part) for part in solved)
    return _Solved(both, True, likely)


def _single(solved: _Solved) -> bool:
    return all(len(values) == 1 for values in solved.values)


def _parted(placed: Sequence[_Placed], rank: int) -> Iterator[Sequence[_Placed]]:
    start = 0
    for i, one in enumerate(placed):
        if i and one.above <= rank:
            yield placed[start:i]
            start = i
    yield placed[start:]


def _counted(placed: Sequence[_Placed]) -> list[int] | None:
    """The numbers where nothing but a colon starts the count anew; None where a mask has another length."""
    value, values = 0, []
    for number, _ in placed:
        value = 1 if number.opens else value + 1
        if len(str(value)) != number.length:
            return None
        values.append(value)
    return values


def _clues(number: Number, values: Sequence[int], certain: bool, likely: bool) -> list[Clue]:
    if certain:
        return [Clue(str(values[0]), "certain", "position", f"number {values[0]} among its like, and the mask has {number.length} character(s)")]
    why = "its place among its like, where the count starts anew under each heading"
    if likely:
        return [Clue(str(values[0]), "likely", "position", why)]
    return [Clue(str(value), "possible", "position", "its place among its like; whether headings above start the count anew is open") for value in values]
