"""Rules are data, and carry their proof: every example is met by its rule, every reject is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policyparse.rules
from policyparse.facts.references import kind_of
from policyparse.language.document_types import document_type, genre, is_annual
from policyparse.language.organisations import label_roles, read_duties, split_roles, split_units, surely_organisation, verb_roles
from policyparse.rules import compile
from policyparse.rules import read as load
from policyparse.structure.lines import furniture_kind
from policyparse.tables.columns import role_of
from policyparse.text.folding import fold
from policyparse.validate.checks.facts import is_ratio
from policyparse.validate.checks.tables import count_in

# Rules that do not keep their own examples and rejects today, with the reason.
BUGS: dict[str, str] = {}
FILES = sorted(path.stem for path in Path(policyparse.rules.__file__).parent.glob("*.yaml"))


def entries(data: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of a rule file that holds a pattern, with its place."""
    if isinstance(data, dict):
        if "pattern" in data:
            yield where, data
        for name, value in data.items():
            yield from entries(value, f"{where}.{name}")
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from entries(value, f"{where}[{i}]")


def examples(name: str, key: str = "examples") -> list[Any]:
    """(entry, text) of every example of a file whose entries are named."""
    rules = load(name)
    return [pytest.param(entry, text, id=f"{entry} {text}", marks=known(text)) for entry, rule in rules.items() if isinstance(rule, dict) for text in rule.get(key, ())]


def known(text: object) -> list[pytest.MarkDecorator]:
    reason = BUGS.get(str(text))
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


@pytest.mark.parametrize("name", FILES)
def test_every_pattern_compiles_and_carries_an_example(name: str) -> None:
    for where, rule in entries(load(name), name):
        re.compile(rule["pattern"])
        assert rule.get("examples"), where


@pytest.mark.parametrize("rule", load("closings")["patterns"], ids=lambda rule: rule["examples"][0])
def test_closing_opens_as_its_rule_says(rule: dict[str, Any]) -> None:
    pattern = re.compile(rule["pattern"])
    assert [text for text in rule["examples"] if not pattern.match(fold(text))] == []


@pytest.mark.parametrize("text", [pytest.param(text, id=text, marks=known(text)) for text in load("closings")["rejects"]])
def test_last_paragraph_of_a_measure_is_no_closing(text: str) -> None:
    assert [rule["pattern"] for rule in load("closings")["patterns"] if re.match(rule["pattern"], fold(text))] == []


COLUMN_ROLES = examples("columns") + [pytest.param(role, text) for role, rule in load("organisations")["roles"].items() for text in rule["examples"]]
NO_COLUMN_ROLES = examples("columns", "rejects") + [pytest.param(role, text) for role, rule in load("organisations")["roles"].items() for text in rule.get("rejects", ())]


@pytest.mark.parametrize(("role", "heading"), COLUMN_ROLES)
def test_column_heading_has_its_role(role: str, heading: str) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(("role", "heading"), NO_COLUMN_ROLES)
def test_column_heading_has_another_role(role: str, heading: str) -> None:
    assert role_of(heading) != role


def test_no_column_heading_has_two_roles() -> None:
    words = [word for rule in load("columns").values() for word in [*rule["words"], *rule.get("exact", ())]]
    words += [word for rule in load("organisations")["roles"].values() for word in [*rule["columns"], *rule["whole"]]]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(("kind", "line"), examples("furniture"))
def test_line_of_furniture_is_told(kind: str, line: str) -> None:
    assert furniture_kind(fold(line)) == load("furniture")[kind].get("kind", kind)


@pytest.mark.parametrize(("kind", "line"), examples("furniture", "rejects"))
def test_line_of_text_is_no_furniture(kind: str, line: str) -> None:
    assert not re.fullmatch(load("furniture")[kind]["pattern"], fold(line))


@pytest.mark.parametrize("text", load("organisations")["collectives"]["examples"])
def test_collective_name_is_one_name(text: str) -> None:
    assert [text[a:b] for a, b in split_units(text)] == [text]


@pytest.mark.parametrize("text", load("organisations")["collectives"]["rejects"])
def test_several_organisations_are_no_collective_name(text: str) -> None:
    assert len(split_units(text)) > 1


@pytest.mark.parametrize("text", ["牵头：市水利局；配合：市财政局", "牵头单位：市水利局 配合单位：市财政局", "市水利局牵头，市财政局、市经信局配合", "市水利局（牵头）、市财政局"])
def test_cell_says_who_leads_and_who_supports(text: str) -> None:
    assert list(dict.fromkeys(said.role for said in split_roles(text))) == ["lead", "supporting"]


@pytest.mark.parametrize("name", load("organisations")["sure_ends"])
def test_sure_end_of_an_organisation_is_an_end(name: str) -> None:
    assert surely_organisation(f"市民{name}")


DUTY_PATTERNS = (
    "label",
    "verb",
    "named_as",
    "says_when",
    "openers",
    "together",
    "first_leads",
    "clause",
    "joint",
    "joint_said",
    "nobody",
    "leader_mark",
    "others",
    "about_the_name",
)


def wordings(key: str) -> list[Any]:
    """(pattern, text) of the examples or rejects of every rule about what running text says, placeholders filled."""
    rules = [(name, rule) for name in ("periods", "deadlines", "references") for _, rule in entries(load(name), name)]
    rules += [("organisations", load("organisations")[name]) for name in DUTY_PATTERNS]
    filled = [(name, rule["pattern"].replace("NUMBER", rule.get("number", "")), text) for name, rule in rules for text in rule[key]]
    return [pytest.param(pattern, text, id=f"{name} {text}") for name, pattern, text in filled]


@pytest.mark.parametrize(("pattern", "text"), wordings("examples"))
def test_wording_is_met_by_its_rule(pattern: str, text: str) -> None:
    assert re.search(pattern, fold(text))


@pytest.mark.parametrize(("pattern", "text"), wordings("rejects"))
def test_wording_that_only_looks_like_one_is_not(pattern: str, text: str) -> None:
    assert not re.fullmatch(pattern, fold(text))


@pytest.mark.parametrize(("role", "label"), [(role, label) for label, role in label_roles().items()])
def test_label_gives_its_names_their_part(role: str, label: str) -> None:
    assert [duty.role for duty in read_duties(f"{label}：市水利局")] == [role]


@pytest.mark.parametrize(("verb", "role"), verb_roles().items())
def test_verb_gives_the_names_before_it_their_part(verb: str, role: str) -> None:
    assert [duty.role for duty in read_duties(f"市水利局{verb}")] == [role]


@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind, words in load("references")["kinds"].items() for word in words])
def test_cited_title_is_of_the_kind_its_type_says(kind: str, word: str) -> None:
    assert kind_of(f"云澜市河湖{word}") == kind


@pytest.mark.parametrize("title", load("document_types")["annual_examples"])
def test_title_of_one_year_is_annual(title: str) -> None:
    assert is_annual(title)


@pytest.mark.parametrize("title", load("document_types")["annual_rejects"])
def test_title_of_several_years_is_not_annual(title: str) -> None:
    assert not is_annual(title)


@pytest.mark.parametrize("text", load("document_types")["untitled_report_examples"])
def test_speech_tells_its_type_itself(text: str) -> None:
    assert document_type(None, text).word == "报告"


@pytest.mark.parametrize("word", [*load("document_types")["statutory"], *load("document_types")["statutory_words"], *load("document_types")["others"]])
def test_every_type_that_ends_a_title_is_known(word: str) -> None:
    found = document_type(f"云澜市关于河道的{word}")
    assert found.word == load("document_types")["statutory_words"].get(word, word)


def test_every_statutory_type_has_a_genre() -> None:
    assert [word for word in load("document_types")["statutory"] if genre(f"关于河道的{word}", word) == "other"] == []


COUNTS = {"十大惠民安居项目清单": 10, "8项营商便利举措清单": 8, "12件民生实事项目表": 12, "六大产业提振行动任务表": 6}


@pytest.mark.parametrize("title", load("checks")["counted_titles"]["examples"])
def test_title_that_counts_says_how_many(title: str) -> None:
    assert count_in(title) == COUNTS[title]


@pytest.mark.parametrize("title", load("checks")["counted_titles"]["rejects"])
def test_title_with_another_number_does_not_count(title: str) -> None:
    assert count_in(title) is None


@pytest.mark.parametrize("metric", [*load("checks")["ratios"]["examples"], *load("checks")["beyond_hundred"]["rejects"]])
def test_share_of_a_whole_is_a_ratio(metric: str) -> None:
    assert is_ratio(metric)


@pytest.mark.parametrize("metric", [*load("checks")["ratios"]["rejects"], *load("checks")["beyond_hundred"]["examples"]])
def test_what_may_pass_a_hundred_per_cent_is_not_judged(metric: str) -> None:
    assert not is_ratio(metric)


def test_compiled_rules_are_in_step_with_the_yaml_files() -> None:
    compiled = Path(compile.__file__).with_name("compiled.py").read_text(encoding="utf-8")
    assert compiled == compile.rendered(), "run: python -m policyparse.rules.compile"
