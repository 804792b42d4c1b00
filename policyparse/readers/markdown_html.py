"""HTML tables and formulas inside of Markdown, as services for text recognition write them: places in the text, nothing moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from policyparse.source import SourceCell, SourceTable
from policyparse.text.passage import Span

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_SPAN = re.compile(r"""\b(rowspan|colspan)\s*=\s*["']?\s*(\d{1,4})""", re.IGNORECASE)
_INNER = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_WIDEST = 200  # columns
_FORMULA = re.compile(r"(?<![\\$])(?P<open>\${1,2})(?P<inside>[^$\n]{1,200}?)(?<!\\)(?P<close>\${1,2})(?!\$)")
_MARKED_UP = re.compile(r"[\\^_{}]|^\s*[\d.,~\-+<>=%\s]+$")
# what a formula writes around its characters: \% · \text{…} · ^{3} · _{2.5} · blanks, which it does not print; \mu g leaves ug, as typists write it
_DRESS = re.compile(
    r"\\(?:text|mathrm|mathbf|mathit|rm|bf|operatorname|left|right|displaystyle)\b\s*|\\(?=[%&#_$])|[\^_](?=\{)|[\^_](?=\d)|[{}]|\\[,;:!]|\\(?=\s)|\\q?quad\b|\\m(?=u\b)|[ \t]+"
)


class HtmlTable(NamedTuple):
    """A table and what of its stretch is markup."""

    table: SourceTable
    markup: tuple[Span, ...]


def html_tables(content: str, start: int) -> Iterator[HtmlTable]:
    """The tables from `start` on, those inside of others left to the outer one. One that is never closed is none, nor is one in the midst of a line."""
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(content, start):
        if tag["name"].lower() == "table" and not tag["close"]:
            opened = opened or [tag]
        if not opened:
            continue
        if opened[-1] is not tag:
            opened.append(tag)
        if tag["name"].lower() == "table" and tag["close"]:
            if not content[content.rfind("\n", 0, opened[0].start()) + 1 : opened[0].start()].strip():
                yield _table(content, opened)
            opened = []


def _table(content: str, tags: list[re.Match[str]]) -> HtmlTable:
    cells: list[SourceCell] = []
    markup = [Span(*tag.span()) for tag in tags]
    row, col, header = -1, 0, 0
    free: dict[int, int] = {}  # column → the first row in which it is free again
    in_head = False
    for tag, following in pairwise(tags):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if name == "thead":
            in_head = not closes
        elif name == "tr" and not closes:
            row, col = row + 1, 0
            header = row + 1 if in_head else header
        elif name in ("td", "th") and not closes:
            row = max(row, 0)
            while free.get(col, 0) > row:
                col += 1
            spans = {key.lower(): min(max(int(value), 1), _WIDEST) for key, value in _SPAN.findall(tag["attributes"])}
            height, width = spans.get("rowspan", 1), spans.get("colspan", 1)
            inner = content[tag.end() : following.start()]
            left = tag.end() + len(inner) - len(inner.lstrip())
            cells.append(SourceCell(row, col, height, width, left, max(left, tag.end() + len(inner.rstrip()))))
            markup += [Span(tag.end() + m.start(), tag.end() + m.end()) for m in _INNER.finditer(inner)]
            free.update((c, row + height) for c in range(col, col + width))
            col += width
    last = max((cell.row for cell in cells), default=0)
    cells = [cell._replace(row_span=min(cell.row_span, last + 1 - cell.row)) for cell in cells]
    return HtmlTable(SourceTable(tags[0].start(), tags[-1].end(), tuple(cells), header), tuple(markup))


def formula_marks(content: str, start: int) -> Iterator[Span]:
    """What marks up the formulas of a text: dollars, braces, commands that only dress their text. ``$40\\%$`` reads 40%."""
    for formula in _FORMULA.finditer(content, start) if "$" in content else ():
        if not _MARKED_UP.search(formula["inside"]):
            continue
        yield Span(*formula.span("open"))
        for dress in _DRESS.finditer(content, formula.start("inside"), formula.end("inside")):
            yield Span(*dress.span())
        yield Span(*formula.span("close"))
