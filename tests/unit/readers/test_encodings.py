from __future__ import annotations

import pytest

from policyparse.readers.encodings import MAX_REPORTED, decode
from unit.support import cases

SENTENCE = "各区要明确专人负责河道巡查工作，每月底前报送情况。\n"


@pytest.mark.parametrize(("given", "expected"), cases("encodings"))
def test_text_comes_back_and_its_encoding_is_named(given: dict[str, str], expected: str) -> None:
    decoded = decode(given["text"].encode(given["codec"]))
    assert (decoded.text, decoded.encoding, decoded.wrong) == (given["text"], expected, 0)


@pytest.mark.parametrize("codec", ["gb18030", "big5"])
def test_guessed_encoding_is_said_to_be_guessed(codec: str) -> None:
    assert [d.code for d in decode("市政府工作的通知".encode(codec, errors="ignore")).diagnostics] == ["PP102"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_certain_encoding_is_not_remarked_on(codec: str) -> None:
    assert decode(SENTENCE.encode(codec)).diagnostics == ()


def test_wrong_byte_is_reported_with_offset_value_and_encoding() -> None:
    decoded = decode("关于".encode() + b"\xff" + SENTENCE.encode())
    assert decoded.text == f"关于\ufffd{SENTENCE}"
    assert [d.code for d in decoded.diagnostics] == ["PP101"]
    assert "bytes 6–7 (ff) are no utf-8" in decoded.diagnostics[0].message


def test_wrong_byte_in_a_gb18030_file_leaves_the_rest_readable() -> None:
    decoded = decode(SENTENCE.encode("gb18030") + b"\xff" + SENTENCE.encode("gb18030"))
    assert decoded.text == f"{SENTENCE}\ufffd{SENTENCE}"
    assert [d.code for d in decoded.diagnostics] == ["PP101"]


@pytest.mark.xfail(reason="limit: Big5 is tried only where every byte fits; one wrong byte, and the file is read as broken GB18030", strict=True)
def test_wrong_byte_in_a_big5_file_leaves_the_rest_readable() -> None:
    sentence = "關於推動產業發展的實施意見。"
    assert decode(sentence.encode("big5") + b"\xff" + sentence.encode("big5")).text == f"{sentence}\ufffd{sentence}"


def test_many_wrong_bytes_are_reported_up_to_a_limit_and_then_counted() -> None:
    decoded = decode((SENTENCE.encode() + b"\xff") * (MAX_REPORTED + 5))
    assert decoded.wrong == MAX_REPORTED + 5
    assert len(decoded.diagnostics) == MAX_REPORTED + 1
    assert "5 more places" in decoded.diagnostics[-1].message


def test_file_cut_in_the_middle_of_a_character_is_read_up_to_it() -> None:
    decoded = decode(SENTENCE.encode() + "报".encode()[:2])
    assert decoded.text == f"{SENTENCE}\ufffd"


def test_decoding_takes_time_in_proportion_to_the_number_of_faults() -> None:
    # a file of faults alone once took quadratic time
    assert decode(b"\xff" * 60_000).wrong > 0
