"""`policyparse diff`: what changed between two documents, or over several."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policyparse.cli.output import STDIN, read_document, write_stdout

if TYPE_CHECKING:
    from policyparse.compare.changes import Diff
    from policyparse.model import PolicyDocument

_FORMATS = ("text", "markdown", "json", "html")


def diff(
    inputs: list[str] = typer.Argument(..., metavar="OLD NEW [NEWER…]", help="Documents or structured YAML or JSON files, oldest first; one may be - for stdin."),
    format: str = typer.Option("text", "--format", "-f", metavar="FORMAT", help="text, markdown, json or html."),
    out: Path | None = typer.Option(None, "--out", "-o", metavar="FILE", help="Write to FILE instead of stdout."),
    only: list[str] = typer.Option(
        [], "--only", metavar="KINDS", help="Only these kinds of change: added, removed, changed, moved, renumbered, split, merged, unmasked; commas between them."
    ),
    what: list[str] = typer.Option(
        [], "--what", metavar="WHATS", help="Only changes of these: metadata, section, measure, item, indicator, task, reform, project, row, attachment."
    ),
    all: bool = typer.Option(False, "--all", help="Also what continues unchanged, and what another change implies."),
    min_similarity: float | None = typer.Option(None, "--min-similarity", metavar="SCORE", min=0.0, max=1.0, help="How alike two units must be to be taken for one, 0 to 1."),
    exit_code: bool = typer.Option(False, "--exit-code", help="Exit with 1 where something changed."),
    stat: bool = typer.Option(False, "--stat", help="Counts only."),
) -> None:
    """Tell what changed from one document to the next; of more than two, what became of each measure."""
    from policyparse.compare.changes import KINDS
    from policyparse.compare.units import WHATS

    if len(inputs) < 2:
        raise typer.BadParameter("two documents at least, the older one first", param_hint="OLD NEW")
    if inputs.count(STDIN) > 1:
        raise typer.BadParameter("only one of them can come from stdin", param_hint="OLD NEW")
    if format not in _FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(_FORMATS)}", param_hint="--format")
    kinds = _chosen(only, (*KINDS, "continued"), "--only")
    whats = _chosen(what, WHATS, "--what")
    documents = [read_document(name) for name in inputs]
    if len(documents) > 2:
        text, changed = _several(documents, kinds, whats, format, min_similarity, stat)
    else:
        text, changed = _two(documents, kinds, whats, format, min_similarity, stat, all or "continued" in kinds, out)
    _write(text, out)
    if exit_code and changed:
        raise typer.Exit(1)


def _chosen(given: Iterable[str], known: Iterable[str], option: str) -> frozenset[str]:
    """The names, commas parted. Raises BadParameter with those that are known."""
    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    wrong = [name for name in names if name not in known]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is none of {', '.join(known)}", param_hint=option)
    return frozenset(names)


def _two(
    documents: list[PolicyDocument], kinds: frozenset[str], whats: frozenset[str], format: str, min_similarity: float | None, stat: bool, everything: bool, out: Path | None
) -> tuple[str, bool]:
    """The report on two documents, and whether it has a change."""
    from policyparse.compare.differ import diff_documents

    found = diff_documents(*documents, min_similarity=min_similarity).only(kinds, whats)
    return _report(found, format, stat, everything, out), bool(found.reported)


def _report(found: Diff, format: str, stat: bool, everything: bool, out: Path | None) -> str:
    from policyparse.compare.report import FORMATS, as_json, as_text, view

    if stat:
        return as_json.render_stat(found) if format == "json" else view.stat(found)
    if format == "text":
        return as_text.render(found, everything, colour=out is None and _is_colourful())
    return FORMATS[format](found, everything)


def _several(documents: list[PolicyDocument], kinds: frozenset[str], whats: frozenset[str], format: str, min_similarity: float | None, stat: bool) -> tuple[str, bool]:
    """The report on the lives of measures, or of what was asked for, and whether anything changed in them."""
    from policyparse.compare.lives import follow
    from policyparse.compare.report import LIVES, view

    found = follow(documents, whats or frozenset({"measure"}), min_similarity=min_similarity)
    diffs = [d.only(kinds, whats) for d in found.diffs]
    text = "\n".join(view.stat(d) for d in diffs) if stat else LIVES[format](found.only(kinds))
    return text, any(d.reported for d in diffs)


def _is_colourful() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _write(text: str, out: Path | None) -> None:
    from policyparse.emit.files import write_whole

    if out is None:
        write_stdout(text)
    else:
        write_whole(out, text)
