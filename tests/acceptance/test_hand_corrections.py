"""What a person has corrected in a structured file survives the next extract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from acceptance.command import OPINION, PLAN, policyparse
from policyparse import load
from policyparse.emit import render
from policyparse.emit.as_yaml import mark_of, marked
from policyparse.model import PolicyDocument

FORMATS = ["yaml", "json", "jsonl"]


@pytest.fixture(params=FORMATS)
def extracted(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    out = tmp_path / f"意见.{request.param}"
    assert policyparse("extract", OPINION, "-o", out).code == 0
    return out


def edit(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return text


def test_edited_file_is_kept_and_the_run_ends_well(extracted: Path) -> None:
    corrected = edit(extracted, "筑牢数字底座", "夯实数字底座")
    run = policyparse("extract", OPINION, "-o", extracted)
    assert run.code == 0 and "1 kept: edited by hand (run `policyparse correct`)" in run.err
    assert extracted.read_text(encoding="utf-8") == corrected


def test_edit_that_is_written_down_is_applied_again(extracted: Path) -> None:
    edit(extracted, "筑牢数字底座", "夯实数字底座")
    run = policyparse("correct", extracted, "--why", "印刷有误", "--by", "王工", "--source", OPINION)
    assert run.code == 0 and "1 corrections written down" in run.err
    again = policyparse("extract", OPINION, "-o", extracted)
    assert (again.code, "kept" in again.err) == (0, False)
    document = load(extracted)
    assert document.sections[0].heading == "夯实数字底座"
    (found,) = document.corrections
    assert (found.at, found.field, found.was, found.now, found.why, found.by) == ("s1", "heading", "筑牢数字底座", "夯实数字底座", "印刷有误", "王工")


def test_correction_that_no_longer_applies_is_kept_and_reported(extracted: Path) -> None:
    edit(extracted, "筑牢数字底座", "夯实数字底座")
    policyparse("correct", extracted, "--why", "印刷有误", "--source", OPINION)
    run = policyparse("extract", PLAN, "-o", extracted)
    assert run.code == 0 and "no longer apply" in run.err
    assert len(load(extracted).corrections) == 1


def test_corrections_of_records_that_came_and_went_are_applied_again(extracted: Path) -> None:
    before = load(extracted)
    data = before.model_dump(mode="json")
    del data["indicators"][1]
    data["references"].insert(0, data["references"][0] | {"id": "ref99", "title": "云澜市供水条例"})
    write(extracted, data)
    assert policyparse("correct", extracted, "--why", "漏读", "--source", OPINION).code == 0
    assert policyparse("extract", OPINION, "-o", extracted).code == 0
    after = load(extracted)
    assert [i.id for i in after.indicators] == [i.id for i in before.indicators if i.id != "i2"]
    assert {r.id for r in after.references} == {*(r.id for r in before.references), "ref99"}


def write(path: Path, data: dict[str, Any]) -> None:
    """What an editor would leave: the data of the file changed, its mark as it was."""
    document = PolicyDocument.model_validate(data, by_name=False)
    old = path.read_text(encoding="utf-8")
    text = render(document, path.suffix[1:])
    path.write_text(marked(text, mark_of(old) or "") if path.suffix == ".yaml" else text, encoding="utf-8")


def test_force_overwrites(extracted: Path) -> None:
    original = extracted.read_bytes()
    edit(extracted, "筑牢数字底座", "夯实数字底座")
    assert policyparse("extract", OPINION, "-o", extracted, "--force").code == 0
    assert extracted.read_bytes() == original


def test_file_that_nobody_edited_is_written_anew(extracted: Path) -> None:
    # as after an upgrade, or when the document has changed: the content differs, and it is all extract's own
    assert policyparse("extract", PLAN, "-o", extracted).code == 0
    assert "数字赋能" not in extracted.read_text(encoding="utf-8")


def test_file_laid_out_anew_is_no_edited_one(tmp_path: Path) -> None:
    out = tmp_path / "意见.json"
    policyparse("extract", OPINION, "-o", out)
    out.write_text(json.dumps(json.loads(out.read_text(encoding="utf-8")), indent=4, sort_keys=True), encoding="utf-8")
    assert policyparse("extract", PLAN, "-o", out).code == 0


def test_other_documents_of_a_folder_are_extracted_all_the_same(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for sample in (OPINION, PLAN):
        (raw / sample.name).write_bytes(sample.read_bytes())
    assert policyparse("extract", raw, "-o", out).code == 0
    corrected = edit(out / f"{OPINION.stem}.yaml", "筑牢数字底座", "夯实数字底座")
    (out / f"{PLAN.stem}.yaml").unlink()
    run = policyparse("extract", raw, "-o", out)
    assert run.code == 0 and "1 kept" in run.err
    assert (out / f"{PLAN.stem}.yaml").is_file()
    assert (out / f"{OPINION.stem}.yaml").read_text(encoding="utf-8") == corrected


def test_review_is_kept_where_the_content_is_the_reviewed_one(extracted: Path) -> None:
    mark(extracted)
    assert policyparse("extract", OPINION, "-o", extracted).code == 0
    assert review(extracted) == {"reviewed": True, "by": "王工", "date": "2024-01-05", "note": None}


def test_review_of_other_content_is_kept_but_holds_no_more(extracted: Path) -> None:
    mark(extracted)
    assert policyparse("extract", PLAN, "-o", extracted).code == 0
    assert review(extracted) == {"reviewed": False, "by": "王工", "date": "2024-01-05", "note": None}


def mark(path: Path) -> None:
    said = '{"reviewed": true, "by": "王工", "date": "2024-01-05"}'
    text = path.read_text(encoding="utf-8")
    old = next((old for old in ('"review": null', '"review":null') if old in text), "source: {")
    edit(path, old, old.replace("null", said) if "null" in old else f"review: {said}\n{old}")


def review(path: Path) -> object:
    found = load(path).review
    return found.model_dump() if found else None


def test_file_that_an_edit_has_broken_is_not_overwritten(extracted: Path) -> None:
    broken = edit(extracted, "schema_version", "[schema_version")
    run = policyparse("extract", OPINION, "-o", extracted)
    assert run.code == 2 and "cannot be read any more" in run.err
    assert extracted.read_text(encoding="utf-8") == broken


def test_file_without_a_checksum_is_taken_for_edited(tmp_path: Path) -> None:
    out = tmp_path / "意见.json"
    policyparse("extract", OPINION, "-o", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    out.write_text(json.dumps({**data, "checksum": None, "id": "甲"}), encoding="utf-8")
    run = policyparse("extract", OPINION, "-o", out)
    assert run.code == 0 and "1 kept" in run.err
