"""Masked figures: restorations that cannot be, and masks that somebody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.model import Mask
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import rule
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject, bare, size

_MASK = "*"
_WORDS = rule(
    r"[^A-Za-z0-9*]+",
    examples=["渔港", "A，B"],
    rejects=["5G", "***"],
    why="What stands between letters, digits and masks.",
)


def restorations(subject: Subject) -> Iterator[Found]:
    """Restorations that do not fit the length of their mask, or contradict each other, a heading or the year of the plan."""
    ordinals = {part.__dict__["id"]: part.__dict__["ordinal"] for part in subject.parts if part.__dict__.get("ordinal") is not None and "id" in part.__dict__}
    year = subject.document.metadata.plan_year
    title = subject.document.metadata.spans.get("title", [])
    for mask in subject.document.masks:
        certain = {r.value for r in mask.restorations if r.confidence == "certain"}
        for i, restoration in enumerate(mask.restorations):
            reason = None
            if not fits(mask.text, restoration.value):
                reason = {"en": f"{len(mask.text)} masked characters", "zh": f"遮盖了{len(mask.text)}个字符"}
            elif restoration.confidence == "certain" and len(certain) > 1:
                reason = {"en": "two certain readings", "zh": "有两个“确定”的还原"}
            elif mask.kind == "ordinal" and mask.within in ordinals and restoration.value != str(ordinals[mask.within]):
                reason = {"en": f"the heading is number {ordinals[mask.within]}", "zh": f"该标题的序数为{ordinals[mask.within]}"}
            elif _is_of_plan(mask, title) and year is not None and restoration.confidence != "possible" and restoration.value != str(year):
                reason = {"en": f"plan_year is {year}", "zh": f"plan_year 为 {year}"}
            if reason:
                yield Found("PP642", mask, ("restorations", i, "value"), {"mask": mask.text, "value": restoration.value, "reason": reason})


def _is_of_plan(mask: Mask, title: list[tuple[int, int]]) -> bool:
    return mask.kind == "year" and any(a <= s < b for s, _ in mask.spans for a, b in title)


def fits(mask: str, value: str) -> bool:
    """Whether a value is as long as its mask: each * stands for one letter or digit."""
    return len(bare(mask)) == len(bare(value)) and all(m in (_MASK, v) for m, v in zip(bare(mask), bare(value), strict=True))


def filled_in(subject: Subject) -> Iterator[Found]:
    """Texts without the masked characters that the list of masks has in them."""
    for outline in outlines(subject.document):
        for section in all_sections(outline.sections):
            if section.text is not None:
                yield from _without(subject, section, "text", section.text, section.text_spans)
            for measure in section.measures:
                yield from _without(subject, measure, "text", measure.text, measure.text_spans)
        for name, block in (("preamble", outline.preamble), ("closing", outline.closing)):
            if block is not None and name:
                yield from _without(subject, block, "text", block.text, block.spans)
    metadata = subject.document.metadata
    if metadata.title is not None:
        yield from _without(subject, metadata, "title", metadata.title, metadata.spans.get("title", []))


def _without(subject: Subject, part: object, field: str, text: str, spans: list[tuple[int, int]]) -> Iterator[Found]:
    masked = sum(_inside(mask.spans, spans) for mask in subject.document.masks)
    found = text.count(_MASK) + text.count("＊")
    stars = sum(m.text.count(_MASK) + m.text.count("＊") for m in subject.document.masks if _inside(m.spans, spans))
    if masked and found < stars:
        yield Found("PP643", part, (field,), {"found": found, "expected": stars})  # type: ignore[arg-type]


def _inside(spans: list[tuple[int, int]], outer: list[tuple[int, int]]) -> int:
    return size(spans) if spans and any(a <= spans[0][0] < b for a, b in outer) else 0
