"""At which depth each numbered paragraph stands: the best reading of all of them together.

A reading gives every marker its place among the lists that are open, or takes it for text. It costs something where numbers skip,
repeat or start anew, where a list begins in its middle, where a family stands above one that ranks higher, and where a number is
taken for text; the cheapest reading of the whole text is the outline. Choices marker by marker fail where a document nests
against the standard (``1、`` above ``（一）``), takes a family up again further down, or starts a list anew below a heading
without a number (``【享受条件】``): what is right for a marker is known only from those behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policyparse.structure.markers import BARE, POINT_FAMILIES, Marker

TEXT = -1  # the place of a marker that is none
_WIDTH = 12  # readings that are kept side by side
_MARGIN = 9.0  # a reading that costs so much more than the best is given up
_PLAIN, _CLEAR = 0.5, 2.0  # a way that costs so little is taken at once where every other one costs so much more
_DEEPEST = 9  # open lists

# What is odd about a reading, and how odd: chosen on real documents so that the common flaw beats the rare form.
_SKIP, _MORE = 2.0, 0.4  # 一、 三、 and for each further number that is missing
_TWICE = 3.0  # 一、 一、
_ANEW = 3.5  # 一、 二、 一、 without a heading between
_BACK = 2.2  # 三、 二、
_BEGIN = 0.3  # a list begins
_RUNS_ON = 0.5  # ... with the number behind the last of its family: （四） under 一、, （五） under 二、
_AHEAD, _MIDDLE = 2.5, 4.0  # ... with a number further on than the last of its family; with any other
_INVERTED, _REFUND = 3.5, 1.5  # a list below one that ranks lower, and what comes back where that one goes on
_USED = 0.2  # ... where the text has done so before
_REPLACED = 2.5  # a list ends, and one of another family stands in its place
_WITHIN_ITSELF, _OTHER_SHAPE = 4.0, 1.0  # a list below one of its own family; 1. below 1、
_SHAPE = 0.4  # 1. 2、
_BELOW_POINT, _POINT_REFUND = 1.0, 0.9  # 第一，…… | 1.…… | 2.…… | 第二，……
_AS_TEXT = 5.0  # a number that is none
_BARE_TEXT, _BRACKETED_TEXT = 0.0, 1.6  # a line without a number that is no heading
_BARE_FIRST, _BARE_MORE, _BRACKETED = 1.6, 0.3, 0.2  # a line without a number that is one
_BARE_ELSEWHERE, _BARE_EMPTY = 1.5, 1.5  # ... at another depth than those before; with a list in its place and none below it


class _List(NamedTuple):
    """An open list: its family and last ordinal, how its numbers are written, and whether it waits to go on below an inverted one."""

    family: str
    ordinal: int | None
    masked: bool
    shape: str
    rank: int
    waits: bool


class _Reading(NamedTuple):
    """A reading of the markers so far; `before` is the reading that it goes on with."""

    cost: float
    stack: tuple[_List, ...]
    last: dict[str, int]  # family → its last ordinal, whether its list is still open or not; of a heading without number its depth
    inverted: frozenset[tuple[str, str]]
    place: int
    paid: float  # at this marker
    before: _Reading | None


class Place(NamedTuple):
    """Where a marker stands: how many lists stay open above it, TEXT where it is none; and what was odd about it."""

    depth: int
    cost: float


def places(markers: Sequence[Marker]) -> list[Place]:
    """The place of each marker in the best reading of all."""
    numbered = any(m.family not in POINT_FAMILIES and m.family not in BARE for m in markers)
    readings = [_Reading(0.0, (), {}, frozenset(), 0, 0.0, None)]
    for marker in markers:
        best: dict[tuple[_List, ...], _Reading] = {}
        for reading in readings:
            for following in _worth(_continued(reading, marker, numbered)):
                known = best.get(following.stack)
                if known is None or following.cost < known.cost:
                    best[following.stack] = following
        ordered = sorted(best.values(), key=lambda r: r.cost)[:_WIDTH]
        readings = [r for r in ordered if r.cost <= ordered[0].cost + _MARGIN]
    found: list[Place] = []
    at: _Reading | None = readings[0]
    while at is not None and at.before is not None:
        found.append(Place(at.place, at.paid))
        at = at.before
    return found[::-1]


def _worth(ways: list[_Reading]) -> list[_Reading]:
    """The ways that are worth following: one alone where it is plainly what the text means, as with nearly every number."""
    ways.sort(key=lambda r: r.paid)
    if ways[0].paid <= _PLAIN and (len(ways) == 1 or ways[1].paid >= ways[0].paid + _CLEAR):
        return ways[:1]
    return ways


def _continued(reading: _Reading, marker: Marker, numbered: bool) -> list[_Reading]:
    """The ways in which `reading` goes on with `marker`, each with its price."""
    stack, bare = reading.stack, marker.family in BARE
    if marker.family in POINT_FAMILIES and not stack and numbered:
        # a point above all numbers belongs to the preamble
        return [_taken(reading, TEXT, 0.0)]
    found = [_taken(reading, TEXT, _price_of_text(marker))]
    shape = _shape(marker)
    for depth, opened in enumerate(stack):
        if opened.family == marker.family:
            price = _sibling(opened, marker, shape)
            if opened.waits and price < _SKIP:
                price -= _POINT_REFUND if marker.family in POINT_FAMILIES else _REFUND
            found.append(_opened(reading, depth, marker, shape, price))
        else:
            price = _begin(reading, marker, depth) + _order(reading, stack[:depth], marker, shape, bare)
            found.append(_opened(reading, depth, marker, shape, price + _replaced(opened, marker, bare)))
    if len(stack) < _DEEPEST:
        price = _begin(reading, marker, len(stack)) + _order(reading, stack, marker, shape, bare)
        found.append(_opened(reading, len(stack), marker, shape, price))
    return found


def _shape(marker: Marker) -> str:
    """How a number is written, without the number: ``1、`` and ``1.`` may be two levels."""
    return marker.num.folded[-1:] if marker.family == "dot" else ""


def _price_of_text(marker: Marker) -> float:
    if marker.family in BARE:
        return _BRACKETED_TEXT if marker.family == "bracketed" else _BARE_TEXT
    return 1.2 if marker.family == "dash" else _AS_TEXT


def _sibling(opened: _List, marker: Marker, shape: str) -> float:
    """The price of a number as the next of an open list."""
    if marker.family in BARE:
        return _BRACKETED if marker.family == "bracketed" else _BARE_MORE
    price = _SHAPE if shape != opened.shape else 0.0
    if marker.masked or opened.masked:
        # what is hidden may be the next number, but a list is masked as a whole
        return price if marker.masked and opened.masked else price + _SKIP
    if marker.ordinal is None or opened.ordinal is None:
        return price
    step = marker.ordinal - opened.ordinal
    if step == 1:
        return price
    if step > 1:
        return price + _SKIP + _MORE * min(step - 2, 5)
    return price + (_TWICE if step == 0 else _ANEW if marker.ordinal == 1 else _BACK)


def _begin(reading: _Reading, marker: Marker, depth: int) -> float:
    """The price of a list that begins with this number."""
    if marker.family in BARE:
        elsewhere = reading.last.get(marker.family, depth) != depth
        return (_BRACKETED if marker.family == "bracketed" else _BARE_FIRST) + elsewhere * _BARE_ELSEWHERE
    if marker.masked or marker.ordinal is None or marker.ordinal == 1:
        return _BEGIN
    last = reading.last.get(marker.family, 0)
    return _RUNS_ON if marker.ordinal == last + 1 else _AHEAD if 0 < last < marker.ordinal else _MIDDLE


def _order(reading: _Reading, above: Sequence[_List], marker: Marker, shape: str, bare: bool) -> float:
    """The price of the lists that stand above a new one."""
    price = 0.0
    for opened in above:
        if opened.family == marker.family and not bare:
            price += _OTHER_SHAPE if shape != opened.shape else _WITHIN_ITSELF
        elif opened.family == marker.family:
            price += _WITHIN_ITSELF
    governing = _governing(above)
    if governing is None or bare or marker.rank > governing.rank or governing.family == marker.family:
        return price
    if governing.family in POINT_FAMILIES:
        return price + _BELOW_POINT
    return price + (_USED if (governing.family, marker.family) in reading.inverted else _INVERTED)


def _governing(above: Sequence[_List]) -> _List | None:
    """The innermost list that has numbers."""
    return next((opened for opened in reversed(above) if opened.family not in BARE), None)


def _replaced(opened: _List, marker: Marker, bare: bool) -> float:
    """The price of a list in the place of another one, which ends."""
    if opened.family in BARE:
        return _BARE_EMPTY
    if opened.family in POINT_FAMILIES:
        return 0.4
    if bare:
        return 1.0
    # a family that could stand below the other one hardly ever takes its place
    return _REPLACED if marker.rank <= opened.rank else _REPLACED + 2


def _taken(reading: _Reading, place: int, price: float) -> _Reading:
    return _Reading(reading.cost + price, reading.stack, reading.last, reading.inverted, place, price, reading)


def _opened(reading: _Reading, depth: int, marker: Marker, shape: str, price: float) -> _Reading:
    """`reading` with `marker` below the outermost `depth` lists."""
    above = reading.stack[:depth]
    last, inverted = reading.last, reading.inverted
    if marker.ordinal is not None:
        last = {**last, marker.family: marker.ordinal}
    elif marker.family in BARE:
        last = {**last, marker.family: depth}
    governing = _governing(above)
    if governing and governing.rank >= marker.rank and governing.family != marker.family and marker.family not in BARE:
        if governing.family not in POINT_FAMILIES:
            inverted = inverted | {(governing.family, marker.family)}
        above = tuple(opened._replace(waits=True) if opened is governing else opened for opened in above)
    stack = (*above, _List(marker.family, marker.ordinal, marker.masked, shape, marker.rank, False))
    return _Reading(reading.cost + price, stack, last, inverted, depth, price, reading)
