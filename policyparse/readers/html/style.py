"""What the style of a page says of its elements, as far as it stands in the page itself: <style>, style=, hidden.

Style sheets that a page links are not at hand. Of selectors, names, classes and ids are understood, alone or one inside of
another; a rule with anything else in it is left aside, as are rules for print and for small screens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# Elements whose content is no text of the page.
NO_TEXT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "select", "option", "textarea", "button", "head", "video", "audio", "canvas", "map"})
_STRUCK = frozenset({"del", "s", "strike"})
_MAX_RULES = 5_000
_WANTED = ("display", "visibility", "opacity", "text-decoration", "counter-", "content", "list-style")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<names>(?:[.#][\w\u4e00-\u9fff-]+)*)(?P<before>::?before)?", re.IGNORECASE)
_DECLARATION = re.compile(r"""([a-z-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)""", re.IGNORECASE)
_URL = re.compile(r"url\([^)]*\)", re.IGNORECASE)


class Step(NamedTuple):
    """One element of a selector: p.hid."""

    tag: str | None
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, element: Any) -> bool:
        """Whether an element is meant by it."""
        if self.tag and element.tag != self.tag:
            return False
        if self.ids and element.get("id") not in self.ids:
            return False
        return not self.classes or self.classes <= set((element.get("class") or "").split())


class Rule(NamedTuple):
    """A rule of a style sheet: its selector from the outermost element to the one that is meant."""

    steps: tuple[Step, ...]
    before: bool  # of what is printed in front of the element
    weight: tuple[int, int, int, int]  # ids, classes, tags; place among all rules
    says: dict[str, str]

    def fits(self, element: Any) -> bool:
        """Whether the rule is about an element."""
        if not self.steps[-1].fits(element):
            return False
        outer = list(self.steps[:-1])
        for ancestor in element.iterancestors() if outer else ():
            if outer and outer[-1].fits(ancestor):
                outer.pop()
        return not outer


class Style:
    """The style of one page, and the elements that are shown though it hides them."""

    def __init__(self, page: Any) -> None:
        self.revealed: set[Any] = set()
        self._by_name: dict[str, list[Rule]] = {}
        sheets = "\n".join(e.text or "" for e in page.iter("style") if "print" not in (e.get("media") or ""))
        for rule in _rules(sheets):
            step = rule.steps[-1]
            name = next(iter(sorted(step.ids)), None) or next(iter(sorted(step.classes)), None) or step.tag or "*"
            self._by_name.setdefault(name, []).append(rule)

    def of(self, element: Any, before: bool = False) -> dict[str, str]:
        """What is said of an element (`before`: of what is printed in front of it), by property; the rule that weighs most wins."""
        said: dict[str, str] = {}
        if self._by_name:
            names = [element.tag, element.get("id"), *(element.get("class") or "").split(), "*"]
            found = [r for name in dict.fromkeys(names) if name for r in self._by_name.get(name, ()) if r.before == before and r.fits(element)]
            for rule in sorted(found, key=lambda r: r.weight):
                said |= rule.says
        if not before and element.get("style"):
            said |= declarations(element.get("style"))
        return said

    def hides(self, element: Any) -> bool:
        """Whether a browser shows nothing of the element. A <body> waits for its script to be shown (provincial portals)."""
        if element.tag in ("html", "body") or element in self.revealed:
            return False
        if element.tag in NO_TEXT or element.get("hidden") is not None:
            return True
        if not self._by_name and not element.get("style"):
            return False
        said = self.of(element)
        return (
            said.get("display", "").startswith("none")
            or said.get("visibility", "").startswith(("hidden", "collapse"))
            or bool(re.match(r"0*\.?0+(?![.\d])", said.get("opacity", "")))
        )

    def strikes(self, element: Any) -> bool:
        """Whether the element's text is struck out."""
        if element.tag in _STRUCK:
            return "none" not in self.of(element).get("text-decoration", "")
        if not self._by_name and not element.get("style"):
            return False
        said = self.of(element)
        return "line-through" in said.get("text-decoration", "") + said.get("text-decoration-line", "")

    def list_style(self, element: Any) -> str | None:
        """The kind of number that stands before the points of a list, where the style says it."""
        said = self.of(element)
        kinds = (said.get("list-style-type", "") or said.get("list-style", "")).split()
        return next((k for k in kinds if k not in ("inside", "outside")), None) if kinds else None


def declarations(text: str) -> dict[str, str]:
    """The declarations of a rule or of a style attribute, by property, as far as they are looked at."""
    found: dict[str, str] = {}
    for match in _DECLARATION.finditer(_URL.sub("", text)):
        name, said = match[1].lower(), match[2].strip()
        if name.startswith(_WANTED):
            found[name] = re.sub(r"\s*!\s*important$", "", said if name == "content" else said.lower())
    return found


def _rules(sheet: str) -> Iterator[Rule]:
    count = 0
    for selectors, body in _blocks(_COMMENT.sub("", sheet)):
        said = declarations(body)
        if not said:
            continue
        for selector in selectors.split(","):
            rule = _rule(selector.strip(), said, count)
            if rule:
                count += 1
                yield rule
            if count > _MAX_RULES:
                return


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of a style sheet; those inside of @media only where they hold for a screen of any width."""
    at, level = 0, 0
    applies = [True]
    prelude = ""
    for match in re.compile(r"[{}]").finditer(sheet):
        piece = sheet[at : match.start()]
        at = match.end()
        if match[0] == "{":
            prelude = piece.rpartition(";")[2].strip()
            level += 1
            applies.append(applies[-1] and (not prelude.startswith("@") or bool(re.fullmatch(r"@media\s+(?:only\s+)?(?:screen|all)\s*|@supports.*|@layer.*", prelude, re.DOTALL))))
        elif level:
            if prelude and not prelude.startswith("@") and applies[-1]:
                yield prelude, piece
            prelude = ""
            applies.pop()
            level -= 1


def _rule(selector: str, said: dict[str, str], place: int) -> Rule | None:
    steps: list[Step] = []
    before = False
    for piece in selector.replace(">", " ").split():
        match = _SELECTOR.fullmatch(piece)
        if not match or before or len(steps) > 8:
            return None
        names = re.findall(r"[.#][\w\u4e00-\u9fff-]+", match["names"] or "")
        before = bool(match["before"])
        tag = (match["tag"] or "").lower()
        steps.append(Step(tag if tag not in ("", "*") else None, frozenset(n[1:] for n in names if n[0] == "#"), frozenset(n[1:] for n in names if n[0] == ".")))
    if not steps:
        return None
    weight = (sum(len(s.ids) for s in steps), sum(len(s.classes) for s in steps), sum(s.tag is not None for s in steps), place)
    return Rule(tuple(steps), before, weight, said)
