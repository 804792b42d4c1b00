"""The XML names of WordprocessingML that the reader knows."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = W + "val"


def value(element: Any, tag: str) -> str | None:
    """The w:val of the child `tag` (without prefix), None where there is neither."""
    child = element.find(W + tag)
    return None if child is None else child.get(VAL)


def number(element: Any, tag: str) -> int | None:
    """The w:val of the child `tag` as a whole number."""
    return whole(value(element, tag))


def whole(text: str | None) -> int | None:
    """A whole number of a sane size; None for anything else, which a damaged file may hold."""
    try:
        read = int(text) if text is not None else None
    except ValueError:
        return None
    return read if read is not None and -1_000_000 < read < 10_000_000 else None


def is_on(element: Any, tag: str) -> bool | None:
    """An on/off property: None where it is not set."""
    child = element.find(W + tag)
    return None if child is None else child.get(VAL, "true") not in ("0", "false", "off", "none")


def chosen(alternate: Any) -> Any:
    """What stands in mc:AlternateContent, once: the first choice, else the fallback."""
    choice = alternate.find(MC + "Choice")
    if choice is None or not len(choice):
        choice = alternate.find(MC + "Fallback")
    return () if choice is None else choice
