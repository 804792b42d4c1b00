"""Rules are data: YAML beside this file, one entry a rule, each with the wording that forces it.

What runs is `compiled.py`, the same data without the examples, written by `python -m policyparse.rules.compile` (part of
`make golden`; a test holds both in step): reading YAML takes a tenth of a short run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policyparse.rules.compiled import RULES


def load(name: str) -> Any:
    """The rules of `name`.yaml without examples and rejects. Callers share them and must not change them."""
    return RULES[name]


def read(name: str) -> Any:
    """The whole content of `name`.yaml, examples and all."""
    import yaml

    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
