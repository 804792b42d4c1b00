"""What a portal prints in clear beside a masked document: its title and its number once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import Clue
from policyparse.model import Metadata
from policyparse.text.folding import squash

# the fields of a portal that print an element of the header once more
_FIELDS = {"title": ("标题", "信息名称", "文件名称", "名称"), "document_number": ("发文字号", "文号", "文件编号", "发文文号")}


def portal_readings(folded: str, metadata: Metadata) -> dict[int, tuple[str, str]]:
    """For each offset of the masked title and number, the character that stands there in clear elsewhere, and where."""
    found: dict[int, tuple[str, str]] = {}
    for element, labels in _FIELDS.items():
        offsets = [at for a, b in metadata.spans.get(element, []) for at in range(a, b)]
        for label in labels:
            found.update(_aligned(folded, offsets, metadata.portal.get(label, ""), f"in its field {label}"))
    number = metadata.document_number
    if number and "*" not in number.text:
        for match in re.finditer(rf"^[ \t]*{re.escape(number.agency_code)}[^\s*]{{0,4}}\*[^\s]{{0,40}}[ \t]*$", folded, re.MULTILINE):
            found.update(_aligned(folded, range(*match.span()), number.text, "as the number of the document"))
    return found


def _aligned(folded: str, offsets: Sequence[int], clear: str, where: str) -> dict[int, tuple[str, str]]:
    """The characters of `clear` by the offsets they stand at; nothing where the two differ in more than what is masked."""
    masked = [(at, c) for at in offsets for c in squash(folded[at])]
    wanted = squash(clear)
    if not any(c == "*" for _, c in masked) or "*" in wanted or len(wanted) != len(masked):
        return {}
    agree = all(c == d or (c == "*" and d.isascii() and d.isalnum()) for (_, c), d in zip(masked, wanted, strict=True))
    return {at: (d, where) for (at, _), d in zip(masked, wanted, strict=True)} if agree else {}


def portal_clues(run: Run, readings: Mapping[int, tuple[str, str]]) -> Iterator[Clue]:
    """What the portal prints where the run stands."""
    offsets = [at for a, b in run.spans for at in range(a, b)]
    if readings and all(at in readings for at in offsets):
        value, where = "".join(readings[at][0] for at in offsets), readings[offsets[0]][1]
        yield Clue(value, "certain", "portal", f"the portal prints {value} there {where}")
