"""What every command does with its output and its inputs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import typer

from policyparse.errors import OutputFailed, UnreadableInput
from policyparse.readers.options import DEFAULT, ReadOptions, Recognition, Revisions
from policyparse.source import SourceDocument

if TYPE_CHECKING:
    from policyparse.model import PolicyDocument

STDIN = "-"


def write_stdout(text: str) -> None:
    """Writes data to stdout as UTF-8 with its line ends as they are. Raises OutputFailed where stdout is closed."""
    if sys.stdout is None:
        raise OutputFailed("stdout", "is closed", "give a folder with -o, or leave stdout open")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", errors="surrogatepass"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputFailed("stdout", f"cannot be written: {(error.strerror or str(error)).lower()}", "free some space, or write elsewhere") from error


def read_options(revisions: str, ocr: str) -> ReadOptions:
    """The values of --revisions and --ocr. Raises BadParameter for any other word."""
    if revisions not in get_args(Revisions):
        raise typer.BadParameter(f"{revisions!r} is neither accepted nor original", param_hint="--revisions")
    if ocr not in get_args(Recognition):
        raise typer.BadParameter(f"{ocr!r} is none of auto, off, force", param_hint="--ocr")
    return ReadOptions(cast("Revisions", revisions), cast("Recognition", ocr))


def say(line: str) -> None:
    """A line for a person, on stderr."""
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def read_data(name: str) -> bytes:
    """The bytes of a file, or of stdin for `-`. Raises UnreadableInput."""
    from policyparse.readers import load_bytes, read_limited

    if name != STDIN:
        return load_bytes(Path(name))
    if sys.stdin is None:
        raise UnreadableInput("stdin", "is closed", "give a file instead of -")
    return read_limited(sys.stdin.buffer, "stdin")


def read_document(name: str) -> PolicyDocument:
    """A structured file, or a document that is read; which of them its content tells, or its name. Raises UnreadableInput and InvalidDocument."""
    from policyparse.emit.load import is_structured, load_document, read_structured
    from policyparse.pipeline import build_document
    from policyparse.readers import read_bytes

    if name.lower().endswith((".yaml", ".yml", ".json")):
        return load_document(name)
    if name == STDIN:
        data = read_data(name)
        return read_structured(data, "stdin") if is_structured(data) else build_document(read_bytes(data, "stdin"), actions=False)
    if Path(name).is_file() and is_structured(_head(name)):
        return read_structured(read_data(name), name)
    return build_document(read_input(name), actions=False)


def _head(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""  # the reader says what is wrong with it


def read_input(name: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The source of a file, or of stdin for `-`. Raises UnreadableInput."""
    from policyparse.readers import read_bytes, read_member, read_path
    from policyparse.readers.containers import MARK

    if name == STDIN:
        return read_bytes(read_data(name), "stdin", options)
    try:
        container, mark, member = name.partition(MARK)
        return read_member(Path(container), member, options) if mark and not Path(name).exists() else read_path(Path(name), options)
    except UnreadableInput as error:
        # as it was given: two folders may hold files of one name
        error.file = name
        raise
