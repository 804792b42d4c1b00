"""Which element of a page holds the document: the deepest one that has nearly all of its running text.

Weighed against kept extractors by benchmarks/content.py on 74 saved portal pages: trafilatura keeps the document's own
lines as well as this does (99 %), but lets in 44 % of the site's (this: 3 %), most of them the portal's fields, which are
wanted as metadata; readability lets in 2 % and loses 5 % of the document's own, signatures and 附件 lines among them.
Neither says where its text stands in the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from policyparse.readers.html.flow import DataTable, Flow, TextLine
from policyparse.rules import rule

_STOPS = rule(
    "[，。；：、]",
    examples=["渔港，渔船", "任务：渔港"],
    rejects=["渔港 渔船", "首页"],
    why="A mark of punctuation: a stretch of text that has many of them is no menu.",
)
_SHORTEST = 20  # characters; shorter lines are menus as often as text
_SHARE = 0.75  # of the page's running text that the content holds
_TABLE_WEIGHT = 0.5  # a character of a table against one of running text


def content_root(pieces: Sequence[Flow], page: Any) -> Any:
    """The element that holds the document; the whole page where no smaller one does."""
    weights: dict[Any, float] = defaultdict(float)
    total = 0.0
    for piece in pieces:
        weight = _weight(piece)
        total += weight
        for element in piece.path:
            weights[element] += weight
    best, depth = page, -1
    for piece in pieces:
        for level, element in enumerate(piece.path):
            if level > depth and weights[element] >= _SHARE * total > 0 and element.tag not in ("p", "span", "strong", "b", "font", "a", "tr", "table"):
                best, depth = element, level
    return _with_text_above(best, pieces)


def _with_text_above(root: Any, pieces: Sequence[Flow]) -> Any:
    """`root`, or where tables outweigh the notice that they are attached to (one line of text, a list of forty projects) and it
    holds none of the text, the element around it that holds the text above them as well. What stands below may be the site's."""
    inside = [is_inside(piece, root) for piece in pieces]
    if any(held and isinstance(piece, TextLine) and _weight(piece) for held, piece in zip(inside, pieces, strict=True)):
        return root
    above = [piece for piece in pieces[: inside.index(True)] if isinstance(piece, TextLine) and _weight(piece)] if True in inside else []
    wanted = _SHARE * sum(map(_weight, above))
    while above and sum(_weight(piece) for piece in above if is_inside(piece, root)) < wanted:
        root = root.getparent()
    return root


def _weight(piece: Flow) -> float:
    if isinstance(piece, DataTable):
        return _TABLE_WEIGHT * sum(len(line) for cell in piece.cells for line in cell.lines)
    if len(piece.text) < _SHORTEST or not _STOPS.search(piece.text) or 2 * piece.linked > len(piece.text):
        return 0.0
    return float(len(piece.text))


def running_text(pieces: Sequence[Flow]) -> int:
    """Characters of the lines that hold a whole sentence, as no menu and no foot of a page does."""
    return sum(len(piece.text) for piece in pieces if isinstance(piece, TextLine) and "。" in piece.text)


def is_inside(piece: Flow, element: Any) -> bool:
    """Whether a piece stands inside an element."""
    return any(e is element for e in piece.path)


def mostly_links(piece: TextLine) -> bool:
    """A line of links: a menu, a list of related pages, files to download."""
    return 2 * piece.linked > len(piece.text)
