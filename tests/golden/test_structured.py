"""data/structured is what this version makes of data/raw, byte for byte."""

from __future__ import annotations

import difflib
import json
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import policyparse
from policyparse.emit.kept import essence

ROOT = Path(__file__).parents[2]
RAW, STRUCTURED, SCHEMAS = ROOT / "data" / "raw", ROOT / "data" / "structured", ROOT / "schemas"
REMEDY = "`make golden` regenerates it and shows what changed"
SHOWN = 60  # lines of a difference


def names(folder: Path) -> list[str]:
    """The documents below `folder`, without their suffixes; what is hidden, or says README, is none."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.with_suffix("").as_posix() for path in files if path.stem != "README" and not path.name.startswith("."))


def command(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "policyparse", *map(str, args)], capture_output=True, encoding="utf-8", check=False, timeout=300)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the main job, made anew beside a copy of the schema."""
    root = tmp_path_factory.mktemp("golden")
    (root / "schemas").mkdir()
    (root / "schemas" / "document.schema.json").touch()
    run = command("extract", RAW, "-o", root / "data" / "structured")
    assert run.returncode == 0, run.stderr
    return root / "data" / "structured"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / "document.schema.json").read_text(encoding="utf-8")))


def kept(name: str) -> str:
    """The checked-in file of a sample, its line ends as they are."""
    path = STRUCTURED / f"{name}.yaml"
    if not path.is_file():
        pytest.fail(f"data/structured/{path.name} is missing; {REMEDY}", pytrace=False)
    return path.read_bytes().decode("utf-8")


def test_every_sample_has_its_structured_file_and_none_is_left_over() -> None:
    assert len(names(RAW)) >= 7
    assert names(STRUCTURED) == names(RAW), REMEDY
    assert {path.suffix for path in STRUCTURED.rglob("*") if path.is_file()} == {".yaml"}


@pytest.mark.parametrize("name", names(RAW))
def test_structured_file_is_what_extract_makes_of_the_sample(name: str, extracted: Path) -> None:
    old, new = kept(name), (extracted / f"{name}.yaml").read_bytes().decode("utf-8")
    if old != new:
        changes = difflib.unified_diff(old.splitlines(), new.splitlines(), f"data/structured/{name}.yaml", "extract today", lineterm="", n=1)
        shown = "\n".join(line[:200] for line in islice(changes, SHOWN))
        pytest.fail(f"data/structured/{name}.yaml differs from what extract makes today; {REMEDY}\n{shown or 'only line ends differ'}", pytrace=False)


@pytest.mark.parametrize("name", names(RAW))
def test_structured_file_fits_the_schema(name: str, validator: Draft202012Validator) -> None:
    faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(yaml.safe_load(kept(name)))]
    assert faults == []


@pytest.mark.parametrize("name", names(RAW))
def test_structured_file_loads_to_what_the_sample_gives_but_for_places(name: str) -> None:
    (sample,) = RAW.glob(f"{name}.*")
    loaded, parsed = (document.model_dump(mode="json") for document in (policyparse.load(STRUCTURED / f"{name}.yaml"), policyparse.parse(sample)))
    assert essence(loaded) == essence(parsed)


@pytest.mark.parametrize("name", names(RAW))
def test_structured_file_names_its_schema(name: str) -> None:
    first = kept(name).split("\n", 1)[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named is not None, first
    assert (STRUCTURED / f"{name}.yaml").parent.joinpath(named[1]).resolve() == SCHEMAS / "document.schema.json"


def test_schemas_are_in_step_with_the_model() -> None:
    run = command("schema", "--check", SCHEMAS)
    assert run.returncode == 0, f"{run.stderr}{REMEDY}"
