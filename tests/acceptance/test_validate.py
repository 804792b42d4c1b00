"""`policyparse validate` as a person and a CI job run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from acceptance.command import OPINION, RAW, ROOT, Run, assert_one_clear_line, policyparse, posix_only

STRUCTURED = ROOT / "data" / "structured"
CLEAN = STRUCTURED / "关于做好防汛备汛工作的紧急通知.yaml"
WARNED = STRUCTURED / f"{OPINION.stem}.yaml"
# neither the settings of this repository nor the locale of this machine
ELSEWHERE = {"LC_ALL": "C"}


def validate(*args: str | Path, cwd: Path, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Run:
    return policyparse("validate", *args, cwd=cwd, stdin=stdin, env={**ELSEWHERE, **(env or {})})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The opinion in full, cells included, with one figure changed."""
    path = tmp_path / "意见.yaml"
    assert policyparse("extract", OPINION, "--full", "-o", path).code == 0
    changed = path.read_text(encoding="utf-8").replace("value: 186400", "value: 186401")
    assert "186401" in changed
    path.write_text(changed, encoding="utf-8")
    return path


# exit codes


def test_clean_file_exits_with_0(tmp_path: Path) -> None:
    run = validate(CLEAN, cwd=tmp_path)
    assert (run.code, run.text, run.err) == (0, "1 file checked: 0 errors, 0 warnings, 0 notes\n", "")


def test_error_exits_with_1_and_names_the_line(broken: Path, tmp_path: Path) -> None:
    run = validate(broken, cwd=tmp_path)
    assert run.code == 1
    line = next(i for i, text in enumerate(broken.read_text(encoding="utf-8").split("\n"), 1) if "value: 186401" in text)
    assert any(text.startswith(f"  {line}:") and "  error  PP615" in text for text in run.text.splitlines()), run.text


def test_warnings_exit_with_0_unless_asked_to_fail(tmp_path: Path) -> None:
    assert validate(WARNED, cwd=tmp_path).code == 0
    assert validate(WARNED, "--fail-on", "warning", cwd=tmp_path).code == 1
    assert validate(CLEAN, "--fail-on", "info", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "args",
    [
        ["--format", "xml"], ["--fail-on", "never"], ["--lang", "fr"], ["--select", "PP000"], ["--ignore", "E501"], ["--source", "nowhere"], ["--jobs", "0"],
        ["--baseline", "nowhere.json"], ["--config", "nowhere.toml"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_exits_with_2(args: list[str], tmp_path: Path) -> None:
    run = validate(CLEAN, *args, cwd=tmp_path)
    assert run.code == 2 and run.out == b"" and "Traceback" not in run.err
    assert args[0].removeprefix("--") in run.err or args[1] in run.err


@pytest.mark.parametrize("name", ["nowhere.yaml", "."], ids=["no such file", "folder without structured files"])
def test_input_that_is_not_there_exits_with_2(name: str, tmp_path: Path) -> None:
    assert_one_clear_line(validate(name, cwd=tmp_path), name)


# inputs


def test_folder_is_checked_file_by_file_in_order(tmp_path: Path) -> None:
    run = validate(STRUCTURED, "--format", "json", cwd=tmp_path)
    content = json.loads(run.text)
    files = list(dict.fromkeys(f["file"] for f in content["findings"]))
    assert files == sorted(files) and content["summary"]["files"] == len(list(STRUCTURED.iterdir()))
    assert run.code == 0


def test_jobs_change_nothing(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for i in range(20):
        for path in (CLEAN, WARNED):
            (many / f"{i:02} {path.name}").write_bytes(path.read_bytes())
    one, three = (validate(many, "--source", RAW, "--jobs", n, cwd=tmp_path) for n in ("1", "3"))
    assert one.text == three.text and one.code == three.code == 0


def test_stdin_takes_yaml_json_and_lines_of_json(tmp_path: Path) -> None:
    line = policyparse("extract", OPINION, "--format", "jsonl", "-q").out
    for data in (WARNED.read_bytes(), line, line + line):
        run = validate("-", "--format", "json", cwd=tmp_path, stdin=data)
        assert run.code == 0 and json.loads(run.text)["findings"][0]["file"] == "stdin"


def test_source_is_the_ground_truth(broken: Path, tmp_path: Path) -> None:
    assert validate(STRUCTURED, "--source", RAW, cwd=tmp_path).code == 0
    broken.write_text(WARNED.read_text(encoding="utf-8").replace("5G基站9600个", "5G基站9800个", 1), encoding="utf-8")
    run = validate(broken, "--source", RAW, cwd=tmp_path)
    assert run.code == 1 and "PP809" in run.text
    assert "PP809" not in validate(broken, cwd=tmp_path).text


BAD = {
    "no YAML": (b"id: [\n", "PP702"),
    "no UTF-8": (b"id: \xff\n", "PP701"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "PP701"),
    "empty": (b"", "PP707"),
    "a list": (b"- 1\n", "PP707"),
    "a key twice": (b"id: a\nid: b\n", "PP704"),
    "aliases without end": (b"id: &a [*a]\n", "PP705"),
    "nested without end": (b"id: " + b"[" * 200_000, "PP706"),
    "nested without end, in JSON": (b'{"id": ' * 200_000, "PP706"),
    "too large": (b"id: " + b"a" * (17 * 1024**2), "PP703"),
    "another kind of data": (b"name: policyparse\non: [push]\n", "PP711"),
}


@pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD.keys())
def test_file_that_is_no_structured_document_gives_one_clear_finding(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    run = validate("a.yaml", "--format", "json", cwd=tmp_path)
    findings = json.loads(run.text)["findings"]
    assert (run.code, run.err) == (1, "")
    assert findings[0]["code"] == code
    assert len(findings) == 1 or code == "PP711"


@posix_only
def test_hostile_file_takes_bounded_memory(tmp_path: Path) -> None:
    def limits() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))

    bomb = "a: &a [" + ", ".join("1" * 60) + "]\n"
    bomb += "".join(f"{b}: &{b} [{', '.join(['*' + a] * 60)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    (tmp_path / "a.yaml").write_text(bomb, encoding="utf-8")
    run = policyparse("validate", "a.yaml", cwd=tmp_path, limits=limits, env=ELSEWHERE)
    assert run.code == 1 and "PP705" in run.text and "Traceback" not in run.err


# what a project asks for


def test_codes_are_selected_and_ignored(tmp_path: Path) -> None:
    def codes(*args: str) -> set[str]:
        return {f["code"] for f in json.loads(validate(WARNED, "--format", "json", *args, cwd=tmp_path).text)["findings"]}

    assert codes() == {"PP617", "PP651", "PP652"}
    assert codes("--select", "PP651,PP8") == {"PP651"}
    assert codes("--ignore", "PP65") == {"PP617"}
    assert codes("--ignore", "PP617", "--ignore", "PP652") == {"PP651"}


def test_settings_of_the_project_count_and_the_command_line_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.policyparse]\nfail-on = "warning"\nlang = "zh"\nignore = ["PP65"]\n', encoding="utf-8")
    run = validate(WARNED, cwd=tmp_path)
    assert run.code == 1 and "警告" in run.text and "PP651" not in run.text
    assert validate(WARNED, "--fail-on", "error", cwd=tmp_path).code == 0


def test_baseline_hides_what_is_known_and_shows_what_is_new(broken: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(broken.read_text(encoding="utf-8").replace("value: 186401", "value: 186400"), encoding="utf-8")
    written = validate(old, broken, "--write-baseline", "known.json", cwd=tmp_path)
    assert (written.code, written.out) == (0, b"")
    run = validate(old, broken, "--baseline", "known.json", "--fail-on", "warning", cwd=tmp_path)
    assert run.code == 0 and "in the baseline" in run.text
    old.write_text("# a line above\n" + old.read_text(encoding="utf-8").replace("value: 243000", "value: 243001"), encoding="utf-8")
    run = validate(old, broken, "--baseline", "known.json", "--format", "json", cwd=tmp_path)
    assert run.code == 1
    assert {f["code"] for f in json.loads(run.text)["findings"]} == {"PP614", "PP615", "PP691"}


def test_language_is_that_of_the_locale_unless_asked_for(tmp_path: Path) -> None:
    assert "checked" in validate(CLEAN, cwd=tmp_path).text
    assert "共检查" in validate(CLEAN, cwd=tmp_path, env={"LC_ALL": "zh_CN.UTF-8"}).text
    assert "checked" in validate(CLEAN, "--lang", "en", cwd=tmp_path, env={"LC_ALL": "zh_CN.UTF-8"}).text


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_every_format_is_written_the_same_twice(form: str, tmp_path: Path) -> None:
    one, other = (validate(STRUCTURED, "--format", form, cwd=tmp_path, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert one.out == other.out and one.code == 0


def test_codes_of_validate_are_explained_in_both_languages() -> None:
    english, chinese = policyparse("explain", "PP615"), policyparse("explain", "pp615", "--lang", "zh")
    assert english.text.startswith("PP615 · error · record that says other than its row")
    assert chinese.text.startswith("PP615 · error · 记录与所在行不符")
    listed = policyparse("explain").text.splitlines()
    assert listed == sorted(listed) and any(line.startswith("PP803") for line in listed) and any(line.startswith("PP401") for line in listed)
