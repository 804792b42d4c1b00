"""One structured file through all layers: its text, the schema, the meaning, the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policyparse.diagnostic_codes import Severity
from policyparse.emit.as_yaml import mark_of
from policyparse.emit.kept import is_kept, mark, whole
from policyparse.emit.malformed import Malformed, Path, Place
from policyparse.emit.parsing import Places, decode, is_json, parse, places
from policyparse.model.checksum import is_untouched
from policyparse.validate.checks import CHECKS
from policyparse.validate.findings import SEVERITIES, Finding, Found, Language, key_of, written
from policyparse.validate.register import checks, message
from policyparse.validate.schema import read
from policyparse.validate.settings import Settings
from policyparse.validate.sources import Sources, against_source
from policyparse.validate.subject import Subject

_FAULTS = {"encoding": "PP701", "syntax": "PP702", "size": "PP703", "duplicate_key": "PP704", "aliases": "PP705", "depth": "PP706", "document": "PP707"}
_MATCHES: dict[str, dict[Language, str]] = {
    "empty": {"en": "it is empty", "zh": "文件为空"},
    "several": {"en": "several YAML documents", "zh": "含多份YAML文档"},
    "list": {"en": "a list or a single value", "zh": "顶层是列表或单个值"},
}
_MOST = 1000  # findings listed of one file
# Of a text that differs from the source, its length says nothing more.
_SAME_FAULT = {"PP672": "PP803"}
# Where a span cannot be at all, what it overlaps is no news.
_FOLLOWS = {"PP673": "PP671"}


def validate_bytes(data: bytes, name: str, settings: Settings, language: Language, sources: Sources | None = None) -> list[Finding]:
    """Every finding of a structured file, in the order of its lines. Files of JSON Lines hold one document a line."""
    try:
        text = decode(data)
    except Malformed as fault:
        return _in_words([_of_fault(fault)], None, name, settings, language, fault.place or Place(1, 1))
    if not _is_lines(name, text):
        return _validate(text, name, settings, language, sources)
    found: list[Finding] = []
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            found += [f._replace(line=f.line + number) for f in _validate(line, name, settings, language, sources)]
    return found


def _is_lines(name: str, text: str) -> bool:
    """Whether the file holds one JSON document a line, by its name or, from a pipe, by its second line."""
    if name.endswith(".jsonl"):
        return True
    lines = text.split("\n", 2)
    return name == "stdin" and is_json(text) and len(lines) > 1 and lines[0].rstrip().endswith("}") and lines[1].startswith("{")


def _validate(text: str, name: str, settings: Settings, language: Language, sources: Sources | None) -> list[Finding]:
    try:
        data = parse(text)
    except Malformed as fault:
        return _in_words([_of_fault(fault)], None, name, settings, language, fault.place or Place(1, 1))
    found, subject = judge(data, sources, text if is_json(text) else None, mark_of(text))
    found = [f for f in found if settings.wants(f.code, name)]
    return _in_words(_worst(found, settings), subject, name, settings, language, text) if found else []


def _worst(found: list[Found], settings: Settings) -> list[Found]:
    """At most so many findings as a person may read, the worst of them, and how many are left."""
    if len(found) <= _MOST:
        return found
    ranked = sorted(found, key=lambda f: SEVERITIES.index(severity(f.code, bool(f.own), settings)))
    return [*ranked[:_MOST], Found("PP709", None, (), {"count": len(found) - _MOST})]


def judge(data: Any, sources: Sources | None = None, text: str | None = None, left: str | None = None) -> tuple[list[Found], Subject | None]:
    """What the schema, the checks and the source have to say about plain data; `text` is the same as JSON, where it came so, `left` the
    mark that extract left in a kept file."""
    if not isinstance(data, dict):
        kind = "empty" if data is None else "list"
        return [Found("PP707", None, (), {"detail": _MATCHES[kind]})], None
    document = read(whole(data), None if is_kept(data) else text)
    if isinstance(document, list):
        return document, None
    subject = Subject(document)
    found = [f for check in CHECKS for f in check(subject)]
    untouched = is_untouched(data) if left is None else left == mark(document.model_dump(mode="json"))
    if untouched is False:
        found.append(Found("PP691", document, ("checksum",), {}))
    truth = against_source(subject, sources, data) if sources is not None else None
    # what stands in a file that is as extract wrote it, or that says just what its source says, is the source's own
    own = not truth and not any(f.code == "PP615" for f in found) if truth is not None else bool(untouched)
    found = [f._replace(own=bool(f.own or own)) if checks()[f.code].printed else f for f in found]
    return _without_repetition([*found, *(truth or ())]), subject


def _without_repetition(found: Sequence[Found]) -> list[Found]:
    seen = {(f.code, id(f.part), f.field) for f in found}
    codes = {f.code for f in found}
    return [f for f in found if (_SAME_FAULT.get(f.code), id(f.part), f.field) not in seen and _FOLLOWS.get(f.code) not in codes]


def _only(text: str | Place) -> Place:
    return text if isinstance(text, Place) else Place(1, 1)


def _of_fault(fault: Malformed) -> Found:
    detail: object = _MATCHES.get(fault.detail, fault.detail) if fault.kind == "document" else fault.detail
    return Found(_FAULTS[fault.kind], None, (), {"detail": detail})


def severity(code: str, own: bool, settings: Settings) -> Severity:
    """How bad a finding is: as the project says, else as the register does; what the source itself prints is no error."""
    asked = max((name for name in settings.severity if code.startswith(name)), key=len, default=None)
    if asked is not None:
        return settings.severity[asked]
    given = checks()[code].severity
    return "warning" if own and given == "error" else given


def _in_words(found: Sequence[Found], subject: Subject | None, name: str, settings: Settings, language: Language, text: str | Place) -> list[Finding]:
    """Findings with their places; `text` is that of the file, or the one place of a file that cannot be read."""
    findings = _placed(found, subject, name, settings, language, text)
    return sorted((f for f in findings if settings.wants(f.code, name)), key=lambda f: (f.line, f.column, f.code, f.path))


def _placed(found: Sequence[Found], subject: Subject | None, name: str, settings: Settings, language: Language, text: str | Place) -> Iterator[Finding]:
    held: Places | None = None
    lines: list[str] = []
    if isinstance(text, str):
        held, lines = places(text), text.split("\n")
    for fault in found:
        path: Path = fault.field
        where = None
        if subject is not None and fault.part is not None:
            path, where = (*subject.path(fault.part), *fault.field), subject.where(fault.part)
        place = held.at(path, key=fault.code in ("PP711", "PP712")) if held is not None else _only(text)
        own = bool(fault.own) and checks()[fault.code].printed
        yield Finding(
            name, place.line, place.column, fault.code, severity(fault.code, own, settings), where,
            message(fault.code, fault.values, language), written(path), own, key_of(fault.code, where, fault), lines[place.line - 1] if lines else "",
        )  # fmt: skip
