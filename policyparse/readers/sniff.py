"""What kind of file it is, by its content. Names lie: portals serve PDF as .doc and pictures as .txt."""

from __future__ import annotations

import re

_SIGNATURES = (
    (b"%PDF-", "pdf", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "picture", "a PNG picture"),
    (b"\xff\xd8\xff", "picture", "a JPEG picture"),
    (b"GIF8", "picture", "a GIF picture"),
    (b"BM", "picture", "a BMP picture"),
    (b"II*\x00", "picture", "a TIFF picture"),
    (b"MM\x00*", "picture", "a TIFF picture"),
    (b"RIFF", "media", "a media file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "a legacy Office file (.doc, .xls, .wps)"),
    (b"PK\x03\x04", "zip", "a zip container (.docx, .xlsx, .ofd or an archive)"),
    (b"PK\x05\x06", "zip", "an empty zip container"),
    (b"\x1f\x8b", "archive", "a gzip archive"),
    (b"Rar!", "archive", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive", "a 7z archive"),
    (b"\x7fELF", "program", "a program"),
    (b"MZ", "program", "a Windows program"),
    (b"{\\rtf", "rtf", "a rich-text file"),
    (b"SQLite format 3\x00", "database", "a database"),
)
# A page, or a piece of one without its <html>: a tag at the very start, and another behind it.
_MARKUP = rb"<(?:!--|\?xml|div|p|table|span|section|article|meta|title|center|font|ucapcontent|h[1-6])[\s>]"
_TAG = rb"<(?:/?(?:div|p|table|tr|td|span|br|html|body|section|strong))[\s/>]"
# Signatures of two letters may open a text too (BMP's "BM", "MZ"); they count only where binary data follows.
_WEAK = frozenset({b"BM", b"MZ", b"RIFF", b"GIF8"})


# XML that is no page: formats that wrap a text in tags of their own.
_XML_ROOTS = (
    (b"w:worddocument", "Word's XML of 2003"), (b"pkg:package", "a Word file as one XML file (Flat OPC)"), (b"workbook", "Excel's XML of 2003"), (b"tmx", "a translation memory (TMX)"),
    (b"xliff", "a translation file (XLIFF)"), (b"office:document", "a flat OpenDocument file"), (b"rss", "a news feed (RSS)"), (b"feed", "a news feed (Atom)"), (b"urlset", "a site map"),
    (b"svg", "an SVG drawing"), (b"?xml", "an XML file"), (b"!doctype", "an XML file"),
)  # fmt: skip
_XML = re.compile(rb"<(?:\?xml[\s?]|!doctype\s|(?P<root>[a-z_][\w.-]*(?::[\w.-]+)?)[\s>/])")
_MAIL = re.compile(
    rb"(?:(?:return-path|received|delivered-to|message-id|mime-version|from|to|date|subject|x-[\w-]+|content-type|dkim-signature|reply-to|cc|sender):[ \t][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}"
)


def _xml(head: bytes) -> str | None:
    """What kind of XML a file is; None where it is none."""
    found = _XML.match(head)
    if not found:
        return None
    roots = [m[1] for m in re.finditer(rb"<([a-z_][\w.-]*(?::[\w.-]+)?)[\s>/]", head[:1024])]
    declared = found["root"] is None and (head.startswith(b"<?xml") or any(r not in (b"html", b"body", b"head") for r in roots[:1]))
    known = next((called for root, called in _XML_ROOTS if roots and roots[0] == root), None)
    # a text may begin with a word in angle brackets; XML closes what it opens
    closed = bool(roots) and (b"</" + roots[0] in head or b"xmlns" in head)
    return known or ("an XML file" if declared or closed else None)


def sniff(data: bytes) -> tuple[str, str]:
    """The kind (text, html, pdf, zip, ole, picture, …) and its name for a person."""
    for signature, kind, name in _SIGNATURES:
        if data.startswith(signature) and (signature not in _WEAK or b"\x00" in data[:512]):
            return kind, name
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (head.startswith(b"<") and re.match(_MARKUP, head) and re.search(_TAG, head[1:])):
        return "html", "an HTML page"
    if head.startswith(b"<") and (xml := _xml(head)):
        return "xml", xml
    if _MAIL.match(head):
        return "email", "a saved e-mail"
    return "text", "plain text"
