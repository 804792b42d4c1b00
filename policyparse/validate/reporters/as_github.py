"""Annotations of GitHub Actions: workflow commands, `::error file=…,line=…,col=…,title=…::message`.

Grammar and escapes are those of actions/toolkit (core/src/command.ts). GitHub shows ten annotations of each level a step
and drops the rest in silence, so the worst come first and a last line says how many are left.
"""

from __future__ import annotations

from policyparse.validate.findings import SEVERITIES, Finding, Report

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
MOST = 10  # of a level


def render(report: Report) -> str:
    """One line a finding, worst first."""
    lines = []
    left = 0
    for severity in SEVERITIES:
        found = [f for f in report.findings if f.severity == severity]
        # the line that counts the rest is a notice itself
        most = MOST - 1 if severity == "info" else MOST
        lines += [_command(f) for f in found[:most]]
        left += len(found[most:])
    if left:
        more = f"另有{left}处未列出" if report.language == "zh" else f"{left} more findings are not shown"
        lines.append(f"::notice title=policyparse::{more}")
    return "".join(line + "\n" for line in lines)


def _command(finding: Finding) -> str:
    properties = {"file": finding.file, "line": str(finding.line), "col": str(finding.column), "title": finding.code}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    where = f" [{finding.where}]" if finding.where else ""
    return f"::{_LEVELS[finding.severity]} {said}::{_data(finding.message + where)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
