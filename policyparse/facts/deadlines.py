"""Deadlines and periods of running text: what is still to come when the document was written.

A wording that says when is a deadline unless the document looks back with it. Against the day of the document itself (issue,
else publication, else the first day of the year that its title or a heading gives):

- what ended before that day is past; so are 去年 and 上年;
- a part whose heading looks back (工作回顾), and all of a 统计公报, has no deadlines but those of a later year;
- what lies in the document's own time is left out where its clause tells what was done (已建成…, 累计…) and not what is to be
  done; a report has to say that it is to be done, in the clause or in a heading above (2026年主要任务);
- …前, 到…, 每半年, 30日内 and long terms are deadlines without regard to tense, but no comparison (比2020年) and no rate (每人每年);
- 自…起 counts where it lies ahead or says from when something is in force;
- dates inside 《…》 belong to the documents cited there;
- without any day of the document, only …前, 到…, 每… and lengths of time count, and what a clause says is to be done.

Masked wordings (****年底前) keep their kind and give no days.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from policyparse.calendar.dates import Period
from policyparse.calendar.validity import comes_into_force, is_validity
from policyparse.calendar.wordings import Found, telltale
from policyparse.model import Timing
from policyparse.rules import Rule, rule, yaml_rule
from policyparse.view import DocumentView, Facts, NodeText, Places

_NEAR = 60  # characters of a clause on either side that are looked at
_STOPS = rule(
    "[。；;！？\n]",
    examples=["渔港。", "渔港；渔船"],
    rejects=["渔港，渔船", "渔港"],
    why="A mark that ends the clause around a wording that says when.",
)
_SAID_BACK = ("去年", "上年", "年初")


class _View(NamedTuple):
    """What the place of a stretch of text says of its tense."""

    day: str | None  # of the document
    back: bool  # a heading above looks back
    ahead: bool  # or ahead
    report: bool  # the document tells what was done unless it says otherwise


def find_deadlines(document: DocumentView) -> Facts:
    """The timings of a document in reading order, each with the part it stands in."""
    texts, tense = document.texts, document.tense
    found: list[tuple[NodeText, Found]] = []
    for index in texts.holding(telltale()):
        node = texts[index]
        # a project says when in its column; its content says what a plant does every year
        if node.role == "project":
            continue
        for wording in node.periods():
            direction = tense.at(index, wording.start)
            view = _View(node.calendar.day, direction == "back", direction == "ahead", node.calendar.report)
            if _is_deadline(node, wording, view):
                found.append((node, wording))
    return Facts([_timing(i, node, wording, document.places) for i, (node, wording) in enumerate(found, 1)])


def _timing(number: int, node: NodeText, wording: Found, places: Places) -> Timing:
    spans = node.cut(wording.start, wording.end)
    kind, start, end = wording.period
    return Timing(
        id=f"d{number}", within=places.at(spans[0][0]), text=node.text[wording.start : wording.end].replace("\n", ""),
        kind=kind, start=start, end=end, spans=spans,  # type: ignore[arg-type]
    )  # fmt: skip


@cache
def _rule(name: str) -> Rule:
    return yaml_rule(f"deadlines.{name}")


def _cited(folded: str, at: int) -> bool:
    """Whether the character stands inside 《…》."""
    low = max(0, at - 2 * _NEAR)
    return folded.rfind("《", low, at) > folded.rfind("》", low, at)


def _is_deadline(node: NodeText, wording: Found, view: _View) -> bool:
    folded, at, upto = node.folded, wording.start, wording.end
    end = wording.period.end
    if (end and view.day and end < view.day) or folded.startswith(_SAID_BACK, at):
        return False
    named = _rule("not_before").match(folded[upto : upto + _NEAR])
    if named and folded[upto - 1] == "前" and named[0].strip() in ("印发", "发布") and folded[upto + len(named[0]) :][:1] != "的":
        named = None  # 10月底前印发方案: what is to be issued; 2020年底前发布的规定 is what there is
    if named or _rule("not_behind").search(folded[max(0, at - 6) : at]) or _cited(folded, at) or is_validity(folded, wording):
        return False
    if node.role == "heading" and wording.period.kind in ("year", "years", "period"):
        return False  # 二、2026年重点工作: a name, and what stands below says what is to be done
    return node.role == "title" or _comes(folded, wording, view)


def _comes(folded: str, wording: Found, view: _View) -> bool:
    """Whether what a wording dates is still to come, by its kind, its place and its clause."""
    kind, start, end = wording.period
    if kind == "from" and folded.endswith("以来", wording.start, wording.end):
        return False
    if kind == "from":
        in_force = comes_into_force(folded, wording)
        # 从今年起, where no day tells which year that is
        ahead = _lies_ahead(start, view.day) or folded.find("今年", wording.start, wording.end) >= 0
        return in_force or (not view.back and ahead) or _plans(folded, wording)
    if view.back and kind != "long_term":
        # 到2027年 among what was done; 6月底 and 年末 are of the year that is told of
        dated = folded.find("年", wording.start, wording.end) > wording.start and folded[wording.start] != "截"
        return kind == "by" and dated and bool(end and (end[:4] >= view.day[:4] if view.day else view.report))
    if kind == "by":
        # 截至6月底 dates what is counted, unless the clause plans it
        return folded[wording.start] != "截" or _plans(folded, wording)
    if kind == "relative":
        return _is_term(folded, wording) and (not _tells(folded, wording) or _plans(folded, wording))
    if kind in ("recurring", "long_term") or (kind == "period" and not _dated(wording.period)):
        return not _tells(folded, wording) or _plans(folded, wording)
    if not _dated(wording.period) and folded[wording.start] in "*当次翌":
        # 以****年成果为基础: which year it is, nothing says; 当年 is the year of something else
        return folded[wording.start] == "*" and _plans(folded, wording)
    if view.day is None and _dated(wording.period):
        return _plans(folded, wording)
    if not _dated(wording.period) or view.report:
        return _plans(folded, wording) or (view.ahead and not _tells(folded, wording))
    return not _tells(folded, wording) or _plans(folded, wording)


def _is_term(folded: str, wording: Found) -> bool:
    """Whether a length of time is one to act in, and not what is measured (压缩到4个工作日以内), a condition (毕业2年内) or a stage (考核期第二年)."""
    return folded[wording.start] != "第" and not _rule("no_term").search(folded[max(0, wording.start - _NEAR) : wording.start])


def _plans(folded: str, wording: Found) -> bool:
    return bool(_rule("future").search(_clause(folded, wording.start, wording.end)))


def _tells(folded: str, wording: Found) -> bool:
    return bool(_rule("past").search(_clause(folded, wording.start, wording.end)))


def _lies_ahead(start: str | None, day: str | None) -> bool:
    """Whether a day comes, or a year began, no earlier than that of the document: 从2026年起 of a plan of March 2026."""
    return bool(start and day and (start >= day or (start.endswith("-01-01") and start[:4] == day[:4])))


def _dated(period: Period) -> bool:
    return period.start is not None or period.end is not None


def _clause(folded: str, start: int, end: int) -> str:
    """What stands between the stops on either side of a wording, as far as it is near."""
    before = _STOPS.split(folded[max(0, start - _NEAR) : start])[-1]
    return before + folded[start:end] + _STOPS.split(folded[end : end + _NEAR])[0]
