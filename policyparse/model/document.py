"""The whole document: where it came from, what its header says, its outline and attachments."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from policyparse.model.base import Part, Spans
from policyparse.model.facts import Abbreviation, Indicator, Link, Mask, Reference, Timing
from policyparse.model.outline import Outline, Section, TextBlock
from policyparse.model.tables import Attachment, BodyTable

Genre: TypeAlias = Literal["opinion", "notice", "plan", "annual_plan", "programme", "report", "measures", "regulation", "minutes", "letter", "other"]


class PageRange(Part):
    """A page of the source and the stretch of source text it holds."""

    number: int
    """From 1, in the order of the file."""
    start: int
    """Offset of its first character in the source text."""
    end: int
    """Offset behind its last character."""


class SourcePlace(Part):
    """A stretch of the source text and the place in the file that a person finds it at. What does not apply is null."""

    start: int
    """Offset of its first character in the source text."""
    end: int
    """Offset behind its last character."""
    page: int | None = None
    """From 1 (PDF, OFD, scans)."""
    line: int | None = None
    """From 1: of its page, where there are pages, else of the file."""
    paragraph: int | None = None
    """From 1, tables included (DOCX)."""
    sheet: str | None = None
    """Name of the sheet."""
    cell: str | None = None
    """B7, in a sheet."""
    box: list[float] | None = None
    """Left, top, right, bottom on its page, in points from the upper left corner."""

    @model_serializer(mode="wrap")
    def _without_nulls(self, serialized: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """There is one for each line: what does not apply is left out."""
        said: dict[str, Any] = serialized(self)
        return {name: value for name, value in said.items() if value is not None}


class Source(Part):
    """The file that was read."""

    name: str
    """Base name only."""
    sha256: str
    """Of the bytes of the file."""
    media_type: str
    """What the content is, not what the name says (text/plain, application/pdf)."""
    encoding: str | None = None
    """The codec that decodes the file into the source text; null for binary formats."""
    reader: str
    """Which reader read it: text, pdf, docx, html, xlsx, csv, markdown."""
    characters: int | None = None
    """Length of the source text that all spans count in; null in a kept file, which has no spans."""
    pages: list[PageRange] = Field(default_factory=list)
    """Empty where the format has no pages."""
    map: list[SourcePlace] = Field(default_factory=list)
    """Where each line, paragraph or cell of the source text stands in the file, in reading order."""


class DocumentNumber(Part):
    """发文字号 (GB/T 9704—2012, 7.2.5)."""

    text: str
    """In the standard's form: 〔〕, no blanks; of an order or announcement with its issuer in front: 云澜市人民政府令第76号."""
    agency_code: str
    """机关代字; of an order or announcement its mark."""
    year: int | None = None
    """Null where it is masked, and where an order has none."""
    serial: int | None = None
    """Null where it is masked."""


class Region(Part):
    """Whom a document governs."""

    name: str
    """As banner, issuer or title name it (云澜市)."""
    code: str | None = None
    """The six digits of GB/T 2260, where it is a real place."""
    province: str | None = None
    """The province that the code lies in."""


class Effective(Part):
    """When a document is in force."""

    from_: str | None = Field(default=None, alias="from")
    """First day, ISO 8601 (自2026年1月1日起施行)."""
    until: str | None = None
    """Last day, ISO 8601 (有效期至2030年12月31日)."""


class Metadata(Part):
    """The elements of GB/T 9704—2012 that occur once, and what portals add."""

    title: str | None = None
    """标题 (7.3.1), joined over line breaks."""
    document_type: str | None = None
    """文种: one of the 15 statutory types, or 方案, 要点, 思路, 计划, 规划, 办法 …, as the title says it (实施意见 is 意见)."""
    statutory_type: str | None = None
    """The statutory type (党政机关公文处理工作条例, 第八条) that carries it; null where none does."""
    genre: Genre = "other"
    """What an analyst would file the document under."""
    document_number: DocumentNumber | None = None
    """发文字号 (7.2.5): the document's own, never one that it cites."""
    issuer_mark: str | None = None
    """发文机关标志 (7.2.4), with 文件."""
    copy_number: str | None = None
    """份号 (7.2.1)."""
    classification: str | None = None
    """密级和保密期限 (7.2.2)."""
    urgency: str | None = None
    """紧急程度 (7.2.3)."""
    signatory: list[str] = Field(default_factory=list)
    """签发人 (7.2.6)."""
    addressees: list[str] = Field(default_factory=list)
    """主送机关 (7.3.2), split at commas only."""
    title_note: str | None = None
    """题注: the line in brackets or after a dash under the title (adoption, delivery)."""
    issuing_authorities: list[str] = Field(default_factory=list)
    """发文机关署名 (7.3.5)."""
    issue_date: str | None = None
    """成文日期 (7.3.5), ISO 8601."""
    note: str | None = None
    """附注 (7.3.6), without its brackets."""
    cc_recipients: list[list[str]] = Field(default_factory=list)
    """抄送机关 (7.4.2), one list per clause or line."""
    printing_office: str | None = None
    """印发机关 (7.4.3)."""
    print_date: str | None = None
    """印发日期 (7.4.3), ISO 8601."""
    region: Region | None = None
    """Whom the document governs: from a portal's banner, the issuer or the title."""
    publication_time: str | None = None
    """From a portal banner, ISO 8601."""
    portal: dict[str, str] = Field(default_factory=dict)
    """What a portal prints beside the document, by its label (索引号, 发布日期, 有效性)."""
    plan_year: int | None = None
    """The year an annual plan is for: from its title, or restored from a mask (then see masks)."""
    effective: Effective | None = None
    """From when and until when it is in force, where it says so."""
    spans: dict[str, Spans] = Field(default_factory=dict)
    """Where each element is printed, label and brackets included, by the name of its field."""


class AttachmentEntry(Part):
    """One entry of the 附件说明 (7.3.4)."""

    number: int | None = None
    """As printed; null where the entry has none."""
    title: str = ""
    """As announced, joined over line breaks, without the suffix of a file to download; empty where only a number is announced."""
    attachment: str | None = None
    """Id of the attachment that it announces; null where the file does not hold it."""
    spans: Spans = Field(default_factory=list)
    """Of number and title; of the word 附件 with the first entry."""


class Payload(Outline):
    """What a 通知 carries: the 方案, 办法 or 意见 that it prints or forwards."""

    id: str
    """p1, p2 … in reading order."""
    document_type: str | None = None
    """文种 of its title."""
    issuing_authorities: list[str] = Field(default_factory=list)
    """Its own signature, where it has one (a forwarded 意见)."""
    issue_date: str | None = None
    """Its own 成文日期, where it has one."""
    signature_spans: Spans = Field(default_factory=list)
    """Of its own signature and date."""
    title_note: str | None = None
    """题注 under its title (adoption, revision)."""
    title_note_spans: Spans = Field(default_factory=list)
    """Of the 题注."""
    spans: Spans = Field(default_factory=list)
    """Of its title."""


class Furniture(Part):
    """What is printed but is no part of the document."""

    kind: str
    """page_number, running_head, footnote, note_mark, contents (目录), rule, invisible, chrome, repeated_title, imprint, markup, attachment_label, tag, translation."""
    text: str
    """As printed."""
    spans: Spans = Field(default_factory=list)
    """Where it stands in the source text."""


class Unparsed(Part):
    """Text that no rule accounts for."""

    text: str
    """As printed."""
    spans: Spans = Field(default_factory=list)
    """Where it stands in the source text."""


class Finding(Part):
    """A diagnostic of this document; `policyparse explain CODE` tells more."""

    code: str
    """PP and three digits."""
    severity: Literal["error", "warning", "info"]
    """error: the result cannot be trusted there; warning: a person should look; info: for the record."""
    message: str
    """What was found, in a sentence."""
    where: str | None = None
    """Id of the part it is about."""
    place: str | None = None
    """Where in the file a person finds it (第3页 第12行, 第5行, 一览表!B7, 第9段)."""
    spans: Spans = Field(default_factory=list)
    """The place in the source text."""


class Correction(Part):
    """What a person has corrected in this file; extract applies it again as long as `was` is what the source gives."""

    at: str
    """Id of the part; metadata for the header."""
    field: str
    """Name of the field."""
    was: Any = None
    """Its value as extracted."""
    now: Any = None
    """Its value as corrected."""
    why: str
    """The reason."""
    by: str | None = None
    """Who corrected it."""


class Reading(Part):
    """How well the document was understood, by evidence that is listed: a guess about the whole, not a mark for a value."""

    state: Literal["good", "check", "poor"]
    """good: nothing speaks against it; check: a person should look at the doubts; poor: the structure was not understood."""
    shares: dict[str, float] = Field(default_factory=dict)
    """The shares of the source's characters that are body, tables, header, furniture and unparsed; together 1."""
    doubts: list[str] = Field(default_factory=list)
    """What speaks against it, one sentence each."""


class Review(Part):
    """What a person says of having checked this file against its source. Never written by extract, and kept by it."""

    reviewed: bool = False
    """Whether the content was found to say what the source says."""
    by: str | None = None
    """Who looked, in whatever form the team uses."""
    date: str | None = None
    """When, ISO 8601."""
    note: str | None = None
    """What else there is to say."""


class PolicyDocument(Part):
    """One document as structured data."""

    schema_version: Literal[2] = 2
    """Version of this contract."""
    generator: str | None = None
    """The program and its version."""
    id: str
    """Document number, else title, else the name of the source."""
    review: Review | None = None
    """The mark of a person who has checked the file."""
    source: Source
    """Which file was read, and how."""
    reading: Reading | None = None
    """How well it was understood."""
    metadata: Metadata
    """What header, signature, imprint and portal say."""
    preamble: TextBlock | None = None
    """Between the addressees and the first numbered heading."""
    sections: list[Section] = Field(default_factory=list)
    """The outline of the body."""
    closing: TextBlock | None = None
    """The paragraphs after the last measure that belong to the whole."""
    payloads: list[Payload] = Field(default_factory=list)
    """What a 通知 or 令 carries: the text that it prints or forwards."""
    attachment_list: list[AttachmentEntry] = Field(default_factory=list)
    """附件说明."""
    attachments: list[Attachment] = Field(default_factory=list)
    """What follows under lines 附件, in reading order."""
    tables: list[BodyTable] = Field(default_factory=list)
    """Data tables that stand in the body or beside the first table of an attachment."""
    indicators: list[Indicator] = Field(default_factory=list)
    """Goals that can be measured, in reading order."""
    masks: list[Mask] = Field(default_factory=list)
    """Every run of masked characters, in reading order."""
    deadlines: list[Timing] = Field(default_factory=list)
    """Deadlines and periods of running text, in reading order; those of tables stand in their records."""
    abbreviations: list[Abbreviation] = Field(default_factory=list)
    """Short names that the document introduces, in reading order."""
    references: list[Reference] = Field(default_factory=list)
    """Documents that the text cites, in reading order."""
    links: list[Link] = Field(default_factory=list)
    """Records and sentences that are the same work."""
    furniture: list[Furniture] = Field(default_factory=list)
    """What is printed but is no part of the document."""
    unparsed: list[Unparsed] = Field(default_factory=list)
    """What no rule accounts for; nothing is dropped."""
    diagnostics: list[Finding] = Field(default_factory=list)
    """What there is to say about this document; see `policyparse explain`."""
    corrections: list[Correction] = Field(default_factory=list)
    """What people have corrected in this file."""
    checksum: str | None = None
    """Of everything else but the review, as extract wrote it: a file whose content gives another was edited by hand."""
