"""Attachments and the records of their tables."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from policyparse.model.base import Part, Spans
from policyparse.model.facts import Deadline, Money, Total
from policyparse.model.outline import Outline

Agreement: TypeAlias = Literal["agreed", "disputed", "printed_only", "body_only", "none"]
AttachmentKind: TypeAlias = Literal["responsibility_list", "reform_list", "project_list", "indicator_list", "table", "text"]


class SectionLink(Part):
    """Which section a record belongs to: as the table prints it, and as understood."""

    printed: str | None = None
    """The group label of the table, as printed; a label counts from its own row on, until the next."""
    resolved: str | None = None
    """Id of the section."""


class MeasureLink(Part):
    """Which measure a record belongs to: by the table's label, and independently by the body's wording."""

    printed: str | None = None
    """The group label of the table, as printed; a label counts from its own row on, until the next."""
    resolved: str | None = None
    """Id of the measure whose sentence the record restates; where the body does not say, of the printed one."""
    agreement: Agreement = "none"
    """agreed: label and body name the same measure; disputed: they differ; printed_only, body_only: only one of them says; none: neither."""
    score: float | None = None
    """The share of the record's wording that the body's measure holds, 0 to 1; null where the body does not say."""


class Task(Part):
    """One record of a responsibility list."""

    id: str
    """Id of its table, then t and its serial."""
    serial: int | None = None
    """As printed; null where the list has no numbers."""
    text: str
    """The task without its serial."""
    section: SectionLink = Field(default_factory=SectionLink)
    """The section it belongs to."""
    measure: MeasureLink = Field(default_factory=MeasureLink)
    """The measure it belongs to."""
    deadline: Deadline | None = None
    """完成时限."""
    lead_units: list[str] = Field(default_factory=list)
    """牵头单位."""
    responsible_units: list[str] = Field(default_factory=list)
    """责任单位, where the table has that column."""
    supporting_units: list[str] = Field(default_factory=list)
    """配合单位."""
    other: dict[str, str] = Field(default_factory=dict)
    """Cells of further columns, by column heading."""
    spans: Spans = Field(default_factory=list)
    """Of the text."""


class Reform(Part):
    """One record of a reform list."""

    id: str
    """Id of its table, then r and its serial."""
    serial: int | None = None
    """As printed; null where the list has no numbers."""
    text: str
    """The reform without its serial."""
    measures: list[str] = Field(default_factory=list)
    """Ids of the measures it restates."""
    deadline: Deadline | None = None
    """完成时限, where the table has that column."""
    lead_units: list[str] = Field(default_factory=list)
    """牵头单位."""
    responsible_units: list[str] = Field(default_factory=list)
    """责任单位."""
    supporting_units: list[str] = Field(default_factory=list)
    """配合单位."""
    other: dict[str, str] = Field(default_factory=dict)
    """Cells of further columns, by column heading."""
    spans: Spans = Field(default_factory=list)
    """Of the text."""


class Project(Part):
    """One record of a project list."""

    id: str
    """Id of its table, then p and its serial."""
    serial: int | None = None
    """As printed; null where the list has no numbers."""
    name: str
    """项目名称."""
    content: str | None = None
    """What is built (项目主要内容, 建设内容)."""
    regions: list[str] = Field(default_factory=list)
    """实施区域."""
    investment: Money | None = None
    """总投资."""
    deadline: Deadline | None = None
    """计划完成时限."""
    lead_units: list[str] = Field(default_factory=list)
    """牵头单位."""
    responsible_units: list[str] = Field(default_factory=list)
    """责任单位, 建设单位, 实施主体."""
    supporting_units: list[str] = Field(default_factory=list)
    """配合单位."""
    tasks: list[str] = Field(default_factory=list)
    """Ids of the tasks that are the same work."""
    other: dict[str, str] = Field(default_factory=dict)
    """Cells of further columns, by column heading."""
    spans: Spans = Field(default_factory=list)
    """Of the cells of the record."""


class Row(Part):
    """One record of a table without a type."""

    cells: dict[str, str] = Field(default_factory=dict)
    """Text by column heading; a heading that occurs twice is numbered."""
    group: str | None = None
    """The group heading row above it, where there is one."""
    spans: Spans = Field(default_factory=list)
    """Of the cells of the record."""


class Cell(Part):
    """A cell as printed."""

    row: int
    """From 0; the header rows count."""
    col: int
    """From 0; where a row lost leading cells, the column its content belongs to."""
    row_span: int = 1
    """Rows that it covers."""
    col_span: int = 1
    """Columns that it covers."""
    text: str
    """As printed, line breaks inside it dropped."""
    spans: Spans = Field(default_factory=list)
    """Where it stands."""


class Table(Part):
    """A table: its cells as printed, and its records as understood."""

    columns: list[str] = Field(default_factory=list)
    """The column headings."""
    header_spans: Spans = Field(default_factory=list)
    """Of the header cells: a view into the grid, repeated headers included."""
    tasks: list[Task] = Field(default_factory=list)
    """Records of a responsibility_list."""
    reforms: list[Reform] = Field(default_factory=list)
    """Records of a reform_list."""
    projects: list[Project] = Field(default_factory=list)
    """Records of a project_list."""
    total: Total | None = None
    """The total that a project list prints, as printed."""
    rows: list[Row] = Field(default_factory=list)
    """Records of a table without a type."""
    grid: list[Cell] = Field(default_factory=list)
    """The cells as printed, empty ones left out."""


class Captioned(Part):
    """What stands above a table or attachment."""

    id: str
    """a1, a2 … for attachments, t1, t2 … for other tables, in reading order."""
    number: int | None = None
    """As printed; null where there is none."""
    title: str | None = None
    """Joined over line breaks."""
    kind: AttachmentKind
    """What the table lists; text for an attachment that is none."""
    spans: Spans = Field(default_factory=list)
    """Of the caption: the 附件 line and the title."""


class BodyTable(Table, Captioned):
    """A data table that stands in the body."""

    within: str | None = None
    """Id of the part it stands in."""


class Attachment(Table, Captioned):
    """What follows the document under a line 附件."""

    label: str | None = None
    """As printed (附件5-2, 附表1)."""
    text: str | None = None
    """Running text without an outline; for tables, the lines around them."""
    text_spans: Spans = Field(default_factory=list)
    """Of the text."""
    document: Outline | None = None
    """Running text with an outline of its own."""
