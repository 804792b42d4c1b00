"""Quotation marks and brackets that open without closing, or close without having opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.model import Part, Project, Reform, Task, TextBlock
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import rule
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』", "［": "］"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_WIDTH = str.maketrans("()[]﹝﹞＂", '（）［］〔〕"')
_CLOSING['"'] = '"'
_MARK = rule(
    r"[“”‘’（）()《》〈〉〔〕﹝﹞【】「」『』［］\[\]\"＂]",
    examples=["“渔港", "（一）", "【渔港】"],
    rejects=["渔港，", "渔港"],
    why="A quotation mark or bracket.",
)
_POINT = rule(
    r"(?:^|(?<=[\n。；;：:，,、\s]))\s*(?:[0-9]{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])\s*[）)](?!\s*[）)])",
    examples=["1）渔港改造", "渔港；a) 渔船", "一）渔港"],
    rejects=["（1）渔港", "渔港）改造"],
    why="A point with a closing bracket alone, which leaves no bracket open: 1）渔港.",
)
_MINUTE = rule(
    r"(?<=[0-9A-Za-z])[’‘]",
    examples=["120°30’", "A’"],
    rejects=["渔港’", "’渔港"],
    why="A sign of minutes or inches behind a figure, no quotation mark: 120°30’.",
)


class Fault(NamedTuple):
    """A mark without its other half."""

    mark: str
    at: int


def unbalanced(subject: Subject) -> Iterator[Found]:
    """Texts with a mark that lacks its other half. The document itself may print it so."""
    for part, field, text in _texts(subject):
        for fault in faults(text):
            around = text[max(0, fault.at - 8) : fault.at + 9].replace("\n", " ")
            yield Found("PP651", part, (field,), {"mark": fault.mark, "around": around})


def faults(text: str) -> list[Fault]:
    """Marks without their other half, in order; of one text at most one for each kind of mark.

    Marks are matched kind by kind: in “（一”） each kind is balanced, and the wrong order is a matter of taste.
    """
    found = _unmatched(text)
    # what closes by right is looked for where something does not fit at all: seldom
    return _unmatched(_MINUTE.sub("·", _POINT.sub(lambda m: "·" * len(m[0]), text))) if found else found


def _unmatched(text: str) -> list[Fault]:
    open_: dict[str, list[int]] = {}
    found: dict[str, Fault] = {}
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0].translate(_WIDTH)
        if mark in _PAIRS or (mark == '"' and not open_.get(mark)):
            open_.setdefault(mark, []).append(at)
        elif open_.get(_CLOSING[mark]):
            open_[_CLOSING[mark]].pop()
        else:
            found.setdefault(_CLOSING[mark], Fault(text[at], at))
    for mark, left in open_.items():
        if left:
            found.setdefault(mark, Fault(text[left[-1]], left[-1]))
    return sorted(found.values(), key=lambda f: f.at)


def _texts(subject: Subject) -> Iterator[tuple[Part, str, str]]:
    metadata = subject.document.metadata
    yield metadata, "title", metadata.title or ""
    for outline in outlines(subject.document):
        for section in all_sections(outline.sections):
            yield section, "heading", section.heading or ""
            yield section, "text", section.text or ""
            for measure in section.measures:
                # a title that runs in may open a quotation that its text closes
                if faults(measure.heading or "") and not faults((measure.heading or "") + measure.text):
                    continue
                yield measure, "heading", measure.heading or ""
                yield measure, "text", measure.text
    for part in subject.parts:
        if isinstance(part, (Task, Reform, TextBlock)):
            yield part, "text", part.text
        elif isinstance(part, Project):
            yield part, "name", part.name
            yield part, "content", part.content or ""
    for attachment in subject.document.attachments:
        yield attachment, "title", attachment.title or ""
        yield attachment, "text", attachment.text or ""
