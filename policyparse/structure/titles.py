"""Which part of a numbered paragraph is its title: on a line of its own, run in before the text, or none at all.

Siblings decide together, as they are written alike: one short first sentence means little, nine out of ten mean titles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from policyparse.rules import rule
from policyparse.structure.lines import closed_up
from policyparse.structure.markers import BARE, Marker
from policyparse.text.passage import EMPTY, Passage, glue

LONGEST_RUN_IN = 40  # characters; longest seen in real documents: 37
LONGEST_OWN_LINE = 60
LONGEST_LABEL = 20  # （一）申报条件：…
_SHORTEST_WRAPPED, _SECOND_LINE = 16, 12  # characters of a heading that may wrap, and of its second line
_ALONE = 30  # a single node without siblings must be shorter to count as a title

_SENTENCE = rule(
    (
        r"应当|不得|必须|可以|予以|不再|^(?:凡|请|自|为了?|根据|依照|按照)|[;；：:]|\d\s*[年月日]"
        r"|^.{0,14}(?:各|单位|部门|企业|公司|机构|人员|地|局|委|办|厅|政府|区|县|市|镇|街道)(?:要|应|须|可|负责|会同)"
    ),
    examples=["渔民应当登记", "凡从事捕捞的", "各单位要落实责任", "渔港：渔船"],
    rejects=["渔港改造", "加强渔船登记"],
    why="A line that asks something of somebody, or says when: a sentence, and no title.",
)
_DEPTH = rule(
    r"[“《（(「〔【”》）)」〕】。]",
    examples=["渔港（一期）", "“渔港”"],
    rejects=["渔港，渔船", "渔港"],
    why="A mark that opens or closes a quotation or bracket, or ends the sentence.",
)
_OPENERS = "“《（(「〔【"
_LABEL = rule(
    rf"[^。，,；;：:]{{1,{LONGEST_LABEL}}}[：:]",
    examples=["渔港改造：", "责任单位:"],
    rejects=["渔港，渔船：", "："],
    why="A label with its colon that opens a point.",
    ask="match",
)
_WIDE_BLANK = rule(
    r"[^ 。，；：]{2,20}(?: {2,}|\u3000)(?=\S)",
    examples=["渔港改造  加强管理", "渔港  渔船登记"],
    rejects=["渔港改造 加强管理", "渔港，改造　加强"],
    why="A title that a wide blank parts from the text behind it.",
    ask="match",
)
_BRACKETED = rule(
    r"【[^】]{1,30}】",
    examples=["【政策依据】", "【渔港】改造"],
    rejects=["渔港【改造】", "[渔港]"],
    why="A title in square brackets: 【政策依据】.",
    ask="match",
)
_BRACKET = rule(
    r"[（(][^（）()]{1,15}[）)](?=\S)",
    examples=["（试行）渔港", "(一期)渔港"],
    rejects=["渔港（一期）", "（试行）"],
    why="A bracket that opens the text behind a number.",
    ask="match",
)
_DUTY = rule(
    r"\s*[（(][^（）()]{2,120}[）)]。?\s*$",
    examples=["（市港务局负责）", "（牵头单位：市水利局）。"],
    rejects=["（一期）渔港", "（市港务局负责）加强"],
    why="Who is responsible, behind the only sentence there is: 推进审批平台一体化，加快实现“一窗受理”。（市港务局负责）",
)
_MANY = 3  # siblings that run in before they decide for the others
_MOST = 0.75  # share of siblings that decides
# Headings that are titles whatever stands behind them.
_ALWAYS = frozenset({"part", "chapter", "division"})


class Titled(NamedTuple):
    """A node's title, the stop behind it, and what is left of its first paragraph."""

    heading: Passage | None
    stop: Passage
    rest: Passage
    eaten: int = 0  # further paragraphs that went into heading and rest


class _Candidate(NamedTuple):
    kind: str  # own_line | colon | run_in | long | label | alone | blank | none
    end: int = 0  # of the title in the text behind the number
    after: int = 0  # where the text goes on


_NONE = _Candidate("none")
Sibling = tuple[Marker, Sequence[Passage], bool]  # marker, further paragraphs, whether it has children


def titled(nodes: Sequence[Sibling]) -> list[Titled]:
    """The title of each sibling: (marker, further paragraphs, has children) in, heading and remaining text out."""
    candidates = [_candidate(marker, extra, children) for marker, extra, children in nodes]
    by_family: dict[str, list[_Candidate]] = {}
    for node, candidate in zip(nodes, candidates, strict=True):
        by_family.setdefault(node[0].family, []).append(candidate)
    agreed = {family: _agreed(found) for family, found in by_family.items()}
    return [_take(n, c, agreed[n[0].family]) for n, c in zip(nodes, candidates, strict=True)]


def _take(node: Sibling, candidate: _Candidate, agreed: set[str]) -> Titled:
    marker, extra, children = node
    rest = marker.rest
    if not rest.text and extra and marker.family in _ALWAYS and _is_name(extra[0]):
        # 第一章 | 总则
        return Titled(closed_up(extra[0]), EMPTY, EMPTY, 1)
    if candidate.kind == "own_line" and "cut" in agreed and extra:
        cut = _cut_title(rest, extra[0])
        if cut:
            return cut
    if candidate.kind not in agreed:
        return Titled(None, EMPTY, rest)
    if candidate.kind == "own_line" and _is_second_line(rest, extra, children):
        return Titled(closed_up(glue([rest, extra[0]])), EMPTY, EMPTY, 1)
    heading = closed_up(rest.cut(0, candidate.end))
    return Titled(heading or None, rest.cut(candidate.end, candidate.after), rest.cut(candidate.after))


def _is_second_line(rest: Passage, extra: Sequence[Passage], children: bool) -> bool:
    """三、新阶段新起点，以节水优先的战略定位引领未来 | 发展: all that stands between a long heading and the numbers below it."""
    if not children or len(extra) != 1 or not len(rest.text) >= _SHORTEST_WRAPPED or len(rest.text) + len(extra[0].text) > LONGEST_OWN_LINE:
        return False
    return len(extra[0].text) <= _SECOND_LINE and not re.search("[。；：，、]", extra[0].folded) and not rest.folded.endswith(("：", ":", "。"))


def _is_name(paragraph: Passage) -> bool:
    return len(paragraph.text) <= _ALONE and not re.search("[。；，：]", paragraph.folded)


def _cut_title(rest: Passage, following: Passage) -> Titled | None:
    """A run-in title that a page break cut: （一）加强组织 | 领导。各区……, where all siblings run in."""
    stop = first_stop(following.folded)
    if rest.folded.rstrip().endswith("。"):
        return None  # a title with its stop is whole: （二）深化专项整治。 | 严格准入管理。加强……
    if stop is None or stop + len(rest.text) > LONGEST_RUN_IN or stop + 1 >= len(following.text):
        return None
    heading = glue([rest, following.cut(0, stop)])
    return Titled(heading, following.cut(stop, stop + 1), following.cut(stop + 1), 1)


def _agreed(candidates: Sequence[_Candidate]) -> set[str]:
    """The kinds of title that this family of siblings uses."""
    count = len(candidates)
    of = Counter(c.kind for c in candidates)
    agreed = {"own_line"} if of["own_line"] else set()
    titles = of["run_in"] + of["own_line"] + of["colon"]
    if of["colon"] and 2 * titles >= count:
        # 10.法人社会团体还应具备： among plain points is a point itself
        agreed.add("colon")
    if of["run_in"] and (2 * titles >= count if count > 1 else candidates[0].end <= _ALONE):
        agreed.add("run_in")
    if of["run_in"] >= _MANY and _MOST * count <= titles:
        # nearly all run in: the one that is longer or reads like a sentence is a title all the same
        agreed.add("long")
    if of["run_in"] > 1 and of["own_line"] * 3 <= count:
        agreed.add("cut")
    if count > 1 and of["label"] and of["label"] + of["alone"] >= _MOST * count:
        agreed |= {"label", "alone"}
    if count > 1 and of["blank"] >= _MOST * count:
        agreed.add("blank")
    return agreed


def _candidate(marker: Marker, extra: Sequence[Passage], has_children: bool) -> _Candidate:
    rest = marker.rest.folded
    if marker.family in BARE:
        return _Candidate("own_line", len(rest), len(rest))
    if marker.family in _ALWAYS:
        return _always(rest)
    if marker.family == "article":
        return _article(rest, bool(extra))
    stop = first_stop(rest)
    if stop is None:
        return _without_stop(marker.rest, bool(extra) or has_children)
    duty = _DUTY.search(rest, stop)
    if duty and duty.start() <= stop + 1 and (stop > LONGEST_LABEL or _commas(rest[:stop])):
        return _NONE
    if stop + 1 == len(rest.rstrip()) or (duty and duty.start() <= stop + 1):
        return _one_sentence(marker.rest, stop, bool(extra), has_children)
    if stop <= LONGEST_RUN_IN and not _SENTENCE.search(rest[:stop]) and _commas(rest[:stop]) <= 2:
        return _Candidate("run_in", stop, stop + 1)
    label = _label_or_blank(marker.rest)
    return label or (_Candidate("long", stop, stop + 1) if stop <= LONGEST_OWN_LINE else _NONE)


def _always(rest: str) -> _Candidate:
    """A chapter's heading: the whole line, or its first sentence where text runs on behind it."""
    stop = first_stop(rest)
    end = stop if stop is not None and stop <= LONGEST_RUN_IN and stop + 1 < len(rest) else len(rest)
    return _Candidate("own_line", end, min(end + 1, len(rest)))


def _article(rest: str, has_more: bool) -> _Candidate:
    """Articles carry text; some regulations name them: 第一条（目的）…, 第一条【目的】…, 第一条　目的 on a line of its own."""
    match = _BRACKETED.match(rest)
    if match:
        return _Candidate("own_line", match.end(), match.end())
    bracket = _BRACKET.match(rest)
    if bracket:
        return _Candidate("label", bracket.end(), bracket.end())
    return _Candidate("own_line", len(rest), len(rest)) if has_more and 0 < len(rest) <= LONGEST_LABEL and not re.search("[。，；：]", rest) else _NONE


def _one_sentence(rest: Passage, stop: int, has_more: bool, has_children: bool) -> _Candidate:
    """A paragraph of one sentence: a title on its own line, full stop and all, where something stands below it."""
    if has_children and stop <= LONGEST_RUN_IN:
        return _Candidate("own_line", stop, stop + 1)
    if has_more and stop <= _ALONE and not _SENTENCE.search(rest.folded[:stop]):
        return _Candidate("run_in", stop, stop + 1)
    label = _label_or_blank(rest)
    if label and label.kind == "label":
        return label
    return _Candidate("alone", stop, stop + 1) if stop <= LONGEST_LABEL else _NONE


def _without_stop(rest: Passage, goes_on: bool) -> _Candidate:
    folded = rest.folded
    bare = folded[:-1] if folded[-1:] in "：:" else folded
    if folded[-1:] in "；;，,、":
        return _NONE
    if len(bare) <= LONGEST_OWN_LINE and goes_on and not re.search("[；;]", bare):
        return _Candidate("colon" if bare != folded else "own_line", len(bare), len(folded))
    return _label_or_blank(rest) or _NONE


def _commas(text: str) -> int:
    return text.count("，") + text.count(",")


def _label_or_blank(rest: Passage) -> _Candidate | None:
    label = _LABEL.match(rest.folded)
    if label:
        return _Candidate("label", label.end() - 1, label.end())
    # folding has made plain blanks of the wide ones; the text itself still has them
    blank = _WIDE_BLANK.match(rest.text)
    if blank:
        return _Candidate("blank", len(blank[0].rstrip()), blank.end())
    return None


def first_stop(folded: str) -> int | None:
    """Where the first sentence ends: its 。 outside quotation marks and brackets, looked for as far as a title can reach."""
    depth = 0
    for match in _DEPTH.finditer(folded, 0, 4 * LONGEST_RUN_IN):
        if match[0] == "。":
            if depth <= 0:
                return match.start()
        else:
            depth += 1 if match[0] in _OPENERS else -1
    return folded.find("。", 4 * LONGEST_RUN_IN) if len(folded) > 4 * LONGEST_RUN_IN and "。" in folded[4 * LONGEST_RUN_IN :] else None
