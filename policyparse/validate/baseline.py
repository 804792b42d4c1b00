"""A baseline: the findings that old data has already, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from policyparse.errors import UnreadableInput
from policyparse.validate.findings import Finding

_VERSION = 1


class Known(NamedTuple):
    """One finding as a baseline holds it: no line, so that the file may change around it."""

    file: str  # as seen from the baseline
    code: str
    where: str | None
    key: str


def rendered(findings: Sequence[Finding], path: Path) -> str:
    """The text of a baseline at `path` that holds `findings`."""
    entries = sorted((_known(f, path) for f in findings), key=lambda k: (k.file, k.code, k.where or "", k.key))
    return json.dumps({"version": _VERSION, "findings": [k._asdict() for k in entries]}, ensure_ascii=False, indent=1) + "\n"


def _known(finding: Finding, path: Path) -> Known:
    return Known(_seen_from(finding.file, path), finding.code, finding.where, finding.key)


def _seen_from(file: str, path: Path) -> str:
    try:
        return Path(os.path.relpath(file, path.parent)).as_posix()
    except ValueError:
        return Path(file).as_posix()  # on another drive


def load(path: Path) -> Counter[Known]:
    """The findings of a baseline. Raises UnreadableInput."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != _VERSION:
            raise UnreadableInput(str(path), f"a baseline of version {content['version']}", "write it anew with --write-baseline")
        return Counter(Known(e["file"], e["code"], e["where"], e["key"]) for e in content["findings"])
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower(), "write a baseline with --write-baseline") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(str(path), "no baseline of policyparse", "write it anew with --write-baseline") from error


def without_known(findings: Sequence[Finding], known: Counter[Known], path: Path) -> tuple[list[Finding], int]:
    """The findings that the baseline does not hold, and how many it does. A fault that it holds once is new the second time."""
    left = Counter(known)
    new = []
    for finding in findings:
        entry = _known(finding, path)
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append(finding)
    return new, len(findings) - len(new)
