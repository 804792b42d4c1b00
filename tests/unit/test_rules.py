"""Every rule is found in its examples and not in its rejects, in the way the code asks it; every rule and piece is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import policyparse
from policyparse.rules import load
from policyparse.rules.loader import pieces_in
from policyparse.rules.registry import all_rules, code_rules, files
from unit.rules.proof import Proof, main, proofs

PROOFS = proofs()
PACKAGE = Path(policyparse.__file__).parent
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.name)
def test_rule_holds(proof: Proof) -> None:
    assert proof.faults() == []


def test_no_two_rules_have_one_name() -> None:
    names = [named.name for named in all_rules()]
    assert sorted(names) == sorted(set(names))


def test_every_piece_is_used() -> None:
    used = {name for named in all_rules() for name in pieces_in(named.rule.entry.pattern)}
    used |= {name for source in SOURCES.values() for name in re.findall(r"\$\{?([a-z_]+)", source)}
    assert set(load("pieces")) - used == set()


def test_no_piece_has_named_groups() -> None:
    assert [name for name, piece in load("pieces").items() if "(?P<" in piece["pattern"]] == []


def test_every_rule_in_code_is_used_by_code() -> None:
    everything = "\n".join(SOURCES.values())
    constants = [(named.file, line[1]) for named in code_rules() for line in re.finditer(r"^(\w+)(?:: [^=\n]+)? = rule\(", SOURCES[named.file], re.MULTILINE)]
    assert [f"{file} {constant}" for file, constant in constants if len(re.findall(rf"\b{constant}\b", everything)) < 2] == []


@pytest.mark.parametrize("file", [file for file in files() if file != "pieces"])
def test_every_entry_of_a_yaml_file_is_used_by_code(file: str) -> None:
    """By its name in quotes, or because the code goes through the whole file."""
    everything = "\n".join(SOURCES.values())
    if re.search(rf'load\("{file}"\)(?:\.items\(\)|\.values\(\)|$)', everything, re.MULTILINE) and file in WALKED:
        return
    used = [key for key in load(file) if re.search(rf"""["'.]{re.escape(str(key))}(?:["'.]|$)""", everything, re.MULTILINE)]
    assert [key for key in load(file) if key not in used and key not in ("ask", "rejects")] == []


WALKED = ("columns", "furniture", "actions_adjuncts")  # every entry is of one kind: a role of columns, a kind of furniture, an adjunct


def test_a_name_that_no_rule_has_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("nothing.of.the.kind") == 2
    assert "no rule begins with" in capsys.readouterr().out


BARE = re.compile(r"\bre\.compile\(")
MOST_BARE = 100  # it should become 80: three in four stand in the readers of formats


def test_patterns_without_proof_are_few_and_of_formats_or_the_text_layer() -> None:
    """Of facts and tables none: what knows the wording of documents is a rule."""
    bare = {file: len(BARE.findall(source)) for file, source in SOURCES.items() if BARE.search(source) and not file.startswith("rules/")}
    assert sum(bare.values()) <= MOST_BARE
    assert [file for file in bare if file.split("/")[0] in ("tables", "calendar", "links")] == []
