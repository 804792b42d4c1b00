"""What a single line says of itself, whatever stands around it: the small grammar that every later step asks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.language.dates import DATE, YEAR
from policyparse.language.organisations import looks_like_organisation
from policyparse.rules import load
from policyparse.source import Passage, glue

_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】"}
_STOPS = "。！？；：!?;:…"
# What cannot end a sentence: the line was cut here. 第 | 三方治理, 前款第 | （三）项
_MIDWAY_MARKS = "，,、（(《“〔"
# … or one of these words; not where it ends a word of its own: 问题导向, 执法行为, 公众参与, 风险应对, 办理事由, 植被
_MIDWAY_WORD = re.compile(
    r"(?<![导方取面趋志])向$|(?<![行作认成])为$|(?<!参)与$|(?<!应)对$|(?<![自理事缘])由$|(?<![存现所潜])在$|(?<!目)的$|(?<![温缓饱])和$|(?<!普)及$|(?<!植)被$|(?<!服)从$|[第或以将把]$"
)

ATTACHMENT_LINE = re.compile(r"附\s*(?P<kind>件|表|录|图)?\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})?\s*(?P<colon>[：:])?\s*(?P<rest>.*)")
CC_LINE = re.compile(r"(?:抄\s*送|抄\s*报|分\s*送|报\s*送|主\s*送)\s*[：:]")
_PRINTED = re.compile(r"\s*(?:印\s*发|印)。?")
_YEAR_MONTH = re.compile(rf"{YEAR}\s*年\s*\S{{1,3}}\s*月")
NOTE_LINE = re.compile(r"[（(].*[）)]")


@cache
def _furniture() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rule["pattern"])) for kind, rule in load("furniture").items())


def furniture_kind(folded: str) -> str | None:
    """page_number, chrome or imprint, where the whole line is one."""
    if len(folded) > 80:
        return None
    return next((kind for kind, pattern in _furniture() if pattern.fullmatch(folded)), None)


class Dated(NamedTuple):
    """A line around a date: what stands before it, and where it begins and ends."""

    before: str
    start: int
    end: int
    after: str


def dated(folded: str) -> Dated | None:
    """The last date of a short line with what stands around it; None where there is none."""
    if len(folded) > 100:
        return None
    match = next(iter(reversed(list(DATE.finditer(folded)))), None)
    return Dated(folded[: match.start()].strip(), match.start(), match.end(), folded[match.end() :].strip()) if match else None


def is_date_line(folded: str) -> bool:
    """Whether the line is nothing but a date: 2020 年 6 月 8 日, 二〇二二年三月十五日, 1981年3月."""
    if not 7 <= len(folded) <= 30 or folded[-1] not in "日月）)0123456789":
        return False
    bare = folded.strip("（()） ")
    return bool(DATE.fullmatch(bare) or _YEAR_MONTH.fullmatch(bare))


def print_line(folded: str) -> Dated | None:
    """印发日期 (7.4.3): a date with 印发 behind it, the name of the office before it or on the line above."""
    found = dated(folded) if folded.rstrip("。 ").endswith(("印发", "印")) or folded.endswith("印 发") else None
    if not found or not _PRINTED.fullmatch(found.after) or (found.before and not is_signature_name(found.before)):
        return None
    return found


def signed_line(folded: str) -> Dated | None:
    """署名 and 成文日期 on one line: 民政部　一九九七年一月二十八日."""
    if len(folded) > 60:
        return None
    bare = folded.strip("（()） ")
    found = dated(bare)
    if not found or found.after or not found.before or not bare[found.start - 1].isspace() or not is_signature_name(found.before):
        return None
    shift = folded.index(bare)
    return Dated(found.before, found.start + shift, found.end + shift, "")


def attachment_line(folded: str) -> re.Match[str] | None:
    """The match where the line opens an attachment or a list of them: 附件 1 · 附件：1.… · 附：… · 附表1 … · 附件一：…

    A sentence that only begins with the word (附件中所列…) is none: what follows must be a number, a colon, a blank or nothing.
    """
    if not folded.startswith("附") or len(folded) > 120:
        return None
    match = ATTACHMENT_LINE.fullmatch(folded)
    if not match or (not match["kind"] and not match["colon"]):
        return None
    plain = not match["n"] and not match["colon"]
    if plain and match["rest"]:
        return None
    if match["n"] and not match["colon"] and match["rest"] and (match["rest"][0] in "，。、和及至的所中规" or match["rest"].endswith("。")):
        return None
    return match


def sentence_open(folded: str) -> bool:
    """Whether a line stops in the middle of a sentence, so that the next one may go on with it.

    A closing quotation mark or bracket ends a sentence only behind a stop, or where it closes a bracket about who is
    responsible (……工作（市财政局负责）).
    """
    last = folded[-1:]
    if last in _STOPS:
        return False
    if last in "”’』」" and folded[-2:-1] in _STOPS:
        return False
    if last in "）)":
        opening = max(folded.rfind("（"), folded.rfind("("))
        inside = folded[opening:]
        return not (opening <= 0 or folded[opening - 1] in _STOPS or any(word in inside for word in ("负责", "牵头", "配合", "责任单位", "。")))
    return True


def cut_midway(folded: str, words: bool = True) -> bool:
    """Whether the line cannot but go on: it ends at a comma, inside a bracket, or (`words`) at a word that governs the next."""
    if folded[-1:] in _MIDWAY_MARKS or (words and _MIDWAY_WORD.search(folded[-2:])):
        return True
    return any(folded.rfind(a) > folded.rfind(b) and len(folded) - folded.rfind(a) < 40 for a, b in _BRACKETS.items() if a in "（(《")


def is_signature_name(text: str) -> bool:
    """Whether the line is nothing but one or more organisations."""
    names = re.split(r"[\s、]+", text.strip())
    return len(text) <= 80 and all(looks_like_organisation(name) and len(name) >= 3 for name in names) and not re.search(r"[，。；：,;:《》“”]", text)


_BLANK = re.compile(r"\s+")


def closed_up(passage: Passage) -> Passage:
    """A passage without the blanks that a line break left, those between two organisations kept."""
    kept: list[Passage] = []
    at = 0
    for match in _BLANK.finditer(passage.text):
        before, after = passage.text[at : match.start()], passage.text[match.end() :]
        if looks_like_organisation(before) and not after.startswith(("关于", "印发", "转发")) and len(before) >= 4:
            continue
        if match.start() and passage.text[match.start() - 1].isascii() and after[:1].isascii():
            continue
        kept.append(passage.cut(at, match.start()))
        at = match.end()
    return glue([*kept, passage.cut(at)]) if kept else passage
