"""The actions of every measure and item of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.tense import looks_back
from policyparse.facts.actions.lexicon import pattern
from policyparse.facts.actions.reading import find_actions
from policyparse.model import Action, Item, Measure, Section
from policyparse.model.walk import outlines
from policyparse.source import SourceDocument
from policyparse.text.folding import fold
from policyparse.view import DocumentView, Facts, NodeText

Bounds = list[tuple[int, int]]
Actions = dict[str, list[Action]]


def find_all_actions(view: DocumentView) -> Facts:
    """The actions of measures and items by their ids: of the body, of carried texts, and of attachments with an outline.

    What a review tells (2024年工作回顾) was done and is not to be done: its parts have none.
    """
    found: Actions = {}
    for outline in outlines(view.tree):
        _fill_sections(outline.sections, view.source, view.calendar, found)
    return Facts(found)


def _fill_sections(sections: Iterable[Section], source: SourceDocument, calendar: Calendar, found: Actions) -> None:
    for section in sections:
        if _tells(section.heading, calendar):
            continue
        if section.text and section.items:
            _fill_items(section.items, NodeText(section.id, "text", source.printed(section.text, section.text_spans)), found)
        for measure in section.measures:
            if measure.text and not _tells(measure.heading, calendar):
                _fill_measure(measure, source, found)
        _fill_sections(section.sections, source, calendar, found)


def _tells(heading: str | None, calendar: Calendar) -> bool:
    return bool(heading) and (looks_back(fold(heading or ""), calendar.year) or pattern("no_tasks").search(heading or "") is not None)


def _fill_measure(measure: Measure, source: SourceDocument, found: Actions) -> None:
    text = NodeText(measure.id, "text", source.printed(measure.text, measure.text_spans))
    found[measure.id] = _actions(text, _between(_fill_items(measure.items, text, found), len(text.text)))


def _fill_items(items: Sequence[Item], text: NodeText, found: Actions) -> Bounds:
    """Fills the actions of the items of a text; returns where the items stand in it, number and heading included.

    Points behind 禁止下列行为： are what nobody is to do; the words before them say so, and the points have no actions.
    """
    taken: Bounds = []
    forbidden = False
    for item in items:
        start, end = text.offset(item.spans[0][0]), text.offset(item.spans[-1][1] - 1) + 1
        lead = text.folded[taken[-1][1] if taken else 0 : start]
        if lead.strip():
            forbidden = pattern("forbidden_points").search(lead) is not None
        found[item.id] = [] if forbidden else _actions(text, [(end - len(item.text), end)])
        taken.append((start, end))
    return taken


def _between(taken: Bounds, length: int) -> Bounds:
    """The stretches of a text of `length` characters that none of `taken` holds; `taken` in order and apart."""
    edges = [0, *(edge for bounds in taken for edge in bounds), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _actions(text: NodeText, bounds: Bounds) -> list[Action]:
    printed = text.text
    return [
        Action(
            verb=printed[slice(*found.verb)], object=printed[slice(*found.object)] if found.object else None,
            text=printed[found.verb[0] : found.end], spans=text.cut(found.verb[0], found.end),
        )
        for found in find_actions(text.folded, bounds)
    ]  # fmt: skip
