"""What is found in files that nobody has touched: what their documents deserve, and no error."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import policyparse
from policyparse import UnreadableInput
from policyparse.emit import render, seal
from policyparse.emit.parsing import parse
from policyparse.readers import read_path
from policyparse.validate import Finding, Settings, Sources, validate_bytes

ROOT = Path(__file__).parents[3]
RAW = ROOT / "data" / "raw"
SAMPLES = sorted(path for path in RAW.iterdir() if path.stem != "README")


@cache
def full(path: Path) -> dict[str, Any]:
    """The full form of a sample, as extract writes it."""
    return dict(parse(render(seal(policyparse.parse(path)), "json")))


def found_in(data: dict[str, Any], folder: Path | None, *, checksum: bool) -> list[Finding]:
    """Findings with and without the checksum: with it, what the source may be to blame for is known to be so."""
    data = data if checksum else {**data, "checksum": None}
    sources = Sources(folder, read_path) if folder else None
    return validate_bytes(json.dumps(data, ensure_ascii=False).encode(), "file.json", Settings(), "en", sources)


@pytest.mark.parametrize("checksum", [True, False], ids=["with its checksum", "without"])
@pytest.mark.parametrize("folder", [RAW, None], ids=["with its source", "alone"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_has_no_error(path: Path, folder: Path | None, checksum: bool) -> None:
    data = full(path)
    assert [f for f in found_in(data, folder, checksum=checksum) if f.severity == "error"] == []


def test_what_an_untouched_file_prints_is_the_sources_own() -> None:
    own = [f.own for path in SAMPLES for f in found_in(full(path), None, checksum=True)]
    assert own and all(own)


def seed(shared: Path, number: str) -> tuple[dict[str, Any], Path]:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return policyparse.parse(path).model_dump(mode="json"), path.parent


@pytest.mark.shared
def test_first_seed_has_the_findings_that_its_text_deserves(shared: Path) -> None:
    data, folder = seed(shared, "000")
    found = found_in(data, folder, checksum=True)
    # a closing quotation mark that task 8 lacks, and the tasks that stand under a label of another measure
    assert [(f.code, f.where) for f in found if f.code == "PP651"] == [("PP651", "a1.t8")]
    assert {f.where for f in found if f.code == "PP617"} == {f"a1.t{n}" for n in (7, 52, 53, 54, 55, 56, 57)}
    assert {f.code for f in found} == {"PP651", "PP617"}
    assert all(f.own and f.severity == "warning" for f in found)


@pytest.mark.shared
def test_second_seed_has_no_finding(shared: Path) -> None:
    data, folder = seed(shared, "003")
    assert found_in(data, folder, checksum=True) == []


@pytest.mark.shared
def test_real_documents_have_no_error_and_say_what_their_sources_say(shared: Path) -> None:
    sources = Sources(shared / "corpus", read_path)
    wrong = []
    count = 0
    for path in sorted((shared / "corpus").rglob("*")):
        if path.suffix not in (".txt", ".html", ".md", ".csv") or "gold" in path.parts or not path.is_file():
            continue
        try:
            data = policyparse.parse(path).model_dump(mode="json")
        except UnreadableInput:
            continue
        count += 1
        text = json.dumps({**data, "checksum": None}, ensure_ascii=False)
        wrong += [(path.name, f.code, f.message) for f in validate_bytes(text.encode(), "file.json", Settings(), "en", sources) if f.severity == "error"]
    assert wrong == []
    assert count > 100


@pytest.mark.parametrize(
    "head", ["云澜市水利局公告\n2026年第5号\n关于限制取水的公告", "云澜市水利局通告\n（2026年第8期）", "云澜市人民政府令第76号", "云水(2026)第3号\n关于限制取水的公告"]
)
def test_numbers_of_orders_and_announcements_are_their_own(head: str, tmp_path: Path) -> None:
    source = tmp_path / "case.txt"
    source.write_text(f"{head}\n现将有关事项公告如下：\n一、限制取水。每日限量。\n二、加强计量。安装水表。\n云澜市水利局\n2026年3月1日\n", encoding="utf-8")
    document = policyparse.parse(source)
    assert document.metadata.document_number is not None
    assert found_in(document.model_dump(mode="json"), tmp_path, checksum=False) == []
