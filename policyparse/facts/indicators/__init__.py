"""Indicators: goals that can be measured, from lists, running text and tables.

Each clause with a figure or a target in words is read as goals (`goals`); what the text does not mean as a goal is then left
out: past results (calendar/tense.py), rates and caps of subsidies, thresholds, the articles of a regulation, counts that only describe.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from policyparse.calendar.dates import Period
from policyparse.calendar.inheritance import Holding, Timeline
from policyparse.calendar.tense import past_year, turns
from policyparse.facts.indicators import words
from policyparse.facts.indicators.cues import Cues
from policyparse.facts.indicators.figures import GONE, GROWTH, TIMED, Goal, Span
from policyparse.facts.indicators.goals import read_clause
from policyparse.facts.indicators.paragraphs import Paragraph
from policyparse.facts.indicators.tables import table_indicators
from policyparse.model import Attachment, Baseline, BodyTable, Deadline, Indicator, Item, Measure, PolicyDocument, Reform, Section, Spans, Task
from policyparse.model.walk import all_sections, outlines
from policyparse.rules import rule
from policyparse.text.clauses import Clause
from policyparse.text.folding import fold, squash
from policyparse.text.quotes import ASIDE
from policyparse.view import DocumentView, Facts, NodeText, Places, Texts

_ARTICLE = rule(
    r"^第.{1,6}条",
    examples=["第三条 渔港", "第十二条"],
    rejects=["三、渔港", "渔港第三条"],
    why="The number of an article that opens a text: what regulates sets no goals.",
    ask="match",
)
# A task that shares this much of its wording with a goal of the body of the same figure restates it: tasks shorten, and put
# 制定出台 for 制定并严格落实, but keep the nouns.
_SAME = 0.5
_VERB = 5  # characters of a clause before a figure that may be a verb
_TERM = rule(
    r"不少于|不超过|不低于|不得|至少|超过",
    examples=["期限不少于五年", "不得转让", "至少三名"],
    rejects=["渔港改造", "少于"],
    why="A bound of a term or amount in a text that regulates.",
)
_STOP = rule(
    "[。；！？;!?]",
    examples=["渔港。", "渔港；渔船"],
    rejects=["渔港，", "渔港"],
    why="A mark that ends a sentence or a part of it.",
)
_YEARLY = rule(
    "年均|年平均",
    examples=["年均增长", "年平均"],
    rejects=["平均", "每年"],
    why="A figure of every year of a period.",
)
_YEAR = rule(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})年",
    examples=["2026年", "比1998年"],
    rejects=["26年", "12026年"],
    why="A year that is printed.",
)
_LISTS = rule(
    r"指标|目标",
    examples=["主要指标", "发展目标"],
    rejects=["重点任务", "渔港改造"],
    why="A heading under which goals are listed.",
)

_Figures: TypeAlias = tuple[int | float | None, str | None, str | None]


class _Draft(NamedTuple):
    """A goal in the text it stands in; offsets of that text."""

    text: NodeText
    clause: Clause
    goal: Goal
    borrowed: str | None  # the metric, where an earlier clause names it
    period: Holding | None
    sentence: Span  # that the clause stands in


def find_indicators(view: DocumentView) -> Facts:
    """Every indicator of the document, in reading order."""
    texts, tense = view.texts, view.tense
    timeline = Timeline(texts, tense, _due(view.tree))
    names, masked = _Names(view.tree), _Masks([m.id for m in view.masks], [m.spans[0][0] for m in view.masks])
    found: list[Indicator] = []
    by_figure: dict[_Figures, list[Indicator]] = {}
    cues, glossed = Cues(texts), _glossed(texts)
    for index, text in enumerate(texts):
        # what a project builds is no goal of the document
        if text.role in ("title", "project") or names.called or names.regulate(text.where) or names.conditional(text) or index in glossed:
            continue
        for held in cues.paragraphs(index):
            if text.role != "heading" and tense.at(index, held.start) == "back":
                continue
            for draft in _drafts(Paragraph(text, held, timeline, index), names.aims(text)):
                indicator = _indicator(draft, view.places, names, masked)
                if text.role != "record" or not _repeats(indicator, by_figure):
                    found.append(indicator)
                    by_figure.setdefault(_figures(indicator), []).append(indicator)
    found += table_indicators(view.tree, view.calendar)
    found.sort(key=lambda i: i.spans[0] if i.spans else (0, 0))
    return Facts([indicator.model_copy(update={"id": f"i{n}"}) for n, indicator in enumerate(found, 1)])


def _glossed(texts: Texts) -> range:
    """The texts behind 名词解释, up to the end of the body or attachment that it closes: what a word means is no goal."""
    index = next(texts.holding(words.glossary()), len(texts))
    part = texts[index].where.partition(".")[0] if index < len(texts) else ""
    upto = next((at for at in range(index, len(texts)) if (where := texts[at].where.partition(".")[0]) != part and where.startswith("a")), len(texts))
    return range(index + 1, upto)


def _due(document: PolicyDocument) -> dict[str, Holding]:
    """When the records of tables are to be done, by their ids: it holds for the goals in their texts."""
    tables: list[Attachment | BodyTable] = [*document.attachments, *document.tables]
    records: list[Task | Reform] = []
    for table in tables:
        records += [*table.tasks, *table.reforms]
    due = {record.id: record.deadline for record in records if record.deadline and record.deadline.end}
    return {name: Holding(said.text, Period(said.kind, said.start, said.end), "sentence") for name, said in due.items()}


class _Masks(NamedTuple):
    """Ids of the masks of a document, and where each begins, in order."""

    ids: Sequence[str]
    starts: Sequence[int]


class _Names:
    """What the parts of a document are called: the articles of a regulation, headings of items in lists of indicators."""

    def __init__(self, document: PolicyDocument) -> None:
        self.articles: set[str] = set()
        self.categories: dict[str, str] = {}
        regulations = tuple(words.rules()["regulations"])
        self.regulations = tuple(p.id + "." for p in document.payloads if (p.document_type or "").endswith(regulations))
        # a call for applications sets thresholds
        self.called = bool(words.called().search(document.metadata.title or ""))
        self.aimed: set[str] = set()  # parts under a heading of goals (主要指标)
        self.terms: set[str] = set()  # parts under a heading of conditions (认定条件)
        self.regulates = (document.metadata.document_type or "").endswith(regulations)
        for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
            self._categories(section, bool(section.heading and _LISTS.search(section.heading)))
            headed: list[Section | Measure] = [section, *section.measures]
            self.aimed |= {part.id for part in headed if part.heading and _LISTS.search(part.heading)}
            self.terms |= {part.id for part in headed if part.heading and words.terms().search(squash(part.heading))}
            for measure in section.measures:
                if _ARTICLE.match(measure.num):
                    self.articles.add(measure.id)

    def _categories(self, section: Section, listed: bool) -> None:
        """The groups of a list of indicators: its points, or the measures under its heading."""
        named: list[Item | Measure] = [*section.items, *section.measures] if listed else []
        named += [item for m in section.measures if m.heading and (listed or _LISTS.search(m.heading)) for item in m.items]
        self.categories |= {part.id: re.sub("方面$", "", part.heading) for part in named if part.heading}

    def aims(self, text: NodeText) -> bool:
        """Whether a text stands under a heading of goals."""
        return text.where in self.aimed or not self.aimed.isdisjoint(text.above)

    def conditional(self, text: NodeText) -> bool:
        """Whether a text stands under a heading of conditions."""
        return text.where in self.terms or not self.terms.isdisjoint(text.above)

    def regulate(self, where: str) -> bool:
        """Whether a part belongs to a regulation: its figures are thresholds and terms, no goals."""
        return where in self.articles or self.regulates or bool(self.regulations and where.startswith(self.regulations))


def _drafts(paragraph: Paragraph, aimed: bool) -> Iterator[_Draft]:
    """The goals of a paragraph; `aimed`: whether it stands under a heading of goals."""
    last: _Draft | None = None
    latest: list[_Draft] = []  # those of one clause
    for clause, figures in paragraph.clauses():
        if not words.hinted(clause.text) and not (figures and (figures[-1].end == len(clause.text) or figures[0].start < _VERB)):
            continue  # no word of goals, no count at the end (复垦矿坑300亩) or behind a verb (筛选100家企业)
        if not _may_be_goal(paragraph, clause) or _told(paragraph, clause):
            continue
        current = paragraph.period(clause)
        if current and current.text.startswith(("截至", "截止")) and not words.goal_words().search(clause.text):
            continue
        blanked = paragraph.blanked(clause)
        own = figures if blanked is clause.text else [q for q in figures if GONE not in blanked[q.start : q.end]]
        # 到2027年、2030年分别达到45%、48%: a year for each
        each = paragraph.listed(clause) if "分别" in blanked else []
        before = [_metric(draft) for draft in latest] if latest and _adjoin(latest[-1], paragraph, clause) else []
        latest = []
        for at, goal in enumerate(read_clause(blanked, own, before)):
            current = each[at] if at < len(each) else paragraph.period(clause, goal.figure.start if goal.figure else None)
            borrowed = before[goal.turn] if goal.borrowed and 0 <= goal.turn < len(before) else _borrowed(last, goal, paragraph, clause)
            if (goal.metric or borrowed) and _is_goal(goal, clause.text) and (not goal.assumed or aimed or _meant(clause, current, last, paragraph)):
                base = paragraph.start
                last = _Draft(paragraph.text, Clause(base + clause.start, base + clause.end, blanked, clause.sentence), goal, borrowed, current, _sentence(paragraph, clause))
                latest.append(last)
                yield last


def _sentence(paragraph: Paragraph, clause: Clause) -> Span:
    """The sentence of a clause, in offsets of the text."""
    stop = _STOP.search(paragraph.plain, clause.end)
    return Span(paragraph.start + clause.sentence, paragraph.start + (stop.end() if stop else len(paragraph.plain)))


def _told(paragraph: Paragraph, clause: Clause) -> bool:
    """Whether the sentence began with a year past (去年新建公园20个，|完成投资12亿元) and has not come to the time to come since."""
    said = paragraph.plain[clause.sentence : clause.end].lstrip()
    if clause.start == clause.sentence or not (said.startswith(("去年", "上年")) or past_year(said[:5], paragraph.year)):
        return False
    return not words.goal_words().search(said) and not turns(said)


def _borrowed(last: _Draft | None, goal: Goal, paragraph: Paragraph, clause: Clause) -> str | None:
    """The metric of a goal that names none, or no more than its last word."""
    if not goal.metric:
        return (_subject(paragraph.before(clause)) or _continued(last, goal, paragraph, clause)) if goal.borrowed else None
    name = clause.text[goal.metric[0].start : goal.metric[-1].end]
    if last and last.goal.counted and name in words.rules()["heads_alone"] and _adjoin(last, paragraph, clause):
        # 新增经营主体5万户，总量达到60万户
        counted = _metric(last)
        verbs = words.verbs_in(counted)
        return counted[verbs[0].end if verbs and verbs[0].start == 0 else 0 :] + name
    return None


def _continued(last: _Draft | None, goal: Goal, paragraph: Paragraph, clause: Clause) -> str | None:
    """The metric of the clause right before, of which this one says how it grows: 零售总额突破3000亿元，|增长6%; or what it is to be
    later: 到2026年优良率达到92%，|到2030年达到95%."""
    if last is None or not last.goal.figure or not goal.figure or not _adjoin(last, paragraph, clause):
        return None
    grows = goal.comparator in GROWTH and goal.figure.kind == "ratio" != last.goal.figure.kind
    later = goal.comparator not in GROWTH and goal.figure.unit == last.goal.figure.unit and paragraph.blanked(clause)[0] == GONE
    metric = _metric(last)
    return metric if (grows or later) and metric[0] not in "比从由" else None


def _adjoin(last: _Draft, paragraph: Paragraph, clause: Clause) -> bool:
    return paragraph.plain[last.clause.end - paragraph.start : clause.start].strip() in ("，", ",", "、")


def _meant(clause: Clause, current: Holding | None, last: _Draft | None, paragraph: Paragraph) -> bool:
    """Whether the text around means a figure as a goal: a year that it is to be reached by, a word of goals, a goal right before."""
    dated = current is not None and current.period.end is not None and current.period.kind in ("by", "year", "years") and current.basis not in ("heading", "document")
    return dated or bool(words.goal_words().search(clause.text)) or (last is not None and _adjoin(last, paragraph, clause))


def _subject(before: str | None) -> str | None:
    """The metric of a figure that stands alone (，提高到70%): the clause before, where it ends as names of metrics do."""
    if before is None or not before.endswith(words.heads()):
        return None
    lead = words.lead_in().match(before)
    return before[lead.end() if lead else 0 :].replace(GONE, "")


def _may_be_goal(paragraph: Paragraph, clause: Clause) -> bool:
    """Whether a clause may mean its figures as goals of those who act, by its wording and its time (到2027年，累计建成…)."""
    plain = clause.text
    if words.trap("eligibility").search(plain) or past_year(plain, paragraph.year):
        return False
    told = words.trap("past").search(plain)
    if not told or words.goal_words().search(plain):
        return True
    current = paragraph.period(clause) if told[0] == "累计" and paragraph.year is not None else None
    return current is not None and current.period.kind == "by" and current.period.end is not None


def _is_goal(goal: Goal, clause: str) -> bool:
    """Whether the figure itself may be one."""
    figure = goal.figure
    if figure is None:
        return True
    if words.trap("money_terms").search(clause) or (figure.unit == "元" and goal.comparator == "at_most"):
        return False  # a rate, a cap, a price
    if figure.kind == "time":
        # 不少于5个工作日 is a term; 压缩至5个工作日 is a goal
        return not _TERM.search(clause) and any(TIMED.search(clause[a:b]) for a, b in goal.metric)
    return not (goal.counted and figure.value == 1 and (figure.chinese or figure.unit == "次"))


def _indicator(draft: _Draft, places: Places, names: _Names, masks: _Masks) -> Indicator:
    text, clause, goal = draft.text, draft.clause, draft.goal
    spans = text.cut(clause.start, clause.end)
    within = places.at(spans[0][0])
    figure = goal.figure
    return Indicator(
        id="", within=within, category=_category(within, text, names), metric=_metric(draft),
        scope=_cut(draft, goal.scope) if goal.scope else None, condition=_cut(draft, goal.condition).removesuffix("的") if goal.condition else None,
        comparator=goal.comparator,  # type: ignore[arg-type]
        value=figure.value if figure else None, value_max=figure.value_max if figure else None, unit=(figure.unit or None) if figure else None,
        approximate=goal.approximate, average=_average(draft), target_text=_target(draft), baseline=_baseline(draft),
        period=_period(draft), nature=None, masks=_masks(draft, spans, masks),
        text=text.text[clause.start : clause.end], sentence=_whole_sentence(draft), spans=spans,
    )  # fmt: skip


def _metric(draft: _Draft) -> str:
    return draft.borrowed or "".join(_cut(draft, part) for part in draft.goal.metric)


def _target(draft: _Draft) -> str | None:
    """A target in words, and what a figure says beyond value and unit (三分之一, 1.65:1, 数十家)."""
    figure, target = draft.goal.figure, draft.goal.target
    if figure and figure.in_words:
        return _cut(draft, Span(figure.start, figure.end))
    return _cut(draft, target) if target else None


def _cut(draft: _Draft, part: Span) -> str:
    return draft.text.text[draft.clause.start + part.start : draft.clause.start + part.end].strip()


def _category(within: str | None, text: NodeText, names: _Names) -> str | None:
    return names.categories.get(within or "") or names.categories.get(text.where)


def _average(draft: _Draft) -> bool:
    """Whether growth is told as that of each year (年均增长6%); 年均浓度 is a name."""
    goal = draft.goal
    if goal.comparator not in GROWTH or not goal.figure:
        return False
    before = draft.clause.text[: goal.figure.start]
    return _YEARLY.search(before) is not None and not any(_YEARLY.search(before, part.start, part.end) for part in goal.metric)


def _whole_sentence(draft: _Draft) -> str | None:
    said = draft.text.text[draft.sentence.start : draft.sentence.end].strip()
    return said if len(said.rstrip("。；！？;!?")) > draft.clause.end - draft.clause.start else None


def _baseline(draft: _Draft) -> Baseline | None:
    """Where a goal starts from: 由2020年的|62%, 较|2020年, 在2018年基础上; 年均 and 累计 say how it is counted."""
    goal, text = draft.goal, draft.text
    if goal.baseline:
        at = draft.clause.start + goal.baseline.start
        years = list(_YEAR.finditer(text.folded, draft.clause.start, at))
        year = int(years[-1]["y"]) if years and at - years[-1].end() <= 4 else None
        return Baseline(value=goal.baseline.value, unit=goal.baseline.unit, text=_cut(draft, Span(goal.baseline.start, goal.baseline.end)), year=year)
    said = _cut(draft, goal.against) if goal.against else ""
    if not said or said in _COUNTED_SO:
        return None
    year_said = _YEAR.search(fold(said))
    return Baseline(value=None, unit=None, text=said, year=int(year_said["y"]) if year_said else None)


_COUNTED_SO = frozenset({"年均", "年平均", "累计", "逐年", "环比"})


def _period(draft: _Draft) -> Deadline | None:
    if draft.period is None:
        return None
    text, (kind, start, end), basis = draft.period
    return Deadline(text=text, kind=kind, start=start, end=end, basis=basis)  # type: ignore[arg-type]


def _masks(draft: _Draft, spans: Spans, masks: _Masks) -> list[str]:
    """The masks in the metric and the figure."""
    starts, goal, base = masks.starts, draft.goal, draft.clause.start
    if bisect_left(starts, spans[0][0]) == bisect_left(starts, spans[-1][1]):
        return []
    parts = [_with_remark(part, draft.clause.text) for part in goal.metric]
    if goal.figure:
        parts.append(Span(goal.figure.start, goal.figure.end))
    exact = [span for part in parts for span in draft.text.cut(base + part.start, base + part.end)]
    return [masks.ids[i] for a, b in exact for i in range(bisect_left(starts, a), bisect_left(starts, b))]


def _with_remark(part: Span, plain: str) -> Span:
    """河湖健康指数(***): the bracket behind a name belongs to it."""
    behind = len(plain[part.end :]) - len(plain[part.end :].lstrip(ASIDE))
    return Span(part.start, part.end + behind)


def _repeats(indicator: Indicator, found: Mapping[_Figures, Sequence[Indicator]]) -> bool:
    """Whether a task only repeats what the body says, perhaps shortened: an analyst would count it twice."""
    return any(_common(i.text, indicator.text) >= _SAME for i in found.get(_figures(indicator), ()))


def _figures(indicator: Indicator) -> _Figures:
    return indicator.value, indicator.unit, indicator.target_text


def _common(one: str, other: str) -> float:
    """The share of pairs of characters of the shorter wording that the other has too."""
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other)]
    return len(pairs[0] & pairs[1]) / max(1, min(map(len, pairs)))
