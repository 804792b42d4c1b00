"""Input that is no document, output that cannot be written: one clear line, nothing half-written."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from acceptance.command import OPINION, PLAN, RAW, Run, assert_one_clear_line, needs_full_disk, policyparse, posix_only, tree

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None  # loaded before any fork
TEN_MB = 10 * 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(1000)


def readme_alone(path: Path) -> None:
    path.mkdir()
    (path / "README.md").write_text("说明", encoding="utf-8")


def sparse(path: Path, size: int) -> None:
    """A file of `size` zero bytes that takes no space."""
    with path.open("wb") as file:
        file.truncate(size)


BAD: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "white space": lambda path: path.write_text(" \r\n\t　\xa0\n" * 50, encoding="utf-8"),
    "only a byte order mark": lambda path: path.write_bytes(b"\xef\xbb\xbf"),
    "a PNG": lambda path: path.write_bytes(PNG),
    "a JPEG": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(1000)),
    "zeros": lambda path: path.write_bytes(bytes(5000)),
    "English": lambda path: path.write_text("Dear Sir or Madam,\n" * 50, encoding="utf-8"),
    "missing": lambda path: None,
    "too large": lambda path: sparse(path, 65 * 1024 * 1024),
    "a folder without documents": lambda path: path.mkdir(),
    "a folder with a README only": readme_alone,
}


@pytest.mark.parametrize("kind", BAD)
def test_extract_refuses_with_one_line_and_writes_nothing(tmp_path: Path, kind: str) -> None:
    BAD[kind](tmp_path / "坏.txt")
    before = tree(tmp_path)
    assert_one_clear_line(policyparse("extract", tmp_path / "坏.txt", "-o", tmp_path / "out" / "坏.yaml"), "坏.txt")
    assert tree(tmp_path) == before
    assert_one_clear_line(policyparse("extract", tmp_path / "坏.txt"), "坏.txt")


@pytest.mark.parametrize("command", ["text", "show"])
@pytest.mark.parametrize("kind", ["empty", "a PNG", "missing", "a folder without documents"])
def test_other_commands_refuse_with_one_line(tmp_path: Path, command: str, kind: str) -> None:
    BAD[kind](tmp_path / "坏.txt")
    assert_one_clear_line(policyparse(command, tmp_path / "坏.txt"), "坏.txt")


def test_an_old_output_stays_when_the_input_is_bad(tmp_path: Path) -> None:
    (tmp_path / "坏.txt").write_bytes(PNG)
    (tmp_path / "坏.yaml").write_text("old", encoding="utf-8")
    policyparse("extract", tmp_path / "坏.txt", "-o", tmp_path / "坏.yaml")
    assert (tmp_path / "坏.yaml").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("kind", ["any byte", "high bytes", "mostly Chinese"])
def test_ten_megabytes_of_noise_are_refused_within_seconds(tmp_path: Path, kind: str) -> None:
    noise = random.Random(7).randbytes(TEN_MB)
    if kind == "high bytes":
        noise = noise.translate(bytes(0x80 | i for i in range(256)))
    elif kind == "mostly Chinese":
        noise = "关于加强管理的通知".encode() * 500 + noise
    (tmp_path / "noise.txt").write_bytes(noise)
    assert_one_clear_line(policyparse("extract", tmp_path / "noise.txt", "-o", tmp_path / "out.yaml", seconds=20), "noise.txt")
    assert tree(tmp_path) == ["noise.txt"]


@posix_only
@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused(name: str) -> None:
    assert_one_clear_line(policyparse("extract", name, limits=one_gigabyte, seconds=20), name)


def one_gigabyte() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))


@pytest.fixture
def powerless(tmp_path: Path) -> Callable[[], None]:
    """Root reads and writes everything; what makes a child mind permissions, or a skip where nothing does."""
    secret = tmp_path.parent / f"{tmp_path.name}.secret"
    secret.touch(mode=0)
    if subprocess.run(["cat", secret], capture_output=True, preexec_fn=mind_permissions, check=False).returncode == 0:
        pytest.skip("this user reads everything")
    return mind_permissions


def mind_permissions() -> None:
    """Drops CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH for what is executed next (prctl PR_CAPBSET_DROP, Linux)."""
    if LIBC and os.geteuid() == 0:
        for capability in (1, 2):
            LIBC.prctl(24, capability, 0, 0, 0)


@posix_only
@pytest.mark.parametrize("command", ["extract", "text", "show"])
def test_an_unreadable_file_is_refused(tmp_path: Path, command: str, powerless: Callable[[], None]) -> None:
    shutil.copy(PLAN, tmp_path / "locked.txt")
    (tmp_path / "locked.txt").chmod(0)
    assert_one_clear_line(policyparse(command, tmp_path / "locked.txt", limits=powerless), "locked.txt")


@posix_only
def test_an_unreadable_folder_is_refused(tmp_path: Path, powerless: Callable[[], None]) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    assert_one_clear_line(policyparse("extract", tmp_path / "locked", "-o", tmp_path / "out", limits=powerless), "locked")


@posix_only
def test_an_unreadable_folder_among_others_is_named(tmp_path: Path, powerless: Callable[[], None]) -> None:
    (tmp_path / "in" / "locked").mkdir(parents=True)
    shutil.copy(PLAN, tmp_path / "in" / "x.txt")
    (tmp_path / "in" / "locked").chmod(0)
    run = policyparse("extract", tmp_path / "in", "-o", tmp_path / "out", limits=powerless)
    (tmp_path / "in" / "locked").chmod(0o700)
    assert "Traceback" not in run.err
    assert "locked" in run.err, "a folder that could not be looked into is passed over in silence"
    assert (run.code, tree(tmp_path / "out")) == (1, ["x.yaml"])


@posix_only
@pytest.mark.parametrize("target", ["circle.txt", "nowhere.txt"])
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "circle.txt").symlink_to(tmp_path / target)
    assert_one_clear_line(policyparse("extract", tmp_path / "circle.txt"), "circle.txt")


@posix_only
def test_a_line_feed_in_a_file_name_keeps_the_message_on_one_line(tmp_path: Path) -> None:
    run = policyparse("extract", "a\nb.txt", cwd=tmp_path)
    assert (run.code, len(run.err.splitlines())) == (2, 1)


@pytest.mark.parametrize("command", ["extract", "text", "show"])
def test_empty_stdin_is_refused(command: str) -> None:
    assert_one_clear_line(policyparse(command, "-", stdin=b""), "stdin")


def test_a_bad_file_fails_alone_among_several(tmp_path: Path) -> None:
    for kind in ("empty", "a PNG", "missing"):
        BAD[kind](tmp_path / f"{kind}.txt")
    run = policyparse("extract", *(tmp_path / f"{kind}.txt" for kind in ("empty", "a PNG", "missing")), PLAN, "-o", tmp_path / "out")
    failures = [line for line in run.err.splitlines() if line.startswith("policyparse: ")]
    assert (run.code, len(failures), tree(tmp_path / "out")) == (1, 3, [f"{PLAN.stem}.yaml"])
    assert all(kind in line for kind, line in zip(("empty", "a PNG", "missing"), failures, strict=True))


# structured files that are none


@pytest.mark.parametrize("text", ["", "a: 1\n", "[1, 2]\n", "a: [\n", '{"a": ', "\x00"], ids=repr)
def test_show_refuses_a_structured_file_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    assert_one_clear_line(policyparse("show", tmp_path / "bad.yaml"), "bad.yaml")


def test_show_names_the_line_where_yaml_breaks(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("schema_version: 1\nid: [\n", encoding="utf-8")
    assert "line 3" in policyparse("show", tmp_path / "bad.yaml").err


# output that cannot be written


@posix_only
@pytest.mark.parametrize("out", ["file/sub/x.yaml", "file/sub", "file", "taken"])
def test_an_output_place_that_cannot_be_gives_one_line(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    (tmp_path / "taken" / f"{PLAN.stem}.yaml").mkdir(parents=True)
    assert_one_clear_line(policyparse("extract", PLAN, "-o", tmp_path / out), "taken" if out == "taken" else "file")
    assert tree(tmp_path) == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_output_folder_that_cannot_be_gives_one_line_for_several(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    assert_one_clear_line(policyparse("extract", RAW, "-o", tmp_path / "file" / "sub", "--jobs", jobs), "file")


@posix_only
def test_a_folder_without_permission_gives_one_line(tmp_path: Path, powerless: Callable[[], None]) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    assert_one_clear_line(policyparse("extract", PLAN, "-o", tmp_path / "locked" / "x.yaml", limits=powerless), "x.yaml")
    assert tree(tmp_path) == []


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("inputs", [[OPINION], [PLAN, OPINION]], ids=["one", "several"])
def test_a_disk_that_fills_up_leaves_the_old_file_and_no_part(tmp_path: Path, inputs: list[Path], jobs: str) -> None:
    old = tmp_path / f"{OPINION.stem}.yaml"
    old.write_text("old", encoding="utf-8")
    run = policyparse("extract", *inputs, "-o", tmp_path, "--jobs", jobs, limits=sixty_kilobytes_a_file)
    assert_one_clear_line(run, old.name)
    assert old.read_text(encoding="utf-8") == "old"
    assert not [name for name in tree(tmp_path) if name.endswith(".part")]


def sixty_kilobytes_a_file() -> None:
    """Writing beyond that fails half-way, as on a full disk; the opinion needs more, the plan half as much."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


FULL = [("extract", PLAN), ("text", PLAN), ("show", PLAN), ("schema",), ("explain",), ("explain", "PP101"), ("--help",), ("--version",), ("extract", "--help")]


@needs_full_disk
@pytest.mark.parametrize("args", FULL, ids=lambda args: " ".join(Path(a).stem for a in args))
def test_a_full_disk_behind_stdout_gives_one_line(args: tuple[str | Path, ...]) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        run = policyparse(*args, stdout=full)
    assert_one_clear_line(run, "stdout")


def test_what_went_wrong_is_said_in_chinese_file_names_on_a_chinese_windows_console(tmp_path: Path) -> None:
    run: Run = policyparse("extract", "没有此文件.txt", cwd=tmp_path, env={"PYTHONIOENCODING": "cp936", "LC_ALL": "C"})
    assert_one_clear_line(run, "没有此文件.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="a POSIX locale without UTF-8")
@pytest.mark.parametrize("args", [["extract"], ["extract", "-o", "out"], ["text"], ["show"]], ids=" ".join)
def test_a_locale_that_cannot_spell_a_file_name_gives_no_traceback(tmp_path: Path, args: list[str]) -> None:
    shutil.copy(PLAN, tmp_path / "空 格.txt")
    run = policyparse(*args, "空 格.txt", cwd=tmp_path, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (run.code, "Traceback" in run.err) == (0, False), run.err[-300:]
