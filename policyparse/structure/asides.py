"""What stands around a title and is no element of the header: the label of a file that is an attachment by itself, a portal's
tag, a number that the portal prints in front of the title, a translation."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.language.document_numbers import NUMBER
from policyparse.language.document_types import type_word
from policyparse.rules import rule
from policyparse.structure.lines import attachment_line
from policyparse.text.passage import EMPTY, Passage
from policyparse.text.script import has_chinese

_TAG = rule(
    r"(?:[【\[][^】\]\d]{1,8}[】\]]|[^\s\-—_]{2,16}(?:网站?|门户|平台)\s*[-—_|]{1,2})\s*",
    examples=["【政策】渔港改造", "[通知公告] 渔港", "云澜市政府门户网站-渔港改造"],
    rejects=["【2026】渔港", "渔港改造方案"],
    why="What a site prints before the title: a tag in brackets, or its own name and a dash.",
    ask="match",
)
_WORDS = rule(
    r"[A-Za-z]{3,}[^A-Za-z]{1,3}[A-Za-z]{2,}",
    examples=["Yunlan Fishing Port"],
    rejects=["WiFi建设", "渔港"],
    why="Words of another language: a line that mostly repeats the title in English.",
)
_OPENS_LIST = rule(
    r"[1一]\s*[.、．]",
    examples=["1.渔港改造", "一、渔港改造"],
    rejects=["2.渔船", "渔港1."],
    why="The first number of a list.",
    ask="match",
)


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
    return not has_chinese(folded) and bool(_WORDS.search(folded))


def number_behind(line: Passage) -> int | None:
    """Where the number begins that the last line of a title ends with, in brackets or not: ……的通知 云政办发〔2021〕5号; None where
    there is none, or no title in front of it."""
    folded = line.folded.rstrip()
    if folded[-1:] not in "）)号文":
        return None
    match = re.search(rf"(?P<open>[（(]\s*)?{NUMBER.pattern}\s*(?P<close>[）)])?$", folded)
    if not match or bool(match["open"]) != bool(match["close"]):
        return None
    if match["open"]:
        return match.start() if match.start() == 0 or type_word(folded[: match.start()]) else None
    # the letters of the number run on from the title: ……的通知人社发〔2021〕5号
    ends = [at for at in range(match.start(), match.end("code") - 1) if type_word(folded[:at]) and folded[at] != "的"]
    return ends[-1] if ends else None


class Led(NamedTuple):
    """A title line that a portal prints more in front of: 【贷款】云公积金〔2026〕2号云澜市……的通知; what is not there is empty."""

    tag: Passage
    number: Passage
    title: Passage


def led(line: Passage) -> Led:
    """The pieces of a line that opens with a tag or a number and goes on with the title."""
    tag = _TAG.match(line.folded)
    start = tag.end() if tag else 0
    number = NUMBER.match(line.folded, start)
    end = number.end() if number else start
    if not re.match(r"\s*\S{4}", line.folded[end:]):
        return Led(EMPTY, EMPTY, line)
    return Led(line.cut(0, start), line.cut(start, end), line.cut(end))
