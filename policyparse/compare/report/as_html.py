"""One self-contained page: merged or in two columns, filtered by kind and sort, with a list to jump by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from policyparse.compare.changes import KINDS, Diff, FieldChange, Op
from policyparse.compare.report import words
from policyparse.compare.report.page import page
from policyparse.compare.report.view import Entry, Group, groups, meaning, printed, side, summary_line
from policyparse.compare.units import WHATS


def render(diff: Diff, everything: bool) -> str:
    """The whole page."""
    found = groups(diff, everything)
    names = {id(entry): f"c{i}" for i, entry in enumerate((e for group in found for e in group.entries), 1)}
    title = f"{diff.old.title or diff.old.id} → {diff.new.title or diff.new.id}"
    body = [
        '<body>\n<a class="skip" href="#changes">跳到变化</a>\n',
        f'<header>\n<h1>{escape(title)}</h1>\n<p class="count">{escape(summary_line(diff))}</p>\n</header>\n',
        *_controls(found),
        '<div class="layout">\n',
        *_jump_list(found, names),
        '<main id="changes">\n',
        *("".join(_group(group, names)) for group in found),
        "</main>\n</div>\n",
    ]
    return page(title, "".join(body), script=True)


def _controls(found: Sequence[Group]) -> Iterator[str]:
    kinds = {kind for group in found for entry in group.entries for kind in entry.kinds}
    whats = {entry.changes[0].what for group in found for entry in group.entries}
    yield '<form class="controls" aria-label="显示">\n<fieldset><legend>视图</legend>'
    yield _box("radio", "view", "merged", "合并", True) + _box("radio", "view", "two", "两栏", False) + "</fieldset>\n"
    yield f"<fieldset><legend>变化</legend>{''.join(_box('checkbox', 'kind', k, words.KINDS[k], True) for k in (*KINDS, 'continued') if k in kinds)}</fieldset>\n"
    yield f"<fieldset><legend>对象</legend>{''.join(_box('checkbox', 'what', w, words.WHATS[w], True) for w in WHATS if w in whats)}</fieldset>\n"
    yield '<span class="count">显示 <output id="shown" aria-live="polite"></output>　键：j 下一处，k 上一处，v 换视图</span>\n</form>\n'


def _box(type: str, name: str, value: str, label: str, checked: bool) -> str:
    return f'<label><input type="{type}" name="{name}" value="{value}"{" checked" if checked else ""}><span>{label}</span></label>'


def _jump_list(found: Iterable[Group], names: dict[int, str]) -> Iterator[str]:
    yield '<nav aria-label="变化一览"><ol>\n'
    for group in found:
        for entry in group.entries:
            said = "、".join(words.KINDS[kind] for kind in entry.kinds)
            yield f'<li><a href="#{names[id(entry)]}">{said} {escape(entry.name)}</a></li>\n'
    yield "</ol></nav>\n"


def _group(group: Group, names: dict[int, str]) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(group.title)}</h2>\n"
    for entry in group.entries:
        yield from _entry(entry, names[id(entry)])
    yield "</section>\n"


def _entry(entry: Entry, name: str) -> Iterator[str]:
    kinds = " ".join(entry.kinds)
    badges = "".join(f'<span class="kind">{words.KINDS[kind]}</span>' for kind in entry.kinds)
    like = f" · 相似度 {entry.similarity:.2f}" if entry.similarity is not None else ""
    what = entry.changes[0].what
    yield f'<article id="{name}" class="{kinds}" data-kinds="{kinds}" data-what="{what}" tabindex="-1" aria-labelledby="{name}h">\n'
    inside = f"在“{entry.inside}” · " if entry.inside else ""
    yield f'<h3 id="{name}h">{badges}{words.WHATS[what]} {escape(entry.name)}</h3>\n<span class="ids">{escape(inside + entry.ids)}{like}</span>\n'
    if entry.places:
        yield f'<p class="place">位置：{escape(entry.places[0])} → {escape(entry.places[1])}</p>\n'
    for field in entry.fields:
        yield from _field(field, entry.kinds[0])
    yield "</article>\n"


def _field(field: FieldChange, kind: str) -> Iterator[str]:
    said = meaning(field)
    yield f'<span class="field">{escape(words.field_name(field.field))}{f"""<span class="meaning">{escape(said)}</span>""" if said else ""}</span>\n'
    ops = field.ops or tuple(_replaced(field))
    yield f'<p class="merged">{_marked(ops)}</p>\n'
    if kind in ("added", "removed"):
        yield f'<p class="columns">{_marked(ops)}</p>\n'
        return
    old, new = (list(side(field, new)) if field.ops else [op for op in ops if op[0] == ("insert" if new else "delete")] for new in (False, True))
    yield f'<div class="columns"><div><small>旧</small><p>{_marked(old)}</p></div><div><small>新</small><p>{_marked(new)}</p></div></div>\n'


def _replaced(field: FieldChange) -> Iterator[Op]:
    if field.old is not None:
        yield "delete", printed(field.field, field.old)
    if field.new is not None:
        yield "insert", printed(field.field, field.new)


def _marked(ops: Iterable[Op]) -> str:
    tags = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}
    return "".join(tags[op].format(escape(text)) for op, text in ops if text)
