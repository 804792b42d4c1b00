"""Bytes to text: a ladder of encodings, and an honest word where no rung holds."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from policyparse.diagnostics import Diagnostic, report

# The commonest characters of modern official Chinese, simplified and traditional: a wrong codec hits hardly any of them.
COMMON = frozenset(
    "的一是和在有中大为人国年发工市业区政会部展建全进实行加不理设以生资化作管经施划机制时各项民地方县务动办关于提治推社强产点保企安重 個國業務與發會設實進為應對關產動"
)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What a Chinese text is made of: characters, Chinese punctuation, full-width forms, numbers in circles, the marks ○□× of what is
# withheld, plain ASCII.
_USUAL = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026\u2460-\u249b\u25a0-\u25ff\xb7\xd7 -~\\s]")
_SAMPLE = 20_000  # characters that decide between codecs which all decode
_EVERYDAY = 0.15  # share of everyday characters among those of a line
MAX_REPORTED = 20  # wrong bytes that get a diagnostic of their own


class Decoded(NamedTuple):
    """A text with the codec that gave it, the count of undecodable stretches, and what to say about them."""

    text: str
    encoding: str
    wrong: int  # undecodable stretches
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes) -> Decoded:
    """The text of `data`, the codec that gave it, and a diagnostic for each stretch that it could not decode.

    A BOM decides; then UTF-16 without one (its zero or 0x4E–0x9F halves give it away); then strict UTF-8; then whichever
    of GB18030 and Big5 decodes without fault into more everyday characters. Where nothing decodes, the codec with the
    fewest faults is taken, each fault stands as U+FFFD in the text and is reported with its byte offset.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _decode_with(data, codec)
    if b"\x00" not in data and _decodes(data, "utf-8"):
        return Decoded(data.decode("utf-8"), "utf-8", 0, ())
    wide = _utf16_without_bom(data)
    if wide:
        return _decode_with(data, wide)
    if _decodes(data, "utf-8"):
        return Decoded(data.decode("utf-8"), "utf-8", 0, ())
    legacy = [codec for codec in ("gb18030", "big5hkscs") if _decodes(data, codec)]
    if legacy:
        return _legacy_or_damaged(data, legacy)
    whole = min((_decode_with(data, codec) for codec in ("utf-8", "gb18030")), key=lambda d: d.wrong)
    return _line_by_line(data, whole) or whole


def _line_by_line(data: bytes, whole: Decoded) -> Decoded | None:
    """A file whose lines are each UTF-8 or GB18030, and not all the same; None where that leaves as many faults as one codec for all."""
    pieces: list[str] = []
    others: list[int] = []
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        codec = next((c for c in ("utf-8", "gb18030") if _decodes(line, c)), None)
        # a damaged line is no line of another encoding: that decodes into everyday characters
        if codec is None or (codec == "gb18030" and plausibility(line.decode(codec)) < _EVERYDAY):
            return None
        pieces.append(line.decode(codec))
        if codec == "gb18030":
            others.append(number)
    said = ", ".join(map(str, others[:MAX_REPORTED])) + (" …" if len(others) > MAX_REPORTED else "")
    return Decoded("".join(pieces), "utf-8", 0, (report("PP104", f"{len(others)} lines are in GB18030, the rest in UTF-8: lines {said}"),)) if others else None


def _legacy_or_damaged(data: bytes, codecs_that_decode: list[str]) -> Decoded:
    """A legacy encoding, unless the bytes make better sense as UTF-8 with a few of them damaged: GB18030 decodes nearly anything."""
    found, damaged = _legacy(data, codecs_that_decode), _decode_with(data, "utf-8")
    few = damaged.wrong * 20 < len(damaged.text)
    return damaged if few and plausibility(damaged.text[:_SAMPLE]) > 2 * plausibility(found.text[:_SAMPLE]) else found


def _legacy(data: bytes, codecs_that_decode: list[str]) -> Decoded:
    best = max(codecs_that_decode, key=lambda codec: plausibility(data.decode(codec)[:_SAMPLE]))
    notes = (report("PP102", f"encoding not declared; read as {best}, which decodes without fault"),)
    return Decoded(data.decode(best), best, 0, notes)


def plausibility(text: str) -> float:
    """Share of everyday Chinese characters among the non-ASCII ones, 0 to 1."""
    foreign = [c for c in text if c > "\x7f"]
    return sum(c in COMMON for c in foreign) / len(foreign) if foreign else 0.0


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_bom(data: bytes) -> str | None:
    head = data[: 2 * _SAMPLE]
    if len(head) < 4 or len(data) % 2:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = head.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" in text or _decodes(head[: len(head) // 2], "utf-8") or len(_USUAL.findall(text)) < 0.98 * len(text):
            continue
        # GB18030 read as UTF-16 scatters over all scripts; what stays within Chinese must still be the likelier reading
        if plausibility(text) > min(0.15, plausibility(head.decode("gb18030", errors="replace"))):
            return codec
    return None


def _decode_with(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec, 0, ())
    except UnicodeDecodeError:
        pass
    text = data.decode(codec, errors="replace")
    wrong = max(1, text.count("\ufffd"))
    faults = list(islice(_faults(data, codec), MAX_REPORTED))
    notes = [report("PP101", f"bytes {start}–{end} ({data[start:end][:8].hex(' ')}) are no {codec}; U+FFFD stands in their place") for start, end in faults]
    if wrong > len(faults):
        notes.append(report("PP101", f"and {wrong - len(faults)} more places that are no {codec}"))
    return Decoded(text, codec, wrong, tuple(notes))


def _faults(data: bytes, codec: str) -> Iterator[tuple[int, int]]:
    """The byte ranges that `codec` cannot decode, by its own decoder, one after the other; each costs a look at the rest."""
    view, at = memoryview(data), 0
    if codec in ("utf-16", "utf-32"):
        # without its mark the rest must be told which end comes first
        codec += "-le" if data[:2] == codecs.BOM_UTF16_LE else "-be"
        at = 4 if codec.startswith("utf-32") else 2
    while at < len(data):
        try:
            codecs.decode(view[at:], codec)
        except UnicodeDecodeError as error:
            yield at + error.start, at + error.end
            at += error.end
        else:
            return
