"""How well a document was understood, from evidence that is listed: a doubt that is named is no wrong value.

Nothing here looks at single values. It asks what a person would ask who leafs through the result: is there a title, a body, is much
of the text put aside, do the numbers go on?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policyparse.diagnostics import Diagnostic, register
from policyparse.model import PolicyDocument, Reading
from policyparse.model.walk import Leaf, all_sections, outlines

# The kinds of leaves by what a reader of the report calls them.
_KINDS = {"metadata": "header", "signature": "header", "title_note": "header", "cell": "tables", "furniture": "furniture", "unparsed": "unparsed"}
SHARES = ("body", "tables", "header", "furniture", "unparsed")

_MUCH_FURNITURE = 0.3  # of a page saved from a portal: its own text is seldom less than the site's around it
_NEARLY_ALL = 0.6  # set aside: what is left is no document that was understood
_SOME_UNPARSED = 0.01
_MUCH_UNPARSED = 0.1
_UNNUMBERED = 3000  # characters without one numbered heading: a letter is shorter, a plan has headings
_ONE_BLOCK = 6000  # characters of a single measure: its own headings were not seen

# Warnings about the file and its structure doubt the whole; all others speak of single values.
_OF_THE_WHOLE = ("PP1", "PP2", "PP303", "PP305")


def reading_of(document: PolicyDocument, text: str, leaves: Sequence[Leaf], unparsed: Iterable[tuple[int, int]], diagnostics: Iterable[Diagnostic]) -> Reading:
    """The reading of `document`, whose source text is `text`, whose `leaves` hold it, and of which `unparsed` is left."""
    shares = _shares(text, leaves, unparsed)
    poor = list(_not_understood(document, shares))
    doubts = [*poor, *_set_aside(shares), *_shapes(document, text), *_said(diagnostics)]
    return Reading(state="poor" if poor else "check" if doubts else "good", shares=shares, doubts=doubts)


def _shares(text: str, leaves: Iterable[Leaf], unparsed: Iterable[tuple[int, int]]) -> dict[str, float]:
    """The shares of the characters that are no white space, rounded to a thousandth."""
    counted: Counter[str] = Counter()
    for leaf in leaves:
        kind = "header" if leaf.where.startswith("attachment_list") else _KINDS.get(leaf.field, "body")
        counted[kind] += sum(_printed(text, a, b) for a, b in leaf.spans)
    counted["unparsed"] += sum(_printed(text, a, b) for a, b in unparsed)
    whole = sum(counted.values()) or 1
    return {name: round(counted[name] / whole, 3) for name in SHARES}


def _printed(text: str, start: int, end: int) -> int:
    return len("".join(text[start:end].split()))


def _not_understood(document: PolicyDocument, shares: Mapping[str, float]) -> Iterator[str]:
    """What leaves nothing to rely on."""
    held = shares["body"] + shares["tables"]
    if not held:
        yield "no body: nothing but a header or furniture was understood"
    elif shares["unparsed"] > _MUCH_UNPARSED:
        yield f"{shares['unparsed']:.0%} of the text is accounted for by no rule"
    elif shares["furniture"] > _NEARLY_ALL:
        yield f"{shares['furniture']:.0%} of the text is set aside as furniture"
    elif document.metadata.title is None and not any(outline.sections for outline in outlines(document)) and not shares["tables"]:
        yield "no title, and no numbered heading"


def _set_aside(shares: Mapping[str, float]) -> Iterator[str]:
    if _SOME_UNPARSED < shares["unparsed"] <= _MUCH_UNPARSED:
        yield f"{shares['unparsed']:.1%} of the text is accounted for by no rule"
    if _MUCH_FURNITURE < shares["furniture"] <= _NEARLY_ALL:
        yield f"{shares['furniture']:.0%} of the text is set aside as furniture"


def _shapes(document: PolicyDocument, text: str) -> Iterator[str]:
    """Outlines that no document of the genre has."""
    for outline in outlines(document):
        blocks = (outline.preamble, outline.closing)
        loose = sum(len(block.text) for block in blocks if block)
        if not outline.sections and loose > _UNNUMBERED:
            yield f"{loose} characters without a numbered heading"
        for section in all_sections(outline.sections):
            longest = max((len(measure.text) for measure in section.measures), default=0)
            if longest > _ONE_BLOCK:
                yield f"a measure of {section.id} has {longest} characters"


def _said(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """What extract has said itself of the file and of its structure."""
    counted = Counter(d.code for d in diagnostics if d.severity == "error" or (d.severity == "warning" and d.code.startswith(_OF_THE_WHOLE)))
    titles = register()
    for code in sorted(counted):
        yield f"{code} ×{counted[code]}: {titles[code].title}"
