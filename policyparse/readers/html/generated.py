"""What a browser prints by itself: the numbers of ordered lists, and what the style puts before an element (CSS counters)."""

from __future__ import annotations

import re
from typing import Any

from policyparse.language.portal import is_label
from policyparse.readers.html.style import Style
from policyparse.readers.number_formats import FORMATS, written
from policyparse.rules import rule

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
# kinds of numbers of CSS by the name that Word has for them, and what a browser prints behind the number of a list
_STYLES = {
    "decimal": ("decimal", "."), "lower-alpha": ("lowerLetter", "."), "lower-latin": ("lowerLetter", "."), "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."), "lower-roman": ("lowerRoman", "."), "upper-roman": ("upperRoman", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"), "simp-chinese-informal": ("chineseCountingThousand", "、"), "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"), "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"),
}  # fmt: skip
_SYMBOLS = frozenset({"disc", "circle", "square", "none", "disclosure-open", "disclosure-closed"})
_OWN_NUMBER = rule(
    r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])\s*[）).．、]|第[一二三四五六七八九十\d]+|[①-⑳])",
    examples=["1.渔港改造", "（一）渔港改造", "第三条 渔港", "① 渔港"],
    rejects=["渔港改造", "2026年渔港改造"],
    why="A point of a list whose text has a number of its own: the list adds none.",
    ask="match",
)
_PIECE = re.compile(r"""(?P<quote>["'])(?P<text>.*?)(?P=quote)|counters?\(\s*(?P<name>[\w-]+)\s*(?:,\s*["'](?P<between>[^"']*)["']\s*)?(?:,\s*(?P<style>[\w-]+)\s*)?\)""")
_COUNTER = re.compile(r"(?P<name>[a-zA-Z_][\w-]*)\s*(?P<number>[+-]?\d{1,6})?")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_HIGHEST = 9_999


class Generated:
    """The counters of one page while it is walked in reading order."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._counters: dict[str, list[list[int]]] = {}  # name → [value, depth at which it ends], innermost last
        self._ordinals: dict[Any, dict[Any, int]] = {}  # list → the ordinals of its points

    def before(self, element: Any, depth: int) -> str:
        """What stands before the text of an element that opens at `depth`."""
        said = self._style.of(element)
        for name, number in _counted(said.get("counter-reset", ""), 0):
            held = self._counters.setdefault(name, [])
            if held and held[-1][1] == depth:
                held.pop()
            held.append([number, depth])
        content = self._style.of(element, before=True)
        for name, number in [*_counted(said.get("counter-increment", ""), 1), *_counted(content.get("counter-increment", ""), 1)]:
            held = self._counters.setdefault(name, [])
            if not held:
                held.append([0, depth])
            held[-1][0] += number
        printed = self._printed(content["content"]) if "content" in content else ""
        return printed or (self._point(element) if element.tag == "li" else "")

    def close(self, depth: int) -> None:
        """An element at `depth` ends, and with it the counters that were set among its children."""
        for held in self._counters.values():
            while held and held[-1][1] > depth:
                held.pop()

    def _printed(self, content: str) -> str:
        found = ""
        for match in _PIECE.finditer(content):
            if match["quote"]:
                found += _ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0xFFFD)) if m[1] else m[2], match["text"])
                continue
            held = self._counters.get(match["name"], [])
            values = [value for value, _ in held] if match["between"] is not None else [held[-1][0] if held else 0]
            shape = _STYLES.get((match["style"] or "decimal").lower(), ("decimal", ""))[0]
            found += (match["between"] or "").join(_number(value, shape) for value in values)
        return found if not re.fullmatch(r"[\s•·●■▪◆\ue000-\uf8ff]*", found) else ""

    def _point(self, point: Any) -> str:
        """The number of a point of an ordered list, as a browser prints it; none where the point prints its own."""
        parent = point.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        kind = _TYPES.get(point.get("type") or parent.get("type") or "") or self._style.list_style(point) or self._style.list_style(parent) or "decimal"
        if kind in _SYMBOLS or _OWN_NUMBER.match("".join(point.itertext())):
            return ""
        shape, behind = _STYLES.get(kind, ("decimal", "."))
        if parent not in self._ordinals:
            self._ordinals[parent] = self._count(parent)
        ordinal = self._ordinals[parent].get(point)
        return "" if ordinal is None else _number(ordinal, shape) + behind

    def _count(self, parent: Any) -> dict[Any, int]:
        """The ordinals of the points of a list; none of a menu or of a portal's fields, which only look like a list to the browser
        where the style sheet of the site is not at hand."""
        points = [p for p in parent if p.tag == "li" and not self._style.hides(p)]
        if 2 * sum(_is_no_point(p) for p in points) >= len(points):
            return {}
        step = -1 if parent.get("reversed") is not None else 1
        at = _whole(parent.get("start"), len(points) if step < 0 else 1)
        found = {}
        for one in points:
            at = _whole(one.get("value"), at)
            found[one] = at
            at += step
        return found


def _is_no_point(point: Any) -> bool:
    text = "".join("".join(point.itertext()).split())
    linked = sum(len("".join("".join(a.itertext()).split())) for a in point.iter("a"))
    return 2 * linked > len(text) or is_label(text)


def _counted(said: str, otherwise: int) -> list[tuple[str, int]]:
    return [(m["name"], int(m["number"]) if m["number"] else otherwise) for m in _COUNTER.finditer(said) if m["name"] != "none"]


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,5}", text.strip()) else otherwise


def _number(value: int, shape: str) -> str:
    return written(value, shape) if shape in FORMATS and 0 < value <= _HIGHEST else str(value)
