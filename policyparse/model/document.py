"""The whole document: where it came from, what its header says, its outline and attachments."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from policyparse.model.base import Part, Spans, part
from policyparse.model.facts import Abbreviation, Indicator, Link, Mask, Reference, Timing
from policyparse.model.outline import Outline, Section, TextBlock
from policyparse.model.tables import Attachment, BodyTable

Genre: TypeAlias = Literal["opinion", "notice", "plan", "annual_plan", "programme", "report", "measures", "other"]


@part
class PageRange(Part):
    """A page of the source and the stretch of source text it holds."""

    number: int
    """From 1, in the order of the file."""
    start: int
    """Offset of its first character in the source text."""
    end: int
    """Offset behind its last character."""


@part
class Source(Part):
    """The file that was read."""

    name: str
    """Base name only."""
    sha256: str
    """Of the bytes of the file."""
    media_type: str
    """What the content is, not what the name says (text/plain, application/pdf)."""
    encoding: str | None
    """The codec that decodes the file into the source text; null for binary formats."""
    reader: str
    """Which reader read it: text, pdf, docx, html, xlsx, csv, markdown."""
    characters: int
    """Length of the source text that all spans count in."""
    pages: list[PageRange] = field(default_factory=list)
    """Empty where the format has no pages."""


@part
class DocumentNumber(Part):
    """发文字号 (GB/T 9704—2012, 7.2.5)."""

    text: str
    """In the standard's form: 〔〕, no blanks; of an order or announcement with its issuer in front: 云澜市人民政府令第76号."""
    agency_code: str
    """机关代字; of an order or announcement its mark."""
    year: int | None
    """Null where it is masked, and where an order has none."""
    serial: int | None
    """Null where it is masked."""


@part
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
    signatory: list[str] = field(default_factory=list)
    """签发人 (7.2.6)."""
    addressees: list[str] = field(default_factory=list)
    """主送机关 (7.3.2), split at commas only."""
    title_note: str | None = None
    """题注: the line in brackets or after a dash under the title (adoption, delivery)."""
    issuing_authorities: list[str] = field(default_factory=list)
    """发文机关署名 (7.3.5)."""
    issue_date: str | None = None
    """成文日期 (7.3.5), ISO 8601."""
    note: str | None = None
    """附注 (7.3.6), without its brackets."""
    cc_recipients: list[list[str]] = field(default_factory=list)
    """抄送机关 (7.4.2), one list per clause or line."""
    printing_office: str | None = None
    """印发机关 (7.4.3)."""
    print_date: str | None = None
    """印发日期 (7.4.3), ISO 8601."""
    region: list[str] = field(default_factory=list)
    """From a portal banner."""
    publication_time: str | None = None
    """From a portal banner, ISO 8601."""
    portal: dict[str, str] = field(default_factory=dict)
    """What a portal prints beside the document, by its label (索引号, 发布日期, 有效性)."""
    plan_year: int | None = None
    """The year an annual plan is for: from its title, or restored from a mask (then see masks)."""
    spans: dict[str, Spans] = field(default_factory=dict)
    """Where each element is printed, label and brackets included, by the name of its field."""


@part
class AttachmentEntry(Part):
    """One entry of the 附件说明 (7.3.4)."""

    number: int | None
    """As printed; null where the entry has none."""
    title: str
    """As announced, joined over line breaks, without the suffix of a file to download."""
    attachment: str | None = None
    """Id of the attachment that it announces; null where the file does not hold it."""
    spans: Spans = field(default_factory=list)
    """Of number and title; of the word 附件 with the first entry."""


@part
class Payload(Outline):
    """What a 通知 carries: the 方案, 办法 or 意见 that it prints or forwards."""

    id: str
    """p1, p2 … in reading order."""
    document_type: str | None = None
    """文种 of its title."""
    issuing_authorities: list[str] = field(default_factory=list)
    """Its own signature, where it has one (a forwarded 意见)."""
    issue_date: str | None = None
    """Its own 成文日期, where it has one."""
    signature_spans: Spans = field(default_factory=list)
    """Of its own signature and date."""
    title_note: str | None = None
    """题注 under its title (adoption, revision)."""
    title_note_spans: Spans = field(default_factory=list)
    """Of the 题注."""
    spans: Spans = field(default_factory=list)
    """Of its title."""


@part
class Furniture(Part):
    """What is printed but is no part of the document."""

    kind: str
    """page_number, running_head, footnote, note_mark, contents (目录), rule, invisible, chrome, repeated_title, imprint, markup, attachment_label, tag, translation."""
    text: str
    """As printed."""
    spans: Spans = field(default_factory=list)
    """Where it stands in the source text."""


@part
class Unparsed(Part):
    """Text that no rule accounts for."""

    text: str
    """As printed."""
    spans: Spans = field(default_factory=list)
    """Where it stands in the source text."""


@part
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
    spans: Spans = field(default_factory=list)
    """The place in the source text."""


@part
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


@part
class PolicyDocument(Part):
    """One document as structured data."""

    schema_version: Literal[1] = 1
    """Version of this contract."""
    id: str
    """Document number, else title, else the name of the source."""
    review: Review | None = None
    """The mark of a person who has checked the file."""
    source: Source
    """The file that was read."""
    metadata: Metadata
    """What header, signature, imprint and portal say."""
    preamble: TextBlock | None = None
    """Between the addressees and the first numbered heading."""
    sections: list[Section] = field(default_factory=list)
    """The outline of the body."""
    closing: TextBlock | None = None
    """The paragraphs after the last measure that belong to the whole."""
    payloads: list[Payload] = field(default_factory=list)
    """What a 通知 or 令 carries: the text that it prints or forwards."""
    attachment_list: list[AttachmentEntry] = field(default_factory=list)
    """附件说明."""
    attachments: list[Attachment] = field(default_factory=list)
    """What follows under lines 附件, in reading order."""
    tables: list[BodyTable] = field(default_factory=list)
    """Data tables that stand in the body or beside the first table of an attachment."""
    indicators: list[Indicator] = field(default_factory=list)
    """Goals that can be measured, in reading order."""
    masks: list[Mask] = field(default_factory=list)
    """Every run of masked characters, in reading order."""
    deadlines: list[Timing] = field(default_factory=list)
    """Deadlines and periods of running text, in reading order; those of tables stand in their records."""
    abbreviations: list[Abbreviation] = field(default_factory=list)
    """Short names that the document introduces, in reading order."""
    references: list[Reference] = field(default_factory=list)
    """Documents that the text cites, in reading order."""
    links: list[Link] = field(default_factory=list)
    """Records and sentences that are the same work."""
    furniture: list[Furniture] = field(default_factory=list)
    """What is printed but is no part of the document."""
    unparsed: list[Unparsed] = field(default_factory=list)
    """What no rule accounts for; nothing is dropped."""
    diagnostics: list[Finding] = field(default_factory=list)
    """What there is to say about this document; see `policyparse explain`."""
    checksum: str | None = None
    """Of everything else but the review, as extract wrote it: a file whose content gives another was edited by hand."""
