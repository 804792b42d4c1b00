from __future__ import annotations

from pathlib import Path

import pytest

from policyparse import UnreadableInput
from policyparse.validate.settings import find, load

EVERYTHING = """
select = ["PP6", "PP8"]
ignore = ["PP651"]
fail-on = "warning"
lang = "zh"
baseline = "known.json"
severity = { PP617 = "error", PP65 = "info" }
per-file-ignores = { "old/*.yaml" = ["PP672"] }
"""


def test_own_file_gives_every_setting(tmp_path: Path) -> None:
    path = tmp_path / ".policyparse.toml"
    path.write_text(EVERYTHING, encoding="utf-8")
    settings = load(path)
    assert (settings.select, settings.ignore, settings.fail_on, settings.lang) == (("PP6", "PP8"), ("PP651",), "warning", "zh")
    assert settings.baseline == tmp_path / "known.json"
    assert settings.severity == {"PP617": "error", "PP65": "info"}
    assert not settings.wants("PP672", str(tmp_path / "old" / "a.yaml")) and settings.wants("PP672", str(tmp_path / "new" / "a.yaml"))


def test_table_of_a_project_counts_where_there_is_one(tmp_path: Path) -> None:
    inner = tmp_path / "data"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.policyparse]\nignore = ["PP6"]\n', encoding="utf-8")
    (inner / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    found = find(inner)
    assert found == tmp_path / "pyproject.toml" and load(found).ignore == ("PP6",)


def test_own_file_comes_before_that_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.policyparse]\n", encoding="utf-8")
    (tmp_path / ".policyparse.toml").write_text("", encoding="utf-8")
    assert find(tmp_path) == tmp_path / ".policyparse.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignore = ["PP000"]', "PP000"),
        ("ignore = 5", "ignore"),
        ('severity = { PP651 = "fatal" }', "severity"),
        ('fail-on = "never"', "fail-on"),
        ('sellect = ["PP6"]', "sellect"),
        ("select = [", "no TOML"),
    ],
)
def test_wrong_setting_is_named_with_its_file(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / ".policyparse.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput) as caught:
        load(path)
    assert str(path) in str(caught.value) and said in str(caught.value)
