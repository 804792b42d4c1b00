"""JUnit XML, as Jenkins and GitLab read it: a suite a file, a case a finding; those that fail the run are failures."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from policyparse.validate.findings import Finding, Report

# What XML 1.0 cannot hold, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """The suites of all files, those without findings too."""
    found = {file: list(group) for file, group in groupby(report.findings, key=lambda f: f.file)}
    suites = [_suite(file, found.get(file, []), report) for file in report.files]
    failures = sum(report.fails(f) for f in report.findings)
    tests = sum(max(1, len(found.get(file, []))) for file in report.files)
    head = f'<testsuites name="policyparse" tests="{tests}" failures="{failures}" errors="0" time="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _suite(file: str, findings: list[Finding], report: Report) -> str:
    failures = sum(report.fails(f) for f in findings)
    cases = [_case(f, report) for f in findings] or [f'  <testcase name={_attribute(file)} classname={_attribute(file)} time="0"/>']
    head = f' <testsuite name={_attribute(file)} tests="{len(cases)}" failures="{failures}" errors="0" skipped="0" time="0">'
    return "\n".join([head, *cases, " </testsuite>"])


def _case(finding: Finding, report: Report) -> str:
    name = f"{finding.code} {finding.where or finding.path or 'document'} ({finding.line}:{finding.column})"
    said = f"{finding.file}:{finding.line}:{finding.column}: {finding.severity} {finding.code} {finding.message}"
    if report.fails(finding):
        inner = f"<failure type={_attribute(finding.code)} message={_attribute(finding.message)}>{_text(said)}</failure>"
    else:
        inner = f"<system-out>{_text(said)}</system-out>"
    return f'  <testcase name={_attribute(name)} classname={_attribute(finding.file)} time="0">{inner}</testcase>'


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
