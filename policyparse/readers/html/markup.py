"""Bytes to an element tree: charset, parser, and what a browser would not show."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from policyparse.diagnostics import Diagnostic
from policyparse.errors import UnreadableInput
from policyparse.readers.encodings import decode

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Declared so, and meant as the codec that holds it.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}
_DEEPEST = 2000  # levels of nesting; a page that a person made has a few dozen

# Elements that begin and end a line.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ucapcontent", "ucaptitle", "ul",
})  # fmt: skip
# A page that was put together of several may end in its middle, and a browser reads on: what closes it is left out.
_END = re.compile(r"</\s*(?:body|html)\s*>", re.IGNORECASE)


class Page(NamedTuple):
    """A parsed page."""

    root: Any  # lxml.html.HtmlElement
    encoding: str
    titles: tuple[str, ...]  # what <title> and <meta> call the article
    diagnostics: tuple[Diagnostic, ...]


def parse(data: bytes, name: str) -> Page:
    """The element tree of a page. Nothing is fetched. Raises UnreadableInput where it is no page."""
    try:
        import lxml.html
    except ImportError as error:
        raise UnreadableInput(name, "reading HTML needs the package lxml", "install it: pip install lxml") from error
    text, encoding, notes = _decoded(data)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding=None)
    try:
        root = lxml.html.document_fromstring(_END.sub("", _XML_DECLARATION.sub("", text.replace("\x00", ""))), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(name, f"the page cannot be parsed ({error})", "save the page again, or give the document alone") from error
    return Page(root, encoding, tuple(_titles(root)), notes)


def _decoded(data: bytes) -> tuple[str, str, tuple[Diagnostic, ...]]:
    declared = _DECLARED.search(data[:8192])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        codec = _WIDER.get(name, name)
        try:
            return data.decode(codec), codec, ()
        except (UnicodeError, LookupError):
            pass  # declared wrongly, or with a damaged byte: the ladder says what it finds
    found = decode(data)
    return found.text, found.encoding, found.diagnostics


def _titles(root: Any) -> list[str]:
    """What the page calls the article, the most exact first."""
    titles = [m.get("content") or "" for m in root.iter("meta") if (m.get("name") or m.get("property") or "").lower() in ("articletitle", "og:title")]
    for element in root.iter("title"):
        whole = " ".join((element.text or "").split())
        # 标题_栏目_网站 · 标题 - 网站
        titles += [whole, re.split(r"\s*[_|]\s*|\s+[-–—]{1,2}\s*|--", whole)[0]]
    return [t.strip() for t in titles if t.strip()]


def too_deep(root: Any) -> bool:
    """Whether the page is nested deeper than any page that a person made."""
    depth = 0
    from lxml import etree

    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False
