"""Chinese government documents (公文) as validated, traceable data.

>>> import policyparse
>>> document = policyparse.parse("云澜市人民政府关于加快转型的意见\\n\\n一、总体要求\\n".encode(), name="opinion.txt")
>>> document.metadata.document_type
'意见'
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from policyparse.errors import InvalidDocument, OutputFailed, PolicyparseError, UnreadableInput

if TYPE_CHECKING:
    from policyparse.compare.changes import Diff
    from policyparse.model import PolicyDocument
    from policyparse.source import SourceDocument

__version__ = "0.1.0"
__all__ = ["InvalidDocument", "OutputFailed", "PolicyparseError", "UnreadableInput", "__version__", "diff", "load", "parse", "read_source"]


def read_source(document: str | PathLike[str] | bytes, *, name: str | None = None) -> SourceDocument:
    """The source text that all spans count in, with its lines. `bytes` need a `name` to be called by (default: document).

    Raises UnreadableInput where the input is missing, empty or no document.
    """
    from policyparse.readers import read_bytes, read_path

    if isinstance(document, bytes):
        return read_bytes(document, name or "document")
    return read_path(Path(document))


def parse(document: str | PathLike[str] | bytes, *, name: str | None = None) -> PolicyDocument:
    """A file, or its bytes, as structured data. No state is kept: safe in threads and processes.

    Raises UnreadableInput where the input is missing, empty or no document.
    """
    from policyparse.pipeline import build_document

    return build_document(read_source(document, name=name))


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
        return parse(document)
    return load(document) if str(document).endswith((".yaml", ".yml", ".json")) else parse(document)
