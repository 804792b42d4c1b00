"""The fields that a portal prints in clear beside a masked document: its title and its number once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyparse.facts.masks.runs import Run
from policyparse.facts.masks.settle import Clue
from policyparse.language.width import squash
from policyparse.model import Metadata

_FIELDS = {"title": ("标题", "信息名称", "文件名称", "名称"), "document_number": ("发文字号", "文号", "文件编号", "发文文号")}


def portal_readings(folded: str, metadata: Metadata) -> dict[int, tuple[str, str]]:
    """For each offset of the title and the number, the character that a field of the portal prints there, and the field's label."""
    found: dict[int, tuple[str, str]] = {}
    for field, labels in _FIELDS.items():
        masked = [(at, c) for a, b in metadata.spans.get(field, []) for at in range(a, b) for c in squash(folded[at])]
        for label in labels if any(c == "*" for _, c in masked) else ():
            clear = squash(metadata.portal.get(label, ""))
            if "*" not in clear and len(clear) == len(masked) and all(_agree(c, d) for (_, c), d in zip(masked, clear, strict=True)):
                found.update({at: (d, label) for (at, _), d in zip(masked, clear, strict=True)})
    return found


def _agree(masked: str, clear: str) -> bool:
    return masked == clear or (masked == "*" and clear.isascii() and clear.isalnum())


def portal_clues(run: Run, readings: Mapping[int, tuple[str, str]]) -> Iterator[Clue]:
    """What the portal prints where the run stands."""
    offsets = [at for a, b in run.spans for at in range(a, b)]
    if readings and all(at in readings for at in offsets):
        value, label = "".join(readings[at][0] for at in offsets), readings[offsets[0]][1]
        yield Clue(value, "certain", "portal", f"the portal prints {value} there in its field {label}")
