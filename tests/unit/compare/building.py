"""Documents built for a test, with just the parts that it is about."""

from __future__ import annotations

from typing import Any

from policyparse.model import Attachment, Deadline, Indicator, Mask, Measure, MeasureLink, Metadata, PolicyDocument, Project, Reform, Section, SectionLink, Source, Task, Timing

SOURCE = Source(name="case.txt", sha256="", media_type="text/plain", encoding="utf-8", reader="text", characters=0)


def document(*sections: Section, **parts: Any) -> PolicyDocument:
    return PolicyDocument(id="case", source=SOURCE, metadata=parts.pop("metadata", Metadata()), sections=list(sections), **parts)


def section(number: int, heading: str | None, *measures: Measure, text: str | None = None) -> Section:
    return Section(id=f"s{number}", num=f"{number}、" if heading else None, ordinal=number, heading=heading, text=text, measures=list(measures))


def measure(id: str, heading: str | None, text: str, **parts: Any) -> Measure:
    ordinal = int(id.rpartition("m")[2])
    return Measure(id=id, num=f"（{ordinal}）", ordinal=ordinal, heading=heading, text=text, **parts)


def deadline(text: str | None, start: str | None = None, end: str | None = None, kind: Any = "by") -> Deadline | None:
    return Deadline(text=text, kind=kind, start=start, end=end) if text else None


def indicator(**given: Any) -> Indicator:
    """One that says what a case gives, and nothing else."""
    empty: dict[str, Any] = {
        "id": "i1", "within": "s1.m1", "category": None, "metric": "渡口覆盖率", "scope": None, "comparator": "reach", "value": None, "value_max": None,
        "unit": None, "approximate": False, "target_text": None, "baseline": None, "period": None, "nature": None, "text": "",
    }  # fmt: skip
    period = given.pop("period", None)
    return Indicator(**{**empty, **given, "period": deadline(**period) if period else None})


def timing(id: str, within: str, text: str, end: str) -> Timing:
    return Timing(id=id, within=within, text=text, kind="by", start=None, end=end)


def mask(id: str, within: str, text: str) -> Mask:
    return Mask(id=id, within=within, text=text, kind="unknown")


def tasks(*given: dict[str, Any]) -> Attachment:
    """A responsibility list of tasks."""
    return Attachment(id="a1", number=1, title="任务清单", kind="responsibility_list", tasks=[_task(i, **task) for i, task in enumerate(given, 1)])


def _task(serial: int, text: str, by: dict[str, Any] | None = None, **units: Any) -> Task:
    link = MeasureLink(printed=None, resolved=None, agreement="none", score=None)
    return Task(id=f"a1.t{serial}", serial=serial, text=text, section=SectionLink(printed=None, resolved=None), measure=link, deadline=deadline(**by) if by else None, **units)


def reforms(*texts: str) -> Attachment:
    return Attachment(id="a2", number=2, title="改革清单", kind="reform_list", reforms=[Reform(id=f"a2.r{i}", serial=i, text=text) for i, text in enumerate(texts, 1)])


def projects(*given: dict[str, Any]) -> Attachment:
    return Attachment(id="a3", number=3, title="工程清单", kind="project_list", projects=[Project(id=f"a3.p{i}", serial=i, **project) for i, project in enumerate(given, 1)])
