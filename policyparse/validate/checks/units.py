"""Names of organisations that are almost another name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from policyparse.model import Part
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject

_FIELDS = ("lead_units", "responsible_units", "supporting_units")
# A name that stands this often is the rule; one that stands once beside it may be a slip.
FREQUENT = 4
# 市科协 and 市侨协 are two; in longer names one other character is more often a slip than another office.
LONG = 6


def almost_alike(subject: Subject) -> Iterator[Found]:
    """Units named once that differ by one character from one that is named often."""
    places: dict[str, tuple[Part, str, int]] = {}
    count: Counter[str] = Counter()
    for part in subject.parts:
        for field in _FIELDS:
            for i, unit in enumerate(part.__dict__.get(field) or ()):
                count[unit] += 1
                places.setdefault(unit, (part, field, i))
    frequent = [unit for unit, times in count.items() if times >= FREQUENT]
    near = _index(frequent)
    for unit, times in count.items():
        if times == 1:
            other = next((o for key in _keys(unit) for o in near.get(key, ()) if o != unit and is_slip(unit, o)), None)
            if other is not None:
                part, field, i = places[unit]
                yield Found("PP619", part, (field, i), {"unit": unit, "other": other, "count": count[other]})


def _index(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by what is left of them without one character: names that differ by one share such a rest."""
    index: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in _keys(name):
            index[key].append(name)
    return index


def _keys(name: str) -> list[str]:
    return [name, *(name[:i] + name[i + 1 :] for i in range(len(name)))]


def is_slip(one: str, other: str) -> bool:
    """Whether the names differ by one character as a slip does: lost or doubled, swapped, or another in a long name.

    The first character (市, 省, 县) and what tells districts apart (东河区政府, 西河区政府) are no slips.
    """
    if len(one) == len(other):
        wrong = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(wrong) == 1 and len(one) >= LONG and wrong[0] >= 2
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or len(short) < LONG - 2:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return 0 < at < len(short) and short[at:] == long[at + 1 :]
