"""How well a document was understood: by evidence that is listed, not by a feeling."""

from __future__ import annotations

import pytest

import policyparse
from policyparse.model import Reading

GOOD = "云澜市水利局关于加强河道管理的意见\n各区水利局：\n现将意见印发。\n一、夯实基础\n（一）加固堤防。修好北堤。\n（二）清理河道。拆除围堰。\n"


def reading(text: str, name: str = "case.txt") -> Reading:
    found = policyparse.parse(text.encode(), name=name, actions=False).reading
    assert found is not None
    return found


def test_document_whose_parts_were_all_found_reads_well() -> None:
    found = reading(GOOD)
    assert (found.state, found.doubts) == ("good", [])
    assert found.shares["unparsed"] == 0 and found.shares["body"] > 0.5


def test_shares_are_of_all_printed_characters() -> None:
    for text in (GOOD, GOOD + "附件\n任务表\n地区\t数量\n东河区\t3\n西岭区\t4\n"):
        assert sum(reading(text).shares.values()) == pytest.approx(1, abs=0.003)


def test_number_that_is_left_out_is_a_doubt() -> None:
    found = reading(GOOD.replace("（二）", "（四）"))
    assert (found.state, found.doubts) == ("check", ["PP202 ×1: numbering skips or repeats"])


def test_long_text_without_a_numbered_heading_is_a_doubt() -> None:
    found = reading("云澜市水利局关于加强河道管理的意见\n各区水利局：\n" + "\n".join(f"河道{i}号岸线要修好。" * 20 for i in range(30)) + "\n")
    assert found.state == "check" and any("without a numbered heading" in doubt for doubt in found.doubts)


def test_title_without_a_body_is_not_understood() -> None:
    found = reading("云澜市水利局关于加强河道管理的意见\n")
    assert found.state == "poor" and found.doubts[0].startswith("no body")
