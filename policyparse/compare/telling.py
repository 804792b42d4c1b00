"""What one change tells need not be told by another: figures inside indicators, items that only one side parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policyparse.compare.changes import Change, FieldChange
from policyparse.compare.edits import Edits
from policyparse.compare.fields import certain_masks
from policyparse.compare.plain import bare
from policyparse.compare.units import Unit

_PUNCTUATION = ",;:。.、!?\"'()—-"


def tell(changes: Sequence[Change]) -> list[Change]:
    """The same changes, with what others tell marked as quiet or implied."""
    return _one_sided_items(_figures(_restated(_without_portal(changes))))


def _without_portal(changes: Sequence[Change]) -> list[Change]:
    """What a page says of itself (its index number, its day of publication) is no part of the document."""
    return [replace(c, implied=True) if c.what == "metadata" and _of_portal(c) else c for c in changes]


def _of_portal(change: Change) -> bool:
    role = (change.new or change.old)[0].role
    return role == "publication_time" or role.startswith("portal.")


def _restated(changes: list[Change]) -> list[Change]:
    """An indicator cannot come, go or move in a text that stays as it was: it only was counted elsewhere, where the same goal was
    stated as well (a measure and the task that restates it)."""
    same = [c for c in changes if c.what != "indicator" and c.old and c.new and c.kind in ("moved", "renumbered", "continued") and not _rewritten(c)]
    stay = {c.old[0].id for c in same}, {c.new[0].id for c in same}
    return [replace(c, implied=True) if c.what == "indicator" and _is_restated(c, stay) else c for c in changes]


def _rewritten(change: Change) -> bool:
    return any(f.field != "ordinal" for f in change.fields)


def _is_restated(change: Change, stay: tuple[set[str], set[str]]) -> bool:
    if change.kind == "removed":
        return change.old[0].parent in stay[0]
    return change.kind in ("added", "moved") and change.new[0].parent in stay[1]


def _figures(changes: list[Change]) -> list[Change]:
    """A text whose edits all lie in the clauses of indicators that are reported is not told again."""
    clauses = _clauses(changes)
    return [_without_figures(c, clauses) if c.kind in ("changed", "unmasked") and c.what != "indicator" else c for c in changes]


def _clauses(changes: Iterable[Change]) -> tuple[dict[str | None, set[str]], dict[str | None, set[str]]]:
    """The clauses of reported indicators on both sides, by the id of what they stand in."""
    found: tuple[dict[str | None, set[str]], dict[str | None, set[str]]] = ({}, {})
    for change in (c for c in changes if c.what == "indicator" and c.is_reported):
        for side, units in zip(found, (change.old, change.new), strict=True):
            for unit in units:
                side.setdefault(unit.parent, set()).add(bare(str(unit.values.get("text", ""))))
    return found


def _without_figures(change: Change, clauses: tuple[dict[str | None, set[str]], dict[str | None, set[str]]]) -> Change:
    old, new = change.old[0], change.new[0]
    inside = clauses[0].get(old.id, set()), clauses[1].get(new.id, set())
    if not inside[0] and not inside[1]:
        return change
    fields = tuple(replace(f, role="quiet") if f.field in ("text", "heading") and _covered(f, old, new, inside) else f for f in change.fields)
    if any(f.role == "told" for f in fields):
        return replace(change, fields=fields)
    return replace(change, kind="continued", fields=fields)


def _covered(field: FieldChange, old: Unit, new: Unit, clauses: tuple[set[str], set[str]]) -> bool:
    """Whether every edit lies in one of the clauses."""
    edits = Edits(str(field.old or ""), str(field.new or ""), certain_masks(old, new))
    stretches = _places(edits.old.bare, clauses[0]), _places(edits.new.bare, clauses[1])
    return all(_within(edits.old.bare, edit.old, stretches[0]) and _within(edits.new.bare, edit.new, stretches[1]) for edit in edits.edited())


def _places(text: str, clauses: Iterable[str]) -> list[tuple[int, int]]:
    return [(at, at + len(clause)) for clause in clauses if clause and (at := text.find(clause)) >= 0]


def _within(text: str, stretch: tuple[int, int], places: Iterable[tuple[int, int]]) -> bool:
    """Whether the words of the stretch lie in one of the places; commas around them may stand outside."""
    start, end = stretch
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    while end > start and text[end - 1] in _PUNCTUATION:
        end -= 1
    return start == end or any(a <= start and end <= b for a, b in places)


def _one_sided_items(changes: list[Change]) -> list[Change]:
    """Where only one side of a pair parts its text into items, the whole texts are compared, and its items neither came nor went."""
    parted: tuple[set[str | None], set[str | None]] = (
        {c.old[0].parent for c in changes if c.what == "item" and c.old},
        {c.new[0].parent for c in changes if c.what == "item" and c.new},
    )
    one_sided: tuple[set[str], set[str]] = (set(), set())
    found = []
    for change in changes:
        paired = change.old and change.new and change.kind in ("changed", "unmasked", "continued") and change.what in ("measure", "section")
        if paired and (change.old[0].id in parted[0]) != (change.new[0].id in parted[1]):
            one_sided[0].add(change.old[0].id)
            one_sided[1].add(change.new[0].id)
            found.append(_whole_texts(change))
        else:
            found.append(change)
    return [replace(c, implied=True) if _parts_only(c, one_sided) else c for c in found]


def _parts_only(change: Change, one_sided: tuple[set[str], set[str]]) -> bool:
    """Whether this is an item of a text that the other side does not part."""
    if change.what != "item" or change.kind not in ("removed", "added"):
        return False
    return change.old[0].parent in one_sided[0] if change.kind == "removed" else change.new[0].parent in one_sided[1]


def _whole_texts(change: Change) -> Change:
    old, new = change.old[0], change.new[0]
    kept = tuple(replace(f, role="quiet") if f.field == "text" else f for f in change.fields)
    edits = Edits(old.whole, new.whole, certain_masks(old, new))
    if bare(old.whole) != bare(new.whole):
        kept += (FieldChange("text", old.whole, new.whole, edits.ops(), role="view", fills=edits.fills()),)
        return replace(change, kind="unmasked" if edits.only_fills and not any(f.role == "told" for f in kept) else "changed", fields=kept)
    return replace(change, fields=kept, kind=change.kind if any(f.role == "told" for f in kept) else "continued")
