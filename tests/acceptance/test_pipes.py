"""Output that is cut off, closed, or goes where no terminal is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from acceptance.command import COMMAND, OPINION, PLAN, assert_one_clear_line, policyparse, posix_only, shell, tree

# each prints more than a pipe holds, so that it is still writing when the reader has gone
LONG = [("extract", OPINION, "-q"), ("text", "long.txt"), ("show", OPINION, "--full"), ("schema",)]


@posix_only
@pytest.mark.parametrize("args", LONG, ids=lambda args: str(args[0]))
def test_a_reader_that_has_seen_enough_ends_the_run_without_noise(tmp_path: Path, args: tuple[str | Path, ...]) -> None:
    (tmp_path / "long.txt").write_bytes(OPINION.read_bytes() * 5)
    with subprocess.Popen([*COMMAND, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        noise = process.stderr.read().decode("utf-8")
        code = process.wait(timeout=60)
    assert first
    assert (code, noise) == (0, "")


@posix_only
@pytest.mark.parametrize("args", [("extract", OPINION), ("text", PLAN), ("show", PLAN), ("schema",), ("explain",)], ids=lambda args: str(args[0]))
def test_a_closed_stdout_gives_one_line(args: tuple[str | Path, ...]) -> None:
    assert_one_clear_line(shell('exec "$@" >&-', *args), "stdout")


@posix_only
def test_a_closed_stdout_does_not_matter_where_a_file_is_written(tmp_path: Path) -> None:
    run = shell('exec "$@" >&-', "extract", OPINION, "-o", tmp_path / "x.yaml")
    assert (run.code, tree(tmp_path)) == (0, ["x.yaml"])
    assert (tmp_path / "x.yaml").read_bytes() == policyparse("extract", OPINION).out


@posix_only
def test_a_closed_stderr_does_not_matter(tmp_path: Path) -> None:
    assert shell('exec "$@" 2>&-', "extract", OPINION).out == policyparse("extract", OPINION).out
    assert shell('exec "$@" 2>&-', "extract", OPINION, PLAN, "-o", tmp_path).code == 0
    assert shell('exec "$@" 2>&-', "extract", tmp_path / "missing.txt").code == 2


@posix_only
@pytest.mark.parametrize("command", ["extract", "text", "show"])
def test_a_closed_stdin_gives_one_line(command: str) -> None:
    assert_one_clear_line(shell('exec "$@" <&-', command, "-"), "stdin")


@posix_only
def test_a_command_reads_what_another_prints() -> None:
    run = shell('"$@" | "$1" "$2" "$3" extract - -q', "text", PLAN)
    assert (run.code, run.out) == (0, policyparse("extract", "-", stdin=PLAN.read_bytes()).out)


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "cp1252:strict", "utf-16"])
@pytest.mark.parametrize("command", ["extract", "text", "show", "explain"])
def test_output_is_utf8_whatever_the_console(command: str, encoding: str) -> None:
    args = (command,) if command == "explain" else (command, str(PLAN))
    run = policyparse(*args, env={"PYTHONIOENCODING": encoding})
    assert (run.code, run.out) == (0, policyparse(*args).out)


def test_no_colours_and_no_progress_outside_a_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in policyparse("extract", PLAN, OPINION, "-o", tmp_path).err
    assert b"\x1b" not in policyparse("show", PLAN).out


@posix_only
def test_a_folder_shows_its_progress_on_a_terminal(tmp_path: Path) -> None:
    master, terminal = os.openpty()
    subprocess.run([*COMMAND, "extract", PLAN, OPINION, "-o", tmp_path, "-q"], stderr=terminal, stdin=subprocess.DEVNULL, check=True, timeout=60)
    os.close(terminal)
    shown = os.read(master, 10_000).decode("utf-8")
    os.close(master)
    assert "1/2" in shown
    assert "2/2" in shown
