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


def sniff(data: bytes) -> tuple[str, str]:
    """The kind (text, html, pdf, zip, ole, picture, …) and its name for a person."""
    for signature, kind, name in _SIGNATURES:
        if data.startswith(signature) and (signature not in _WEAK or b"\x00" in data[:512]):
            return kind, name
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (head.startswith(b"<") and re.match(_MARKUP, head) and re.search(_TAG, head[1:])):
        return "html", "an HTML page"
    return "text", "plain text"
