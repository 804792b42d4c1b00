from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

import policyparse
from policyparse import UnreadableInput
from policyparse.emit import render
from policyparse.readers import MAX_BYTES
from unit.support import cases

NOTICE = "关于加强管理的通知\n各区要明确专人负责。\n"


def as_bytes(given: dict[str, Any]) -> bytes:
    data: bytes = bytes.fromhex(given["hex"]) if "hex" in given else given["text"].encode()
    return data * int(given.get("times", 1))


@pytest.mark.parametrize(("given", "expected"), cases("refusals"))
def test_what_is_no_document_is_refused_with_file_reason_and_remedy(given: dict[str, Any], expected: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        policyparse.parse(as_bytes(given), name="doubtful.txt")
    assert refusal.value.file == "doubtful.txt"
    assert expected in refusal.value.reason
    assert refusal.value.remedy


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableInput, match="MB"):
        policyparse.parse(path)


def test_missing_file_is_refused_with_the_reason_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        policyparse.parse(tmp_path / "absent.txt")


def test_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="directory"):
        policyparse.parse(tmp_path)


def test_source_names_the_file_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    source = policyparse.parse(path).source
    assert (source.name, source.reader, source.media_type, source.encoding) == ("通知.txt", "text", "text/plain", "utf-8")


def test_source_has_the_digest_of_the_bytes_and_the_length_of_the_text() -> None:
    data = NOTICE.encode("gb18030")
    source = policyparse.parse(data, name="n").source
    assert (source.sha256, source.characters) == (hashlib.sha256(data).hexdigest(), len(NOTICE))


def test_line_ends_stay_in_the_source_text_as_they_are() -> None:
    text = NOTICE.replace("\n", "\r\n")
    assert policyparse.read_source(text.encode(), name="n").text == text


def test_a_path_and_its_bytes_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_bytes(NOTICE.encode())
    assert policyparse.parse(path) == policyparse.parse(NOTICE.encode(), name="n.txt")


def test_file_name_of_another_encoding_can_be_written_down(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "管理办法.txt".encode("gbk")))
    path.write_bytes(NOTICE.encode())
    assert render(policyparse.parse(path), "json").encode()


def test_short_document_on_one_line_parted_by_wide_blanks_has_its_lines_again() -> None:
    text = (
        "云澜市水利局关于加强节水工作的通知 云水〔2026〕5号 各区水利局： \u2003\u2003为加强节水工作，推动水资源节约集约利用，现就有关事项通知如下。"
        " \u2003\u2003一、推广器具 \u2003\u2003新建小区全部安装节水器具，老旧小区逐步更换。 \u2003\u2003二、严格管理 \u2003\u2003用水超过定额的，按规定加价收费。"
        " \u2003\u2003三、加强宣传 \u2003\u2003结合节水宣传周开展活动，增强全民节水意识。 云澜市水利局 2026年3月2日"
    )
    document = policyparse.parse(text.encode(), name="case.txt")
    assert (document.metadata.title, document.metadata.issue_date) == ("云澜市水利局关于加强节水工作的通知", "2026-03-02")
    assert [m.heading for m in document.sections[0].measures] == ["推广器具", "严格管理", "加强宣传"]
