"""Findings for people: grouped by file, coloured on a terminal, with the line and a caret."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from unicodedata import east_asian_width

from policyparse.validate.findings import Finding, Language, Report

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_WORDS: dict[Language, dict[str, str]] = {
    "en": {"error": "error", "warning": "warning", "info": "note", "own": " (the source itself is so)"},
    "zh": {"error": "错误", "warning": "警告", "info": "提示", "own": "（原文如此）"},
}
_WIDEST = 100  # cells of a line that is shown


def render(report: Report) -> str:
    """Every finding under its file, and a line that counts them."""
    lines: list[str] = []
    for file, found in groupby(report.findings, key=lambda f: f.file):
        lines.append(_painted(file, "1", report))
        for finding in found:
            lines += _lines(finding, report)
        lines.append("")
    return "\n".join([*lines, _summary(report)]) + "\n"


def _painted(text: str, colour: str, report: Report) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if report.colour else text


def _lines(finding: Finding, report: Report) -> Iterator[str]:
    words = _WORDS[report.language]
    level = _painted(words[finding.severity], _COLOURS[finding.severity], report)
    where = f"  [{finding.where}]" if finding.where else ""
    yield f"  {finding.line}:{finding.column}  {level}  {finding.code}  {finding.message}{words['own'] if finding.own else ''}{where}"
    if report.colour and finding.excerpt.strip():
        shown, at = _window(finding.excerpt, finding.column)
        number = str(finding.line)
        yield f"  {number} | {shown}"
        yield f"  {' ' * len(number)} | {' ' * at}{_painted('^', _COLOURS[finding.severity], report)}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The stretch of a line around a column, and the cells in front of it."""
    start = max(0, column - 40) if column > _WIDEST // 2 else 0
    text = line[start:]
    cells = 0
    for i, c in enumerate(text):
        cells += _cells(c)
        if cells > _WIDEST:
            text = text[:i] + "…"
            break
    return text.replace("\t", " "), sum(_cells(c) for c in line[start : column - 1])


def _cells(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def _summary(report: Report) -> str:
    errors, warnings, infos, files = report.count("error"), report.count("warning"), report.count("info"), len(report.files)
    if report.language == "zh":
        known = f"，另有{report.known}处在基线中" if report.known else ""
        return f"共检查{files}个文件：{errors}处错误，{warnings}处警告，{infos}处提示{known}"
    known = f"; {report.known} more in the baseline" if report.known else ""
    return f"{_many(files, 'file')} checked: {_many(errors, 'error')}, {_many(warnings, 'warning')}, {_many(infos, 'note')}{known}"


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
