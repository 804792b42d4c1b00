"""`policyparse text`: the source text that spans count in."""

from __future__ import annotations

import typer

from policyparse.cli.output import read_input, read_options, write_stdout


def text(
    input: str = typer.Argument(..., metavar="INPUT", help="A file, or - for stdin."),
    revisions: str = typer.Option("accepted", "--revisions", metavar="accepted|original", help="How tracked changes of a Word file are read."),
    ocr: str = typer.Option("auto", "--ocr", metavar="auto|off|force", help="Text recognition of pictures: of pages that need it, never, of every page."),
    span: str | None = typer.Option(None, "--span", metavar="START:END", help="Only these characters."),
) -> None:
    """Print the source text that all spans count in."""
    source = read_input(input, read_options(revisions, ocr))
    if span is None:
        write_stdout(source.text)
        return
    start, colon, end = span.partition(":")
    if not (colon and start.isdigit() and end.isdigit() and int(start) <= int(end) <= len(source.text)):
        raise typer.BadParameter(f"{span!r} is no range of characters within 0:{len(source.text)}", param_hint="--span")
    write_stdout(source.text[int(start) : int(end)] + "\n")
