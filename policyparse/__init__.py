"""Chinese government documents (公文) as validated, traceable data.

>>> import policyparse
>>> document = policyparse.parse("云澜市人民政府关于加快转型的意见\\n\\n一、总体要求\\n".encode(), name="opinion.txt")
>>> document.metadata.document_type
'意见'
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from policyparse.errors import InvalidDocument, OutputFailed, PolicyparseError, UnreadableInput
from policyparse.version import __version__

if TYPE_CHECKING:
    from policyparse.compare.changes import Diff
    from policyparse.model import PolicyDocument
    from policyparse.pipeline import ContextDocument
    from policyparse.readers.options import Recognition, Revisions
    from policyparse.source import SourceDocument

__all__ = ["InvalidDocument", "OutputFailed", "PolicyparseError", "UnreadableInput", "__version__", "diff", "load", "parse", "read_context", "read_source"]

_STRUCTURED = (".yaml", ".yml", ".json")


def read_source(document: str | PathLike[str] | bytes, *, name: str | None = None, revisions: Revisions = "accepted", ocr: Recognition = "auto") -> SourceDocument:
    """The source text that all spans count in, with its lines. `bytes` need a `name` to be called by (default: document).
    `revisions`: whether a Word file's tracked changes are read as if all were accepted, or as if none had been made ("original").
    `ocr`: whether pages that are pictures are recognised: where the extra is installed ("auto"), never ("off"), all of them ("force").

    Raises UnreadableInput where the input is missing, empty or no document.
    """
    from policyparse.readers import read_bytes, read_path
    from policyparse.readers.options import ReadOptions

    options = ReadOptions(revisions, ocr)
    if isinstance(document, bytes):
        return read_bytes(document, name or "document", options)
    return read_path(Path(document), options)


def parse(
    document: str | PathLike[str] | bytes,
    *,
    name: str | None = None,
    context: Iterable[str | PathLike[str] | bytes | PolicyDocument | ContextDocument] = (),
    actions: bool = True,
    revisions: Revisions = "accepted",
    ocr: Recognition = "auto",
) -> PolicyDocument:
    """A file, or its bytes, as structured data. No state is kept: safe in threads and processes. `actions=False` leaves them out.

    `context` are clear documents that may say what is masked in this one (read_context). Raises UnreadableInput where an input
    is missing, empty or no document, InvalidDocument where a structured one does not fit the contract.
    """
    from policyparse.pipeline import build_document

    return build_document(read_source(document, name=name, revisions=revisions, ocr=ocr), read_context(context), actions=actions)


def read_context(documents: Iterable[str | PathLike[str] | bytes | PolicyDocument | ContextDocument]) -> list[ContextDocument]:
    """Clear documents as `parse` takes them for context: raw files or bytes, structured YAML or JSON files, or what is read already.

    For many masked documents, read their context once and hand it to each. Raises UnreadableInput, InvalidDocument.
    """
    from policyparse.model import PolicyDocument
    from policyparse.pipeline import build_context, build_document

    found: list[ContextDocument] = []
    for document in documents:
        if isinstance(document, PolicyDocument):
            found += build_context([(document, None)])
        elif isinstance(document, (str, PathLike)) and Path(document).suffix.lower() in _STRUCTURED:
            found += build_context([(load(document), None)])
        elif isinstance(document, (str, PathLike, bytes)):
            source = read_source(document, name="context" if isinstance(document, bytes) else None)
            found += build_context([(build_document(source, actions=False), source)])
        else:
            found.append(document)
    return found


def load(structured: str | PathLike[str]) -> PolicyDocument:
    """A structured YAML or JSON file (or its text), validated against the data contract.

    Raises InvalidDocument with the first faults, UnreadableInput where there is no such file.
    """
    from policyparse.emit.load import load_document

    return load_document(structured)


def diff(old: PolicyDocument | str | PathLike[str] | bytes, new: PolicyDocument | str | PathLike[str] | bytes, *, min_similarity: float | None = None) -> Diff:
    """What changed from `old` to `new`: documents, structured files (.yaml, .json), or raw documents, which are parsed first.

    `min_similarity` (0 to 1) is how alike two units must be to be taken for one. The result lists typed changes; its `to_data()`
    is the contract's JSON. Raises UnreadableInput and InvalidDocument as `parse` and `load` do.
    """
    from policyparse.compare.differ import diff_documents

    return diff_documents(_document(old), _document(new), min_similarity=min_similarity)


def _document(document: PolicyDocument | str | PathLike[str] | bytes) -> PolicyDocument:
    from policyparse.model import PolicyDocument

    if isinstance(document, PolicyDocument):
        return document
    if isinstance(document, bytes):
        from policyparse.emit.load import is_structured, read_structured

        return read_structured(document, "bytes") if is_structured(document) else parse(document, actions=False)
    return load(document) if str(document).lower().endswith(_STRUCTURED) else parse(document, actions=False)
