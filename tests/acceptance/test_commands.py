"""text, show, schema, explain, --version and --help; what each loads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import policyparse as package
from acceptance.command import OPINION, PLAN, RAW, policyparse
from policyparse.diagnostics import register
from policyparse.validate import checks

COMMANDS = ["extract", "show", "text", "schema", "explain"]
REGULATION = RAW / "云澜市城市地下管线管理办法.txt"  # GB18030, CRLF
TELEGRAM = RAW / "关于做好防汛备汛工作的紧急通知.txt"  # UTF-16, mixed line ends


# text


@pytest.mark.parametrize(
    ("document", "encoding"), [(PLAN, "utf-8"), (OPINION, "utf-8"), (REGULATION, "gb18030"), (TELEGRAM, "utf-16")], ids=["plan", "opinion", "gb18030", "utf-16"]
)
def test_text_prints_the_decoded_file_character_for_character(document: Path, encoding: str) -> None:
    run = policyparse("text", document)
    assert (run.code, run.err) == (0, "")
    assert run.out == document.read_bytes().decode(encoding).encode("utf-8")


@pytest.mark.parametrize("text", ["关于管理的通知\r\n一、加强\r二、落实\n\x0b三、\u2028", "\u3000关于\xa0管理\u200b的通知\ue5e5  ", "关于管理的通知\n\n\n"], ids=repr)
def test_text_keeps_every_line_end_and_blank(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.txt").write_bytes(text.encode())
    assert policyparse("text", tmp_path / "x.txt").out == text.encode()


def test_text_prints_a_span_of_the_extracted_data() -> None:
    document = json.loads(policyparse("extract", PLAN, "--format", "json").out)
    source = policyparse("text", PLAN).text
    start, end = document["sections"][1]["spans"][0]
    assert policyparse("text", PLAN, "--span", f"{start}:{end}").text == source[start:end] + "\n"
    assert source[start:end].startswith(document["sections"][1]["num"])
    assert document["source"]["characters"] == len(source)


@pytest.mark.parametrize("span", ["5:0", "0:1000000", "x", "1", "1:", "-3:-1", "一:二"])
def test_text_refuses_a_span_outside_the_text(span: str) -> None:
    run = policyparse("text", PLAN, f"--span={span}")
    assert (run.code, run.out) == (2, b"")
    assert "Traceback" not in run.err
    assert "--span" in run.err


# show


def headings(sections: list[Any]) -> Iterator[str]:
    for section in sections:
        yield f"{section['num']}{section['heading'] or ''}"
        yield from (f"{measure['num']}{measure['heading'] or ''}" for measure in section["measures"])
        yield from headings(section["sections"])


def test_show_prints_every_heading_and_record() -> None:
    document = json.loads(policyparse("extract", OPINION, "--format", "json").out)
    run = policyparse("show", OPINION)
    shown = re.sub(r"[\s│├└─┃]", "", run.text)
    expected = [*headings(document["sections"]), *(project["name"] for a in document["attachments"] for project in a["projects"])]
    assert run.code == 0
    assert len(expected) > 30
    assert [text for text in expected if re.sub(r"\s", "", text) not in shown] == []


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_show_of_a_structured_file_is_show_of_the_document(tmp_path: Path, format: str) -> None:
    policyparse("extract", OPINION, "-o", tmp_path, "--format", format)
    run = policyparse("show", tmp_path / f"{OPINION.stem}.{format}")
    # a kept file does not hold how long its source is
    wanted, found = (re.sub(r"（\d+ 字）", "", text).split() for text in (policyparse("show", OPINION).text, run.text))
    assert (run.code, found) == (0, wanted)


def test_show_takes_brackets_in_a_document_for_text(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("关于[bold]管理[/bold]的通知\n一、[red]加强[/nothing]领导\n各区要[link=x]负责。\n", encoding="utf-8")
    run = policyparse("show", tmp_path / "x.txt")
    assert run.code == 0, run.err
    assert "[red]加强[/nothing]领导" in run.text


# schema


def test_schema_is_valid_draft_2020_12() -> None:
    run = policyparse("schema")
    schema = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_schema_describes_every_field() -> None:
    schema = json.loads(policyparse("schema").out)
    parts = {schema["title"]: schema, **schema["$defs"]}
    bare = [f"{part}.{field}" for part, of in parts.items() for field, value in of.get("properties", {}).items() if not value.get("description")]
    assert bare == []


def test_schema_refuses_unknown_keys_and_wrong_types() -> None:
    validator = Draft202012Validator(json.loads(policyparse("schema").out))
    document = json.loads(policyparse("extract", PLAN, "--format", "json").out)
    assert validator.is_valid(document)
    assert not validator.is_valid({**document, "extra": 1})
    assert not validator.is_valid({**document, "sections": None})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "source"})


def test_schema_check_tells_whether_a_folder_is_in_step(tmp_path: Path) -> None:
    file = tmp_path / "schemas" / "document.schema.json"
    assert policyparse("schema", "--check", tmp_path / "schemas").code == 1
    assert policyparse("schema", "--write", tmp_path / "schemas").code == 0
    assert file.read_bytes() == policyparse("schema").out
    assert policyparse("schema", "--check", tmp_path / "schemas").code == 0
    for changed in (file.read_bytes() + b"\n", b"\xff\xfe", b""):
        file.write_bytes(changed)
        run = policyparse("schema", "--check", tmp_path / "schemas")
        assert (run.code, len(run.err.splitlines())) == (1, 1), run.err[-300:]
        assert "document.schema.json" in run.err


def test_schema_of_an_unknown_name_is_wrong_use() -> None:
    run = policyparse("schema", "nothing")
    assert (run.code, run.out) == (2, b"")
    assert "'nothing'" in run.err


# explain


def test_explain_lists_every_code_with_severity_and_title() -> None:
    run = policyparse("explain")
    assert run.code == 0
    known = {code.code: [code.code, code.severity, code.title] for code in register().values()} | {c.code: [c.code, c.severity, c.title["en"]] for c in checks().values()}
    assert [line.split(maxsplit=2) for line in run.text.splitlines()] == [known[name] for name in sorted(known)]


@pytest.mark.parametrize("code", [min(register()), "pp401", max(register())])
def test_explain_says_what_a_code_means_and_what_to_do(code: str) -> None:
    entry = register()[code.upper()]
    run = policyparse("explain", code)
    assert (run.code, run.err) == (0, "")
    assert all(part in run.text for part in (entry.code, entry.severity, entry.title, entry.explanation, entry.remedy))


@pytest.mark.parametrize("code", ["PP999", "401", "", "nonsense"])
def test_explain_of_an_unknown_code_is_wrong_use(code: str) -> None:
    run = policyparse("explain", code)
    assert (run.code, run.out) == (2, b"")
    assert repr(code) in run.err


# the program itself


def test_version_is_the_version_of_the_package() -> None:
    run = policyparse("--version")
    assert (run.code, run.text) == (0, f"policyparse {package.__version__}\n")


def test_the_console_script_is_the_same_program() -> None:
    script = Path(sys.executable).with_name("policyparse.exe" if sys.platform == "win32" else "policyparse")
    assert subprocess.run([script, "extract", PLAN], capture_output=True, check=True).stdout == policyparse("extract", PLAN).out


def test_help_lists_every_command() -> None:
    run = policyparse("--help")
    assert run.code == 0
    assert [command for command in COMMANDS if not re.search(rf"^ +{command} ", run.text, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("extract", ["INPUT", "--out", "-o", "--format", "yaml|json|jsonl", "--jobs", "--quiet"]), ("show", ["INPUT"]), ("text", ["INPUT", "--span"]),
        ("schema", ["NAME", "--check", "--write"]), ("explain", ["CODE"]),
    ],
    ids=COMMANDS,
)  # fmt: skip
def test_help_of_a_command_names_its_inputs_and_options(command: str, words: list[str]) -> None:
    run = policyparse(command, "--help")
    assert (run.code, run.err) == (0, "")
    assert [word for word in words if word not in run.text] == []


@pytest.mark.parametrize("args", [("nonsense",), ("extract", "--nonsense", "x"), ("text",), ("show",), ("--nonsense",), ()], ids=repr)
def test_wrong_use_exits_2_without_a_traceback(args: tuple[str, ...]) -> None:
    run = policyparse(*args)
    assert (run.code, run.out) == (2, b"")
    assert "Traceback" not in run.err
    assert run.err


# what each loads


def loaded(*args: str | Path) -> set[str]:
    """The top-level modules that a run imports."""
    run = subprocess.run([sys.executable, "-X", "importtime", "-m", "policyparse", *map(str, args)], capture_output=True, check=True, timeout=60)
    names = {line.rsplit(b"|", 1)[1].strip().decode() for line in run.stderr.splitlines() if line.startswith(b"import time:")}
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    ("args", "segmenter"),
    [
        (("extract", PLAN, "--format", "json"), {"rjieba"}),
        (("text", PLAN), set()),
    ],
    ids=["plan", "text"],
)
def test_one_document_loads_nothing_heavy_but_the_segmenter_for_what_reads_words(args: tuple[str | Path, ...], segmenter: set[str]) -> None:
    modules = loaded(*args)
    assert "policyparse" in modules
    assert (
        modules
        & {
            "rjieba",
            "jieba",
            "pdfplumber",
            "pdfminer",
            "rich",
            "PIL",
            "hypothesis",
            "jsonschema",
            "multiprocessing",
            "concurrent",
            "asyncio",
            "pkg_resources",
        }
        == segmenter
    )


@pytest.mark.parametrize("args", [("text", PLAN), ("schema",), ("explain",), ("--help",)], ids=lambda args: str(args[0]))
def test_no_command_loads_the_segmenter_or_pdfplumber(args: tuple[str | Path, ...]) -> None:
    modules = loaded(*args)
    assert "policyparse" in modules
    assert modules & {"rjieba", "pdfplumber", "pdfminer", "hypothesis", "jsonschema"} == set()
