"""The jobs under docs/ci, as far as they can be tried without the services: their commands, run in a project of samples."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from acceptance.command import ROOT, posix_only

JOBS = ROOT / "docs" / "ci"


def github() -> list[str]:
    content: dict[str, Any] = yaml.safe_load((JOBS / "github-actions.yml").read_text(encoding="utf-8"))
    return [step["run"] for step in content["jobs"]["validate"]["steps"] if "run" in step]


def gitlab() -> list[str]:
    content: dict[str, Any] = yaml.safe_load((JOBS / "gitlab-ci.yml").read_text(encoding="utf-8"))
    return list(content["policyparse"]["script"])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    command = tmp_path / "bin" / "policyparse"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m policyparse "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def run(project: Path, commands: list[str]) -> subprocess.CompletedProcess[str]:
    """The commands as the services run them: one shell, each must succeed. What installs is left out."""
    script = "\n".join(command for command in commands if not command.startswith("pip "))
    env = {**os.environ, "PATH": f"{project / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=project, env=env, capture_output=True, text=True, check=False, timeout=120)


def spoil(project: Path) -> None:
    path = project / "data" / "structured" / "关于做好防汛备汛工作的紧急通知.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("ordinal: 2", "ordinal: 7", 1), encoding="utf-8")


@posix_only
def test_job_of_github_passes_on_good_data_and_annotates_bad_data(project: Path) -> None:
    assert run(project, github()).returncode == 0
    spoil(project)
    annotate = run(project, [c for c in github() if "--format github" in c])
    assert annotate.returncode == 1 and "::error file=data/structured/关于做好防汛备汛工作的紧急通知.yaml,line=" in annotate.stdout
    report = run(project, [c for c in github() if "--format sarif" in c])
    assert report.returncode == 0
    results = json.loads((project / "policyparse.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "error" in {result["level"] for result in results}


@posix_only
def test_job_of_gitlab_passes_on_good_data_and_reports_bad_data(project: Path) -> None:
    assert run(project, gitlab()).returncode == 0
    spoil(project)
    done = run(project, gitlab())
    assert done.returncode == 1 and "PP602" in done.stdout
    assert etree.parse(str(project / "policyparse.xml")).findall(".//failure")


@posix_only
def test_report_step_fails_where_validate_cannot_run(project: Path) -> None:
    shutil.rmtree(project / "data" / "raw")
    assert run(project, [c for c in github() if "--format sarif" in c]).returncode != 0
