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
    Review,
    Source,
    Unparsed,
)
from policyparse.model.facts import (
    Abbreviation,
    Action,
    Baseline,
    Comparator,
    Confidence,
    Deadline,
    Indicator,
    Link,
    Mask,
    MaskKind,
    Money,
    Nature,
    PeriodKind,
    Reference,
    ReferenceKind,
    Restoration,
    Timing,
    Total,
)
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
    "SCHEMA_VERSION", "Abbreviation", "Action", "Agreement", "Attachment", "AttachmentEntry", "AttachmentKind",
    "Baseline", "BodyTable", "Cell", "Comparator", "Confidence", "Deadline", "DocumentNumber", "Finding", "Furniture",
    "Genre", "Indicator", "Item", "Link", "Mask", "MaskKind", "Measure", "MeasureLink", "Metadata", "Money", "Nature",
    "Outline", "PageRange", "Part", "Payload", "PeriodKind", "PolicyDocument", "Project", "Reference", "ReferenceKind",
    "Reform", "Restoration", "Review", "Row", "Section", "SectionLink", "Source", "Spans", "Table", "Task", "TextBlock", "Timing",
    "Total", "Unparsed", "to_data",
]  # fmt: skip
