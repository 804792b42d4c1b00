"""What a single line says of itself, whatever stands around it: the small grammar that every later step asks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyparse.calendar.dates import DATE, YEAR
from policyparse.language.document_numbers import NUMBER
from policyparse.language.organisations import looks_like_organisation
from policyparse.rules import composed, load, rule
from policyparse.text.passage import Passage, glue

_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"))
_LONGEST_BRACKET = 40  # characters from an open bracket to the end of a line that is cut inside it
_STOPS = "。！？；：!?;:…"
# What cannot end a sentence: the line was cut here. 第 | 三方治理, 前款第 | （三）项
_MIDWAY_MARKS = "，,、（(《“〔"
_MIDWAY_WORD = rule(
    r"(?<![导方取面趋志])向$|(?<![行作认成])为$|(?<!参)与$|(?<!应)对$|(?<![自理事缘])由$|(?<![存现所潜])在$|(?<!目)的$|(?<![温缓饱])和$|(?<!普)及$|(?<!植)被$|(?<!服)从$|[第或以将把]$",
    examples=["市渔业局会同市财政局向", "关于渔港改造的", "各区按照渔港或"],
    rejects=["工作的方向", "改造目的", "各行各业参与", "保暖又温和"],
    why="A line that ends so goes on in the next: its last word leads on to something.",
)

_NUMERAL = "一二三四五六七八九十"
ATTACHMENT_LINE = rule(
    (
        rf"(?P<open>[（(])?附\s*(?P<kind>件|表|录|图)?\s*(?:之|[-—])?\s*(?P<n>\d{{1,2}}(?:\s?[-—]\s?\d{{1,2}})?(?!\d)|[{_NUMERAL}]{{1,3}})?\s*(?(open)[）)])"
        rf"(?P<colon>[：:]|(?<=[\d{_NUMERAL}])[.、](?!\d))?\s*(?P<rest>.*)"
    ),
    examples=["附件1：渔港名录", "附件5-2", "附表 渔船登记表", "附：渔港名录", "（附件2）渔船名录", "附件一"],
    rejects=["渔港附件", "见附件1"],
    why="A line that opens an attachment or the list of them.",
    ask="whole",
)
_REFERRING = rule(
    rf"[附所的中和及]|[{_NUMERAL}]{{1,3}}[、所的中和及]",
    examples=["所列渔港", "和附件2", "二、三所列"],
    rejects=["渔港名录", "：渔港名录"],
    why="What stands behind 附件1 where the text only refers to it: 附件1、附件2所列.",
    ask="match",
)
CC_LINE = rule(
    r"(?:抄\s*送|抄\s*报|分\s*送|报\s*送|主\s*送)\s*[：:]|抄\s?[送报]\s+(?=\S)",
    examples=["抄送：市委办公室", "抄 报: 省渔业厅", "主送：各区人民政府"],
    rejects=["抄送单位较多", "送：市委"],
    why="The line of those who get a copy.",
)
_PRINTED = rule(
    r"\s*印\s*发?。?\s*(?:[（(]?共印\s*\d+\s*份[）)]?。?)?",
    examples=["印发", "印 发 （共印120份）"],
    rejects=["印发通知", "2026年印发"],
    why="What stands behind the office and the date of printing.",
    ask="whole",
)
_OPEN_DATE = rule(
    rf"(?:{YEAR}|[×xX*]{{2,4}})?\s*年\s*(?:\d{{1,2}}|[×xX*]{{1,2}})?\s*月\s*(?:\d{{1,2}}|[×xX*]{{1,2}})?\s*日",
    examples=["年 月 日", "2026年×月×日", "××××年 月 日"],
    rejects=["2026年5月", "渔港"],
    why="A date with gaps that have yet to be filled.",
    ask="whole",
)
_SAID_OF_DATE = rule(
    r"\s*(?:签发|发布|公布)$",
    examples=["2018年7月30日⟨签发⟩", "2018年8月3日⟨发布⟩"],
    rejects=["签发人", "发布会"],
    why="What a line says of its date: the day of signing, the day of publication.",
)
_YEAR_MONTH = rule(
    rf"{YEAR}\s*年\s*\S{{1,3}}\s*月",
    examples=["2026年5月", "2026 年 十二 月"],
    rejects=["2026年", "5月"],
    why="A date without its day.",
    ask="whole",
)
NOTE_LINE = rule(
    r"[（(].*[）)]",
    examples=["（此件公开发布）", "(联系人：张某)"],
    rejects=["渔港（一期）", "（一）渔港"],
    why="A line that is nothing but a bracket.",
    ask="whole",
)
_NOTE_WORDS = rule(
    r"公开|联系人|此件|此文|发至|传达|联系电话|登载|有删减|主动|依申请",
    examples=["（此件公开发布）", "（联系人：张某）", "（发至县团级）"],
    rejects=["（一期工程）", "（试行）"],
    why="What the note of a document says: who may read it, whom to ask.",
)
_BARE_NOTE = rule(
    r"(?:此件|此文)[^，。]{2,20}。?|(?:主动|依申请|不予)公开。?|公开(?:属性|方式|类型)[：:].{2,20}|联系人[：:].{2,60}",
    examples=["此件公开发布", "主动公开", "公开方式：主动公开", "联系人：张某 电话12345"],
    rejects=["渔港主动公开信息", "此件，另行通知"],
    why="A note without brackets.",
    ask="whole",
)
_NOTE_STARTS = frozenset("（(此主依不公联")  # what NOTE_LINE and _BARE_NOTE begin with: nearly every line is told by it
SEAL = rule(
    r"\s*[（(]\s*(?:印\s?章|盖\s?章|公\s?章|代\s?章|章|代)\s*[）)]",
    examples=["（印章）", "（代章）", "（盖 章）"],
    rejects=["（章节）", "（试行）"],
    why="Where the seal stands.",
)


@cache
def _furniture() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all kinds of furniture, a group each, and the kind of each group."""
    rules = load("furniture")
    return composed("|".join(f"(?P<{name}>{rule['pattern']})" for name, rule in rules.items())), {name: rule.get("kind", name) for name, rule in rules.items()}


def furniture_kind(folded: str) -> str | None:
    """page_number, chrome or imprint, where the whole line is one."""
    if len(folded) > 80:
        return None
    pattern, kinds = _furniture()
    match = pattern.fullmatch(folded)
    return kinds[match.lastgroup or ""] if match else None


class Dated(NamedTuple):
    """A line around a date: what stands before it, and where it begins and ends."""

    before: str
    start: int
    end: int
    after: str


def dated(folded: str) -> Dated | None:
    """The last date of a short line with what stands around it; None where there is none."""
    if len(folded) > 100 or not ("日" in folded or "-" in folded or "." in folded or "/" in folded):
        return None
    match = next(iter(reversed(list(DATE.finditer(folded)))), None)
    return Dated(folded[: match.start()].strip(), match.start(), match.end(), folded[match.end() :].strip()) if match else None


def is_date_line(folded: str) -> bool:
    """Whether the line is nothing but a date: 2020 年 6 月 8 日, 二〇二二年三月十五日, 1981年3月, 2026年　月　日."""
    if not 5 <= len(folded) <= 30 or folded[-1] not in "日月）)0123456789发布":
        return False
    bare = _SAID_OF_DATE.sub("", (SEAL.sub("", folded) if "章" in folded else folded).strip("（()） "))
    return bool(DATE.fullmatch(bare) or _YEAR_MONTH.fullmatch(bare) or _OPEN_DATE.fullmatch(bare))


def print_line(folded: str) -> Dated | None:
    """印发日期 (7.4.3): a date with 印发 behind it, the name of the office before it or on the line above."""
    found = dated(folded) if folded.rstrip("。 ）)").endswith(("印发", "印", "份", "印 发")) else None
    if not found or not _PRINTED.fullmatch(found.after) or (found.before and not is_signature_name(found.before)):
        return None
    return found


def signed_line(folded: str) -> Dated | None:
    """署名 and 成文日期 on one line: 民政部　一九九七年一月二十八日 · 云澜市水利局2021年3月5日."""
    if len(folded) > 60:
        return None
    bare = folded.strip("（()） ")
    found = dated(bare)
    if not found or found.after or not found.before or not is_signature_name(found.before):
        return None
    shift = folded.index(bare)
    return Dated(found.before, found.start + shift, found.end + shift, "")


def attachment_line(folded: str) -> re.Match[str] | None:
    """The match where the line opens an attachment or a list of them: 附件 1 · 附件：1.… · 附：… · 附表1 … · 附件一：…

    A sentence that only begins with the word (附件中所列…) is none: what follows must be a number, a colon, a blank or nothing.
    """
    start = 0
    if folded[:1] not in "附（(":
        # 云建发〔2026〕19号附件1: named with the number of the document that it belongs to
        start = folded.find("号附件", 0, _LONGEST_BRACKET) + 1
        if not start or not NUMBER.fullmatch(folded, 0, start):
            return None
    if len(folded) > 120:
        return None
    match = ATTACHMENT_LINE.fullmatch(folded, start)
    return match if match and _opens_attachment(match, match["n"], match["colon"], match["rest"]) else None


def _opens_attachment(match: re.Match[str], number: str | None, mark: str | None, rest: str) -> bool:
    if not match["kind"] and not mark and (not number or rest):
        return False  # 附则, 附上名单; but 附1 alone on its line
    if mark in (".", "、"):
        return bool(rest) and not _REFERRING.match(rest) and not rest.endswith("。")
    if mark or not rest:
        return True
    if not number:
        # 附件 联系表, the blank being all that parts the two
        return match.start("rest") > match.end("kind") and rest[-1] in "表单录图案法则书"
    return rest[0] not in "，。、和及至的所中规" and not rest.endswith("。")


def note_line(folded: str) -> bool:
    """附注 (7.3.6): a line in brackets about who may read the text or who answers for it; 此件公开发布 without them, too."""
    if len(folded) > 80 or folded[:1] not in _NOTE_STARTS:
        return False
    return bool(NOTE_LINE.fullmatch(folded.rstrip("。")) and _NOTE_WORDS.search(folded)) or bool(_BARE_NOTE.fullmatch(folded))


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
    for opening, closing in _PAIRS:
        at = folded.rfind(opening)
        if at >= 0 and len(folded) - at < _LONGEST_BRACKET and folded.rfind(closing) < at:
            return True
    return False


_SENTENCE_MARK = rule(
    "[，。；：,;:《》“”]",
    examples=["渔港，", "《渔港》"],
    rejects=["市渔业局", "市渔业局、市财政局"],
    why="A mark that no name of an organisation holds.",
)
_BETWEEN_NAMES = rule(
    r"[\s、]+",
    examples=["张某 李某", "市渔业局、市财政局"],
    rejects=["市渔业局", "，"],
    why="What parts names on a line.",
)


def signature_names(text: str) -> list[str]:
    """The names that a line parts by blanks or 、; a name printed character by character (绍 兴 市 人 民 政 府) is one."""
    pieces = [p for p in _BETWEEN_NAMES.split(SEAL.sub("", text).strip()) if p]
    return ["".join(pieces)] if len(pieces) > 2 and all(len(p) == 1 for p in pieces) else pieces


def is_signature_name(text: str) -> bool:
    """Whether the line is nothing but one or more organisations."""
    if len(text) > 80 or _SENTENCE_MARK.search(text):
        return False
    names = signature_names(text)
    return bool(names) and all(len(name) >= 3 and looks_like_organisation(name) for name in names)


def closed_up(passage: Passage) -> Passage:
    """A passage without the blanks that a line break left, those between two organisations kept."""
    if len(passage.text.split(None, 1)) < 2:
        return passage.cut()
    kept: list[Passage] = []
    at = 0
    for match in re.finditer(r"\s+", passage.text):
        before, after = passage.text[at : match.start()], passage.text[match.end() :]
        if looks_like_organisation(before) and not after.startswith(("关于", "印发", "转发")) and len(before) >= 4:
            continue
        if match.start() and passage.text[match.start() - 1].isascii() and after[:1].isascii():
            continue
        kept.append(passage.cut(at, match.start()))
        at = match.end()
    return glue([*kept, passage.cut(at)]) if kept else passage
