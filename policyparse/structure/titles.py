"""Which part of a numbered paragraph is its title: on a line of its own, run in before the text, or none at all.

Siblings decide together, as they are written alike: one short first sentence means little, nine out of ten mean titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyparse.source import EMPTY, Passage
from policyparse.structure.lines import closed_up
from policyparse.structure.markers import Marker

LONGEST_RUN_IN = 40  # characters; longest seen in real documents: 37
LONGEST_OWN_LINE = 60
LONGEST_LABEL = 20  # （一）申报条件：…
_ALONE = 30  # a single node without siblings must be shorter to count as a title

# A sentence with one of these commands or describes; a title names: 应当, 不得 … stand in rules, not in titles.
_SENTENCE = re.compile(r"应当|不得|必须|可以|予以|不再|^(?:凡|请|自|为了?|根据|依照|按照)|[;；：:]|^.{0,12}(?:各|单位|部门|企业|机构|人员)(?:要|应|须|可)")
_DEPTH = re.compile(r"[“《（(「〔【]|[”》）)」〕】]|。")
_OPENERS = "“《（(「〔【"
_LABEL = re.compile(rf"[^。，,；;：:]{{1,{LONGEST_LABEL}}}[：:]")
_WIDE_BLANK = re.compile(r"[^ 。，；：]{2,20}(?: {2,}|\u3000)(?=\S)")
_BRACKETED = re.compile(r"【[^】]{1,30}】")
# Headings that are titles whatever stands behind them.
_ALWAYS = frozenset({"part", "chapter", "division"})


class Titled(NamedTuple):
    heading: Passage | None
    stop: Passage
    rest: Passage


class _Candidate(NamedTuple):
    kind: str  # own_line | run_in | label | blank | sentence | none
    end: int  # of the title in the text behind the number
    after: int  # where the text goes on


def titled(nodes: Sequence[tuple[Marker, Sequence[Passage], bool]]) -> list[Titled]:
    """The title of each sibling: (marker, further paragraphs, has children) in, heading and remaining first paragraph out."""
    candidates = [_candidate(marker, bool(extra), children) for marker, extra, children in nodes]
    agreed = {family: _agreed([c for c, n in zip(candidates, nodes, strict=True) if n[0].family == family]) for family in {n[0].family for n in nodes}}
    return [_take(n[0], c, agreed[n[0].family]) for n, c in zip(nodes, candidates, strict=True)]


def _take(marker: Marker, candidate: _Candidate, agreed: set[str]) -> Titled:
    rest = marker.rest
    if candidate.kind in ("none", "sentence") or candidate.kind not in agreed:
        return Titled(None, EMPTY, rest)
    heading = closed_up(rest.cut(0, candidate.end))
    return Titled(heading or None, rest.cut(candidate.end, candidate.after), rest.cut(candidate.after))


def _agreed(candidates: Sequence[_Candidate]) -> set[str]:
    """The kinds of title that this family of siblings uses."""
    count = len(candidates)
    kinds = {c.kind for c in candidates}
    agreed = {"own_line"} & kinds
    run_in = [c for c in candidates if c.kind == "run_in"]
    if run_in and (2 * (len(run_in) + sum(c.kind == "own_line" for c in candidates)) >= count if count > 1 else run_in[0].end <= _ALONE):
        agreed.add("run_in")
    for kind in ("label", "blank"):
        if sum(c.kind == kind for c in candidates) == count and count > 1:
            agreed.add(kind)
    return agreed


def _candidate(marker: Marker, has_more: bool, has_children: bool) -> _Candidate:
    rest = marker.rest.folded
    if marker.family in _ALWAYS:
        return _Candidate("own_line", len(rest), len(rest))
    if marker.family == "article":
        match = _BRACKETED.match(rest)
        return _Candidate("own_line", match.end(), match.end()) if match else _Candidate("none", 0, 0)
    stop = first_stop(rest)
    if stop is None:
        return _without_stop(rest, has_more or has_children)
    if stop + 1 == len(rest.rstrip()) and not (has_more or has_children):
        return _Candidate("none", 0, 0)
    if stop <= LONGEST_RUN_IN and not _SENTENCE.search(rest[:stop]) and rest.count("，", 0, stop) + rest.count(",", 0, stop) <= 2:
        return _Candidate("run_in", stop, stop + 1)
    return _label_or_blank(rest) or _Candidate("sentence", 0, 0)


def _without_stop(rest: str, goes_on: bool) -> _Candidate:
    bare = rest.rstrip("：:")
    if rest[-1:] in "；;，,、":
        return _Candidate("none", 0, 0)
    if len(bare) <= LONGEST_OWN_LINE and goes_on and not re.search("[；;]", bare):
        return _Candidate("own_line", len(bare), len(rest))
    return _label_or_blank(rest) or _Candidate("none", 0, 0)


def _label_or_blank(rest: str) -> _Candidate | None:
    label = _LABEL.match(rest)
    if label:
        return _Candidate("label", label.end() - 1, label.end())
    blank = _WIDE_BLANK.match(rest)
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
