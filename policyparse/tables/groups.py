"""The labels that group the rows of a table: in columns of their own, or in rows that hold nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.rules import rule
from policyparse.tables.grid import Grid, is_total, single_cell
from policyparse.text.passage import Passage

_CN = "[一二三四五六七八九十]{1,3}"
_NUMERAL = rule(
    rf"[（(]?{_CN}[）)]?[、.]?",
    examples=["（一）", "三、", "十"],
    rejects=["渔港", "一、渔港", "12"],
    why="A cell that is nothing but the number of a group in words.",
    ask="whole",
)
# families of numbers in front of a label, the outer first
_FAMILIES = (
    rule(r"第\w{1,4}(?:部分|[编章])", examples=["第一部分 渔港", "第二章"], rejects=["第一条", "渔港"], why="The number of a part that opens the label of a group.", ask="match"),
    rule(rf"{_CN}\s*、", examples=["一、渔港", "十二、渔船"], rejects=["1、渔港", "渔港、渔船"], why="The number of a section that opens the label of a group.", ask="match"),
    rule(rf"[（(]{_CN}[）)]", examples=["（一）渔港"], rejects=["（1）渔港", "渔港（一）"], why="The number of a measure that opens the label of a group.", ask="match"),
)  # fmt: skip
_COUNTED = rule(
    r"[（(]共?\s*\d+\s*[个项件条]\w{0,4}[）)]$",
    examples=["渔港改造⟨（共12项）⟩", "渔船登记⟨(3个项目)⟩"],
    rejects=["渔港改造（一期）", "12项"],
    why="The label of a group that says how many records follow.",
)
_SUM = rule(
    r"\d[\d,]*(?:\.\d+)?(?:万元|亿元|元|个|项)?",
    examples=["1,200万元", "3.5亿元", "12个", "12"],
    rejects=["约12个", "渔港12个", "万元"],
    why="A cell that is a sum or a count.",
    ask="whole",
)
_ARABIC = rule(
    r"\d+\s*[.、]",
    examples=["1.渔港改造", "12、渔船"],
    rejects=["一、渔港", "渔港1."],
    why="A number with its point that opens the label of a group.",
    ask="match",
)


def group_label(row: Sequence[Passage], grid: Grid, subject: int) -> Passage | None:
    """The label that `row` is nothing but: it ran across the table, or stands behind a Chinese numeral.

    ``重点任务⇥⇥⇥`` · ``⇥一、厚植服务底色⇥⇥`` · ``一⇥河道类⇥⇥300`` (the 300 is the sum of the group)
    """
    if is_total(row):
        return None
    alone = single_cell(row)
    if alone:
        if _ARABIC.match(alone.folded):
            return None
        stands_apart = row[subject] is not alone or alone in grid.across or family(alone) is not None
        return alone if stands_apart else None
    across = [cell for cell in row if cell and cell in grid.across]
    label = across[0] if across else row[subject]
    return label if label and _only_numeral_and_sums_beside(label, row, grid, run_across=bool(across)) else None


def _only_numeral_and_sums_beside(label: Passage, row: Sequence[Passage], grid: Grid, *, run_across: bool) -> bool:
    """Whether all that stands beside a label is its Chinese numeral (any other one numbers a record) and sums of the group.

    A label that did not run across the table needs a numeral beside it, or to say how many records follow: 水利项目（3个）.
    """
    serials = grid.at("serial")
    numeral = next((row[c] for c in serials if row[c] and row[c] is not label), None)
    if numeral is None and not run_across and not _COUNTED.search(label.folded):
        return False
    if (numeral and not _NUMERAL.fullmatch(numeral.folded.strip())) or _ARABIC.match(label.folded):
        return False
    sums = {c for role in ("investment", None) for c in grid.at(role) if _SUM.fullmatch(row[c].folded.strip())}
    return all(not cell or cell is label or cell is numeral or c in sums for c, cell in enumerate(row))


def grouped_rows(grid: Grid, subject: int) -> list[tuple[Sequence[Passage], Passage | None]]:
    """The rows that are records, each with the label that last ran across the table above it; sums are no records."""
    label: Passage | None = None
    found: list[tuple[Sequence[Passage], Passage | None]] = []
    for row in grid.rows:
        across = group_label(row, grid, subject)
        label = across or label
        if row[subject] and not across and not is_total(row):
            found.append((row, label))
    return found


def family(label: Passage) -> int | None:
    """Which kind of number a label begins with, the outer kinds first; None where it has none."""
    return next((i for i, pattern in enumerate(_FAMILIES) if pattern.match(label.folded.strip())), None)


class Groups:
    """The labels in force while the rows of a table go by."""

    def __init__(self, grid: Grid, subject: int) -> None:
        self.grid, self.subject = grid, subject
        # 事项 above two columns: the outer label and the inner one
        above = [*grid.at("matter"), *(c for c in grid.at("content") if c < subject)]
        self.columns = sorted(c for c in set(above) if c != subject)
        self.section: str | None = None
        self.measure: str | None = None
        self.outer: int | None = None  # family of the first label that ran across
        self.after_label = False

    def take(self, row: Sequence[Passage]) -> bool:
        """Notes the labels of `row`; True where the row is nothing but a label."""
        label = group_label(row, self.grid, self.subject)
        if label:
            self._across(label)
            self.after_label = True
            return True
        self.after_label = False
        labels = [row[c].text for c in self.columns]
        if len(labels) == 1 and labels[0]:
            self.measure = labels[0]
        elif len(labels) > 1:
            if labels[0] and labels[0] != self.section:
                self.section, self.measure = labels[0], None
            self.measure = next((label for label in reversed(labels[1:]) if label), self.measure)
        return False

    def _across(self, label: Passage) -> None:
        """A label of the outer kind opens a section; one of another kind, or right below a label, a measure."""
        kind = family(label)
        if self.section is None:
            self.outer = kind
        inner = kind != self.outer if self.outer is not None else self.after_label
        if inner and self.section is not None:
            self.measure = label.text
        else:
            self.section, self.measure = label.text, None
