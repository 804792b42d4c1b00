"""Running policyparse as a process, and what a person may expect of its words."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
PLAN = RAW / "云澜市2025年水利工作思路.txt"
OPINION = RAW / "云澜市数字赋能实体经济实施意见.txt"
COMMAND = [sys.executable, "-m", "policyparse"]

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")
needs_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full, the disk that is always full, on this system")


class Run(NamedTuple):
    """How a run ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


def policyparse(
    *args: str | Path,
    stdin: bytes | None = None,
    stdout: IO[bytes] | int = subprocess.PIPE,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    limits: Callable[[], None] | None = None,
    seconds: int = 60,
) -> Run:
    """Runs `python -m policyparse` with `args`; `limits` runs in the child before it starts."""
    done = subprocess.run(
        [*COMMAND, *map(str, args)], input=stdin, stdin=subprocess.DEVNULL if stdin is None else None,
        stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, env={**os.environ, **(env or {})},
        preexec_fn=limits, timeout=seconds, check=False,
    )  # fmt: skip
    return Run(done.returncode, done.stdout or b"", done.stderr.decode("utf-8"))


def shell(script: str, *args: str | Path) -> Run:
    """Runs `script` in sh, where "$@" is policyparse with `args`."""
    done = subprocess.run(["sh", "-c", script, "sh", *COMMAND, *map(str, args)], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def assert_one_clear_line(run: Run, name: str) -> None:
    """Exit code 2, nothing on stdout, one line that names the file and says what to do."""
    assert "Traceback" not in run.err
    assert (run.code, run.out) == (2, b""), run.err
    lines = run.err.splitlines()
    assert len(lines) == 1, run.err
    assert lines[0].startswith("policyparse: ")
    assert name in lines[0]
    assert "; " in lines[0], "the line says no remedy"


def tree(folder: Path) -> list[str]:
    """Every file below `folder`, hidden and half-written ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
