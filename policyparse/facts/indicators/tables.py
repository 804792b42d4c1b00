"""Indicators of tables whose columns are those of a list of indicators: 指标, 单位, 2025年, 2030年, 属性."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from policyparse.calendar.calendar import UNDATED, Calendar
from policyparse.calendar.wordings import find_periods
from policyparse.facts.indicators import words
from policyparse.language.quantities import Number, number
from policyparse.model import Attachment, Baseline, BodyTable, Cell, Deadline, Indicator, PolicyDocument
from policyparse.rules import rule
from policyparse.text.folding import fold, squash

_CELL = rule(
    (
        r"(?P<sign>[≥>≧﹥]|[≤<≦﹤]|不低于|不少于|不高于|不超过|达到|提高到|增长|下降|降低|累计|[+-])?\s*[\[〔【(]?\s*(?P<n>\d[\d,]*(?:\.\d+)?|\*+(?:\.\*+)?)"
        r"(?:\s*(?:—+|-+|~|至)\s*(?P<n2>\d[\d,]*(?:\.\d+)?))?\s*[\]〕】)]?\s*(?P<unit>[^\s\d\[\]〔〕]{0,8}?)(?P<tail>以上|以下|以内|左右)?\s*"
    ),
    examples=["≥70%", "〔30〕", "达到1,200万元", "***.*", "50—60家", "5以上"],
    rejects=["持续提高", "约30", "第3名"],
    why="A cell of a table of indicators: sign, figure or range, unit and bound.",
    ask="whole",
)
_AT_LEAST, _AT_MOST = frozenset("≥>≧﹥") | {"不低于", "不少于", "以上"}, frozenset("≤<≦﹤") | {"不高于", "不超过", "以下", "以内"}
_SERIAL = rule(
    r"^(?:\d{1,2}[.．、]|[(（]\d{1,2}[)）]|[①-⑳])\s*",
    examples=["1.渔港产值", "（2）渔船", "③渔港"],
    rejects=["渔港1.", "2026年"],
    why="A serial number before the name of an indicator.",
    ask="match",
)
_UNIT_BEHIND = rule(
    r"[（(](?P<unit>[^（()）]{1,10})[)）]$",
    examples=["渔港产值⟨（亿元）⟩", "渔船数量⟨(艘)⟩"],
    rejects=["渔港（一期）产值", "产值亿元"],
    why="The unit in brackets behind the name of an indicator.",
)
_YEAR = rule(
    r"到?(?P<y>20\d\d|\*{4})年?",
    examples=["2026年", "到2030年", "2025", "****年"],
    rejects=["26年目标", "五年"],
    why="A heading that is a year: the column holds the figures of that year.",
)
_NOTE_MARK = rule(
    r"[*①-⑳]+$",
    examples=["渔业产值⟨*⟩", "渔船⟨①⟩"],
    rejects=["*渔船", "渔船"],
    why="A mark behind a name that leads to a note below the table.",
)
_NOTHING = frozenset({"", "—", "-", "——", "/", "－", "…"})
_GROWS = rule(
    r"(?:增速|增长率?|增幅|增长速度|增加|提高|新增|累计新增)$",
    examples=["渔业产值增速", "新增", "年均增长率"],
    rejects=["增长目标", "渔业产值"],
    why="The name of an indicator that is an increase.",
)
_FALLS = rule(
    r"(?:下降率?|降低|降幅|减少|削减)$",
    examples=["能耗降低", "排放下降率", "削减"],
    rejects=["下降目标", "渔业产值"],
    why="The name of an indicator that is a decrease.",
)


@dataclass
class _Columns:
    """Which column holds what, by its number."""

    metric: int = -1
    unit: int | None = None
    nature: int | None = None
    category: int | None = None
    targets: list[int] = field(default_factory=list)
    baselines: list[int] = field(default_factory=list)


class _Place(NamedTuple):
    """A table with its cells by row and column."""

    table: Attachment | BodyTable
    cells: dict[tuple[int, int], Cell]
    rows: Sequence[int]
    headings: Sequence[tuple[str, ...]]
    """Of each column, the upper ones first: 指标, 单位."""

    def heading(self, at: int) -> str:
        """The headings of a column in one."""
        return "/".join(self.headings[at])


def table_indicators(document: PolicyDocument, calendar: Calendar) -> list[Indicator]:
    """The indicators of every table that lists them; the year of the calendar tells what is a base year and what a goal."""
    tables: list[Attachment | BodyTable] = [*document.attachments, *document.tables]
    return [indicator for table in tables if table.rows for indicator in _of_table(table, calendar.of(getattr(table, "title", None)))]


def _of_table(table: Attachment | BodyTable, calendar: Calendar) -> Iterator[Indicator]:
    place = _place(table)
    columns = _columns(place.headings, calendar)
    if columns is None:
        return
    for row in place.rows:
        metric = place.cells.get((row, columns.metric))
        if metric is None or not metric.text.strip():
            continue
        for at in columns.targets:
            cell = place.cells.get((row, at))
            if cell is not None and cell is not metric and cell.text.strip() not in _NOTHING:
                yield _indicator(place, columns, row, metric, at, cell, calendar)


def _columns(headings: Sequence[tuple[str, ...]], calendar: Calendar) -> _Columns | None:
    """The roles of the columns; None where the table is no list of indicators. Below a merged heading 指标 stand 名称 and 单位."""
    found = _Columns()
    rules = words.rules()["columns"]
    for at, parts in enumerate(headings):
        names = [_NOTE_MARK.sub("", re.sub(r"[（(].*?[)）]", "", squash(part))) for part in parts]
        name, upper = names[-1] if names else "", names[:-1]
        if found.metric < 0 and (name in rules["metric"] or name.endswith("指标名称") or (name in ("名称", "内容") and any(u in rules["metric"] for u in upper))):
            found.metric = at
        elif name in rules["unit"]:
            found.unit = at
        elif name in rules["nature"]:
            found.nature = at
        elif name in rules["category"]:
            found.category = at
        elif any(n.endswith(tuple(rules["baseline"])) for n in names):
            found.baselines.append(at)
        elif any(n.endswith(tuple(rules["target"])) for n in names) or _YEAR.fullmatch(name):
            found.targets.append(at)
    _part_years(found, headings, calendar)
    return found if found.metric >= 0 and found.targets else None


def _part_years(found: _Columns, headings: Sequence[tuple[str, ...]], calendar: Calendar) -> None:
    """2025年 beside 2030年, 2030年目标: the first of several years is where the goal starts from, and so is all before the
    document's own year."""
    year = calendar.year
    years = {at: int(match["y"]) for at in found.targets if (match := _YEAR.search("/".join(headings[at]))) and match["y"].isdigit()}
    plain = [at for at in years if _YEAR.fullmatch(_NOTE_MARK.sub("", re.sub(r"[（(].*?[)）]", "", squash(headings[at][-1]))))]
    for at in plain:
        past = year is not None and years[at] < year
        if past or (years[at] == min(years.values()) < max(years.values()) and (year is None or years[at] <= year)):
            found.targets.remove(at)
            found.baselines.append(at)


def _place(table: Attachment | BodyTable) -> _Place:
    header = set(map(tuple, table.header_spans))
    cells: dict[tuple[int, int], Cell] = {}
    rows: list[int] = []
    for cell in table.grid:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                cells[row, col] = cell
        if cell.row not in rows and not any(_within(span, header) for span in cell.spans):
            rows.append(cell.row)
    headed = sorted({cell.row for cell in table.grid if any(_within(span, header) for span in cell.spans)})
    columns = max((col for _, col in cells), default=-1) + 1
    headings = [tuple(dict.fromkeys(cells[row, col].text.strip() for row in headed if (row, col) in cells and cells[row, col].text.strip())) for col in range(columns)]
    # a caption over all columns is no heading of any
    common = set(headings[0]).intersection(*headings) if columns > 1 else set()
    return _Place(table, cells, sorted(set(rows) - set(headed)), [tuple(part for part in parts if part not in common) for parts in headings])


def _within(span: tuple[int, int], spans: set[tuple[int, ...]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def _indicator(place: _Place, columns: _Columns, row: int, metric: Cell, at: int, cell: Cell, calendar: Calendar) -> Indicator:
    name, unit = _name(metric.text)
    unit = _text(place, row, columns.unit) or unit
    heading = place.heading(at)
    printed = sorted((metric, cell), key=lambda c: c.spans)
    read = _read(fold(cell.text.strip()), name, heading)
    return Indicator(
        id="", within=place.table.id, category=_category(place, columns, row), metric=name, scope=None, comparator=read.comparator,  # type: ignore[arg-type]
        value=read.value, value_max=read.value_max, unit=read.unit or unit if read.figure else None, approximate=read.approximate,
        target_text=None if read.figure else cell.text.strip(), baseline=_baseline(place, columns, row, unit),
        period=_period(heading, calendar), nature=words.rules()["natures"].get(_text(place, row, columns.nature) or ""),
        masks=[], text="".join(c.text for c in printed), spans=[span for c in printed for span in c.spans],
    )  # fmt: skip


def _text(place: _Place, row: int, at: int | None) -> str | None:
    cell = place.cells.get((row, at)) if at is not None else None
    return cell.text.strip() or None if cell else None


def _name(printed: str) -> tuple[str, str | None]:
    """1.森林覆盖率（%） → 森林覆盖率, %."""
    name = printed.strip().replace("\n", "")
    serial = _SERIAL.match(name)
    name = name[serial.end() :] if serial else name
    unit = _UNIT_BEHIND.search(name)
    return (name[: unit.start()].strip(), unit["unit"]) if unit else (name, None)


class _Read(NamedTuple):
    figure: bool
    comparator: str
    value: Number | None = None
    value_max: Number | None = None
    unit: str | None = None
    approximate: bool = False


def _read(printed: str, metric: str, heading: str) -> _Read:
    match = _CELL.fullmatch(printed)
    if not match:
        return _Read(False, "qualitative")
    value, top = number(match["n"]), number(match["n2"]) if match["n2"] else None
    sign, tail = match["sign"] or "", match["tail"] or ""
    if top is not None:
        comparator = "between"
    elif sign in _AT_LEAST or tail in _AT_LEAST:
        comparator = "at_least"
    elif sign in _AT_MOST or tail in _AT_MOST:
        comparator = "at_most"
    elif sign in ("-", "下降", "降低") or _FALLS.search(metric):
        comparator = "decrease_by"
    elif sign in ("+", "增长") or _GROWS.search(metric) or _GROWS.search(re.sub(r"[（(].*", "", heading)):
        comparator = "increase_by"
    else:
        comparator = "reach"
    return _Read(True, comparator, value, top, match["unit"] or None, tail == "左右")


def _baseline(place: _Place, columns: _Columns, row: int, unit: str | None) -> Baseline | None:
    texts = [text for at in columns.baselines if (text := _text(place, row, at)) and text not in _NOTHING]
    if not texts:
        return None
    match = _CELL.fullmatch(fold(texts[-1]))
    year = _YEAR.search(place.heading(columns.baselines[-1]))
    return Baseline(
        value=number(match["n"]) if match else None, unit=unit if match else None, text=texts[-1],
        year=int(year["y"]) if year and year["y"].isdigit() else None,
    )  # fmt: skip


def _category(place: _Place, columns: _Columns, row: int) -> str | None:
    group = _text(place, row, columns.category)
    if group:
        return group.replace("\n", "")
    above = [cell for cell in place.table.grid if cell.row < row and cell.col == 0 and cell.col_span >= max(2, len(place.table.columns) - 1)]
    return above[-1].text.strip() if above and above[-1].row in place.rows else None


def _period(heading: str, calendar: Calendar) -> Deadline | None:
    """When a column is to be reached: as its heading says, else as the title of a plan does."""
    found = find_periods(fold(heading), UNDATED)
    if found:
        start, end, period = found[-1]
        return Deadline(text=heading[start:end], kind=period.kind, start=period.start, end=period.end, basis="heading")  # type: ignore[arg-type]
    titled = calendar.titled
    return Deadline(text=titled.text, kind=titled.period.kind, start=titled.period.start, end=titled.period.end, basis="document") if titled else None  # type: ignore[arg-type]
