"""Hostile and damaged Office files end in one clear line; legacy ones are read by packages of their own, else through LibreOffice."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from fixtures.office_files import NAMES, paragraph, word, zipped

from policyparse.errors import UnreadableInput
from policyparse.readers import doc, docx, libreoffice, office_package, xlsx
from policyparse.readers import ole as ole_reader
from policyparse.readers.office_package import kind_of_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = word(paragraph("关于加强管理的通知"))


def document(body: str, prolog: str = "") -> bytes:
    return zipped({"word/document.xml": f"{prolog}<w:document {NAMES}><w:body>{body}</w:body></w:document>"})


def ole(*streams: str) -> bytes:
    return OLE + bytes(504) + b"".join(s.encode("utf-16-le") + b"\x00\x00" for s in streams)


@pytest.mark.parametrize("end", [0, 10, 60, len(GOOD) // 2, len(GOOD) - 5])
def test_truncated_file_is_refused(end: int) -> None:
    with pytest.raises(UnreadableInput, match="damaged or cut off"):
        docx.read(GOOD[:end], "a.docx", "")


def test_flipped_bytes_are_refused_or_read() -> None:
    for at in range(30, len(GOOD), 17):
        damaged = GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]
        try:
            docx.read(damaged, "a.docx", "")
        except UnreadableInput as refusal:
            assert refusal.remedy


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"word/document.xml": "<w:document"}), "XML is damaged"),
        (zipped({"word/document.xml": ""}), "XML is damaged"),
        (zipped({"word/document.xml": f"<w:document {NAMES}/>"}), "no document part"),
        (zipped({"word/styles.xml": "<a/>"}), "no document part"),
        (document(paragraph("通知"), '<!DOCTYPE a [<!ENTITY x "通知">]>'), "document type"),
        (document(paragraph("<w:r><w:t>&e;</w:t></w:r>"), '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">'), "document type|XML is damaged"),
        (document("<w:p>" * 5000 + "</w:p>" * 5000), "nested too deeply"),
    ],
)
def test_damaged_or_hostile_xml_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        docx.read(data, "a.docx", "")


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "通知"}">' for n in range(12))
    with pytest.raises(UnreadableInput):
        docx.read(document("<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", f"<!DOCTYPE a [{entities}]>"), "a.docx", "")


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_package, "MAX_PART_BYTES", 50_000_000)
    for size, reason in ((60_000_000, "60 MB, more than"), (8_000_000, "200:1")):
        with pytest.raises(UnreadableInput, match=reason):
            docx.read(zipped({"word/document.xml": bytes(size)}), "a.docx", "")
    monkeypatch.setattr(office_package, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(UnreadableInput, match="unpacks to"):
        docx.read(zipped({"word/media/a.png": bytes(2000)}), "a.docx", "")
    monkeypatch.setattr(office_package, "MAX_MEMBERS", 2)
    with pytest.raises(UnreadableInput, match="3 members"):
        docx.read(zipped({"a": "", "b": "", "c": ""}), "a.docx", "")


def test_external_relations_are_not_followed() -> None:
    relation = '<Relationship Id="a" Type="x/styles" Target="http://example.invalid/styles.xml" TargetMode="External"/>'
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{paragraph('通知')}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>',
    }
    assert docx.read(zipped(parts), "a.docx", "").text == "通知\n"


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (["word/document.xml", "xl/workbook.xml"], "docx"), (["xl/workbook.xml"], "xlsx"), (["OFD.xml", "Doc_0/Document.xml"], "ofd"), (["ppt/presentation.xml"], "pptx"),
        (["mimetype", "content.xml"], "odt"), (["word\\document.xml"], "docx"), (["通知.txt"], "archive"), ([], "archive"),
    ],
)  # fmt: skip
def test_zip_is_told_by_its_members(members: list[str], kind: str) -> None:
    assert kind_of_zip(zipped(dict.fromkeys(members, "x")))[0] == kind


def test_zip_cut_off_is_still_told() -> None:
    assert kind_of_zip(GOOD[: len(GOOD) // 2])[0] == "docx"
    assert kind_of_zip(b"PK\x03\x04")[0] == "archive"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ole("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (OLE + bytes(504) + b"\xec\xa5" + bytes(8) + b"\x00\x01" + ole("WordDocument"), "encrypted"),
        (ole("PowerPoint Document"), "slide show"),
        (ole("__substg1.0_0037001F"), "e-mail"),
        (ole("Root Entry"), "without a Word or Excel document"),
    ],
)
def test_container_that_is_no_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        ole_reader.read(data, "a.doc", "")


@pytest.mark.parametrize("stream", ["WordDocument", "Workbook", "Book"])
def test_damaged_legacy_file_is_one_line(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    with pytest.raises(UnreadableInput, match=r"damaged.*save it as"):
        ole_reader.read(ole(stream), "a.doc", "")


@pytest.mark.parametrize(("stream", "package"), [("WordDocument", "doc2docx"), ("Workbook", "xlrd")])
def test_without_the_package_the_line_says_how_to_get_it(stream: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    monkeypatch.setattr(office_package, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
    with pytest.raises(UnreadableInput, match=rf"needs the package {package}.*pip install 'policyparse\[legacy\]'"):
        ole_reader.read(ole(stream), "a.doc", "")


def test_word_files_of_real_offices_are_read_without_a_file_left_behind(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files = sorted((shared / "corpus" / "ljz_doc").iterdir())
    assert all(len(doc.read(file.read_bytes(), file.name, "").text) > 500 for file in files)
    assert list(tmp_path.iterdir()) == []


def stand_in(folder: Path, script: str) -> str:
    """A program that takes LibreOffice's arguments: $5 the format, $7 the folder, $8 the file."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_legacy_file_is_read_as_libreoffice_converts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(GOOD)
    script = f'test "$5" = docx && test -s "$8" && test -s "${{1#-env:UserInstallation=file://}}/user/registrymodifications.xcu" && mkdir "$7" && cp "{tmp_path}/made.docx" "$7/input.docx"'
    monkeypatch.setattr(libreoffice, "program", lambda: stand_in(tmp_path, script))
    source = ole_reader.read(ole("WordDocument"), "旧.doc", "0")
    assert (source.text, source.reader, source.media_type, source.name) == ("关于加强管理的通知\n", "docx", "application/msword", "旧.doc")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("script", "reason"), [("exit 1", "could not convert"), ("sleep 60 & wait", "did not finish within"), ("printf x >&2", "could not convert")])
def test_conversion_that_fails_or_hangs_is_one_line(script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: stand_in(tmp_path, script))
    monkeypatch.setattr(libreoffice, "CONVERSION_SECONDS", 0.3)
    with pytest.raises(UnreadableInput, match=reason):
        ole_reader.read(ole("WordDocument"), "旧.doc", "")


def test_libreoffice_that_does_not_start_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: str(tmp_path / "absent"))
    with pytest.raises(UnreadableInput, match="does not start"):
        ole_reader.read(ole("WordDocument"), "旧.doc", "")


@pytest.mark.parametrize(("module", "extra"), [("lxml.etree", "lxml"), ("openpyxl", "openpyxl")])
def test_missing_package_is_named_with_its_command(module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(office_package, "import_module", absent)
    reader = docx.read if extra == "lxml" else xlsx.read
    data = GOOD if extra == "lxml" else zipped({"xl/workbook.xml": "<workbook/>"})
    with pytest.raises(UnreadableInput, match=rf"needs the package {module.partition('.')[0]}.*pip install '{extra}'"):
        reader(data, "a", "")
