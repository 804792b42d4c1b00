"""Corrections applied to a new reading, as long as the reading still says what was corrected."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from policyparse.corrections.differences import DOCUMENT, Data
from policyparse.emit.kept import essence


class Applied(NamedTuple):
    """A reading with the corrections in it, and those that it gave no place for."""

    data: Data
    stale: list[Data]


def apply(data: Data, corrections: Sequence[Data]) -> Applied:
    """`data` with every correction whose `was` it holds. One that asks for what the reading says already changes nothing; any other
    is stale: the part is gone, or says something else by now."""
    done = copy.deepcopy(data)
    stale = [correction for correction in corrections if not _applied(done, correction)]
    return Applied(done, stale)


def _applied(data: Data, correction: Data) -> bool:
    at, field = correction["at"], correction["field"]
    part = data if at == DOCUMENT else _part(data, at)
    if part is None or not isinstance(field, str):
        return False
    place = _place(part, field)
    if place is None:
        return False
    holder, step = place
    if isinstance(holder, list) and isinstance(step, str):
        return _record(holder, step, correction)
    there = holder.get(step) if isinstance(holder, dict) else holder[int(step)]
    if _same(there, correction.get("was")):
        if isinstance(holder, dict) and correction.get("now") is None and step not in holder:
            return True
        holder[step if isinstance(holder, dict) else int(step)] = copy.deepcopy(correction.get("now"))
        return True
    return _same(there, correction.get("now"))


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same, as full and kept forms of one value do."""
    return bool(essence(one) == essence(other))


def _record(records: list[Any], name: str, correction: Data) -> bool:
    """A record that a correction adds, drops, or puts in another order."""
    was, now = correction.get("was"), correction.get("now")
    there = next((i for i, record in enumerate(records) if isinstance(record, dict) and record.get("id") == name), None)
    if name == "order":
        if sorted(map(str, was or ())) != sorted(str(r.get("id")) for r in records):
            return False
        order = list(now or ())
        records.sort(key=lambda r: order.index(r["id"]))
        return True
    if was is None:
        if there is None:
            records.insert(_position(records, name), copy.deepcopy(now))
            return True
        return _same(records[there], now)
    if there is None:
        return now is None
    if now is None and _same(records[there], was):
        del records[there]
        return True
    return False


def _position(records: Sequence[Any], name: str) -> int:
    """Where a record of that id belongs among records numbered in order (t2 before t10), at the end otherwise."""
    order = [_number(str(record.get("id"))) for record in records]
    number = _number(name)
    if number is None or None in order:
        return len(records)
    return sum(other < number for other in order if other is not None)


def _number(name: str) -> int | None:
    digits = name[len(name.rstrip("0123456789")) :]
    return int(digits) if digits else None


def _part(data: Any, name: str) -> Data | None:
    return next((part for part in _parts(data) if part.get("id") == name), None)


def _parts(value: Any, top: bool = True) -> Iterator[Data]:
    if isinstance(value, dict):
        if not top and isinstance(value.get("id"), str):
            yield value
        for inner in value.values():
            yield from _parts(inner, False)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner, False)


def _place(part: Any, field: str) -> tuple[Any, str | int] | None:
    """What holds the value that `field` leads to, and its key there. Names may hold dots (portal labels, headings of columns, ids)."""
    rest = field
    while True:
        if isinstance(part, dict):
            if rest in part or "." not in rest:
                return part, rest
            key = max((k for k in part if rest.startswith(f"{k}.")), key=len, default=None)
            if key is None:
                return None
            part, rest = part[key], rest[len(key) + 1 :]
        elif isinstance(part, list):
            head, _, tail = rest.partition(".")
            if not head.isdecimal():
                return part, rest
            if int(head) >= len(part):
                return None
            if not tail:
                return part, int(head)
            part, rest = part[int(head)], tail
        else:
            return None
