"""Every code carries its proof: an example that trips it and one that does not, and its words in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from policyparse.diagnostics import register
from policyparse.emit.parsing import MAX_BYTES
from policyparse.readers import read_path
from policyparse.validate import CheckCode, Settings, Sources, checks, validate_bytes
from unit.validate.smallest import folder_of_the_source, laid_over

CODES = [pytest.param(code, id=name) for name, code in checks().items()]
# those of a new reading of the source have no smallest file: tests/unit/validate/test_fresh.py
BY_FILE = [pytest.param(code, id=name) for name, code in checks().items() if code.trips is not None]


def file_of(example: Any) -> bytes:
    """The file that an example stands for."""
    if not isinstance(example, str):
        return json.dumps(laid_over(example), ensure_ascii=False).encode()
    kind, _, content = example.partition(": ")
    if kind == "hex":
        return bytes.fromhex(content)
    if kind == "many":
        # so many spans that cannot be
        return json.dumps(laid_over({"unparsed": [{"text": "甲", "spans": [[5, 4]]}] * int(content)})).encode()
    if kind == "size":
        return b" " * int(content)
    if kind == "deep":
        return b"id: " + b"[" * int(content) + b"]" * int(content)
    return content.encode()


def codes_of(code: CheckCode, example: Any, folder: Path) -> set[str]:
    sources = Sources(folder_of_the_source(folder), read_path) if code.code.startswith("PP8") else None
    return {f.code for f in validate_bytes(file_of(example), "file.yaml", Settings(), "zh", sources)}


@pytest.mark.parametrize("code", BY_FILE)
def test_example_of_a_code_trips_it(code: CheckCode, tmp_path: Path) -> None:
    assert code.code in codes_of(code, code.trips, tmp_path)


@pytest.mark.parametrize("code", BY_FILE)
def test_counter_example_of_a_code_does_not_trip_it(code: CheckCode, tmp_path: Path) -> None:
    assert code.code not in codes_of(code, code.passes, tmp_path)


@pytest.mark.parametrize("code", CODES)
def test_code_has_its_words_in_both_languages(code: CheckCode) -> None:
    assert re.fullmatch(r"PP[678]\d\d", code.code)
    for words in (code.title, code.explanation, code.remedy, code.message):
        assert set(words) == {"en", "zh"}
        assert all(text and text == text.strip() for text in words.values())
        assert words["en"].isascii() or (re.search("[\u3400-\u9fff%…]", words["en"]) and not re.search("[，；]", words["en"]))
        assert re.search("[\u3400-\u9fff]", words["zh"])


@pytest.mark.parametrize("code", CODES)
def test_message_takes_the_same_values_in_both_languages(code: CheckCode) -> None:
    named = {language: set(re.findall(r"{(\w+)", text)) for language, text in code.message.items()}
    # the Chinese wording may put two halves of the English one together, never ask for more
    assert named["zh"] <= named["en"]


def test_codes_of_validate_and_of_extract_are_apart() -> None:
    assert not set(checks()) & set(register())


def test_files_above_the_limit_are_those_that_the_example_names() -> None:
    assert checks()["PP703"].trips == f"size: {MAX_BYTES + 1}"
