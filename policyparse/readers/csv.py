"""CSV. The source text is the decoded file, character for character: cells and lines are stretches of it.

A file of one record with one long text (a report saved by a crawler) is that document, its other fields beside it; any other
is a table. The marks between the fields are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from policyparse.errors import UnreadableInput
from policyparse.readers import text
from policyparse.rules import rule
from policyparse.source import Chrome, Line, PortalField, SourceCell, SourceDocument, SourceTable, find_invisible, split_lines
from policyparse.text.passage import Span, merge

DELIMITERS = (",", "\t", ";", "|")
LOOKED_AT = 200  # records that decide whether it is CSV
LONG_TEXT = 400  # characters; a field with fewer is a value
MAX_RECORDS = 200_000
MAX_FIELDS = 1_000  # of a record; a line with more is no record
_LONGEST_NAME = 30  # of a column
_TITLES = ("title", "标题", "名称", "文件名称", "name")
_SENTENCE = rule(
    "[。；！？]|，.*，",
    examples=["加强渔港管理。", "渔港改造，渔船登记，渔民培训"],
    rejects=["渔港名称", "渔港，渔船"],
    why="A sentence where a field or the heading of a column would stand: the file is no table.",
)


class Field(NamedTuple):
    """A field, its quotes outside of [start, end)."""

    start: int
    end: int
    quoted: bool


Record = tuple[Field, ...]


def read(data: bytes, name: str, sha256: str) -> SourceDocument:
    """The source document of a CSV file. Raises UnreadableInput where the bytes are no Chinese CSV."""
    source = text.read(data, name, sha256)
    found = from_source(source)
    if found is None:
        raise UnreadableInput(name, "the text has no records of the same number of fields", "check the delimiter, or give it as plain text")
    return found


def from_source(source: SourceDocument) -> SourceDocument | None:
    """The same text read as CSV; None where it is none."""
    delimiter = dialect(source.text)
    if delimiter is None:
        return None
    records = list(_records(source.text, delimiter, MAX_RECORDS + 1))
    if len(records) > MAX_RECORDS:
        raise UnreadableInput(source.name, f"the file has more than the {MAX_RECORDS} records that are read", "split it")
    source = replace(source, reader="csv", media_type="text/csv", lines=(), invisible=())
    return _as_document(source, records) or _as_table(source, records)


def dialect(content: str) -> str | None:
    """The delimiter that gives records of one width under a header of names; None for any other text."""
    first = content.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return next((d for d in sorted(DELIMITERS, key=lambda d: -first.count(d)) if d in first and _holds(content, d)), None)


def _holds(content: str, delimiter: str) -> bool:
    records = list(_records(content, delimiter, LOOKED_AT))
    if len(records) < 2 or len(records[0]) < 2 or len({len(r) for r in records}) > 1:
        return False
    names = ["".join(content[f.start : f.end].split()) for f in records[0]]
    if len(set(names)) < len(names) or any(not n or len(n) > _LONGEST_NAME or _SENTENCE.search(n) for n in names):
        return False
    fields = [f for record in records[1:] for f in record]
    if any(not f.quoted and _SENTENCE.search(content, f.start, f.end) for f in fields) and delimiter != "\t":
        return False
    # two lines with a comma each are no table yet
    return len(records) > 2 or all(n.isascii() for n in names) or any(f.quoted for f in fields)


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    return re.compile(rf'[ ]*"(?P<quoted>[^"]*(?:""[^"]*)*)(?:"|\Z)[^{d}\r\n]*|(?P<plain>[^{d}\r\n]*)')


def _records(content: str, delimiter: str, most: int) -> Iterator[Record]:
    """The first `most` records that hold anything. A quote that is never closed runs to the end, as spreadsheets read it."""
    pattern, at, count = _field(delimiter), len(content) - len(content.lstrip("\ufeff")), 0
    while at < len(content) and count < most:
        record: list[Field] = []
        while True:
            match = pattern.match(content, at)
            if match is None or len(record) >= MAX_FIELDS:
                return
            kind = "plain" if match["quoted"] is None else "quoted"
            record.append(Field(match.start(kind), match.end(kind), kind == "quoted"))
            at = match.end()
            if content[at : at + 1] != delimiter:
                break
            at += 1
        at += 2 if content.startswith("\r\n", at) else 1
        if len(record) > 1 or record[0].end > record[0].start:
            count += 1
            yield tuple(record)


def _trimmed(content: str, field: Field) -> Span:
    piece = content[field.start : field.end]
    start = field.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def documents(content: str) -> list[tuple[str, str]]:
    """(title, CSV of this record alone) for each record of a CSV of documents; empty where the text is none.

    >>> documents("a,b\\n1,2\\n3,4\\n")
    []
    """
    delimiter = dialect(content)
    records = list(_records(content, delimiter, MAX_RECORDS + 1)) if delimiter else []
    if len(records) < 3 or len(records) > MAX_RECORDS or _text_column(content, records) is None:
        return []
    header, *rows = records
    names = ["".join(content[f.start : f.end].split()).lower() for f in header]
    title = next((i for i, name in enumerate(names) if name in _TITLES), None)
    head = content[_edges(content, header)[0] : _edges(content, header)[1]]
    return [("" if title is None else content[row[title].start : row[title].end], head + "\n" + content[slice(*_edges(content, row))]) for row in rows]


def _edges(content: str, record: Record) -> tuple[int, int]:
    """Where a record begins and ends, its quotes included."""
    return record[0].start - record[0].quoted, record[-1].end + record[-1].quoted


def _text_column(content: str, records: Sequence[Record]) -> int | None:
    """The column whose field is a long text in every record, where no other one is; None in a table."""
    rows = records[1:]
    longest = [max(range(len(row)), key=lambda i: row[i].end - row[i].start) for row in rows]
    if len(set(longest)) > 1 or any(row[i].end - row[i].start < LONG_TEXT for row, i in zip(rows, longest, strict=True)):
        return None
    if any(_trimmed(content, f)[1] - f.start >= LONG_TEXT for row in rows for i, f in enumerate(row) if i != longest[0]):
        return None
    return longest[0]


def _as_document(source: SourceDocument, records: Sequence[Record]) -> SourceDocument | None:
    """The long text of the one record as lines, its other fields as what the file says beside it."""
    column = _text_column(source.text, records)
    if column is None:
        return None
    header, *rows = records
    if len(rows) > 1:
        raise UnreadableInput(source.name, f"the file holds {len(rows)} documents, one a record", "extract it into a folder (-o FOLDER), each becomes a file of its own")
    body = rows[0][column]
    lines = tuple(_moved(line, body.start) for line in split_lines(source.text[body.start : body.end]))
    portal = tuple(
        PortalField("".join(source.text[name.start : name.end].split()), source.text[span.start : span.end].replace('""', '"'), *span)
        for i, (name, field) in enumerate(zip(header, rows[0], strict=True))
        if i != column and (span := _trimmed(source.text, field)).end > span.start
    )
    told = [*((f.start, f.end) for f in portal), (body.start, body.end)]
    invisible = merge(sorted({*_doubled(source.text, [body]), *find_invisible(source.text, lines)}))
    return text.unflattened(replace(source, lines=lines, portal=portal, chrome=_between(source.text, told), invisible=invisible))


def _moved(line: Line, by: int) -> Line:
    return Line(Span(line.span.start + by, line.span.end + by), Span(line.raw.start + by, line.raw.end + by), line.gap)


def _as_table(source: SourceDocument, records: Sequence[Record]) -> SourceDocument:
    cells = tuple(SourceCell(r, c, 1, 1, *_trimmed(source.text, field)) for r, record in enumerate(records) for c, field in enumerate(record))
    invisible = merge(sorted({*_doubled(source.text, [f for record in records for f in record if f.quoted]), *find_invisible(source.text, ())}))
    table = SourceTable(0, len(source.text), cells, header_rows=1)
    return replace(source, tables=(table,), chrome=_between(source.text, [(c.start, c.end) for c in cells]), invisible=invisible)


def _doubled(content: str, fields: Sequence[Field]) -> Iterator[Span]:
    """The second of two quotes, which CSV writes for one."""
    for field in fields:
        if field.quoted:
            for match in re.compile('""').finditer(content, field.start, field.end):
                yield Span(match.start() + 1, match.end())


def _between(content: str, told: Sequence[tuple[int, int]]) -> tuple[Chrome, ...]:
    """What stands between the stretches `told`: delimiters, quotes, and a header that the fields are named by."""
    found, at = [], 0
    for start, end in [*sorted(told), (len(content), len(content))]:
        gap = content[at:start]
        if gap.strip():
            begin = at + len(gap) - len(gap.lstrip())
            found.append(Chrome("separator", begin, begin + len(gap.strip())))
        at = max(at, end)
    return tuple(found)
