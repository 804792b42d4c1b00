"""Plain text in any encoding. The source text is the decoded file, character for character."""

from __future__ import annotations

from policyparse.errors import UnreadableInput
from policyparse.readers.encodings import COMMON, Decoded, decode
from policyparse.source import SourceDocument, from_text

# A document has a fault or two; a file with more than this share of undecodable stretches is no text in any encoding.
MAX_WRONG = 0.01
MAX_CONTROLS = 0.01


def read(data: bytes, name: str, sha256: str) -> SourceDocument:
    """The source document of a text file. Raises UnreadableInput where the bytes are no Chinese text."""
    decoded = decode(data)
    _refuse_noise(decoded, name)
    return from_text(
        decoded.text, name=name, sha256=sha256, media_type="text/plain", reader="text",
        encoding=decoded.encoding, diagnostics=decoded.diagnostics,
    )  # fmt: skip


def _refuse_noise(decoded: Decoded, name: str) -> None:
    text = decoded.text
    remedy = "give the document as a text file in UTF-8, GB18030, UTF-16 or Big5"
    if not text.strip():
        raise UnreadableInput(name, "the file holds nothing but white space", "check that the right file was saved")
    if decoded.wrong > max(3, MAX_WRONG * len(text)):
        raise UnreadableInput(name, f"the bytes are no text in any known encoding ({decoded.wrong} faults even as {decoded.encoding})", remedy)
    controls = sum(1 for c in text[:100_000] if c < " " and c not in "\t\n\r\x0b\x0c\x1c\x1d\x1e")
    if controls > max(3, MAX_CONTROLS * min(len(text), 100_000)):
        raise UnreadableInput(name, "the file holds binary data", remedy)
    if not any("\u3400" <= c <= "\u9fff" or "\u2e80" <= c <= "\u2fd5" for c in text):
        raise UnreadableInput(name, "the text holds no Chinese character", "policyparse reads Chinese government documents; check the file and its encoding")
    if len(text) > 2000 and not COMMON.intersection(text):
        raise UnreadableInput(name, "the text holds none of the everyday characters of Chinese", remedy)
