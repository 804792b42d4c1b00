"""Rules are data: YAML beside this file, one entry a rule, each with the wording that forces it.

Loaded on first use and once a process; nothing is compiled before it is needed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> Any:
    """The content of rules/`name`.yaml. Callers share it and must not change it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)
