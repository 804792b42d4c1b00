"""The commands, and what happens to their errors."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import typer

from policyparse.cli import correct, diff, explain, extract, locate, rules, schema, show, text, validate
from policyparse.errors import PolicyparseError

app = typer.Typer(
    name="policyparse",
    help="Chinese government documents (公文) as validated, traceable data.",
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip
app.command("extract")(extract.extract)
app.command("validate")(validate.validate)
app.command("correct")(correct.correct)
app.command("diff")(diff.diff)
app.command("show")(show.show)
app.command("locate")(locate.locate)
app.command("text")(text.text)
app.command("schema")(schema.schema)
app.command("explain")(explain.explain)
app.add_typer(rules.app, name="rules")


def _version(value: bool) -> None:
    if value:
        from policyparse import __version__

        typer.echo(f"policyparse {__version__}")
        raise typer.Exit()


@app.callback()
def _global(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and stop.")) -> None:
    """Chinese government documents (公文) as validated, traceable data."""


def run() -> None:
    """Runs the command line; turns errors of ours into one line and exit code 2, a closed pipe into silence."""
    _speak_utf8()
    try:
        app(standalone_mode=True)
    except PolicyparseError as error:
        _say(f"policyparse: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # the reader of our output has seen enough (| head)
        _silence_stdout()
        sys.exit(0)
    except OSError as error:
        # help texts and the like are printed by typer; a full disk behind stdout reaches us here
        _say(f"policyparse: stdout: cannot be written: {(error.strerror or str(error)).lower()}; free some space, or write elsewhere")
        _silence_stdout()
        sys.exit(2)
    except KeyboardInterrupt:
        _say("policyparse: interrupted")
        sys.exit(130)


def _silence_stdout() -> None:
    """Keeps the interpreter from flushing what is left into a closed pipe or a full disk when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def _speak_utf8() -> None:
    """UTF-8 on every console and pipe: a Windows code page or the C locale cannot print Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
