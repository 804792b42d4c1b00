"""For a report or a pull request: a table of counts, then a list by section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.compare.changes import Diff, FieldChange
from policyparse.compare.report import words
from policyparse.compare.report.view import Entry, groups, meaning, printed, shortened, summary_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_SHOWN = 200


def render(diff: Diff, everything: bool) -> str:
    """The whole report."""
    lines = [f"# {escape(diff.old.title or diff.old.id)} → {escape(diff.new.title or diff.new.id)}", "", summary_line(diff)]
    for group in groups(diff, everything):
        lines += ["", f"## {escape(group.title)}", ""]
        for entry in group.entries:
            lines += _entry(entry)
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text that markdown leaves as it is; masks are full of stars."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def _entry(entry: Entry) -> Iterator[str]:
    kinds = "、".join(words.KINDS[kind] for kind in entry.kinds)
    like = f"，相似度 {entry.similarity:.2f}" if entry.similarity is not None else ""
    inside = f"，在“{escape(entry.inside)}”" if entry.inside else ""
    yield f"- **{kinds}** {words.WHATS[entry.changes[0].what]} {escape(entry.name)}{inside} (`{entry.ids}`{like})"
    if entry.places:
        yield f"  - 位置：{escape(entry.places[0])} → {escape(entry.places[1])}"
    if entry.kinds[0] in ("added", "removed"):
        yield from _whole(entry)
    else:
        yield from (_field(field) for field in entry.fields)


def _whole(entry: Entry) -> Iterator[str]:
    for field in entry.fields:
        text = printed(field.field, field.old if field.new is None else field.new)
        if field.field not in ("heading", "name", "metric") and text and text != entry.name:
            yield f"  - {escape(words.field_name(field.field))}：{escape(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…')}"


def _field(field: FieldChange) -> str:
    said = meaning(field)
    if field.joined or field.left:
        edit = ""
    elif field.ops:
        edit = "".join(_op(op, escape(text)) for op, text in shortened(field.ops))
    else:
        edit = f"{escape(printed(field.field, field.old)) or '（无）'} → {escape(printed(field.field, field.new)) or '（无）'}"
    return f"  - {escape(words.field_name(field.field))}：{' '.join(filter(None, (edit, said and f'（{escape(said)}）')))}"


def _op(op: str, text: str) -> str:
    return {"equal": text, "delete": f"<del>{text}</del>", "insert": f"<ins>{text}</ins>"}[op]
