"""`policyparse extract`: documents in, structured files out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from policyparse.cli.containers import is_document, opened
from policyparse.cli.outcome import Outcome
from policyparse.cli.output import STDIN, read_input, read_options, say, write_stdout
from policyparse.errors import OutputFailed, PolicyparseError, UnreadableInput
from policyparse.readers.options import DEFAULT, ReadOptions

if TYPE_CHECKING:
    from policyparse.pipeline import ContextDocument

_STRUCTURED = (".yaml", ".yml", ".json", ".jsonl")  # what extract writes
DEFAULT_TIMEOUT = 300  # seconds for one document among several


class Job(NamedTuple):
    """One document to extract, and the file to write; None for stdout."""

    name: str
    out: Path | None
    format: str
    context: tuple[str, ...] = ()  # clear documents that may say what is masked
    actions: bool = True
    force: bool = False  # overwrite what was edited by hand
    full: bool = False  # YAML with everything
    reading: ReadOptions = DEFAULT


def extract(
    inputs: list[str] = typer.Argument(..., metavar="INPUT…", help="Files, folders, or - for stdin."),
    out: Path | None = typer.Option(None, "-o", "--out", metavar="OUT", help="A folder; with one input also a file. Without it, one input prints to stdout."),
    format: str | None = typer.Option(None, "--format", metavar="yaml|json|jsonl", help="What to write; by the suffix of OUT, else yaml."),
    jobs: int = typer.Option(1, "--jobs", min=1, help="Documents worked on at the same time."),
    timeout: float | None = typer.Option(
        None, "--timeout", min=0.1, metavar="SECONDS", help=f"A document that takes longer fails alone; {DEFAULT_TIMEOUT} with several documents."
    ),
    context: list[str] = typer.Option(
        [], "--context", metavar="FILE", help="A clear document that may say what is masked: last year's, or the same text from another site; raw or structured. May be repeated."
    ),
    actions: bool = typer.Option(True, "--actions/--no-actions", help="Whether to draw out actions, clause by clause."),
    revisions: str = typer.Option("accepted", "--revisions", metavar="accepted|original", help="How tracked changes of a Word file are read."),
    ocr: str = typer.Option("auto", "--ocr", metavar="auto|off|force", help="Text recognition of pictures: of pages that need it, never, of every page."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="No summary."),
    force: bool = typer.Option(False, "--force", help="Overwrite files that were edited by hand, too."),
    full: bool = typer.Option(False, "--full", help="YAML with everything: positions, cells and furniture, too."),
    names: str = typer.Option("stem", "--names", metavar="stem|whole", help="How output files are called: 通知.yaml, or 通知.txt.yaml after the whole name."),
) -> None:
    """Turn documents into structured data."""
    from policyparse.emit import FORMATS, suffix

    format = format or next((name for name in FORMATS if out is not None and out.suffix == suffix(name)), "yaml")
    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    how = read_options(revisions, ocr)
    clear = tuple(context)
    read_clear(clear)  # what cannot be read ends the run before it begins
    files, skipped, closed = _files(inputs, out)
    files = opened(files)
    if len(files) == 1 and not any(Path(i).is_dir() for i in inputs):
        _extract_one(Job(files[0][0], out, format, clear, actions, force, full, how), timeout, quiet)
        return
    if out is None:
        raise typer.BadParameter("several documents need -o FOLDER", param_hint="-o")
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file; several documents need a folder", param_hint="-o")
    wanted = [job._replace(context=clear, actions=actions, force=force, full=full, reading=how) for job in _jobs(files, out, format, names == "whole")]
    outcomes = _extract_all(wanted, jobs, timeout or DEFAULT_TIMEOUT)
    if not quiet:
        from policyparse.cli.summary import print_summary

        print_summary(outcomes, skipped)
    _say_kept(outcomes)
    for outcome in outcomes:
        if outcome.failed:
            say(f"policyparse: {outcome.failed}")
    for folder in closed:
        say(f"policyparse: {folder}; check your permission to read it")
    if closed or any(outcome.failed for outcome in outcomes):
        raise typer.Exit(1)


def _files(inputs: Sequence[str], out: Path | None) -> tuple[list[tuple[str, Path]], list[str], list[str]]:
    """(file, its place below the output folder) for every document, the files of folders that are none, and folders that cannot be read."""
    files: list[tuple[str, Path]] = []
    skipped: list[str] = []
    closed: list[str] = []
    for name in inputs:
        path = Path(name)
        if name == STDIN or not path.is_dir():
            files.append((name, Path("stdin" if name == STDIN else path.name)))
            continue
        found = list(_below(path, out, closed))
        documents = [p for p in found if is_document(p)]
        skipped += [str(p.relative_to(path)) for p in found if p not in set(documents)]
        if not documents and closed:
            raise UnreadableInput(name, closed[0].split(": ", 1)[-1], "check your permission to read it")
        if not documents:
            raise UnreadableInput(name, "the folder holds no document", "give a folder with documents, or a file")
        files += [(str(p), p.relative_to(path)) for p in documents]
    return files, skipped, closed


def _below(folder: Path, out: Path | None, closed: list[str]) -> Iterator[Path]:
    """The files below a folder in a fixed order, hidden ones and the output folder left out; folders that cannot be read go to `closed`."""

    def refuse(error: OSError) -> None:
        closed.append(f"{error.filename}: {(error.strerror or str(error)).lower()}")

    target = out.resolve() if out is not None else None
    for where, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and Path(where, f).resolve() != target)
        yield from (Path(where, n) for n in sorted(names) if not n.startswith("."))


def _jobs(files: Sequence[tuple[str, Path]], out: Path, format: str, whole: bool) -> list[Job]:
    """The file that each document is written to: its name without the suffix, or the `whole` name. What else lies in a folder never
    changes it; two documents that would be written to one file are refused."""
    from policyparse.emit import suffix

    ending = suffix(format)
    targets = [place.with_name((place.name if whole else place.stem) + ending) for _, place in files]
    clash = next((target for target, count in Counter(targets).items() if count > 1), None)
    if clash:
        both = ", ".join(name for (name, _), target in zip(files, targets, strict=True) if target == clash)
        raise typer.BadParameter(f"{both} would be written to one file, {out / clash}; --names whole keeps them apart", param_hint="INPUT")
    return [Job(name, out / target, format) for (name, _), target in zip(files, targets, strict=True)]


def _extract_one(job: Job, timeout: float | None, quiet: bool) -> None:
    out = job.out
    if out is not None and out.suffix and not out.is_dir() and out.suffix.lower() not in _STRUCTURED:
        raise typer.BadParameter(f"{out.name}: extract writes {', '.join(_STRUCTURED)}; for tables of other kinds load the result", param_hint="-o")
    if out is not None and (out.is_dir() or not out.suffix):
        from policyparse.emit import suffix

        out = out / (Path("stdin" if job.name == STDIN else job.name).stem + suffix(job.format))
    _refuse_source(job.name, out)
    job = job._replace(out=out)
    outcome = work(job) if timeout is None else _in_time(job, timeout)
    if out is None:
        write_stdout(outcome.text)
    if not quiet:
        say(describe(outcome))
    _say_kept([outcome])


def _say_kept(outcomes: Sequence[Outcome]) -> None:
    """Which files stayed as people have edited them, and which corrections no longer apply."""
    names = [outcome.name for outcome in outcomes if outcome.kept]
    if names:
        say(f"policyparse: {len(names)} kept: edited by hand (run `policyparse correct`): {', '.join(names)}")
    for outcome in outcomes:
        if outcome.stale:
            say(f"policyparse: {outcome.name}: {outcome.stale} corrections no longer apply; they are kept (policyparse validate --source tells which)")


def _refuse_source(name: str, out: Path | None) -> None:
    """Never writes over the document itself."""
    if out is not None and name != STDIN and out.exists() and Path(name).exists() and out.samefile(name):
        raise typer.BadParameter(f"{out} is the document itself", param_hint="-o")


def describe(outcome: Outcome) -> str:
    """One line about one document."""
    sections, measures, rows = outcome.counts
    errors, warnings, infos = outcome.severities
    return f"{outcome.name}: {sections} sections, {measures} measures, {rows} rows; {errors} errors, {warnings} warnings, {infos} notes"


def _in_time(job: Job, timeout: float) -> Outcome:
    from policyparse.cli import workers

    outcome = next(workers.run(work, _lost, [job], 1, timeout))
    if outcome.failed:
        raise UnreadableInput(job.name, *outcome.failed.removeprefix(f"{job.name}: ").split("; ", 1))
    return outcome


def _extract_all(jobs: Sequence[Job], count: int, timeout: float) -> list[Outcome]:
    from policyparse.cli import workers

    done = []
    progress = _progress(len(jobs))
    for outcome in workers.run(_safely, _lost, jobs, count, timeout):
        done.append(outcome)
        progress(outcome.name)
    return done


def _lost(job: Job, reason: str) -> Outcome:
    """The outcome of a document that gave none."""
    return Outcome(Path(job.name).name, "", (0, 0, 0), (0, 0, 0), f"{job.name}: {reason}", "")


def _safely(job: Job) -> Outcome:
    """`work`, with a document that cannot be read as an outcome; what cannot be written ends the run."""
    try:
        return work(job)
    except OutputFailed:
        raise
    except PolicyparseError as error:
        return Outcome(Path(job.name).name, "", (0, 0, 0), (0, 0, 0), str(error), "")


@cache
def read_clear(names: tuple[str, ...]) -> list[ContextDocument]:
    """The documents of --context, read once a process. Raises UnreadableInput, InvalidDocument."""
    from policyparse import read_context

    return read_context(names)


def work(job: Job) -> Outcome:
    """Extracts one document and writes it. Raises UnreadableInput, EditedByHand, OutputFailed."""
    from policyparse.emit import render, seal
    from policyparse.model.walk import all_sections, outlines
    from policyparse.pipeline import build_document

    document = build_document(read_input(job.name, job.reading), read_clear(job.context), actions=job.actions)
    there, stale = True, 0
    if job.out is not None:
        from policyparse.cli.overwriting import spare

        spared = spare(job.out, document, job.force)
        there, stale, document = spared.document is not None, spared.stale, spared.document or document
    text = render(seal(document), job.format, schema_reference(job.out), job.full)
    if job.out is not None and there:
        from policyparse.emit.files import write_whole

        write_whole(job.out, text)
    sections = [s for o in outlines(document) for s in all_sections(o.sections)]
    rows = sum(len(a.tasks) + len(a.reforms) + len(a.projects) + len(a.rows) for a in [*document.attachments, *document.tables])
    levels = [d.severity for d in document.diagnostics]
    return Outcome(
        document.source.name, document.metadata.title or "",
        (sum(s.num is not None for s in sections), sum(len(s.measures) for s in sections), rows),
        (levels.count("error"), levels.count("warning"), levels.count("info")), None, text if job.out is None else "", not there, stale,
    )  # fmt: skip


def schema_reference(out: Path | None) -> str:
    """The path to schemas/document.schema.json from where the file is written: the nearest folder above that has it."""
    from policyparse.emit import DEFAULT_SCHEMA

    if out is None:
        return DEFAULT_SCHEMA
    folder = out.parent.absolute()
    for up, parent in enumerate([folder, *folder.parents]):
        if (parent / "schemas" / "document.schema.json").is_file():
            return "../" * up + "schemas/document.schema.json"
    return DEFAULT_SCHEMA


def _progress(total: int) -> Callable[[str], None]:
    """A counter on a terminal, nothing elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        return lambda name: None
    count = 0

    def step(name: str) -> None:
        nonlocal count
        count += 1
        print(f"\r\x1b[K{count}/{total} {name[:60]}", end="\n" if count == total else "", file=sys.stderr, flush=True)

    return step
