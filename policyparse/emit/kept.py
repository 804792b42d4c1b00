"""The kept form of a document: what people read, correct and keep in git.

It leaves out where things stand in the source and what is empty, and what can be said again from the rest: an action's text that is
verb and object, an indicator's sentence that stands in its part. Running text has one sentence a line, and a blank line between
paragraphs, so that a change of a few characters changes one line. `whole` gives back what was left out, but for the places.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]

_LEFT_OUT = frozenset({"spans", "map", "grid", "furniture", "checksum", "pages", "characters", "shares", "place"})
_LABELLED = frozenset({"portal", "cells", "other", "was", "now"})  # mappings whose keys are printed words, and values that were written down
_ASIDE = frozenset({"corrections", "review"})  # what people add
_SENTENCE = re.compile("[^。！？；\n]*[。！？；]+[”’」』）)]*|[^。！？；\n]+")


def is_kept(data: Data) -> bool:
    """Whether data is of the kept form: it does not say how long its source is."""
    source = data.get("source")
    return isinstance(source, dict) and source.get("characters") is None


def kept(data: Data) -> Data:
    """The kept form of a full one, as values; texts are still whole."""
    texts = dict(_texts(data))
    short: Data = _short(data)
    for indicator in short.get("indicators", ()):
        said, found = indicator.pop("sentence", None), _sentence_of(indicator, texts)
        if said != found:
            indicator["sentence"] = said  # null, where the part has the sentence and the indicator does not say it
    for action in _actions(short):
        if action.get("text") == f"{action['verb']}{action.get('object', '')}":
            del action["text"]
    return short


def whole(data: Data) -> Data:
    """Data of a file with what the kept form can say again; full data unchanged."""
    if not is_kept(data):
        return data
    data = _joined(data)
    for action in _actions(data):
        if "text" not in action and isinstance(action.get("verb"), str):
            action["text"] = f"{action['verb']}{action.get('object') or ''}"
    texts = dict(_texts(data))
    for indicator in data.get("indicators") or ():
        if isinstance(indicator, dict) and "sentence" not in indicator and (sentence := _sentence_of(indicator, texts)):
            indicator["sentence"] = sentence
    return data


def mark(data: Data) -> str:
    """What tells a kept file that nobody has touched: the beginning of the SHA-256 of its kept form."""
    content = {key: value for key, value in kept(data).items() if key not in _ASIDE}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def sentences(text: str) -> list[str]:
    """A paragraph cut into its sentences; joined they are the paragraph."""
    return [match[0] for match in _SENTENCE.finditer(text)]


def _short(data: Data) -> Data:
    return {key: value for key, inner in data.items() if (value := _value(key, inner)) is not None}


def _value(key: str, value: Any) -> Any:
    if key in _LEFT_OUT or key.endswith("_spans"):
        return None
    if key in _LABELLED:
        return value or None
    if isinstance(value, dict):
        return _short(value) or None
    if isinstance(value, list):
        return [_short(item) if isinstance(item, dict) else item for item in value] or None
    return None if value is False or value == "" else value


def essence(value: Any) -> Any:
    """What a value says in either form: no places, nothing empty; None where nothing is left."""
    if isinstance(value, list):
        return [essence(item) if isinstance(item, (dict, list)) else item for item in value] or None
    return _value("", value)


def _joined(value: Any) -> Any:
    """Texts of a file without the line breaks between their sentences."""
    if isinstance(value, str):
        return "\n".join(paragraph.replace("\n", "") for paragraph in value.split("\n\n")) if "\n" in value else value
    if isinstance(value, dict):
        return {key: _joined(inner) for key, inner in value.items()}
    return [_joined(inner) for inner in value] if isinstance(value, list) else value


def _actions(value: Any) -> Iterator[Data]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "actions" and isinstance(inner, list):
                yield from (action for action in inner if isinstance(action, dict) and "verb" in action)
            else:
                yield from _actions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _actions(inner)


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    """(id, text) of every part that has both."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and isinstance(value.get("text"), str):
            yield value["id"], value["text"]
        for key, inner in value.items():
            if key not in ("indicators", "grid"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _sentence_of(indicator: Data, texts: dict[str, str]) -> str | None:
    """The sentence of its part that an indicator's clause stands in; None where it does not stand there as such."""
    text, clause = texts.get(indicator.get("within") or "", ""), indicator.get("text") or ""
    at = text.find(clause) if clause else -1
    if at < 0:
        return None
    start = max(text.rfind(stop, 0, at) for stop in "。！？\n") + 1
    stops = [found for stop in "。！？\n" if (found := text.find(stop, at + len(clause) - 1)) >= 0]
    end = min(stops, default=len(text) - 1)
    return text[start : end + 1].strip()
