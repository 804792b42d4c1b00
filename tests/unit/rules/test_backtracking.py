"""No pattern backtracks without end: regexploit finds what a hostile document could make cubic or worse."""

from __future__ import annotations

import importlib
import pkgutil
import re
import warnings
from collections.abc import Iterator

import pytest

import policyparse
from policyparse.rules.registry import all_rules

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it reads patterns with sre_parse, the old name of re._parser
    from regexploit.ast.sre import SreOpParser
    from regexploit.redos import find

CUBIC = 3


def bare() -> Iterator[tuple[str, str]]:
    """The patterns that stand in modules without being rules."""
    for info in pkgutil.walk_packages(policyparse.__path__, "policyparse."):
        if not info.name.endswith("__main__"):
            for key, value in vars(importlib.import_module(info.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{info.name}.{key}", value.pattern


PATTERNS = dict([*((named.name, named.rule.pattern) for named in all_rules()), *bare()])


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern_is_at_most_quadratic(name: str) -> None:
    assert [str(redos) for redos in find(SreOpParser().parse_sre(PATTERNS[name])) if redos.starriness >= CUBIC] == []
