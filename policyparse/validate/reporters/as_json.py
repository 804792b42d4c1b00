"""Findings for programs, as the contract has them."""

from __future__ import annotations

import json

from policyparse.validate.findings import Report


def render(report: Report) -> str:
    """One JSON object: findings in the order of files and lines, and their numbers."""
    findings = [
        {
            "file": f.file, "line": f.line, "column": f.column, "code": f.code, "severity": f.severity,
            "where": f.where, "path": f.path, "own": f.own, "message": f.message,
        }
        for f in report.findings
    ]  # fmt: skip
    summary = {
        "errors": report.count("error"), "warnings": report.count("warning"), "infos": report.count("info"),
        "files": len(report.files), "known": report.known,
    }  # fmt: skip
    return json.dumps({"findings": findings, "summary": summary}, ensure_ascii=False, indent=1) + "\n"
