"""`policyparse schema`: the JSON Schema of the data contract."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from policyparse.cli.output import say, write_stdout

NAMES = ("document",)


def schema(
    name: str = typer.Argument("document", metavar="[NAME]", help=f"Which schema: {', '.join(NAMES)}."),
    check: Path | None = typer.Option(None, "--check", metavar="FOLDER", help="Say whether the schemas in FOLDER are in step with this version; exit 1 if not."),
    write: Path | None = typer.Option(None, "--write", metavar="FOLDER", help="Write the schemas to FOLDER."),
) -> None:
    """Print, write or check the JSON Schema (draft 2020-12)."""
    if name not in NAMES:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(NAMES)}", param_hint="NAME")
    text = rendered()
    if check is not None:
        _check(check, text)
    elif write is not None:
        from policyparse.emit.files import write_whole

        write_whole(write / "document.schema.json", text)
    else:
        write_stdout(text)


def rendered() -> str:
    """The schema as the text of its file."""
    from policyparse.emit.load import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _check(folder: Path, text: str) -> None:
    path = folder / "document.schema.json"
    if not path.is_file():
        say(f"policyparse: {path}: is missing; write it with: policyparse schema --write {folder}")
        raise typer.Exit(1)
    if path.read_bytes() != text.encode():
        say(f"policyparse: {path}: differs from the model; write it anew with: policyparse schema --write {folder}")
        raise typer.Exit(1)
    say(f"{path} is in step")
