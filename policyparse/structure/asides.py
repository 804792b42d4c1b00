"""What stands around a title and is no element of the header: the label of a file that is an attachment by itself, a portal's
tag, a number that the portal prints in front of the title, a translation."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.language.document_numbers import NUMBER
from policyparse.language.lazy import Lazy
from policyparse.language.script import has_chinese
from policyparse.source import Passage
from policyparse.structure.lines import attachment_line

_TAG = Lazy(r"【[^】]{1,8}】\s*")
_WORD = Lazy(r"[A-Za-z]{3}")
_OPENS_LIST = Lazy(r"[1一]\s*[.、．]")


class Aside(NamedTuple):
    """A piece of furniture of the header, and its kind."""

    kind: str
    passage: Passage


def attachment_label(passage: Passage) -> tuple[Aside, Passage] | None:
    """附件2 above or in front of the title of a file that holds nothing but the attachment, and what stands behind it; None for
    a list of attachments (附件：1.甲清单)."""
    match = attachment_line(passage.folded)
    if match is None or match["kind"] != "件" or _OPENS_LIST.match(match["rest"]):
        return None
    return Aside("attachment_label", passage.cut(0, match.start("rest"))), passage.cut(match.start("rest"))


def is_translation(folded: str) -> bool:
    """A line in Latin letters alone: the name of the gazette or the title once more, in English."""
    return not has_chinese(folded) and bool(_WORD.search(folded))


class Led(NamedTuple):
    """A title line that a portal prints more in front of: 【贷款】云公积金〔2026〕2号云澜市……的通知."""

    tag: Passage
    number: Passage
    title: Passage


def led_by_number(line: Passage) -> Led | None:
    """The pieces of a line that opens with a number and goes on with the title; None where it does not."""
    tag = _TAG.match(line.folded)
    start = tag.end() if tag else 0
    number = NUMBER.match(line.folded, start)
    if not number or not re.match(r"\s*\S{4}", line.folded[number.end() :]):
        return None
    return Led(line.cut(0, start), line.cut(start, number.end()), line.cut(number.end()))
