"""The register of what validate has to say: PP60x–PP69x meaning, PP70x the file, PP71x the schema, PP80x the source.

The entries are data, in codes/*.yaml: titles, explanations, remedies and messages in English and Chinese, with an example
that trips each code and one that does not. They are read when the first finding is put into words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from policyparse.diagnostic_codes import Severity
from policyparse.emit.parsing import parse
from policyparse.validate.findings import Language

Words = dict[Language, str]


class CheckCode(NamedTuple):
    """One code. `printed`: the source itself may be so, and where it is, the finding is no error."""

    code: str
    severity: Severity
    printed: bool
    title: Words
    explanation: Words
    remedy: Words
    message: Words
    trips: Any  # parts laid over a smallest document; or `file: ` and the text of a file, `hex: ` and its bytes, its size or depth
    passes: Any


@cache
def checks() -> dict[str, CheckCode]:
    """Every code of validate by its name, in order."""
    found: dict[str, CheckCode] = {}
    for path in Path(__file__).with_name("codes").glob("*.yaml"):
        for code, entry in parse(path.read_text(encoding="utf-8")).items():
            found[code] = CheckCode(**{"code": code, "printed": False, **entry})
    return dict(sorted(found.items()))


def message(code: str, values: dict[str, Any], language: Language) -> str:
    """The words of a finding. A value that is a mapping of languages gives its own words. KeyError for an unknown code."""
    said = {name: value[language] if isinstance(value, dict) else value for name, value in values.items()}
    return checks()[code].message[language].format(**said)
