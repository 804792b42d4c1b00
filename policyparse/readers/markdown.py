"""Markdown. The source text is the decoded file; what only marks up the text is furniture.

Marks that open a line (#, >, -) stand outside of the line; those inside of one (**, links, escapes) are set aside like
invisible characters. Asterisks that mask figures (****年, **.*%) are no emphasis: it must stand at an edge of words, and hold more than digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from policyparse.errors import UnreadableInput
from policyparse.readers import text
from policyparse.readers.markdown_html import formula_marks, html_tables
from policyparse.rules import rule
from policyparse.source import Chrome, Line, PortalField, SourceCell, SourceDocument, SourceTable, find_invisible
from policyparse.text.passage import Span, merge

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?=\S)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:=+|-{2,}|(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})[^`]*$")
_LEAD = re.compile(r"[ ]{0,3}(?:>[ ]?)+[ \t]*|[ \t]*[-*+][ \t]+(?=[^\s*])")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FRONT_FIELD = re.compile(r"^(?P<label>[\w\u4e00-\u9fff -]{1,30}?)[ \t]*[:：][ \t]*(?P<value>\S.*?)[ \t]*\r?$", re.MULTILINE)
_CELL = re.compile(r"(?:\\.|[^|\\\r\n])+")
_STRONG_HEADING = rule(
    r"(?m)^[ \t]*\*\*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、]|第[一二三四五六七八九十百]{1,4}[章节条])[^*\n]{1,80}\*\*",
    examples=["**一、总体要求**", "**（二）渔港改造**", "**第三章 渔船**"],
    rejects=["**渔港**改造", "一、总体要求", "**渔港改造**"],
    why="A heading that is set in bold and not marked as one: **一、总体要求**.",
)
# Inline marks; group 1 and 2 are what is set aside on either side of the text.
_EDGE = r"[\s，。；：、！？“”‘’《》（）()【】〔〕]"
_WORDS = r"(?=[^\s*_.。，%])(?=[^*_]*[\u4e00-\u9fffA-Za-z])"
_INLINE = (
    # at an edge of words anything may be strong; glued in on both sides only what is no clause and begins with no unit:
    # 投资**亿元，其中**亿元 and 建成**个 are masked
    re.compile(rf"(?:(?<=^)|(?<={_EDGE}))(\*\*|__){_WORDS}[^*_\n]+?(?<=\S)(\1)(?!\1)", re.MULTILINE),
    re.compile(rf"(?<![*_])(\*\*|__){_WORDS}[^*_\n]+?(?<=\S)(\1)(?=$|{_EDGE})", re.MULTILINE),
    re.compile(rf"(?<=[\u4e00-\u9fff])(\*\*)(?![亿万元年月日个项家公吨户人亩平％]){_WORDS}[^*_\n，。；：]+?(?<=\S)(\1)(?=[\u4e00-\u9fff])"),
    re.compile(rf"(?:(?<=^)|(?<={_EDGE}))(\*|_)(?=[^\s*_.])(?=[^*_]*[\u4e00-\u9fffA-Za-z])[^*_\n]+?(?<=\S)(\1)(?=$|{_EDGE})", re.MULTILINE),
    re.compile(r"(`)[^`\n]+(`)"),
    re.compile(r"(?<!!)(\[)[^\[\]\n]{1,500}(\]\([^()\s]{0,2000}(?:\s+\"[^\"]*\")?\))"),
)
_WHOLE = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|<br\s*/?>|</?(?:sup|sub|u|b|i|strong|em|font|span|div|p|center)(?:\s[^<>\n]*)?>|&nbsp;|\\(?=[\\`*_{}\[\]()#+.!|<>~-])|\\$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass
class _Found:
    lines: list[Line] = field(default_factory=list)
    tables: list[SourceTable] = field(default_factory=list)
    chrome: list[Chrome] = field(default_factory=list)
    portal: list[PortalField] = field(default_factory=list)


def read(data: bytes, name: str, sha256: str) -> SourceDocument:
    """The source document of a Markdown file. Raises UnreadableInput where the bytes are no Chinese Markdown."""
    found = from_source(text.read(data, name, sha256))
    if found is None:
        raise UnreadableInput(name, "the text has no heading or table in Markdown", "give it as plain text")
    return found


def from_source(source: SourceDocument) -> SourceDocument | None:
    """The same text read as Markdown; None where it is none."""
    if not recognised(source.text):
        return None
    found = _Found()
    start = _front_matter(source.text, found)
    tables = list(html_tables(source.text, start)) if "<t" in source.text.lower() else []
    comments = _joined([*_comments(source.text, start), *(Span(t.table.start, t.table.end) for t in tables)])
    comments = tuple(span for span in comments if span.start >= start)
    found.tables += [t.table for t in tables]
    found.chrome += [Chrome("markup", a, b) for t in tables for a, b in t.markup]
    _lines(source.text, start, list(comments), found)
    found.tables.sort(key=lambda t: t.start)
    lines = tuple(found.lines)
    inline = [*_inline(source.text, start), *formula_marks(source.text, start)]
    chrome = sorted([*found.chrome, *(Chrome("markup", a, b) for a, b in _comments(source.text, start))], key=lambda c: (c.start, c.end))
    return text.unflattened(replace(
        source, reader="markdown", media_type="text/markdown", folded=_unstarred(source.folded, [*inline, *(Span(c.start, c.end) for c in chrome)]), lines=lines, tables=tuple(found.tables), chrome=tuple(chrome), portal=tuple(found.portal),
        invisible=_joined([*find_invisible(source.text, lines), *inline]),
    ))  # fmt: skip


def recognised(content: str) -> bool:
    """Whether a text is Markdown: it has a heading with #, a table with its row of dashes, YAML before the text, or strong headings."""
    # a look for the mark first: a search at the start of every line takes as long as decoding the file
    if "#" in content and re.search(rf"^{_HEADING.pattern}", content, re.MULTILINE):
        return True
    if "**" in content and len(_STRONG_HEADING.findall(content)) > 1:
        return True
    if "<table" in content.lower() and "</table" in content.lower():
        return True
    front = _FRONT.match(content)
    if front and _FRONT_FIELD.search(front["body"]):
        return True
    return "|" in content and bool(re.search(r"^[ \t]*\|.*\|[ \t]*\r?\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*\r?$", content, re.MULTILINE))


def _front_matter(content: str, found: _Found) -> int:
    """The fields of the YAML before the text; returns where the text begins."""
    match = _FRONT.match(content)
    if not match or not match["body"].strip() or not _FRONT_FIELD.search(match["body"]):
        return 0
    at = 0
    for one in _FRONT_FIELD.finditer(content, match.start("body"), match.end("body")):
        found.portal.append(PortalField("".join(one["label"].split()), one["value"].strip("\"'"), one.start("label"), one.end("value")))
        found.chrome += _rest(content, at, one.start("label"))
        at = one.end("value")
    found.chrome += _rest(content, at, match.end())
    return match.end()


def _rest(content: str, start: int, end: int) -> Iterator[Chrome]:
    for match in re.compile(r"\S(?:[^\r\n]*\S)?").finditer(content, start, end):
        yield Chrome("markup", match.start(), match.end())


_NEWLINE = re.compile(r"\r\n|\n|\r")


def _comments(content: str, at: int) -> Iterator[Span]:
    while (start := content.find("<!--", at)) >= 0 and (end := content.find("-->", start)) >= 0:
        yield Span(start, end + 3)
        at = end + 3


def _printed(content: str, start: int) -> list[Span]:
    rows, at = [], start
    for match in _NEWLINE.finditer(content, start):
        rows.append(Span(at, match.start()))
        at = match.end()
    return [*rows, Span(at, len(content))]


def _lines(content: str, start: int, comments: list[Span], found: _Found) -> None:
    rows, gap, at, fenced = _printed(content, start), True, 0, False
    hidden = iter([*comments, Span(len(content) + 1, len(content) + 1)])
    comment = next(hidden)
    while at < len(rows):
        begin, end = rows[at]
        while comment.end <= begin:
            comment = next(hidden)
        row = content[begin:end]
        if comment.start <= begin + len(row) - len(row.lstrip()) < comment.end or not row.strip():
            # a line that a comment opens: what stands behind the comment is rare and kept
            if row.strip() and comment.end < end and content[comment.end : end].strip():
                found.lines.append(_line(content, Span(comment.end, end), gap))
            gap, at = True, at + 1
            continue
        if _FENCE.match(row):
            fenced = not fenced
            found.chrome += _rest(content, begin, end)
        elif not fenced and _is_table(content, rows, at):
            at = _table(content, rows, at, found)
            gap = True
            continue
        elif not fenced and (_RULE.match(row) or ("|" in row and _DELIMITER_ROW.match(row))):
            found.chrome += _rest(content, begin, end)
            gap = True
        else:
            found.lines.append(_marked(content, Span(begin, end), gap, fenced, found))
            gap = bool(_HEADING.match(row)) and not fenced
        at += 1


def _marked(content: str, row: Span, gap: bool, fenced: bool, found: _Found) -> Line:
    """A line without the mark that opens it, and without the closing one of a heading."""
    start, end = row
    if not fenced:
        head = _HEADING.match(content, start, end)
        lead = head or _LEAD.match(content, start, end)
        if lead and lead.end() < end:
            found.chrome += _rest(content, start, lead.end())
            start = lead.end()
        tail = _CLOSING.search(content, start, end) if head else None
        if tail and tail.start() > start:
            found.chrome += _rest(content, tail.start(), end)
            end = tail.start()
    return _line(content, Span(start, end), gap)


def _line(content: str, raw: Span, gap: bool) -> Line:
    piece = content[raw.start : raw.end]
    start = raw.start + len(piece) - len(piece.lstrip())
    return Line(Span(start, start + len(piece.strip())), raw, gap)


def _is_table(content: str, rows: list[Span], at: int) -> bool:
    """A head and a row of dashes below it, as many cells each. A head that leaves its last cells empty is none: ``事项`` stood
    above two columns, and a converter filled up on the right. Such rows are put into columns as those of any flattened table."""
    if at + 1 >= len(rows):
        return False
    head, rule = (content[a:b] for a, b in rows[at : at + 2])
    if "|" not in head or "|" not in rule or not _DELIMITER_ROW.match(rule):
        return False
    cells = _cells(content, rows[at])
    return len(cells) == len(_cells(content, rows[at + 1])) and cells[-1].end > cells[-1].start


def _table(content: str, rows: list[Span], at: int, found: _Found) -> int:
    """The pipe table that begins at row `at`; returns the row behind it."""
    cells: list[SourceCell] = []
    first, r = at, 0
    while at < len(rows) and "|" in content[rows[at].start : rows[at].end]:
        row = rows[at]
        told = [] if at == first + 1 else _cells(content, row)
        cells += [SourceCell(r, c, 1, 1, *span) for c, span in enumerate(told)]
        edge = row.start
        for span in [*told, Span(row.end, row.end)]:
            found.chrome += _rest(content, edge, span.start)
            edge = span.end
        r += at != first + 1
        at += 1
    found.tables.append(SourceTable(rows[first].start, rows[at - 1].end, tuple(cells), header_rows=1))
    return at


def _cells(content: str, row: Span) -> list[Span]:
    """The cells of a row, blanks and outer pipes dropped."""
    piece = content[row.start : row.end]
    start, end = row.start + len(piece) - len(piece.lstrip()), row.start + len(piece.rstrip())
    start += content.startswith("|", start)
    if content[end - 1 : end] == "|" and content[end - 2 : end - 1] != "\\" and end > start:
        end -= 1
    spans, at = [], start
    while True:
        match = _CELL.match(content, at, end)
        stop = match.end() if match else at
        inner = content[at:stop]
        left = at + len(inner) - len(inner.lstrip()) if inner.strip() else at
        spans.append(Span(left, left + len(inner.strip())))
        if stop >= end:
            return spans
        at = stop + 1


def _inline(content: str, start: int) -> Iterator[Span]:
    for pattern in _INLINE:
        for match in pattern.finditer(content, start):
            # “**+医疗”和……**核查 masks two names: what is strong cuts no quotation and no bracket
            if all(match[0].count(a) == match[0].count(b) for a, b in ("“”", "（）", "《》")):
                yield Span(*match.span(1))
                yield Span(*match.span(2))
    for match in _WHOLE.finditer(content, start):
        yield Span(*match.span())


def _unstarred(folded: str, marks: list[Span]) -> str:
    """The folded text with blanks for the asterisks that mark it up, so that none of them reads as a masked figure."""
    pieces, at = [], 0
    for start, end in _joined(marks):
        pieces += [folded[at:start], folded[start:end].replace("*", " ")]
        at = end
    return "".join([*pieces, folded[at:]])


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap or touch run together."""
    joined: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return merge(joined)
