"""From when and until when a document is in force, as its metadata say it."""

from __future__ import annotations

import pytest

import policyparse


def effective(text: str) -> tuple[str | None, str | None] | None:
    document = f"云澜市河道管护办法\n第一条 加强河道管护。\n第二条 {text}\n云澜市水利局\n2026年3月10日\n"
    found = policyparse.parse(document.encode(), name="case.txt").metadata.effective
    return (found.from_, found.until) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自2026年5月1日起施行，有效期至2030年12月31日。", ("2026-05-01", "2030-12-31")),
        ("本办法由市水利局负责解释，自2026年5月1日起施行。", ("2026-05-01", None)),
        ("本办法有效期自2026年5月1日至2028年4月30日。", ("2026-05-01", "2028-04-30")),
        ("本办法试行至2027年12月31日。", (None, "2027-12-31")),
        ("本办法自2026年5月1日起施行，2020年8月1日起施行的《云澜市河道管理规定》同时废止。", ("2026-05-01", None)),
        ("《云澜市水资源条例》自2020年1月1日起施行。", None),
        ("2026年12月31日前完成管护。", None),
        ("本办法自印发之日起施行。", None),
    ],
)
def test_validity_is_what_the_document_says_of_itself(text: str, expected: tuple[str | None, str | None] | None) -> None:
    assert effective(text) == expected
