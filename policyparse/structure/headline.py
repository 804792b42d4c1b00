"""Which of the lines above a text are its title (GB/T 9704—2012, 7.3.1): where it starts, where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyparse.language.document_types import bare, type_word
from policyparse.rules import rule
from policyparse.structure.lines import is_signature_name
from policyparse.text.folding import squash
from policyparse.text.passage import Passage

LONGEST_TITLE_LINE = 80
_SHORTEST_CUT = 10  # characters of a title that say enough to be told again
ADDITION = rule(
    r"[（(](?:\d{4}\s*年?\s*[—\-~至]+\s*\d{4}\s*年?|试\s*行|暂\s*行|[^\d（(]{0,8}稿|[^\d（(]{0,6}版|修订|草案)[）)]",
    examples=["（试行）", "（2026—2030年）", "（征求意见稿）", "（修订版）"],
    rejects=["（渔港）", "（一）"],
    why="An addition to the title on a line of its own.",
    ask="whole",
)
_CARRIES = rule(
    "印发|转发|批转|发布|公布|下发",
    examples=["关于印发渔港方案的通知", "转发市渔业局通知"],
    rejects=["关于渔港改造的通知", "公告"],
    why="A verb that says that the document carries another: 关于印发…的通知.",
)
_CARRIERS = ("通知", "公告", "令", "函", "通报", "决定")


class Headline(NamedTuple):
    """The title among some lines, with what stands above and below it."""

    above: list[Passage]
    repeated: list[Passage]  # the same title, as a portal prints it over the document once more
    title: list[Passage]
    below: list[Passage]


def find_headline(lines: Sequence[Passage], known: str = "") -> Headline:
    """The title among lines that are no other element of a header; no title: all lines are `above`.

    `known`: the title by what a portal says, squashed. Where the lines print it, it is there.
    """
    start, end = _known_range(lines, known) or _range(lines)
    if not complete_at(lines, known) and any(line.folded.endswith(("：", ":")) for line in lines):
        # ……召开讨论会，纪要如下： is the beginning of a text without a title
        return Headline([], [], [], list(lines))
    if start == end:
        return Headline(list(lines), [], [], [])
    above, title = list(lines[:start]), list(lines[start:end])
    repeated = above if above and _same_title(above, title) else []
    return Headline([] if repeated else above, repeated, title, list(lines[end:]))


def complete_at(lines: Sequence[Passage], known: str = "") -> int:
    """Index behind the line that completes the known title, or a title with its document type; 0 where none does."""
    if known:
        found = _known_range(lines, known)
        return found[1] if found else 0
    return next((i + 1 for i in range(len(lines)) if _ends_title(lines, i)), 0)


def _known_range(lines: Sequence[Passage], known: str) -> tuple[int, int] | None:
    for start in range(len(lines)) if known else ():
        joined = ""
        for end in range(start, len(lines)):
            joined += squash(lines[end].folded)
            if joined == known:
                return start, end + 1
            if not known.startswith(joined):
                break
    return None


def _range(lines: Sequence[Passage]) -> tuple[int, int]:
    """First and behind-last line of the title: the run of lines that ends with a document type, the last such run where a
    portal prints the title above the document once more."""
    ends = [i + 1 for i in range(len(lines)) if _ends_title(lines, i)]
    if not ends:
        short = sum(len(p.text) for p in lines) <= 2 * LONGEST_TITLE_LINE and len(lines) <= 4
        return (0, len(lines)) if short and any(len(p.text) > 4 for p in lines) else (0, 0)
    end = ends[0]
    again = next((e for e in reversed(ends[1:]) if _same_title(lines[:end], lines[end:e])), None)
    if again:
        return end, again
    start = 0
    while start < end - 1 and (_is_chrome_above(lines[start], lines[start + 1 : end]) or _is_cut(squash(lines[start].text), squash(_joined(lines[start + 1 : end])))):
        start += 1
    return start, end


def _same_title(one: Sequence[Passage], other: Sequence[Passage]) -> bool:
    left, right = squash("".join(p.text for p in one)), squash("".join(p.text for p in other))
    return left == right or right.endswith(left) or left.endswith(right) or _is_cut(left, right)


def _is_cut(left: str, right: str) -> bool:
    """Whether `left` is the title as a portal cuts it: 关于印发云澜市养老服务 | 关于印发云澜市养老服务设施规划的通知."""
    return len(left) >= _SHORTEST_CUT and right.startswith(left)


def _joined(lines: Sequence[Passage]) -> str:
    return "".join(p.folded for p in lines)


def _ends_title(lines: Sequence[Passage], at: int) -> bool:
    # three lines: the word itself may be cut, 政府工作报 | 告
    if type_word(_joined(lines[max(0, at - 2) : at + 1])) is None:
        return False
    following = lines[at + 1].folded if at + 1 < len(lines) else ""
    # …行动方案 | 的通知, …办法 | （试行）: the type word is not yet the end
    if following.startswith(("的", "和", "及", "与", "暨")) or ADDITION.fullmatch(following):
        return False
    return not (_carries(lines[: at + 1]) and _ends_later(lines, at)) and not _cites(lines, at)


def _carries(lines: Sequence[Passage]) -> bool:
    joined = _joined(lines)
    return bool(_CARRIES.search(joined)) and not bare(joined).endswith(_CARRIERS)


def _ends_later(lines: Sequence[Passage], at: int) -> bool:
    return any(bare(p.folded).endswith(_CARRIERS) for p in lines[at + 1 :])


def _cites(lines: Sequence[Passage], at: int) -> bool:
    """Whether the type word is that of a text which the title names: 关于贯彻落实省政府环保意见 | 推动……的实施意见."""
    about = _joined(lines[: at + 1]).partition("关于")[2]
    later = lines[at + 1 : at + 3]
    return bool(about) and "的" not in about and any(type_word(p.folded) and re.search(r"的.{2,8}$", bare(p.folded)) and "关于" not in p.folded for p in later)


def _is_chrome_above(line: Passage, rest: Sequence[Passage]) -> bool:
    """A line above the title that is no part of it: the rest is a whole title without it, and it names no issuer."""
    joined = _joined(rest)
    if line.folded.endswith("会议"):
        return False  # 云澜市第九届人民代表大会第五次会议 | 关于……的决议: an assembly is an issuer
    return not is_signature_name(line.folded) and "关于" not in line.folded and ("关于" in joined or bool(re.match(r"[\d*]{4}\s*年", joined)))
