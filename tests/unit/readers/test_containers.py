"""Files that hold several documents: each is read like a file of its own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import policyparse
from policyparse.cli.containers import opened
from policyparse.errors import UnreadableInput
from policyparse.readers import read_member
from policyparse.readers.containers import open_container

NOTICE = "云澜市水利局关于加强河道管护的通知\n各区水利局：\n一、加强管护。年底前河道管护率达到90%以上。\n".encode()
REPORT = "各位代表：现在，我代表市人民政府向大会报告工作。" + "一年来，全市坚持稳中求进，经济平稳增长。" * 30


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        for name, data in files.items():
            container.writestr(name, data)
    return made.getvalue()


def test_archive_of_one_document_is_that_document() -> None:
    source = policyparse.read_source(archive(**{"材料/通知.txt": NOTICE}), name="a.zip")
    assert (source.name, source.text.splitlines()[0]) == ("通知.txt", "云澜市水利局关于加强河道管护的通知")


def test_archive_of_several_says_how_to_read_them() -> None:
    with pytest.raises(UnreadableInput, match="holds 2 files; extract it into a folder"):
        policyparse.read_source(archive(a=NOTICE, b=NOTICE), name="a.zip")


def test_archive_is_a_folder_of_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "材料.zip"
    path.write_bytes(archive(**{"子/通知.txt": NOTICE, "../../办法.txt": NOTICE, "__MACOSX/x": b"x", ".DS_Store": b"x", "README.md": b"x"}))
    found = opened([(str(path), Path("材料.zip"))])
    assert [(name.removeprefix(str(tmp_path)), place.as_posix()) for name, place in found] == [
        ("/材料.zip!/办法.txt", "材料/办法.txt"),
        ("/材料.zip!/子/通知.txt", "材料/子/通知.txt"),
    ]
    assert read_member(path, "子/通知.txt").name == "通知.txt"


def test_names_that_chinese_windows_wrote_are_read() -> None:
    data = archive(**{"x" * 8 + ".txt": NOTICE}).replace(b"x" * 8, "通知办法".encode("gb18030"))
    container = open_container(data, "a.zip")
    assert container is not None
    assert container.names == ["通知办法.txt"]


def test_bomb_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("a.txt", bytes(60_000_000))
    with pytest.raises(UnreadableInput, match="packed more than"):
        open_container(made.getvalue(), "a.zip")


def test_csv_of_documents_is_one_document_a_record() -> None:
    rows = [f'{place},2026,"{place}政府工作报告","{REPORT}"' for place in ("云澜市", "柳河县")]
    data = "\n".join(["province,year,title,full_text", *rows]).encode()
    container = open_container(data, "报告.csv")
    assert container is not None
    assert container.names == ["1 云澜市政府工作报告.csv", "2 柳河县政府工作报告.csv"]
    source = policyparse.read_source(container.data("2 柳河县政府工作报告.csv"), name="2.csv")
    assert [(f.label, f.value) for f in source.portal] == [("province", "柳河县"), ("year", "2026"), ("title", "柳河县政府工作报告")]
    assert source.text[slice(*source.lines[0].span)].startswith("各位代表")


def test_csv_of_records_is_a_table() -> None:
    assert open_container("地区,数量\n东河区,3\n西岭区,4\n".encode(), "a.csv") is None
