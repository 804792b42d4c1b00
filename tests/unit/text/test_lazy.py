from __future__ import annotations

import re

import pytest

from policyparse.text.lazy import Lazy


@pytest.mark.parametrize("text", ["第3条和第12条", "第条", ""])
def test_a_lazy_pattern_answers_as_a_compiled_one_from_its_first_call(text: str) -> None:
    source = r"第(?P<n>\d+)条"
    compiled = re.compile(source)
    for name in ("match", "fullmatch", "search"):
        expected = getattr(compiled, name)(text)
        for lazy in (pattern := Lazy(source), pattern):
            found = getattr(lazy, name)(text)
            assert (found and found.span()) == (expected and expected.span())
    assert [m["n"] for m in Lazy(source).finditer(text)] == [m["n"] for m in compiled.finditer(text)]
    assert [m.span() for m in Lazy(source).finditer(text, 1, 4)] == [m.span() for m in compiled.finditer(text, 1, 4)]
    assert Lazy(source).findall(text) == compiled.findall(text)
    assert Lazy(source).sub("#", text, count=1) == compiled.sub("#", text, count=1)
    assert Lazy(source).split(text) == compiled.split(text)
    assert Lazy(source).groupindex == dict(compiled.groupindex)


def test_a_faulty_pattern_is_no_fault_until_it_is_used() -> None:
    lazy = Lazy("(")
    with pytest.raises(re.error):
        lazy.match("")
    with pytest.raises(AttributeError):
        lazy.nothing_of_the_kind  # noqa: B018
