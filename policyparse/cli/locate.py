"""`policyparse locate`: where in its file a part of a document stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import typer

from policyparse.cli.output import read_input, write_stdout
from policyparse.errors import UnreadableInput

if TYPE_CHECKING:
    from policyparse.model import Part, PolicyDocument, Spans
    from policyparse.source import SourceDocument

_AROUND = 20  # characters of the text on either side


def locate(
    input: str = typer.Argument(..., metavar="INPUT", help="A document, or - for stdin."),
    name: str = typer.Argument(..., metavar="ID[.FIELD]", help="Id of a part (s2.m3, a1.t5, i7, k2), one of its fields (s2.m3.text), or a field of the header (title)."),
    format: str = typer.Option("text", "--format", metavar="text|json", help="For people, or for programs."),
) -> None:
    """Print where a part of a document stands in its file: page, line or paragraph, and the text around it."""
    if format not in ("text", "json"):
        raise typer.BadParameter(f"{format!r} is neither text nor json", param_hint="--format")
    if input.endswith((".yaml", ".yml", ".json")):
        raise UnreadableInput(input, "is a structured file, which does not hold the text", "give the document that it was made from")
    from policyparse.pipeline import build_document
    from policyparse.places import FilePlaces

    source = read_input(input)
    named = dict(_named(build_document(source)))
    if name not in named:
        near = get_close_matches(name, named, n=3) or sorted(named)[:3]
        raise typer.BadParameter(f"the document has no {name}; there is {', '.join(near)}", param_hint="ID")
    places = FilePlaces(source)
    found = [{"start": a, "end": b, "place": places.of(a), **_around(source, a, b)} for a, b in named[name]]
    if format == "json":
        write_stdout(json.dumps({"id": name, "found": found}, ensure_ascii=False, indent=1) + "\n")
    else:
        write_stdout("".join(f"{f['place']}  [{f['start']}:{f['end']}]\n  {f['before']}【{f['text']}】{f['behind']}\n" for f in found))


def _around(source: SourceDocument, start: int, end: int) -> dict[str, str]:
    """The stretch and what stands beside it, on one line each."""
    pieces = {"before": source.text[max(0, start - _AROUND) : start], "text": source.text[start:end], "behind": source.text[end : end + _AROUND]}
    return {name: " ".join(piece.split()) for name, piece in pieces.items()}


def _named(document: PolicyDocument) -> Iterator[tuple[str, Spans]]:
    """Everything that stands somewhere, by id and by id and field; the fields of the header by their names."""
    for field, spans in document.metadata.spans.items():
        yield field, spans
        yield f"metadata.{field}", spans
    for field, block in (("preamble", document.preamble), ("closing", document.closing)):
        if block:
            yield field, block.spans
    yield from _below(document)


def _below(part: Part) -> Iterator[tuple[str, Spans]]:
    from policyparse.model import Part

    fields: dict[str, Any] = dict(part)
    own = fields.get("id")
    # the document's own id is its number or title, and no place
    if own and "spans" in fields:
        yield own, fields["spans"] or fields.get("text_spans", [])
        for field, spans in fields.items():
            if field.endswith("_spans") and spans:
                yield f"{own}.{field.removesuffix('_spans')}", spans
    for value in fields.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Part):
                yield from _below(inner)
