"""Writes compiled.py from the YAML files beside it: `python -m policyparse.rules.compile`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
# The proof of a rule, and no part of what runs.
PROOF = frozenset({"examples", "rejects", "annual_examples", "annual_rejects", "untitled_report_examples", "reason"})
HEADER = '''"""The rules as Python: written by compile.py from the YAML files beside it; do not edit."""

from typing import Any

RULES: dict[str, Any] = '''


def rendered() -> str:
    """The text of compiled.py."""
    rules = {path.stem: without_proof(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(HERE.glob("*.yaml"))}
    return HEADER + "{\n" + "".join(f"    {name!r}: {_entries(rule)},\n" for name, rule in rules.items()) + "}\n"


def _entries(rule: dict[str, Any]) -> str:
    """One entry a line, so that a change of one rule is a change of one line."""
    return "{\n" + "".join(f"        {key!r}: {value!r},\n" for key, value in rule.items()) + "    }"


def without_proof(value: Any) -> Any:
    """The data without examples and rejects, at any depth."""
    if isinstance(value, dict):
        return {key: without_proof(item) for key, item in value.items() if key not in PROOF}
    if isinstance(value, list):
        return [without_proof(item) for item in value]
    return value


if __name__ == "__main__":
    (HERE / "compiled.py").write_text(rendered(), encoding="utf-8", newline="\n")
