"""`policyparse correct`: what a person has changed in a structured file, written down in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from policyparse.cli.output import say
from policyparse.errors import InvalidDocument, UnreadableInput


def correct(
    file: Path = typer.Argument(..., metavar="FILE", help="The structured file that was edited."),
    why: str = typer.Option(..., "--why", metavar="TEXT", help="The reason."),
    by: str | None = typer.Option(None, "--by", metavar="NAME", help="Who corrected it."),
    source: Path | None = typer.Option(
        None, "--source", metavar="PATH", help="The document itself, or its folder; else it is looked for beside FILE and in the folders around it."
    ),
) -> None:
    """Write down what was corrected by hand, so that the next extract applies it again."""
    from policyparse.emit import FORMATS, render, seal
    from policyparse.emit.as_yaml import render_full
    from policyparse.emit.files import write_whole
    from policyparse.emit.kept import is_kept
    from policyparse.emit.load import check, parse_text
    from policyparse.pipeline import build_document
    from policyparse.readers import read_path

    text = _text(file)
    data = parse_text(text, str(file))
    document = check(data, str(file))
    reading = build_document(read_path(_source(document.source.name, file, source)), actions=_has_actions(data))
    if document.generator not in (None, reading.generator):
        raise InvalidDocument(
            str(file),
            f"was written by {document.generator}, and this is {reading.generator}: what a person has changed cannot be told",
            "correct it with that version, or extract it again",
        )
    corrections = _corrections(reading.model_dump(mode="json"), document.model_dump(mode="json"), why, by)
    new = len(corrections) - len(document.corrections)
    done = document.model_copy(update={"corrections": check({**reading.model_dump(mode="json"), "corrections": corrections}, str(file)).corrections})
    format = next((name for name, (_, _, ending) in FORMATS.items() if ending == file.suffix.lower()), "yaml")
    schema = text.split("$schema=", 1)[1].split("\n", 1)[0] if text.startswith("# yaml-language-server: $schema=") else ""
    if format == "yaml" and not is_kept(data):
        write_whole(file, render_full(seal(done), schema))
    else:
        write_whole(file, render(seal(done), format, schema))
    say(f"{file}: {max(new, 0)} corrections written down, {len(corrections)} in all")


def _corrections(reading: dict[str, Any], there: dict[str, Any], why: str, by: str | None) -> list[dict[str, Any]]:
    """The corrections of the file and those that its content asks for beyond them; one that was changed again has its last value."""
    from policyparse.corrections import apply, differences
    from policyparse.emit.kept import essence

    known = list(there.get("corrections") or [])
    corrected = apply(reading, known).data
    for found in differences(essence(corrected), essence(there)):
        same = next((c for c in known if (c["at"], c["field"]) == (found.at, found.field)), None)
        if same is not None:
            known.remove(same)
        was = same["was"] if same is not None else found.was
        if essence(was) != essence(found.now):
            known.append({"at": found.at, "field": found.field, "was": was, "now": found.now, "why": why, "by": by})
    return known


def _has_actions(value: Any) -> bool:
    """Whether a file was extracted with its actions."""
    if isinstance(value, dict):
        return bool(value.get("actions")) or any(map(_has_actions, value.values()))
    return isinstance(value, list) and any(map(_has_actions, value))


def _text(file: Path) -> str:
    from policyparse.emit.malformed import Malformed
    from policyparse.emit.parsing import decode

    try:
        return decode(file.read_bytes())
    except OSError as error:
        raise UnreadableInput(str(file), (error.strerror or str(error)).lower(), "check the path and your permission to read it") from error
    except Malformed as error:
        raise InvalidDocument(str(file), "not UTF-8", "give the structured file, not the document itself") from error


def _source(name: str, file: Path, given: Path | None) -> Path:
    """The document that a structured file was extracted from. Raises UnreadableInput where there is none."""
    if given is not None and given.is_file():
        return given
    around = [given] if given is not None else [file.parent, *list(file.absolute().parents)[1:3]]
    for folder in around:
        found = sorted(path for path in (folder.rglob(name) if folder.is_dir() else ()) if path.is_file())
        if found:
            return found[0]
    raise UnreadableInput(name, f"the document of {file} is not there", "give it with --source")


__all__ = ["correct"]
