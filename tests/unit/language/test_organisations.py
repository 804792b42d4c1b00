from __future__ import annotations

from typing import Any

import pytest

from policyparse.language.organisations import looks_like_organisation, split_units
from unit.support import cases


@pytest.mark.parametrize(("name", "expected"), cases("organisation_names"))
def test_organisation_is_told_by_its_ending(name: str, expected: bool) -> None:
    assert looks_like_organisation(name) is expected


@pytest.mark.parametrize(("given", "expected"), cases("organisation_cells"))
def test_cell_is_parted_into_the_organisations_it_names(given: dict[str, Any], expected: list[str]) -> None:
    cell = given["cell"]
    found = split_units(cell, given.get("known", ()))
    assert ["".join(cell[a:b].split()) for a, b in found] == expected
