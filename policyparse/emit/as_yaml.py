"""YAML for people and for git: running text as literal blocks, spans on one line, the schema named in the first line.

Written here rather than by PyYAML's dumper, which takes four times as long (a fifth of a short run) and would still need
to be told the style of every value. What may stand unquoted is decided narrowly; everything else is a JSON string, which
is a YAML string. A property test holds the writer to PyYAML's loader: whatever is written loads back equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any

from policyparse.model import PolicyDocument

# Begins with a Chinese character or a Chinese bracket, so that it is no number, date, null or boolean; holds nothing that
# YAML gives a meaning, and no blank at its end.
_PLAIN = re.compile(r"[\u3400-\u9fff“‘（《〔【—][\w，。、；：！？“”‘’（）《》〔〕【】—…·％%+./()\[\]×℃²³-]*")
_NAME = re.compile(r"[a-z][a-z_]*")
# Ids and the words of enumerations: s5.m17, disputed, text
_WORD = re.compile(r"[a-z][a-z_]*\d*(?:\.[a-z]+\d*)*")
# What YAML does not print, or takes for a line break.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def render(document: PolicyDocument, schema: str) -> str:
    """The document as YAML that loads back equal to its JSON."""
    return f"# yaml-language-server: $schema={schema}\n" + "\n".join(_mapping(document.model_dump(mode="json"), "")) + "\n"


def _mapping(data: dict[str, Any], pad: str) -> Iterator[str]:
    for key, value in data.items():
        name = key if _NAME.fullmatch(key) and key not in _WORDS else scalar(key)
        if isinstance(value, dict) and value:
            yield f"{pad}{name}:"
            yield from _mapping(value, pad + "  ")
        elif isinstance(value, list) and value and not _is_spans(value):
            yield f"{pad}{name}:"
            yield from _sequence(value, pad)
        elif isinstance(value, str) and "\n" in value and _fits_block(value):
            yield f"{pad}{name}: |-"
            yield from (f"{pad}  {line}" for line in value.split("\n"))
        else:
            yield f"{pad}{name}: {scalar(value)}"


def _sequence(data: list[Any], pad: str) -> Iterator[str]:
    for value in data:
        if isinstance(value, dict) and value:
            lines = _mapping(value, pad + "  ")
            yield f"{pad}- {next(lines)[len(pad) + 2 :]}"
            yield from lines
        elif isinstance(value, list) and value:
            lines = _sequence(value, pad + "  ")
            yield f"{pad}- {next(lines)[len(pad) + 2 :]}"
            yield from lines
        else:
            yield f"{pad}- {scalar(value)}"


def _is_spans(value: list[Any]) -> bool:
    return isinstance(value[0], list) and len(value[0]) == 2 and isinstance(value[0][0], int)


def scalar(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        if _PLAIN.fullmatch(value) or (_WORD.fullmatch(value) and value not in _WORDS):
            return value
        return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", encode_basestring(value))
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)  # a number, an empty list or mapping, a list of spans


def _fits_block(text: str) -> bool:
    """Whether a literal block gives `text` back unchanged: printable lines without blanks at their ends."""
    return all(line.isprintable() and line == line.strip() and line for line in text.split("\n"))
