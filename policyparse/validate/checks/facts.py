"""Indicators and references: values that contradict each other, their wording or arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.language.numerals import integer
from policyparse.model import Indicator
from policyparse.rules import rule, yaml_rule
from policyparse.text.folding import fold, squash
from policyparse.validate.findings import Found
from policyparse.validate.subject import Subject

_LEVELS = frozenset({"reach", "at_least", "at_most", "maintain", "between"})
_NUMBER = rule(
    r"\d[\d,]*(?:\.\d+)?",
    examples=["1,200", "3.5"],
    rejects=["三百", "渔港"],
    why="A number in digits.",
)
# 三成, 两倍, 五十家, 百分之百: not 建成, 统一, “十四五”.
_RATIOS, _BEYOND_HUNDRED = yaml_rule("checks.ratios"), yaml_rule("checks.beyond_hundred")
_CHINESE_NUMBER = rule(
    r"百分之|翻[一二两]?番|[一二两三四五六七八九十百千]+(?:成|倍|分之|万|亿|[个家项位条所座处次人户亩吨名件批公])",
    examples=["百分之三十", "翻一番", "提高五成", "二十个渔港"],
    rejects=["十分重要", "一是", "渔港"],
    why="A figure in words.",
)
_ANY_NUMBER = rule(
    r"\d+|[一二三四五六七八九十]+",
    examples=["12个", "三个"],
    rejects=["渔港", "多个"],
    why="A number in digits or words.",
)
# A number may be printed in another size than the unit counts in: 1.2万户 as 12000 户.
_SIZES = (1, 10**3, 10**4, 10**8)


def contradicting(subject: Subject) -> Iterator[Found]:
    """The same metric, scope, comparator and period with two values in one document.

    Without a period two values are most often of two: 新增就业 of the year, and of five years.
    """
    first: dict[tuple[object, ...], Indicator] = {}
    for indicator in subject.document.indicators:
        period = indicator.period
        if indicator.value is None or indicator.masks or period is None or period.end is None:
            continue
        key = (squash(indicator.metric), squash(indicator.scope or ""), indicator.unit, indicator.comparator, period.start, period.end)
        other = first.setdefault(key, indicator)
        if (other.value, other.value_max) != (indicator.value, indicator.value_max):
            yield Found("PP631", indicator, ("value",), {"metric": indicator.metric, "value": indicator.value, "other": other.value, "id": other.id})


def is_ratio(metric: str) -> bool:
    """Whether a metric is a share of a whole by its name."""
    return bool(_RATIOS.search(metric)) and not _BEYOND_HUNDRED.search(metric)


def ratios(subject: Subject) -> Iterator[Found]:
    """Shares of more than the whole."""
    for indicator in subject.document.indicators:
        highest = max((v for v in (indicator.value, indicator.value_max) if v is not None), default=0)
        if highest > 100 and indicator.unit in ("%", "％", "百分比") and indicator.comparator in _LEVELS and is_ratio(indicator.metric):
            yield Found("PP632", indicator, ("value",), {"metric": indicator.metric, "value": highest})


def values(subject: Subject) -> Iterator[Found]:
    """Values that the clause does not print. Clauses with numbers in Chinese are not judged."""
    for indicator in subject.document.indicators:
        text = fold(indicator.text)
        if _CHINESE_NUMBER.search(text) or not text:
            continue
        printed = {float(found.replace(",", "")) for found in _NUMBER.findall(text)}
        for name, value in (("value", indicator.value), ("value_max", indicator.value_max)):
            if value is not None and printed and not any(abs(value) in (p * size, p / size) for p in printed for size in _SIZES):
                yield Found("PP633", indicator, (name,), {"value": value, "text": indicator.text})


def ranges(subject: Subject) -> Iterator[Found]:
    """Ranges that run backwards, or that have one end."""
    for indicator in subject.document.indicators:
        low, high = indicator.value, indicator.value_max
        if low is not None and high is not None and high < low:
            yield Found("PP634", indicator, ("value_max",), {"low": low, "high": high})
        elif indicator.comparator == "between" and (low is None) != (high is None) and not indicator.masks:
            yield Found("PP634", indicator, ("value_max",), {"low": "null" if low is None else low, "high": "null" if high is None else high})


def nameless_references(subject: Subject) -> Iterator[Found]:
    """References without a title and without a number, and those to an attachment of a number that none has."""
    attachments = subject.document.attachments
    numbers = {attachment.number for attachment in attachments}
    for reference in subject.document.references:
        if reference.title or reference.document_number or reference.resolved is not None:
            continue
        if reference.kind == "attachment":
            # 见附件 may mean any of several; without any in the file they are published elsewhere
            said = [integer(found) for found in _ANY_NUMBER.findall(fold(reference.printed))]
            lost = bool(attachments) and any(number not in numbers for number in said)
        else:
            lost = True
        if lost:
            yield Found("PP641", reference, ("title",), {"printed": reference.printed})
