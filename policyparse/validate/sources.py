"""The ground truth: the structured file against the document that it was extracted from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policyparse.calendar.dates import find_date
from policyparse.emit.kept import Data, is_kept
from policyparse.errors import PolicyparseError, UnreadableInput
from policyparse.model import Action, Indicator, Item, Measure, Part, Payload, PolicyDocument, Section, Spans
from policyparse.model.accounting import unaccounted
from policyparse.model.walk import leaves
from policyparse.source import SourceDocument
from policyparse.text.folding import fold, squash
from policyparse.validate.checks.spans import exact_texts
from policyparse.validate.findings import Found
from policyparse.validate.fresh import anew
from policyparse.validate.subject import Subject, bare

_SHOWN = 40  # characters of a text in a message
_KEPT = 16  # sources held, for several structured files of one


class Sources:
    """The files of a folder by name. `read` turns one into its source text, `build` that into a document: with it, files are
    compared with a new reading of their source, value by value."""

    def __init__(self, folder: Path, read: Callable[[Path], SourceDocument], build: Callable[[SourceDocument], PolicyDocument] | None = None) -> None:
        self._read, self._build = read, build
        self._readings: dict[str, PolicyDocument] = {}
        self._files: dict[str, list[Path]] = {}
        self._texts: dict[str, str] = {}
        for where, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                self._files.setdefault(name, []).append(Path(where, name))

    def find(self, name: str, sha256: str) -> tuple[Path, str] | None:
        """The file of that name, and its SHA-256; of several the one that fits. Raises UnreadableInput."""
        found: tuple[Path, str] | None = None
        for path in self._files.get(name, ()):
            try:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                raise UnreadableInput(str(path), (error.strerror or str(error)).lower(), "check your permission to read it") from error
            if found is None or digest == sha256:
                found = path, digest
            if digest == sha256:
                break
        return found

    def text(self, path: Path, digest: str) -> str:
        """The source text of a file. Raises UnreadableInput."""
        if digest not in self._texts:
            while len(self._texts) >= _KEPT:
                del self._texts[next(iter(self._texts))]
            self._texts[digest] = self._read(path).text
        return self._texts[digest]

    def reading(self, path: Path, digest: str) -> PolicyDocument | None:
        """What this version reads from a file; None where no reading was asked for. Raises UnreadableInput."""
        if self._build is not None and digest not in self._readings:
            while len(self._readings) >= _KEPT:
                del self._readings[next(iter(self._readings))]
            self._readings[digest] = self._build(self._read(path))
        return self._readings.get(digest)


def against_source(subject: Subject, sources: Sources, data: Data) -> list[Found]:
    """Everything in which a document differs from its source; `data` is the document as the file has it."""
    document = subject.document
    found: list[Found] = []
    try:
        file = sources.find(document.source.name, document.source.sha256)
        if file is None:
            return [Found("PP801", document.source, ("name",), {"name": document.source.name})]
        path, digest = file
        if digest != document.source.sha256:
            found.append(Found("PP802", document.source, ("sha256",), {"name": document.source.name}))
        text = sources.text(path, digest)
        reading = sources.reading(path, digest)
    except PolicyparseError as error:
        return [*found, Found("PP806", document.source, ("name",), {"reason": f"{error.reason}; {error.remedy}"})]
    if not is_kept(data):
        found += _compare(subject, text)
    if reading is not None:
        known = {(id(f.part), f.field[:1]) for f in found}
        found += [f for f in anew(subject, reading, data) if (id(f.part), f.field[:1]) not in known]
    review = document.review
    if found and review is not None and review.reviewed:
        by = {"en": f" by {review.by}", "zh": f"（{review.by}）"} if review.by else ""
        found.append(Found("PP805", review, ("reviewed",), {"by": by, "count": len(found)}))
    return found


def _compare(subject: Subject, text: str) -> Iterator[Found]:
    document = subject.document
    if len(text) != document.source.characters:
        yield Found("PP808", document.source, ("characters",), {"count": len(text), "said": document.source.characters})
    for part in subject.parts:
        yield from _exact(part, text)
        yield from _headed(part, text)
        yield from _clauses(part, text)
    yield from _metadata(document, text)
    left = unaccounted(text, (span for leaf in leaves(document) for span in leaf.spans if span[0] < span[1]))
    if left:
        count = sum(len(piece.text) for piece in left)
        yield Found("PP804", document, (), {"count": count, "text": left[0].text[:_SHOWN], "start": left[0].spans[0][0]})


def printed(text: str, spans: Spans) -> str:
    """What the source holds at `spans`, line feeds dropped."""
    return "".join(text[start:end] for start, end in spans).replace("\n", "")


def _exact(part: Part, source: str) -> Iterator[Found]:
    for field, text, spans in exact_texts(part):
        said = printed(source, spans)
        if said != text.replace("\n", ""):
            yield _differs(part, field, said, text)


def _differs(part: Part, field: str, said: str, text: str) -> Found:
    """Both sides from a little before the first character that differs."""
    at = next((i for i, (a, b) in enumerate(zip(said, text, strict=False)) if a != b), min(len(said), len(text)))
    start = max(0, at - 10)
    return Found("PP803", part, (field,), {"said": said[start : start + _SHOWN], "text": text[start : start + _SHOWN]})


def _headed(part: Part, source: str) -> Iterator[Found]:
    """Number, heading and text one after the other, with nothing between but stops: sections, measures, points."""
    if not isinstance(part, (Section, Measure, Item)) or not part.spans:
        return
    rest = bare(printed(source, part.spans))
    pieces = [("num", part.num), ("heading", part.heading)] + ([("text", part.text)] if isinstance(part, Item) else [])
    for field, piece in pieces:
        wanted = bare(piece or "")
        before, found, after = rest.partition(wanted) if wanted else ("", "-", rest)
        if not found or before not in ("", "。", "：", ":"):
            yield _differs(part, field, rest[: len(wanted) + 1], piece or "")
            return
        rest = after
    if isinstance(part, Section) and rest not in ("", "。", "：", ":"):
        yield _differs(part, "heading", bare(printed(source, part.spans)), f"{part.num or ''}{part.heading or ''}")


def _clauses(part: Part, source: str) -> Iterator[Found]:
    if isinstance(part, (Action, Indicator)) and part.spans and bare(printed(source, part.spans)) != bare(part.text):
        yield _differs(part, "text", printed(source, part.spans), part.text)
    if isinstance(part, Payload) and part.title and part.spans and bare(printed(source, part.spans)) != bare(part.title):
        yield _differs(part, "title", printed(source, part.spans), part.title)


def _metadata(document: PolicyDocument, source: str) -> Iterator[Found]:
    metadata = document.metadata
    for name, spans in metadata.spans.items():
        value = metadata.__dict__.get(name)
        said = printed(source, spans)
        wrong = next((v for v in _texts(value) if not _says(name, v, said)), None)
        if wrong is not None:
            yield Found("PP807", metadata, (name,), {"said": said[:_SHOWN], "value": wrong})


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, Part):
        return [str(value.__dict__.get("text", ""))]
    return [value] if isinstance(value, str) else []


def _says(name: str, value: str, said: str) -> bool:
    if name in ("issue_date", "print_date"):
        # a day whose digits the print has lost is not judged
        return find_date(fold(said)) in (value, None)
    if name == "title":
        return bare(value) == bare(said)
    if name == "publication_time":
        return True
    if name == "document_number":
        # 云水（2026）第3号 is 云水〔2026〕3号
        return _plain(value) in _plain(said).replace("〕第", "〕")
    return _plain(value) in _plain(said)


def _plain(text: str) -> str:
    """For comparing names and numbers: the contract writes 〔2020〕 where files print [2020] or （2020）."""
    return squash(text).translate(str.maketrans("[]()【】", "〔〕〔〕〔〕"))
