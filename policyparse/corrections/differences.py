"""In which values two readings of one document differ, as plain data: by the id of the part and the way to the value in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = dict[str, Any]

DOCUMENT = "document"  # what a value is at that stands in no part with an id
# What is no content: who wrote the file and when it was looked at.
ASIDE = frozenset({"generator", "checksum", "review", "corrections"})


class Difference(NamedTuple):
    """One value that differs. `at` is the id of the innermost part with one that holds it, `field` the way from there
    (lead_units, period.end, actions.0.object, tasks.a1.t8 for a record that came or went); `path` is the way from the top of the
    second reading, of what it lacks to what would hold it."""

    at: str
    field: str
    was: Any
    now: Any
    path: Path


def differences(old: Data, new: Data) -> list[Difference]:
    """Every value in which `new` differs from `old`, in the order of `new`. Records are told by their ids, other entries by their place."""
    return [
        found
        for key in dict.fromkeys([*new, *old])
        if key not in ASIDE
        for found in _walk(old.get(key), new.get(key), DOCUMENT, (key,), (key,))
    ]  # fmt: skip


def _walk(old: Any, new: Any, at: str, field: Path, path: Path) -> Iterator[Difference]:
    if old == new and type(old) is type(new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*new, *old]):
            yield from _walk(old.get(key), new.get(key), at, (*field, key), (*path, key) if key in new else path)
    elif isinstance(old, list) and isinstance(new, list) and _have_ids(old) and _have_ids(new):
        yield from _records(old, new, at, field, path)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and old and all(isinstance(x, dict) for x in [*old, *new]):
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _walk(one, other, at, (*field, i), (*path, i))
    else:
        yield Difference(at, dotted(field), old, new, path)


def _have_ids(values: Sequence[Any]) -> bool:
    return all(isinstance(value, dict) and isinstance(value.get("id"), str) for value in values)


def _records(old: Sequence[Data], new: Sequence[Data], at: str, field: Path, path: Path) -> Iterator[Difference]:
    before = {record["id"]: record for record in old}
    after = {record["id"]: i for i, record in enumerate(new)}
    if len(before) < len(old) or len(after) < len(new):
        yield Difference(at, dotted(field), list(old), list(new), path)
        return
    for i, record in enumerate(new):
        if record["id"] in before:
            yield from _walk(before[record["id"]], record, record["id"], (), (*path, i))
        else:
            yield Difference(at, dotted((*field, record["id"])), None, record, (*path, i))
    for record in old:
        if record["id"] not in after:
            yield Difference(at, dotted((*field, record["id"])), record, None, path)
    common = [record["id"] for record in old if record["id"] in after]
    if [after[name] for name in common] != sorted(after[name] for name in common):
        yield Difference(at, dotted((*field, "order")), common, sorted(common, key=after.__getitem__), path)


def dotted(field: Path) -> str:
    """period.end; a dot inside a name (cells.2023.年) is told by the data that it is looked up in."""
    return ".".join(map(str, field))
