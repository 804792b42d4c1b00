"""What every test shares: how long hypothesis may look, and where the material outside this repository stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).parent.parent

# A parse takes 10 to 40 ms; the time of a single example says nothing about the law.
# To explain a failure takes minutes where documents are large, and the smallest failing example says enough.
PHASES = [phase for phase in Phase if phase is not Phase.explain]
settings.register_profile("local", deadline=None, max_examples=100, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
# CI must not fail on one push and pass on the next.
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
# For a long night: HYPOTHESIS_PROFILE=deep.
settings.register_profile("deep", settings.get_profile("local"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "local"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with material that is not ours to copy; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder
