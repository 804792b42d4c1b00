"""What is written for machines is what their published grammars take."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from policyparse.validate import Finding
from policyparse.validate.findings import Report
from policyparse.validate.reporters import REPORTERS
from policyparse.validate.reporters.as_github import MOST

PUBLISHED = Path(__file__).parents[2] / "fixtures" / "published"
# actions/toolkit, packages/core/src/command.ts: ::name key=value,key=value::message
COMMAND = re.compile(r"::(error|warning|notice)( [a-zA-Z]+=[^,:\r\n]*(?:,[a-zA-Z]+=[^,:\r\n]*)*)?::([^\r\n]*)")


def finding(severity: Any = "error", **changes: Any) -> Finding:
    values = {
        "file": "数据/甲, 乙:丙 100%.yaml", "line": 3, "column": 5, "code": "PP651", "severity": severity, "where": "s1.m1",
        "message": "“ without its other half\n100% <sure> \x07", "path": "sections[0].text", "own": False, "key": "00ff", "excerpt": "  text: 甲“乙",
    }  # fmt: skip
    return Finding(**{**values, **changes})


def report(*findings: Finding, **changes: Any) -> Report:
    files = tuple(dict.fromkeys([*(f.file for f in findings), "clean.yaml"]))
    values: dict[str, Any] = {"known": 0, "language": "en", "fail_on": "error", "version": "0.1.0"}
    return Report(findings, files, **{**values, **changes})


EVERY_KIND = (finding(), finding("warning"), finding("info", where=None, path="", file="/data/clean folder/b.json"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sarif_fits_the_schema_of_oasis(language: str) -> None:
    schema = json.loads((PUBLISHED / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    for findings in (EVERY_KIND, ()):
        log = json.loads(REPORTERS["sarif"](report(*findings, language=language)))
        assert [error.message for error in jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(log)] == []
        assert [result["level"] for result in log["runs"][0]["results"]] == ["error", "warning", "note"][: len(findings)]


def test_sarif_names_its_rules_and_files() -> None:
    (run,) = json.loads(REPORTERS["sarif"](report(*EVERY_KIND)))["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii() and " " not in uri


def test_junit_fits_the_schema_of_jenkins() -> None:
    schema = etree.XMLSchema(etree.parse(str(PUBLISHED / "junit-10.xsd")))
    for findings in (EVERY_KIND, ()):
        tree = etree.fromstring(REPORTERS["junit"](report(*findings)).encode())
        assert schema.validate(tree), schema.error_log


def test_junit_fails_what_fails_the_run() -> None:
    lenient, strict = (etree.fromstring(REPORTERS["junit"](report(*EVERY_KIND, fail_on=level)).encode()) for level in ("error", "warning"))
    assert (len(lenient.findall(".//failure")), len(strict.findall(".//failure"))) == (1, 2)
    assert [root.get("failures") for root in (lenient, strict)] == ["1", "2"]
    assert lenient.get("tests") == str(len(lenient.findall(".//testcase")))
    assert "clean.yaml" in [suite.get("name") for suite in lenient.findall("testsuite")]


def test_github_annotations_keep_the_grammar_of_workflow_commands() -> None:
    lines = REPORTERS["github"](report(*EVERY_KIND)).splitlines()
    matches = [COMMAND.fullmatch(line) for line in lines]
    assert [match and match[1] for match in matches] == ["error", "warning", "notice"]
    assert "file=数据/甲%2C 乙%3A丙 100%25.yaml,line=3,col=5,title=PP651" in lines[0]
    assert "%0A100%25 <sure>" in lines[0]


def test_github_annotations_are_worst_first_and_say_how_many_are_left() -> None:
    many = [finding("info")] * 3 + [finding("warning")] * (MOST + 2) + [finding()] * (MOST + 5)
    lines = REPORTERS["github"](report(*many)).splitlines()
    levels = [match[1] for line in lines if (match := COMMAND.fullmatch(line))]
    assert levels == ["error"] * MOST + ["warning"] * MOST + ["notice"] * 4
    assert lines[-1] == "::notice title=policyparse::7 more findings are not shown"


def test_json_is_that_of_the_contract() -> None:
    content = json.loads(REPORTERS["json"](report(*EVERY_KIND)))
    assert {"file", "line", "code", "severity", "where", "message"} <= set(content["findings"][0])
    assert {"errors": 1, "warnings": 1, "infos": 1}.items() <= content["summary"].items()


def test_text_groups_by_file_and_counts() -> None:
    lines = REPORTERS["text"](report(finding(own=True), finding("warning"))).splitlines()
    assert lines[0] == "数据/甲, 乙:丙 100%.yaml"
    assert lines[1].startswith("  3:5  error  PP651")
    assert "(the source itself is so)" in "".join(lines)
    assert lines[-1] == "2 files checked: 1 error, 1 warning, 0 notes"


def test_text_speaks_chinese() -> None:
    text = REPORTERS["text"](report(finding(own=True), known=2, language="zh"))
    assert "错误  PP651" in text and "原文如此" in text
    assert text.endswith("共检查2个文件：1处错误，0处警告，0处提示，另有2处在基线中\n")


def test_text_on_a_terminal_shows_the_line_with_a_caret_below_the_place() -> None:
    text = REPORTERS["text"](report(finding(line=12, column=10), colour=True))
    lines = [re.sub(r"\x1b\[\d+m", "", line) for line in text.splitlines()]
    at = lines.index("  12 |   text: 甲“乙")
    # eight cells of Latin, and 甲 that is two cells wide
    assert lines[at + 1] == "     | " + " " * 10 + "^"
