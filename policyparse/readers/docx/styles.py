"""styles.xml: what a paragraph has from its style, and the style from the one that it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from policyparse.readers.docx.names import W, is_on, number, value, whole

_DEEPEST = 32  # styles based on styles; a damaged file may go in a circle


class NumberProperties(NamedTuple):
    """w:numPr: which list, at which level. None: not said."""

    num_id: int | None
    level: int | None


class Style(NamedTuple):
    """What a style says of its paragraphs."""

    based_on: str | None
    name: str
    numbering: NumberProperties | None
    indented: bool | None
    vanish: bool | None
    strike: bool | None


_NONE = Style(None, "", None, None, None, None)


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iter(W + "style"):
            name = element.get(W + "styleId", "")
            self._styles[name] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = name
        self.any_hidden = any(style.vanish for style in self._styles.values())
        self.any_struck = any(style.strike for style in self._styles.values())

    def chain(self, name: str | None) -> Iterator[tuple[str, Style]]:
        """The style and those below it, outermost first."""
        for _ in range(_DEEPEST):
            if not name or name not in self._styles:
                return
            yield name, self._styles[name]
            name = self._styles[name].based_on

    def numbering(self, name: str) -> tuple[str, NumberProperties] | None:
        """The list that a style belongs to, with the style of the chain that says so."""
        for own, style in self.chain(name):
            if style.numbering and style.numbering.num_id is not None:
                return own, style.numbering
        return None

    def indented(self, name: str) -> bool | None:
        """Whether a paragraph's first line is indented, by itself or its style."""
        return next((style.indented for _, style in self.chain(name) if style.indented is not None), None)

    def hidden(self, name: str | None) -> bool | None:
        """Whether a run is hidden, by itself or its style."""
        return next((style.vanish for _, style in self.chain(name) if style.vanish is not None), None) if self.any_hidden else None

    def struck(self, name: str | None) -> bool | None:
        """Whether a run is struck out, by itself or its style."""
        return next((style.strike for _, style in self.chain(name) if style.strike is not None), None) if self.any_struck else None

    def is_contents(self, name: str) -> bool:
        """Whether paragraphs of this style are lines of a table of contents."""
        return self._styles.get(name, _NONE).name.lower().startswith(("toc ", "toc heading", "目录"))


def _style(element: Any) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    return Style(
        based_on=value(element, "basedOn"),
        name=value(element, "name") or "",
        numbering=None if paragraph is None else number_properties(paragraph),
        indented=None if paragraph is None else first_line(paragraph),
        vanish=None if run is None else is_on(run, "vanish"),
        strike=None if run is None else strikes(run),
    )


def strikes(run: Any) -> bool | None:
    """Whether w:rPr strikes its run out, with one line or two; None where it does not say."""
    said = [on for on in (is_on(run, "strike"), is_on(run, "dstrike")) if on is not None]
    return any(said) if said else None


def number_properties(paragraph: Any) -> NumberProperties | None:
    """w:numPr of a w:pPr."""
    found = paragraph.find(W + "numPr")
    return None if found is None else NumberProperties(number(found, "numId"), number(found, "ilvl"))


def first_line(paragraph: Any) -> bool | None:
    """Whether w:ind of a w:pPr sets the first line in. None where it says nothing of the first line."""
    ind = paragraph.find(W + "ind")
    if ind is None:
        return None
    said = [whole(ind.get(W + key)) for key in ("firstLineChars", "firstLine")]
    if any(ind.get(W + key) not in (None, "0") for key in ("hanging", "hangingChars")):
        return False
    return next((n > 0 for n in said if n is not None and n > 0), None if all(n is None for n in said) else False)
