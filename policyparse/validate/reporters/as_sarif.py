"""SARIF 2.1.0 (OASIS), as code scanning services read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from policyparse.validate.findings import Finding, Report
from policyparse.validate.register import CheckCode, checks

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> str:
    """One run: the codes that were found as rules, the findings as results."""
    codes = sorted({f.code for f in report.findings})
    rules = [_rule(checks()[code], report) for code in codes]
    results = [_result(f, codes.index(f.code)) for f in report.findings]
    driver = {"name": "policyparse", "semanticVersion": report.version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: CheckCode, report: Report) -> dict[str, Any]:
    language = report.language
    return {
        "id": code.code,
        "shortDescription": {"text": code.title[language]},
        "fullDescription": {"text": code.explanation[language]},
        "help": {"text": code.remedy[language]},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(finding.file)},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        },
        "logicalLocations": [{"fullyQualifiedName": finding.path or "document"}],
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        # stays when lines move, so that a service knows the finding again
        "partialFingerprints": {"policyparse/v1": finding.key},
    }


def uri(file: str) -> str:
    """A file as a URI: relative ones stay relative, Chinese is percent-encoded."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
