"""`policyparse extract`: one document, a folder, several, stdin."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from acceptance.command import OPINION, PLAN, RAW, ROOT, Run, policyparse, posix_only, tree
from policyparse import load

SAMPLES = sorted(path for path in RAW.glob("*") if path.stem != "README")


@pytest.fixture(scope="module")
def extracted() -> bytes:
    """The opinion as YAML, under the settings of this machine."""
    return policyparse("extract", OPINION).out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sub-folders, the same stem twice, a README, and two files that are no documents."""
    root = tmp_path / "in"
    for place in ("甲/x.txt", "乙/x.txt", "乙/z.md", "水利 2025.txt"):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PLAN, root / place)
    (root / "README.md").write_text("说明", encoding="utf-8")
    return root


def spoil(folder: Path) -> Path:
    """Adds an empty file and a picture."""
    (folder / "空.txt").write_bytes(b"")
    (folder / "甲" / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return folder


def table_rows(summary: str) -> Iterator[list[int]]:
    """The counts of every document in the summary: sections, measures, rows, errors, warnings, notes. Totals last."""
    for line in summary.splitlines():
        if counts := re.search(r"(?:\s{2,}\d+){6}$", line):
            yield [int(count) for count in counts.group().split()]


# one document


def test_one_file_prints_yaml_to_stdout_and_its_counts_to_stderr() -> None:
    run = policyparse("extract", PLAN)
    document = yaml.safe_load(run.out)
    assert run.code == 0
    assert document["source"]["name"] == PLAN.name
    assert run.err.startswith(f"{PLAN.name}: {sum(1 for _ in sections(document['sections']))} sections, ")
    assert len(run.err.splitlines()) == 1


def sections(found: list[Any]) -> Iterator[Any]:
    for section in found:
        yield section
        yield from sections(section.get("sections", []))


def test_yaml_json_and_jsonl_load_to_the_same_data() -> None:
    as_json = policyparse("extract", OPINION, "--format", "json")
    as_line = policyparse("extract", OPINION, "--format", "jsonl")
    as_yaml = policyparse("extract", OPINION, "--full")
    assert json.loads(as_json.out) == json.loads(as_line.out) == yaml.safe_load(as_yaml.out)
    assert as_line.text.count("\n") == 1
    assert as_line.text.endswith("\n")


def test_chinese_stands_unescaped_in_every_format() -> None:
    for format in ("yaml", "json", "jsonl"):
        run = policyparse("extract", PLAN, "--format", format)
        assert "水利工作思路" in run.text
        assert "\\u" not in run.text


def actions(extracted: Run) -> list[Any]:
    """The actions of every measure of a document in JSON."""
    document = json.loads(extracted.text)
    sections = [s for top in document["sections"] for s in (top, *top["sections"])]
    return [action for section in sections for measure in section["measures"] for action in measure["actions"]]


def test_actions_are_drawn_out_unless_they_are_not_wanted() -> None:
    run, without = policyparse("extract", PLAN, "--format", "json"), policyparse("extract", PLAN, "--format", "json", "--no-actions")
    assert all(set(action) == {"verb", "object", "text", "spans"} for action in actions(run))
    assert (len(actions(run)) > 50, actions(without)) == (True, [])


def test_several_documents_have_their_actions_left_out_alike(tmp_path: Path) -> None:
    policyparse("extract", PLAN, OPINION, "--no-actions", "--jobs", "2", "-o", tmp_path)
    assert [re.findall(r"actions: (?!\[\])", (tmp_path / name).read_text(encoding="utf-8")) for name in tree(tmp_path)] == [[], []]


def test_the_segmenter_says_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """It keeps no cache that could be raced for, in the way, or impossible to write."""
    document = tmp_path / "意见.txt"
    document.write_text("关于渔港的意见\n一、夯实基础\n（一）完善制度。刷新码头标识。\n", encoding="utf-8")
    temp = tmp_path / "temp"
    temp.mkdir()
    run = policyparse("extract", document, "--format", "json", "-q", env={"TMPDIR": str(temp), "HOME": str(temp), "PYTHONWARNINGS": "always"})
    assert [action["verb"] for action in actions(run)] == ["刷新"]
    assert (run.err, list(temp.iterdir())) == ("", [])


def test_quiet_says_nothing() -> None:
    assert policyparse("extract", PLAN, "--quiet").err == ""


def test_out_names_a_file(tmp_path: Path, extracted: bytes) -> None:
    run = policyparse("extract", OPINION, "-o", tmp_path / "new" / "one.yaml")
    assert (run.code, run.out) == (0, b"")
    assert tree(tmp_path) == ["new/one.yaml"]
    assert (tmp_path / "new" / "one.yaml").read_bytes() == extracted


@pytest.mark.parametrize("exists", [True, False])
def test_out_names_a_folder(tmp_path: Path, exists: bool) -> None:
    out = tmp_path / "out"
    if exists:
        out.mkdir()
    run = policyparse("extract", PLAN, "-o", out, "--format", "json")
    assert (run.code, tree(out)) == (0, [f"{PLAN.stem}.json"])


def test_an_existing_output_is_replaced(tmp_path: Path, extracted: bytes) -> None:
    out = tmp_path / "out.yaml"
    out.write_text("old\n" * 100_000, encoding="utf-8")
    assert policyparse("extract", OPINION, "-o", out).code == 0
    assert out.read_bytes() == extracted


def test_the_input_is_never_overwritten_by_its_output(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    shutil.copy(PLAN, document)
    run = policyparse("extract", document, "-o", document)
    assert document.read_bytes() == PLAN.read_bytes()
    assert run.code == 2


def test_a_suffix_that_belies_the_format_is_not_written(tmp_path: Path) -> None:
    run = policyparse("extract", PLAN, "-o", tmp_path / "plan.json")
    if run.code == 0:  # taking the format from the suffix is as good as refusing
        json.loads((tmp_path / "plan.json").read_bytes())
    else:
        assert (run.code, tree(tmp_path)) == (2, [])


def test_stdin_gives_what_the_file_gives_but_for_the_name() -> None:
    piped = policyparse("extract", "-", "--format", "json", stdin=PLAN.read_bytes())
    named = policyparse("extract", PLAN, "--format", "json")
    assert piped.code == 0
    one, other = json.loads(piped.text), json.loads(named.text)
    assert (one["source"].pop("name"), other["source"].pop("name")) == ("stdin", PLAN.name)
    # the name is part of what the checksum is over
    assert one.pop("checksum") != other.pop("checksum")
    assert one == other


def test_stdin_goes_into_a_folder_as_stdin(tmp_path: Path) -> None:
    assert policyparse("extract", "-", "-o", tmp_path / "out", stdin=PLAN.read_bytes()).code == 0
    assert tree(tmp_path) == ["out/stdin.yaml"]


# folders and several


def test_two_documents_of_one_stem_are_refused_and_kept_apart_by_their_whole_names(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "乙" / "z.md", folder / "乙" / "x.md")
    run = policyparse("extract", folder, "-o", tmp_path / "out")
    assert run.code == 2 and "--names whole" in run.err and not (tmp_path / "out").exists()
    assert policyparse("extract", folder, "-o", tmp_path / "out", "--names", "whole").code == 0
    assert tree(tmp_path / "out") == ["乙/x.md.yaml", "乙/x.txt.yaml", "乙/z.md.yaml", "水利 2025.txt.yaml", "甲/x.txt.yaml"]


def test_output_of_a_suffix_that_extract_does_not_write_is_refused(tmp_path: Path) -> None:
    run = policyparse("extract", PLAN, "-o", tmp_path / "x.xlsx")
    assert (run.code, list(tmp_path.iterdir())) == (2, [])
    assert "x.xlsx" in run.err


def test_a_folder_keeps_its_shape(folder: Path, tmp_path: Path) -> None:
    run = policyparse("extract", folder, "-o", tmp_path / "out")
    assert (run.code, run.out) == (0, b"")
    assert tree(tmp_path / "out") == ["乙/x.yaml", "乙/z.yaml", "水利 2025.yaml", "甲/x.yaml"]


def test_a_folder_of_one_document_is_still_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(PLAN, tmp_path / "in" / "x.txt")
    run = policyparse("extract", tmp_path / "in", "-o", tmp_path / "out.d")
    assert (run.code, tree(tmp_path / "out.d")) == (0, ["x.yaml"])


def test_summary_lists_every_document_and_adds_up(tmp_path: Path) -> None:
    run = policyparse("extract", RAW, "-o", tmp_path)
    *documents, total = table_rows(run.err)
    assert len(documents) == len(SAMPLES)
    assert total == [sum(column) for column in zip(*documents, strict=True)]
    assert f"{len(SAMPLES)} documents" in run.err


def test_summary_shows_file_names_uncut(tmp_path: Path) -> None:
    run = policyparse("extract", RAW, "-o", tmp_path)
    assert [sample.name for sample in SAMPLES if sample.name not in run.err] == []


def test_summary_counts_what_the_files_hold(tmp_path: Path) -> None:
    run = policyparse("extract", OPINION, PLAN, "-o", tmp_path)
    document = load(tmp_path / f"{OPINION.stem}.yaml")
    rows = sum(len(a.tasks) + len(a.reforms) + len(a.projects) + len(a.rows) for a in document.attachments)
    warnings = sum(d.severity == "warning" for d in document.diagnostics)
    row = next(table_rows(run.err))
    assert (row[2], row[4]) == (rows, warnings)


def test_readme_is_left_out_and_named(folder: Path, tmp_path: Path) -> None:
    run = policyparse("extract", folder, "-o", tmp_path / "out")
    assert "README.md" in run.err
    assert not any("README" in name for name in tree(tmp_path / "out"))


def test_hidden_files_of_a_folder_are_no_documents(folder: Path, tmp_path: Path) -> None:
    (folder / ".git").mkdir()
    shutil.copy(PLAN, folder / ".git" / "x.txt")
    (folder / ".DS_Store").write_bytes(bytes(100))
    run = policyparse("extract", folder, "-o", tmp_path / "out")
    assert (run.code, len(tree(tmp_path / "out"))) == (0, 4)


def test_the_good_are_written_and_every_failure_is_named(folder: Path, tmp_path: Path) -> None:
    run = policyparse("extract", spoil(folder), "-o", tmp_path / "out")
    failures = [line for line in run.err.splitlines() if line.startswith("policyparse: ")]
    assert run.code == 1
    assert tree(tmp_path / "out") == ["乙/x.yaml", "乙/z.yaml", "水利 2025.yaml", "甲/x.yaml"]
    assert len(failures) == 2
    assert all(any(name in line for line in failures) for name in ("空.txt", "图.txt"))


def test_failures_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "x.txt").write_bytes(b"")
    run = policyparse("extract", tmp_path, "-o", tmp_path / "out")
    failures = [line for line in run.err.splitlines() if line.startswith("policyparse: ")]
    assert (run.code, len(set(failures))) == (1, 2)


def test_a_second_run_does_not_read_the_output_of_the_first(folder: Path) -> None:
    out = folder / "structured"
    policyparse("extract", folder, "-o", out)
    first = tree(folder)
    assert policyparse("extract", folder, "-o", out).code == 0
    assert tree(folder) == first


# wrong use


def assert_wrong_use(run: Run, word: str, folder: Path) -> None:
    """Exit code 2, nothing written, and the offending word named."""
    assert (run.code, run.out, tree(folder)) == (2, b"", [])
    assert word in run.err
    assert "Traceback" not in run.err


def test_several_inputs_without_out_are_wrong_use(tmp_path: Path) -> None:
    assert_wrong_use(policyparse("extract", PLAN, OPINION, cwd=tmp_path), "-o", tmp_path)


def test_a_folder_without_out_is_wrong_use(tmp_path: Path) -> None:
    assert_wrong_use(policyparse("extract", RAW, cwd=tmp_path), "-o", tmp_path)


def test_an_unknown_format_is_wrong_use(tmp_path: Path) -> None:
    assert_wrong_use(policyparse("extract", PLAN, "--format", "xml", cwd=tmp_path), "'xml'", tmp_path)


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_that_are_no_number_of_workers_are_wrong_use(tmp_path: Path, jobs: str) -> None:
    assert_wrong_use(policyparse("extract", PLAN, "--jobs", jobs, cwd=tmp_path), "--jobs", tmp_path)


def test_no_input_is_wrong_use(tmp_path: Path) -> None:
    assert_wrong_use(policyparse("extract", cwd=tmp_path), "INPUT", tmp_path)


def test_two_inputs_for_one_output_are_wrong_use(folder: Path, tmp_path: Path) -> None:
    run = policyparse("extract", folder / "甲" / "x.txt", folder / "乙" / "x.txt", "-o", tmp_path / "out")
    assert run.code == 2
    assert "x.txt" in run.err
    assert not (tmp_path / "out").exists()


def test_several_inputs_into_a_file_are_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old", encoding="utf-8")
    run = policyparse("extract", PLAN, OPINION, "-o", tmp_path / "out")
    assert run.code == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "old"


# the same bytes


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "random"},
        {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "zh_CN.GB18030"}, {"TZ": "Asia/Shanghai"}, {"TZ": "America/New_York"},
        {"PYTHONIOENCODING": "cp936"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "1"}, {"PYTHONOPTIMIZE": "2"},
    ],
    ids=lambda env: "=".join(*env.items()),
)  # fmt: skip
def test_same_bytes_under_any_setting(extracted: bytes, env: dict[str, str]) -> None:
    run = policyparse("extract", OPINION, env=env)
    assert (run.code, run.out) == (0, extracted)


def test_same_bytes_from_another_working_directory(extracted: bytes, tmp_path: Path) -> None:
    assert policyparse("extract", OPINION, cwd=tmp_path).out == extracted
    assert policyparse("extract", OPINION.name, cwd=RAW).out == extracted


def test_same_bytes_with_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    spoil(folder)
    runs = [policyparse("extract", folder, "-o", tmp_path / jobs, "--jobs", jobs) for jobs in ("1", "2", "5")]
    assert {(run.code, run.err) for run in runs} == {(1, runs[0].err)}
    written = [{name: (tmp_path / jobs / name).read_bytes() for name in tree(tmp_path / jobs)} for jobs in ("1", "2", "5")]
    assert len(written[0]) == 4
    assert written[0] == written[1] == written[2]


def test_same_documents_in_any_order(tmp_path: Path) -> None:
    for out, order in (("a", SAMPLES), ("b", SAMPLES[::-1])):
        assert policyparse("extract", *order, "-o", tmp_path / out).code == 0
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in tree(tmp_path / "a"))


def test_no_absolute_path_and_no_time_in_the_output(tmp_path: Path) -> None:
    document = tmp_path / PLAN.name
    shutil.copy(PLAN, document)
    os.utime(document, (981_173_106, 981_173_106))  # 2001-02-03
    run = policyparse("extract", document)
    assert run.out == policyparse("extract", PLAN).out
    assert str(tmp_path) not in run.text
    assert str(ROOT) not in run.text
    assert "2001-02-03" not in run.text
    assert time.strftime("%Y-%m-%dT%H") not in run.text


def test_lines_end_in_line_feeds_alone(tmp_path: Path) -> None:
    for sample in SAMPLES:
        assert b"\r" not in policyparse("extract", sample, "-o", tmp_path / "x.yaml", "-q").out + (tmp_path / "x.yaml").read_bytes()


# the schema line


@pytest.mark.parametrize("place", ["one.yaml", "data/structured/one.yaml", "a/b/c/d/one.yaml"])
def test_first_line_names_a_schema_that_exists(tmp_path: Path, place: str) -> None:
    assert policyparse("schema", "--write", tmp_path / "schemas").code == 0
    assert policyparse("extract", PLAN, "-o", tmp_path / place).code == 0
    first = (tmp_path / place).read_text(encoding="utf-8").split("\n", 1)[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named is not None, first
    assert not Path(named[1]).is_absolute()
    assert ((tmp_path / place).parent / named[1]).resolve() == (tmp_path / "schemas" / "document.schema.json").resolve()


# file names


@pytest.mark.parametrize("name", ["云澜市 2025 年（定稿）.txt", " 前空格.txt", "no.dots.v1.txt", "引'号\"&%$.txt", "𠮷田.txt", "长" * 80 + ".txt"])
def test_odd_file_names_are_read_and_written(tmp_path: Path, name: str) -> None:
    assert_read_and_written(tmp_path, name)


@posix_only
@pytest.mark.parametrize("name", ["反\\斜.txt", "C:\\文件\\一.txt", "尾空格.txt ", "尾点.txt.", "only-blank-stem .txt", "冒:号?.txt", "-dash.txt", "无后缀"])
def test_file_names_of_other_systems_are_read_and_written(tmp_path: Path, name: str) -> None:
    assert_read_and_written(tmp_path, name)


@posix_only
def test_a_file_name_that_is_no_utf8_is_read_and_written(tmp_path: Path) -> None:
    """A ZIP of a Chinese Windows unpacks to names in GBK bytes."""
    name = os.fsdecode("通知.txt".encode("gbk"))
    (tmp_path / "in").mkdir()
    shutil.copy(PLAN, tmp_path / "in" / name)
    run = policyparse("extract", f"./{name}", "-o", tmp_path / "out", cwd=tmp_path / "in")
    assert "Traceback" not in run.err
    assert (run.code, len(tree(tmp_path / "out"))) == (0, 1)


def assert_read_and_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(PLAN, tmp_path / "in" / name)
    run = policyparse("extract", f"./{name}", "-o", tmp_path / "out", cwd=tmp_path / "in")
    assert run.code == 0, run.err
    assert name in run.err
    (written,) = (tmp_path / "out").iterdir()
    assert written.suffix == ".yaml"
    assert yaml.safe_load(written.read_bytes())["source"]["name"] == name
