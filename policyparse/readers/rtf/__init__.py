"""Rich text (.rtf). The text as Word shows it, tables with their merged cells; fonts and pictures are passed over."""

from __future__ import annotations

import re

from policyparse.errors import UnreadableInput
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.readers.rtf.reading import Reading
from policyparse.source import SourceDocument
from policyparse.text.script import has_chinese

MEDIA_TYPE = "application/rtf"
_TOKEN = re.compile(rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)")
_DEEPEST = 2_000  # groups inside of one another


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source document of a rich-text file. Raises UnreadableInput where it holds no Chinese text."""
    reading = Reading(options.revisions == "original")
    for match in _TOKEN.finditer(data):
        reading.take(match)
        if len(reading.groups) > _DEEPEST:
            raise UnreadableInput(name, "its groups are nested deeper than in any document", "open it in Word or WPS and save it as .docx")
    reading.end()
    source = reading.writer.document(name=name, sha256=sha256, media_type=MEDIA_TYPE, reader="rtf", diagnostics=reading.findings())
    if not has_chinese(source.text):
        raise UnreadableInput(name, "the text holds no Chinese character", "policyparse reads Chinese government documents; check the file")
    return source
