"""Which columns of a table name organisations, told by all of its headings."""

from __future__ import annotations

import pytest

from policyparse.tables.columns import roles_of


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["任务", "牵头单位", "配合单位", "市园林局内牵头处室", "市园林局内配合处室"], ["content", "lead", "supporting", None, None]),
        (["任务", "牵头单位", "责任科室"], ["content", "lead", None]),
        (["任务", "牵头处室", "配合处室"], ["content", "lead", "supporting"]),
        (["类别", "指标·名称", "指标·单位", "目标值"], ["matter", None, None, None]),
        (["任务", "单位"], ["content", "responsible"]),
    ],
    ids=["offices inside an organisation", "an office beside its organisation", "offices of one organisation", "unit of measure below a heading", "organisation"],
)
def test_column_names_organisations_only_where_no_other_reading_fits(headings: list[str], expected: list[str | None]) -> None:
    assert roles_of(headings) == expected
