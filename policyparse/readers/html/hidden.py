"""Text that a page does not show: what is read all the same, and what is told of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from policyparse.diagnostics import Diagnostic, report
from policyparse.language.portal import split_label
from policyparse.readers.html.content import is_inside, running_text
from policyparse.readers.html.flow import DataTable, Flow, Flowed, LeftOut, flow
from policyparse.readers.html.style import NO_TEXT, Style
from policyparse.text.passage import Span
from policyparse.text.script import has_chinese

_EXCERPT = 40  # characters
_MOST = 5  # places that are told one by one
_LONGEST_VALUE = 100  # characters of a portal's field
_LAYERS = 3  # elements hidden inside of one another that a script may show
_HARDLY_ANY = 40  # characters of running text; the shortest real notice has more


def shown(page: Any) -> tuple[Flowed, list[Diagnostic]]:
    """The page in reading order. What its style hides is read where it is the document and nothing else is: portals that show
    their text by script hide `<div id="zoom">` until then."""
    style = Style(page)
    found = flow(page, style)
    for _ in range(_LAYERS):
        hidden = _document_among(found, style)
        if not hidden:
            break
        style.revealed |= hidden
        found = flow(page, style)
    findings = []
    if style.revealed:
        size = running_text(found.pieces)
        findings.append(report("PP128", f"the page hides {size} characters of running text until a script shows them; they were read"))
    if running_text(found.pieces) < _HARDLY_ANY and not any(isinstance(p, DataTable) for p in found.pieces):
        silent = sum(sum(map("\u4e00".__le__, e.text or "")) for e in page.iter(*NO_TEXT) if has_chinese(e.text or ""))
        said = f"; {silent} Chinese characters stand in its scripts or form fields" if silent > _HARDLY_ANY else ""
        findings.append(report("PP129", f"the page shows hardly any running text{said}"))
    values = _values_of_labels(found)
    if values:
        style.revealed |= values
        found = flow(page, style)
    return found, findings


def _document_among(found: Flowed, style: Style) -> set[Any]:
    """The hidden elements of one parent that hold more running text than the page shows; empty where none do."""
    groups: dict[Any, set[Any]] = defaultdict(set)
    sizes: dict[Any, int] = defaultdict(int)
    for one in found.left_out:
        if one.kind == "hidden" and "。" in one.text:
            parent = one.element.getparent()
            groups[parent].add(one.element)
            sizes[parent] += running_text(flow(one.element, style).pieces) or len(one.text)
    best = max(sizes, key=lambda parent: sizes[parent], default=None)
    return groups[best] if best is not None and sizes[best] > running_text(found.pieces) else set()


def _values_of_labels(found: Flowed) -> set[Any]:
    """The hidden elements that hold the value of a portal's field whose label is shown without one: ``[发文机构] <span class="fwdw">…``."""
    values: dict[Any, Any] = {}
    for one in found.left_out:
        parent = one.element.getparent()
        if one.kind == "hidden" and parent not in values and len(one.text) <= _LONGEST_VALUE:
            label = split_label(" ".join([parent.text or "", *(e.tail or "" for e in parent)]).strip())
            if label and not label[1]:
                values[parent] = one.element
    return set(values.values())


def told(root: Any, pieces: Sequence[Flow], left_out: Sequence[LeftOut], spans: Sequence[Span]) -> Iterator[Diagnostic]:
    """What is to be said of text that the content of the page does not show, or shows struck out."""
    inside = [one for one in left_out if any(e is root for e in one.path) and has_chinese(one.text + "一" * (one.kind == "struck"))]
    for code, kind, what in (("PP126", "struck", "struck out"), ("PP121", "hidden", "hidden by the style of the page")):
        some = [one for one in inside if one.kind == kind]
        for one in some[:_MOST]:
            text = one.text if len(one.text) <= _EXCERPT else one.text[:_EXCERPT] + "…"
            yield report(code, f"text that is {what} is left out: {text!r}", None, _place(one.at, pieces, spans, root))
        if len(some) > _MOST:
            yield report(code, f"and {len(some) - _MOST} more places whose text is {what}", None, _place(some[_MOST].at, pieces, spans, root))


def _place(at: int, pieces: Sequence[Flow], spans: Sequence[Span], root: Any) -> list[Span]:
    """The piece in which something was left out, or the nearest one of the content."""
    near = [i for i in (at, at - 1) if 0 <= i < len(pieces) and is_inside(pieces[i], root) and spans[i].end > spans[i].start]
    return [spans[near[0]]] if near else []
