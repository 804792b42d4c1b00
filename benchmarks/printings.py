"""One document printed in other ways: wrapped, numbered by pages, behind a card, as Markdown, as a page, as a Word file.

A printing changes nothing that a reader of the document would call its content; what policyparse reads must stay the same.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import NamedTuple

from policyparse.source import RowBlock, SourceDocument
from policyparse.structure.blocks import Paragraph
from policyparse.structure.paragraphs import build_blocks

INDENT = "\u3000\u3000"
PAGE = 28  # lines
CARD = [("发布机构", "云澜市资料中心"), ("原文链接", "https://www.example.gov.cn/t1.html"), ("抓取时间", "2031-02-03 08:00:00")]


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[str, ...]


Piece = str | Row


class Printing(NamedTuple):
    """What a way of printing gives: the bytes of a file and its suffix."""

    suffix: str
    data: bytes


def pieces(source: SourceDocument) -> list[Piece]:
    """The paragraphs and rows of a document, in reading order, without what is printed around it."""
    found: list[Piece] = []
    for block in build_blocks(source).blocks:
        if isinstance(block, Paragraph):
            found.append("".join(block.passage.text.split("\n")))
        elif isinstance(block, RowBlock):
            found += [Row(tuple(" ".join(cell.text.split()) for cell in row.cells)) for row in block.rows]
        else:
            rows: dict[int, list[str]] = {}
            for cell, passage in block.cells:
                rows.setdefault(cell.row, []).append(" ".join(passage.text.split()))
            found += [Row(tuple(cells)) for _, cells in sorted(rows.items())]
    return found


def plain(found: Sequence[Piece], between: str = "\n", cells: str = "\t") -> str:
    """A paragraph a line, the cells of a row parted by `cells`."""
    return between.join(cells.join(p.cells) if isinstance(p, Row) else p for p in found) + "\n"


def wrapped(found: Sequence[Piece], width: int, indent: str = INDENT) -> list[str]:
    """Lines of `width` characters, the first of each paragraph indented where it is long or numbered; rows whole."""
    lines: list[str] = []
    for piece in found:
        if isinstance(piece, Row):
            lines.append("\t".join(piece.cells))
            continue
        text = (indent if len(piece) > width or piece.endswith("。") else "") + piece
        lines += [text[at : at + width] for at in range(0, len(text), width)]
    return lines


def _text(text: str) -> Printing:
    return Printing(".txt", text.encode())


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("，；：（）！？", ",;:()!?"))


def _full_width_digits(text: str) -> str:
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})


def _paged(found: Sequence[Piece], head: str = "", feed: str = "") -> str:
    lines: list[str] = []
    for page, at in enumerate(range(0, len(all_lines := wrapped(found, 36)), PAGE), 1):
        lines += [head] if head and page > 1 else []
        lines += [*all_lines[at : at + PAGE], f"— {page} —{feed}"]
    return "\n".join(lines) + "\n"


def _contents(found: Sequence[Piece]) -> str:
    """A table of contents with dots behind the title, of the headings that stand on lines of their own."""
    heads = [p for p in found if isinstance(p, str) and len(p) < 30 and p[:1] in "一二三四五六七八九十" and "、" in p[:4] and "。" not in p]
    if len(heads) < 2:
        return plain(found)
    at = found.index(heads[0])
    listed = ["目　录", *(f"{head}{'.' * 30}{n}" for n, head in enumerate(heads, 1))]
    return plain([*found[:at], *listed, *found[at:]])


def _markdown(found: Sequence[Piece]) -> str:
    lines = []
    for n, piece in enumerate(found):
        own_line = isinstance(piece, str) and len(piece) < 40 and piece[:1] in "一二三四五六七八九十（" and "。" not in piece
        lines.append(f"## {piece}" if own_line else f"# {piece}" if n == 0 and isinstance(piece, str) and len(piece) < 60 else plain([piece])[:-1])
    return "\n\n".join(lines) + "\n"


def _page(found: Sequence[Piece]) -> str:
    body, rows = [], list[str]()
    for piece in [*found, ""]:
        if isinstance(piece, Row):
            rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in piece.cells) + "</tr>")
            continue
        if rows:
            body.append("<table>" + "".join(rows) + "</table>")
            rows = []
        if piece:
            body.append(f"<p>{html.escape(piece)}</p>")
    menu = "".join(f'<li><a href="/{i}.html">{word}</a></li>' for i, word in enumerate(("首页", "政务公开", "政务服务", "互动交流", "数据开放")))
    foot = "<div>主办：云澜市人民政府办公室 承办：云澜市大数据局</div><div>版权所有：云澜市人民政府</div>"
    return f"<html><head><title>政策文件</title></head><body><ul>{menu}</ul><div class='article'>{''.join(body)}</div>{foot}</body></html>"


def _word(found: Sequence[Piece]) -> bytes:
    """A Word file of plain paragraphs and tables."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body, rows = [], list[str]()
    for piece in [*found, ""]:
        if isinstance(piece, Row):
            rows.append("<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{html.escape(c)}</w:t></w:r></w:p></w:tc>" for c in piece.cells) + "</w:tr>")
            continue
        if rows:
            body.append("<w:tbl>" + "".join(rows) + "</w:tbl>")
            rows = []
        body.append(f'<w:p><w:r><w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r></w:p>')
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{name}"><w:body>{"".join(body)}</w:body></w:document>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for path, text in parts.items():
            package.writestr(zipfile.ZipInfo(path), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return packed.getvalue()


def _card(found: Sequence[Piece], title: str) -> str:
    fields = "\n".join(f"**{label}**: {value}" for label, value in CARD)
    return f"# {title}\n\n{fields}\n\n---\n\n{plain(found, chr(10) * 2)}"


# way → how; `title` is the title of the document, for what is printed in front of it
WAYS: dict[str, Callable[[Sequence[Piece], str], Printing]] = {
    **{f"wrapped at {width}": (lambda f, _, width=width: _text("\n".join(wrapped(f, width)) + "\n")) for width in (20, 28, 36, 45, 60)},  # type: ignore[misc]
    "wrapped without indents": lambda f, _: _text("\n".join(wrapped(f, 36, "")) + "\n"),
    "blank lines doubled": lambda f, _: _text(plain(f, "\n\n\n")),
    "CR LF, indented": lambda f, _: _text("\r\n".join(INDENT + line for line in plain(f).splitlines()) + "\r\n"),
    "half-width punctuation": lambda f, _: _text(_half_width(plain(f))),
    "full-width digits": lambda f, _: _text(_full_width_digits(plain(f))),
    "page numbers": lambda f, _: _text(_paged(f)),
    "running heads and feeds": lambda f, _: _text(_paged(f, "云澜市政策资料汇编", "\f")),
    "front matter": lambda f, title: _text(f"---\ntitle: {title}\nsource: 云澜市资料中心\nurl: https://www.example.gov.cn/t1.html\n---\n\n{plain(f, chr(10) * 2)}"),
    "card of a crawler": lambda f, title: _text(_card(f, title)),
    "lines of a crawler": lambda f, title: _text("".join(f"{label}：{value}\n" for label, value in [("标题", title), *CARD]) + "\n" + plain(f)),
    "contents in front": lambda f, _: _text(_contents(f)),
    "Markdown": lambda f, _: Printing(".md", _markdown(f).encode()),
    "portal page": lambda f, _: Printing(".html", _page(f).encode()),
    "Word": lambda f, _: Printing(".docx", _word(f)),
    "cells by pipes": lambda f, _: _text(plain(f, cells=" | ")),
    "cells by blanks": lambda f, _: _text(plain(f, cells="    ")),
}
