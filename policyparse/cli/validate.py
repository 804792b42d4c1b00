"""`policyparse validate`: structured files against the schema, their meaning, and their sources."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer

from policyparse.cli.output import STDIN, say, write_stdout
from policyparse.errors import OutputFailed, UnreadableInput

if TYPE_CHECKING:
    from policyparse.validate import Finding, Settings, Sources
    from policyparse.validate.findings import Language

_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
_BATCH = 16  # files a worker takes at once
_FORMATS = "text|json|github|sarif|junit"
_LEVELS = "error|warning|info"


def validate(
    inputs: list[str] = typer.Argument(..., metavar="INPUT…", help="Structured files, folders of them, or - for stdin."),
    source: Path | None = typer.Option(None, "--source", metavar="FOLDER", help="The documents themselves: every text is compared with what they print."),
    format: str = typer.Option("text", "--format", metavar=_FORMATS, help="What to write to stdout."),
    select: list[str] = typer.Option([], "--select", metavar="CODES", help="Only these codes, or beginnings of codes (PP65,PP8)."),
    ignore: list[str] = typer.Option([], "--ignore", metavar="CODES", help="Not these codes."),
    fail_on: str | None = typer.Option(None, "--fail-on", metavar=_LEVELS, help="What exits with 1: findings as bad as this [error]."),
    lang: str | None = typer.Option(None, "--lang", metavar="en|zh", help="Language of the findings; else as configured, else the locale's."),
    config: Path | None = typer.Option(None, "--config", metavar="FILE", help="Settings; else .policyparse.toml or pyproject.toml here or above."),
    baseline: Path | None = typer.Option(None, "--baseline", metavar="FILE", help="Findings that are known: they are counted, not reported."),
    write_baseline: Path | None = typer.Option(None, "--write-baseline", metavar="FILE", help="Write all findings to a baseline, and stop."),
    jobs: int = typer.Option(1, "--jobs", min=1, help="Files worked on at the same time."),
) -> None:
    """Check structured files: schema, meaning and, with --source, the ground truth."""
    from policyparse.validate.reporters import REPORTERS

    settings = _settings(config, select, ignore, fail_on, baseline)
    if format not in REPORTERS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(REPORTERS)}", param_hint="--format")
    if source is not None and not source.is_dir():
        raise typer.BadParameter(f"{source} is no folder", param_hint="--source")
    language = _language(lang or settings.lang)
    files = _files(inputs)
    findings = _run(files, jobs, partial(_check, settings=settings, language=language, source=source))
    if write_baseline is not None:
        _write(write_baseline, findings)
        return
    findings, known = _new(findings, settings.baseline)
    _report(findings, files, known, REPORTERS[format], settings, language)


def _settings(config: Path | None, select: Sequence[str], ignore: Sequence[str], fail_on: str | None, baseline: Path | None) -> Settings:
    """What the settings file says, and over it the command line."""
    from policyparse.validate.findings import SEVERITIES
    from policyparse.validate.settings import Settings, codes, find, load

    path = config or find(Path.cwd())
    settings = load(path) if path else Settings()
    if select:
        settings = replace(settings, select=codes(_split(select), "command line", "--select"))
    if ignore:
        settings = replace(settings, ignore=(*settings.ignore, *codes(_split(ignore), "command line", "--ignore")))
    if fail_on is not None and fail_on not in SEVERITIES:
        raise typer.BadParameter(f"{fail_on!r} is none of {', '.join(SEVERITIES)}", param_hint="--fail-on")
    return replace(settings, fail_on=cast("Any", fail_on or settings.fail_on), baseline=baseline or settings.baseline)


def _split(values: Sequence[str]) -> list[str]:
    return [code for value in values for code in value.replace(",", " ").split()]


def _language(asked: str | None) -> Language:
    """As asked for, else that of the locale, by the variables that POSIX reads it from."""
    if asked is not None and asked not in ("en", "zh"):
        raise typer.BadParameter(f"{asked!r} is none of en, zh", param_hint="--lang")
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return cast("Language", asked or ("zh" if locale.lower().startswith("zh") else "en"))


def _files(inputs: Sequence[str]) -> list[str]:
    """The structured files of the inputs, each once, those of folders in a fixed order; hidden ones are left out."""
    found: dict[str, None] = {}
    for name in inputs:
        path = Path(name)
        if name == STDIN or path.is_file():
            found[name] = None
        elif path.is_dir():
            below = sorted(str(p) for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file() and not _hidden(p, path))
            if not below:
                raise UnreadableInput(name, "the folder holds no structured file", "give a folder that extract has written")
            found |= dict.fromkeys(below)
        else:
            raise UnreadableInput(name, "no such file or folder" if not path.exists() else "no file", "check the path")
    return list(found)


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _run(files: Sequence[str], jobs: int, check: partial[list[Finding]]) -> list[Finding]:
    """The findings of all files, in their order."""
    batches = [tuple(files[i : i + _BATCH]) for i in range(0, len(files), _BATCH)]
    if jobs == 1 or len(batches) == 1:
        return [finding for batch in batches for finding in check(batch)]
    from policyparse.cli import workers

    return [finding for found in workers.run(check, _lost, batches, jobs, None) for finding in found]


def _lost(batch: tuple[str, ...], reason: str) -> list[Finding]:
    raise UnreadableInput(", ".join(batch[:3]), reason, "validate them one by one")


def _check(batch: tuple[str, ...], *, settings: Settings, language: Language, source: Path | None) -> list[Finding]:
    from policyparse.validate import validate_bytes

    sources = _sources(source) if source is not None else None
    return [f for name in batch for f in validate_bytes(_bytes(name), "stdin" if name == STDIN else name, settings, language, sources)]


@cache
def _sources(folder: Path) -> Sources:
    from policyparse.pipeline import build_document
    from policyparse.readers import read_path
    from policyparse.validate import Sources

    return Sources(folder, read_path, build_document)


def _bytes(name: str) -> bytes:
    """The content of a file, of one too large no more than tells that it is."""
    from policyparse.emit.parsing import MAX_BYTES

    try:
        if name == STDIN:
            if sys.stdin is None:
                raise UnreadableInput("stdin", "is closed", "give a file instead of -")
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableInput(name, (error.strerror or str(error)).lower(), "check the path and your permission to read it") from error


def _write(path: Path, findings: Sequence[Finding]) -> None:
    from policyparse.emit.files import write_whole
    from policyparse.validate.baseline import rendered

    write_whole(path, rendered(findings, path))
    say(f"{path}: {len(findings)} findings")


def _new(findings: list[Finding], path: Path | None) -> tuple[list[Finding], int]:
    if path is None:
        return findings, 0
    from policyparse.validate.baseline import load, without_known

    return without_known(findings, load(path), path)


def _report(findings: Sequence[Finding], files: Sequence[str], known: int, render: Any, settings: Settings, language: Language) -> None:
    from policyparse import __version__
    from policyparse.validate.findings import Report

    if sys.stdout is None:
        raise OutputFailed("stdout", "is closed", "leave stdout open")
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    names = tuple("stdin" if name == STDIN else name for name in files)
    report = Report(tuple(findings), names, known, language, settings.fail_on, __version__, colour)
    write_stdout(render(report))
    if any(report.fails(f) for f in findings):
        raise typer.Exit(1)
