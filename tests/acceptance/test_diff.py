"""`policyparse diff` as a person runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from acceptance.command import OPINION, PLAN, RAW, assert_one_clear_line, policyparse, tree

NEWER = RAW / "云澜市2026年水利工作思路.txt"


def test_report_begins_with_what_is_compared_and_a_summary() -> None:
    run = policyparse("diff", PLAN, NEWER)
    assert (run.code, run.err) == (0, "")
    first, second = run.text.splitlines()[:2]
    assert first == "2025年全市水利工作思路 → ****年全市水利工作思路"
    assert re.match(r"新增 \d+ · 删除 \d+ · 修改 \d+ · 移动 2 · 拆分 1 · 掩码有别 \d+ · 未变 \d+$", second)


def test_report_is_readable_without_colour() -> None:
    text = policyparse("diff", PLAN, NEWER).text
    assert "\x1b" not in text
    assert "[-首单-]{+第二批+}" in text
    assert "- 删除 举措 推进小水电绿色转型" in text


def test_same_document_differs_in_nothing() -> None:
    run = policyparse("diff", PLAN, PLAN, "--exit-code")
    assert (run.code, run.text.splitlines()[1].split(" · ")[0]) == (0, "没有变化")


def test_json_is_that_of_the_contract() -> None:
    data = json.loads(policyparse("diff", PLAN, NEWER, "--format", "json").text)
    assert list(data) == ["old", "new", "summary", "changes", "targets"]
    assert data["old"] == {"id": "2025年全市水利工作思路", "title": "2025年全市水利工作思路"}
    assert {"added", "removed", "changed", "moved", "split", "merged", "unchanged"} <= set(data["summary"])
    change = next(c for c in data["changes"] if c["kind"] == "changed" and c["what"] == "measure")
    assert (change["old"], change["new"]) == ("s2.g1.m1", "s2.g1.m1")
    assert 0 < change["similarity"] < 1
    field = change["fields"][0]
    assert {"field", "old", "new", "ops"} <= set(field)
    assert {op for op, _ in field["ops"]} == {"equal", "delete", "insert"}
    split = next(c for c in data["changes"] if c["kind"] == "split")
    assert (split["old"], split["new"]) == ("s2.g2.m2", ["s2.g2.m2", "s2.g2.m3"])


def test_spans_of_a_change_say_where_it_stands_in_both_documents() -> None:
    data = json.loads(policyparse("diff", PLAN, NEWER, "--format", "json", "--only", "removed", "--what", "measure").text)
    source = PLAN.read_text(encoding="utf-8")
    assert ["".join(source[a:b] for a, b in c["spans"]["old"])[:10] for c in data["changes"]] == ["三是推进小水电绿色转", "三是优化涉水审批服务"]


def test_structured_files_give_the_bytes_of_the_raw_ones(tmp_path: Path) -> None:
    policyparse("extract", PLAN, NEWER, "--out", tmp_path, "--format", "json")
    structured = sorted(tmp_path.glob("*.json"))
    assert policyparse("diff", *structured, "--format", "json", "--all").out == policyparse("diff", PLAN, NEWER, "--format", "json", "--all").out


@pytest.mark.parametrize("format", ["text", "markdown", "json", "html"])
def test_output_is_the_same_whatever_the_hash_seed(format: str) -> None:
    outputs = {policyparse("diff", PLAN, NEWER, "--format", format, env={"PYTHONHASHSEED": seed}).out for seed in ("1", "2")}
    assert len(outputs) == 1


def test_only_and_what_leave_the_rest_out() -> None:
    data = json.loads(policyparse("diff", PLAN, NEWER, "--format", "json", "--only", "added,removed", "--what", "measure").text)
    assert {(c["kind"], c["what"]) for c in data["changes"]} == {("added", "measure"), ("removed", "measure")}
    assert data["summary"]["changed"] == 0


def test_all_shows_what_continues_too() -> None:
    kinds = [c["kind"] for c in json.loads(policyparse("diff", PLAN, NEWER, "--format", "json", "--all").text)["changes"]]
    assert "continued" in kinds
    assert "continued" not in [c["kind"] for c in json.loads(policyparse("diff", PLAN, NEWER, "--format", "json").text)["changes"]]


def test_min_similarity_parts_what_is_less_alike() -> None:
    counts = [json.loads(policyparse("diff", PLAN, NEWER, "--format", "json", "--stat", "--min-similarity", score).text)["summary"]["removed"] for score in ("0.3", "0.95")]
    assert counts[0] < counts[1]


def test_stat_prints_counts_only() -> None:
    lines = policyparse("diff", PLAN, NEWER, "--stat").text.splitlines()
    assert lines[0].startswith("新增 ")
    assert "added      measure        3" in lines
    assert all(len(line) < 60 for line in lines)


@pytest.mark.parametrize(("args", "code"), [([PLAN, NEWER], 1), ([PLAN, PLAN], 0), ([PLAN, NEWER, "--only", "merged"], 0)])
def test_exit_code_tells_whether_anything_is_reported(args: list[str | Path], code: int) -> None:
    assert policyparse("diff", *args, "--exit-code").code == code


def test_markdown_escapes_the_stars_of_masks() -> None:
    text = policyparse("diff", PLAN, NEWER, "--format", "markdown").text
    assert text.startswith("# 2025年全市水利工作思路 → \\*\\*\\*\\*年全市水利工作思路\n")
    assert "<del>首单</del><ins>第二批</ins>" in text


def test_out_writes_a_file_and_nothing_else(tmp_path: Path) -> None:
    run = policyparse("diff", PLAN, NEWER, "--format", "html", "-o", tmp_path / "page.html")
    assert (run.code, run.out, run.err) == (0, b"", "")
    assert tree(tmp_path) == ["page.html"]


def test_old_document_may_come_from_stdin() -> None:
    run = policyparse("diff", "-", NEWER, "--stat", stdin=PLAN.read_bytes())
    assert run.text == policyparse("diff", PLAN, NEWER, "--stat").text


@pytest.mark.parametrize("format", ["markdown", "html", "json", "text"])
def test_more_than_two_documents_give_the_life_of_each_measure(format: str) -> None:
    run = policyparse("diff", PLAN, NEWER, NEWER, "--format", format)
    assert (run.code, run.err) == (0, "")
    assert "织牢山洪灾害防御网" in run.text
    if format == "json":
        lives = {life["heading"]: life for life in json.loads(run.text)["lives"]}
        assert (lives["推进小水电绿色转型"]["first"], lives["推进小水电绿色转型"]["dropped"]) == (0, 1)
        assert (lives["织牢山洪灾害防御网"]["first"], lives["织牢山洪灾害防御网"]["dropped"]) == (1, None)
        assert lives["补齐防洪工程短板"]["changed"] == [1]


def test_opinion_with_its_lists_is_compared_with_a_plan_without_fault() -> None:
    assert policyparse("diff", OPINION, PLAN).code == 0


@pytest.mark.parametrize(
    "args", [[PLAN], [PLAN, NEWER, "--format", "xml"], [PLAN, NEWER, "--only", "new"], [PLAN, NEWER, "--what", "clause"], ["-", "-"], [PLAN, NEWER, "--min-similarity", "3"]]
)
def test_wrong_use_is_told(args: list[str | Path]) -> None:
    run = policyparse("diff", *args, stdin=b"")
    assert (run.code, run.out) == (2, b"")
    assert "Traceback" not in run.err


def test_document_that_is_not_there_gets_one_line() -> None:
    assert_one_clear_line(policyparse("diff", PLAN, "nowhere.txt"), "nowhere.txt")
