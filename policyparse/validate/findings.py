"""What validate has to say: first as a check finds it, then with its place in the file and its words."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal, NamedTuple, TypeAlias

from policyparse.diagnostic_codes import Severity
from policyparse.emit.malformed import Path
from policyparse.model import Part

Language: TypeAlias = Literal["en", "zh"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Found(NamedTuple):
    """A fault as a check finds it. `field` is the way from `part` to the value; without a part, from the document.

    `values` fill the message of the code; a value with a word in each language is a mapping of languages. `own` says
    that the source itself prints it so; None where the check cannot tell.
    """

    code: str
    part: Part | None
    field: Path
    values: dict[str, Any]
    own: bool | None = None


class Finding(NamedTuple):
    """A fault with its place in the file, in the words of one language."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    where: str | None  # id of the innermost part
    message: str
    path: str  # as attachments[0].tasks[3].text
    own: bool  # the source itself is so
    key: str  # the same for the same fault, whatever the line and the language
    excerpt: str = ""  # the line of the file


class Report(NamedTuple):
    """What a run has found, for the reporters."""

    findings: tuple[Finding, ...]
    files: tuple[str, ...]  # every file that was checked, in order
    known: int  # findings that the baseline holds, left out
    language: Language
    fail_on: Severity
    version: str
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings are of `severity`."""
        return sum(f.severity == severity for f in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is as bad as what the run is to fail on."""
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)


def written(path: Path) -> str:
    """A path as people write it: attachments[0].title."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def key_of(code: str, where: str | None, found: Found) -> str:
    """What a baseline remembers of a fault: not where it stands in the file, so that lines may move."""
    steps = [step for step in found.field if isinstance(step, str)]
    text = json.dumps([code, where, steps, found.values], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
