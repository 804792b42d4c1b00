"""The thresholds of a comparison, from rules/compare.yaml."""

from __future__ import annotations

from functools import cache
from typing import Any

from policyparse.rules import load


@cache
def rules() -> dict[str, Any]:
    """The whole file without its examples."""
    found: dict[str, Any] = load("compare")
    return found


def threshold(name: str) -> float:
    """A threshold by its name. KeyError where there is none."""
    value: float = rules()["thresholds"][name]["value"]
    return value
