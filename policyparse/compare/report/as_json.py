"""The contract's JSON."""

from __future__ import annotations

import json
from typing import Any

from policyparse.compare.changes import Diff
from policyparse.compare.lives import Lives


def render(diff: Diff, everything: bool) -> str:
    """One JSON object, Chinese unescaped."""
    return _dumped(diff.to_data(everything=everything))


def render_stat(diff: Diff) -> str:
    """The documents and the counts, without the changes."""
    data = diff.to_data()
    return _dumped({name: data[name] for name in ("old", "new", "summary")})


def render_lives(lives: Lives) -> str:
    """The lives of measures over several documents, as one JSON object."""
    return _dumped(lives.to_data())


def _dumped(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
