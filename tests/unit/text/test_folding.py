from __future__ import annotations

import sys

import pytest

from policyparse.text.folding import INVISIBLE, fold, squash
from unit.support import cases


@pytest.mark.parametrize(("text", "expected"), cases("width_fold"))
def test_folding_evens_out_width_and_look_alikes(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("width_squash"))
def test_squashing_makes_the_ways_of_printing_equal(text: str, expected: str) -> None:
    assert squash(text) == expected


def test_folding_never_changes_the_length_whatever_the_character() -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert len(fold(every)) == len(every)


def test_nothing_that_counts_as_white_space_is_called_invisible() -> None:
    # a character that were both would be stripped as a blank and reported as furniture
    both = [hex(code) for code in range(sys.maxunicode + 1) if chr(code).isspace() and INVISIBLE.match(chr(code))]
    assert both == []
