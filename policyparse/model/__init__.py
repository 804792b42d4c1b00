"""The data contract: what `extract` emits and everything else reads."""

from policyparse.model.base import SCHEMA_VERSION, Part, Spans, to_data
from policyparse.model.document import (
    AttachmentEntry,
    DocumentNumber,
    Finding,
    Furniture,
    Genre,
    Metadata,
    PageRange,
    Payload,
    PolicyDocument,
    Source,
    Unparsed,
)
from policyparse.model.facts import Deadline, Mask, MaskKind, Money, PeriodKind, Restoration, Total
from policyparse.model.outline import Item, Measure, Outline, Section, TextBlock
from policyparse.model.tables import (
    Agreement,
    Attachment,
    AttachmentKind,
    BodyTable,
    Cell,
    MeasureLink,
    Project,
    Reform,
    Row,
    SectionLink,
    Table,
    Task,
)

__all__ = [
    "SCHEMA_VERSION", "Agreement", "Attachment", "AttachmentEntry", "AttachmentKind", "BodyTable", "Cell", "Deadline",
    "DocumentNumber", "Finding", "Furniture", "Genre", "Item", "Mask", "MaskKind", "Measure", "MeasureLink", "Metadata",
    "Money", "Outline", "PageRange", "Part", "Payload", "PeriodKind", "PolicyDocument", "Project", "Reform", "Restoration",
    "Row", "Section", "SectionLink", "Source", "Spans", "Table", "Task", "TextBlock", "Total", "Unparsed", "to_data",
]  # fmt: skip
