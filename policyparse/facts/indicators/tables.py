"""Indicators of tables whose columns are those of a list of indicators."""

from __future__ import annotations

from policyparse.model import Indicator, PolicyDocument


def table_indicators(document: PolicyDocument, year: int | None) -> list[Indicator]:
    """TODO"""
    return []
