from __future__ import annotations

import re

import pytest

import policyparse
from policyparse.diagnostic_codes import Code
from policyparse.diagnostics import register, report
from policyparse.readers.ocr import engine

RECOGNISED = {"PP115", "PP116"}  # their examples are pictures
needs_recognition = pytest.mark.skipif(not engine.available(), reason="the extra [ocr] is not installed")
EXAMPLES = [pytest.param(code, id=name, marks=[needs_recognition] if name in RECOGNISED else []) for name, code in register().items()]


@pytest.mark.parametrize("code", EXAMPLES)
def test_example_of_a_code_gives_it(code: Code) -> None:
    data = bytes.fromhex(code.example.removeprefix("hex:")) if code.example.startswith("hex:") else code.example.encode()
    found = {finding.code: finding.severity for finding in policyparse.parse(data, name="example.txt").diagnostics}
    assert found.get(code.code) == code.severity


@pytest.mark.parametrize("code", register().values(), ids=register().keys())
def test_code_says_what_it_means_and_what_to_do(code: Code) -> None:
    assert re.fullmatch(r"PP\d{3}", code.code)
    assert all(text and text == text.strip() for text in (code.title, code.explanation, code.remedy))


def test_codes_stand_in_order_and_once() -> None:
    assert list(register()) == sorted(set(register()))


def test_finding_takes_its_severity_from_the_register() -> None:
    finding = report("PP901", "what", "s1", [[1, 2]])
    assert (finding.severity, finding.where, finding.spans) == (register()["PP901"].severity, "s1", ((1, 2),))


def test_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        report("PP000", "what")
