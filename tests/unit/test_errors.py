from __future__ import annotations

import pytest

from policyparse import InvalidDocument, OutputFailed, PolicyparseError, UnreadableInput


@pytest.mark.parametrize("kind", [UnreadableInput, InvalidDocument, OutputFailed])
def test_one_except_clause_catches_every_error(kind: type[PolicyparseError]) -> None:
    with pytest.raises(PolicyparseError):
        raise kind("a.txt", "it is empty", "check the download")


def test_message_says_file_place_reason_and_remedy_in_one_line() -> None:
    error = InvalidDocument("a.yaml", "no YAML", "extract it again", "line 3")
    assert str(error) == "a.yaml (line 3): no YAML; extract it again"
    assert (error.file, error.place, error.reason, error.remedy) == ("a.yaml", "line 3", "no YAML", "extract it again")


def test_message_without_a_place_has_no_brackets() -> None:
    assert str(UnreadableInput("a.txt", "it is empty", "check the download")) == "a.txt: it is empty; check the download"
