"""Reports of the same government in successive years. They are not ours to copy: where ../shared is absent, these tests skip."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import policyparse
from policyparse.compare.patch import apply, structure

pytestmark = pytest.mark.shared


def provinces(shared: Path) -> list[tuple[Path, Path]]:
    sides: list[dict[str, Path]] = []
    for folder in ("prov_reports_2025_docx", "prov_reports_2026_csv"):
        named = ((re.search(r"20\d\d[年_](\w\w)", path.name), path) for path in sorted((shared / "corpus" / folder).iterdir()))
        sides.append({match[1]: path for match, path in named if match})
    return [(sides[0][name], sides[1][name]) for name in sides[0] if name in sides[1]]


def state_council(shared: Path) -> list[tuple[Path, Path]]:
    years = sorted((shared / "corpus" / "gwr_state_council").iterdir())
    return [(old, new) for old, new in pairwise(years) if int(new.name[:4]) - int(old.name[:4]) == 1]


def run(pairs: list[tuple[Path, Path]]) -> int:
    """How many measures and sections are followed into the next year; every pair is compared, and its changes applied."""
    followed = 0
    for old, new in ((policyparse.parse(one), policyparse.parse(other)) for one, other in pairs):
        diff = policyparse.diff(old, new)
        assert apply(diff, old) == structure(new)
        followed += len({c.old[0].id for c in diff.changes if c.old and c.new and c.what in ("measure", "section")})
    return followed


def test_reports_of_provinces_are_compared_without_fault(shared: Path) -> None:
    pairs = provinces(shared)
    assert len(pairs) >= 10
    assert run(pairs) >= 10 * len(pairs)


def test_reports_of_the_state_council_are_compared_without_fault(shared: Path) -> None:
    pairs = state_council(shared)
    assert len(pairs) >= 15
    assert run(pairs) >= 5 * len(pairs)
