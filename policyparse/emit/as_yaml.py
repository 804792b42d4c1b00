"""YAML for people and for git: the kept form (kept.py), and the full one with spans on one line; the schema named in the first line.

Written here rather than by PyYAML's dumper, which takes four times as long (a fifth of a short run) and would still need
to be told the style of every value. What may stand unquoted is decided narrowly; everything else is a JSON string, which
is a YAML string. A property test holds the writer to PyYAML's loader: whatever is written loads back equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any

from policyparse.emit.kept import kept, mark, sentences
from policyparse.model import PolicyDocument

# Begins with a Chinese character or a Chinese bracket, so that it is no number, date, null or boolean; holds nothing that
# YAML gives a meaning, and no blank at its end.
_PLAIN = re.compile(r"[\u3400-\u9fff“‘（《〔【—][\w，。、；：！？“”‘’（）《》〔〕【】—…·％%+./()\[\]×℃²³-]*")
_NAME = re.compile(r"[a-z][a-z_]*")
# Ids and the words of enumerations: s5.m17, disputed, text
_WORD = re.compile(r"[a-z][a-z_]*\d*(?:\.[a-z]+\d*)*")
# What YAML does not print, or takes for a line break.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_FLOW = re.compile(r"[\[\]{},]|: | #")  # what ends a plain scalar in flow style
_WIDTH = 140  # characters of a list or mapping on one line
_ACTION = frozenset({"verb", "object", "text"})
_MARK = "  # as extracted: "
_MARKED = re.compile(r"(?m)^source: .*# as extracted: ([0-9a-f]{16})$")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def render(document: PolicyDocument, schema: str) -> str:
    """The kept form of the document as YAML. What stands behind `source` tells a later run whether a person has edited the file."""
    data = document.model_dump(mode="json")
    lines = list(_short_mapping(kept(data), ""))
    at = next(i for i, line in enumerate(lines) if line.startswith("source: "))
    lines[at] += f"{_MARK}{mark(data)}"
    return f"# yaml-language-server: $schema={schema}\n" + "\n".join(lines) + "\n"


def render_full(document: PolicyDocument, schema: str) -> str:
    """The full form of the document as YAML that loads back equal to its JSON."""
    return f"# yaml-language-server: $schema={schema}\n" + "\n".join(_mapping(document.model_dump(mode="json"), "")) + "\n"


def mark_of(text: str) -> str | None:
    """The mark that `render` left in a file; None where it has none."""
    match = _MARKED.search(text)
    return match[1] if match else None


def marked(text: str, value: str) -> str:
    """The text of a file with `value` as its mark."""
    if mark_of(text):
        return _MARKED.sub(lambda m: f"{m[0][: -len(m[1])]}{value}", text, count=1)
    return re.sub(r"(?m)^(source: \{.*\})$", rf"\1{_MARK}{value}", text, count=1)


# --- the kept form ---------------------------------------------------------------------------------------------------------


def _short_mapping(data: dict[str, Any], pad: str) -> Iterator[str]:
    for key, value in data.items():
        name = key if _NAME.fullmatch(key) and key not in _WORDS else scalar(key)
        line = f"{pad}{name}: {inline(value)}"
        if isinstance(value, str):
            yield from _text(name, value, pad)
        elif not isinstance(value, (dict, list)) or not value or key == "source" or (key != "corrections" and len(line) <= _WIDTH and _is_short(value)):
            yield line
        elif isinstance(value, dict):
            yield f"{pad}{name}:"
            yield from _short_mapping(value, pad + "  ")
        else:
            yield f"{pad}{name}:"
            yield from _short_sequence(value, pad)


def _short_sequence(data: list[Any], pad: str) -> Iterator[str]:
    for value in data:
        line = f"{pad}- {inline(value)}"
        if not isinstance(value, dict) or not value or (_is_short(value) and "id" not in value and len(line) <= _WIDTH) or set(value) <= _ACTION:
            yield line
        else:
            lines = _short_mapping(value, pad + "  ")
            yield f"{pad}- {next(lines)[len(pad) + 2 :]}"
            yield from lines


def _text(name: str, value: str, pad: str) -> Iterator[str]:
    """A text on one line, or one sentence a line with a blank line between paragraphs."""
    paragraphs = value.split("\n")
    lines = [sentence for paragraph in paragraphs for sentence in [*sentences(paragraph), ""]][:-1]
    if len(lines) < 2:
        yield f"{pad}{name}: {scalar(value)}"
    elif all(line.isprintable() and line == line.strip() for line in lines) and all(paragraphs):
        yield f"{pad}{name}: |-"
        yield from (f"{pad}  {line}" if line else "" for line in lines)
    else:
        yield f"{pad}{name}: {scalar(value.replace(chr(10), chr(10) * 2))}"


def inline(value: Any) -> str:
    """A value as one line of YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inline(key)}: {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    text = scalar(value.replace("\n", "\n\n") if isinstance(value, str) else value)
    return text if text[:1] == '"' or not isinstance(value, str) or not _FLOW.search(text) else encode_basestring(value)


def _is_short(value: Any) -> bool:
    """Whether a list or mapping may stand on one line: names, a deadline, a restoration; no text of several sentences, no part."""
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict) and "id" in value:
        return False
    return all(_is_short(v) if isinstance(v, (dict, list)) else not (isinstance(v, str) and len(sentences(v)) > 1) for v in inner)


# --- the full form ---------------------------------------------------------------------------------------------------------


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
