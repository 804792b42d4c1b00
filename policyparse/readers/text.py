"""Plain text in any encoding. The source text is the decoded file, character for character."""

from __future__ import annotations

import re
from dataclasses import replace

from policyparse.errors import UnreadableInput
from policyparse.readers.encodings import COMMON, Decoded, decode
from policyparse.rules import rule
from policyparse.source import Line, SourceDocument, from_text
from policyparse.text.passage import Span
from policyparse.text.script import has_chinese

# A document has a fault or two; a file with more than this share of undecodable stretches is no text in any encoding.
MAX_WRONG = 0.01
MAX_CONTROLS = 0.01
_LOOK = 100_000  # characters that are looked at
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f]")


def read(data: bytes, name: str, sha256: str) -> SourceDocument:
    """The source document of a text file. Raises UnreadableInput where the bytes are no Chinese text."""
    decoded = decode(data)
    _refuse_noise(decoded, name)
    return unflattened(from_text(
        decoded.text, name=name, sha256=sha256, media_type="text/plain", reader="text",
        encoding=decoded.encoding, diagnostics=decoded.diagnostics,
    ))  # fmt: skip


def _refuse_noise(decoded: Decoded, name: str) -> None:
    text = decoded.text
    remedy = "give the document as a text file in UTF-8, GB18030, UTF-16 or Big5"
    if not text.strip():
        raise UnreadableInput(name, "the file holds nothing but white space", "check that the right file was saved")
    if decoded.wrong > max(3, MAX_WRONG * len(text)):
        raise UnreadableInput(name, f"the bytes are no text in any known encoding ({decoded.wrong} faults even as {decoded.encoding})", remedy)
    head = text[:_LOOK]
    if len(_CONTROLS.findall(head)) > max(3, MAX_CONTROLS * len(head)):
        raise UnreadableInput(name, "the file holds binary data", remedy)
    if not has_chinese(text):
        raise UnreadableInput(name, "the text holds no Chinese character", "policyparse reads Chinese government documents; check the file and its encoding")
    if len(text) > 2000 and COMMON.isdisjoint(text[:_LOOK]):
        raise UnreadableInput(name, "the text holds none of the everyday characters of Chinese", remedy)


_FLAT_LINE = 600  # characters; no printed paragraph of a flattened file is told from the next by less
_FLAT_FILE = 150  # … of a file that has no other line to tell it from
_BLANK = " \u3000\xa0\u2002\u2003"  # the blanks of an indent are wide ones of any make
_PIECE = re.compile(rf"[^{_BLANK}]+")
_NUMBERED_PIECE = rule(
    rf"[{_BLANK}](?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d\d?[.．、]\D|第[一二三四五六七八九十]+[条章])",
    examples=["总体要求 一、加强渔港管理", "渔港 （二）渔船", "渔港 3.渔船"],
    rejects=["渔港 3.5万艘", "渔港一、二级", "渔港、渔船"],
    why="The number of a part within a line that lost its breaks.",
)


def unflattened(source: SourceDocument) -> SourceDocument:
    """The source with its lines found again, where the file holds a whole document on one or two lines.

    Files that went through a database have their paragraphs parted by single blanks. Each piece between blanks is taken
    for a line; what a blank cut in mid-sentence is healed later like any line break.
    """
    filled = sum(line.span.end > line.span.start for line in source.lines)
    longest = _FLAT_LINE if filled > 1 else _FLAT_FILE
    if not any(line.span.end - line.span.start > longest for line in source.lines):
        return source
    lines: list[Line] = []
    for line in source.lines:
        text = source.text[line.span.start : line.span.end]
        if len(text) > longest and len(_NUMBERED_PIECE.findall(text)) >= 2:
            pieces = [Span(line.span.start + m.start(), line.span.start + m.end()) for m in _PIECE.finditer(text)]
            lines += [Line(span, span, line.gap and i == 0) for i, span in enumerate(pieces)]
        else:
            lines.append(line)
    return replace(source, lines=tuple(lines)) if len(lines) > len(source.lines) else source
