"""Tables whose geometry the format gives, as a saved page brings them."""

from __future__ import annotations

from typing import Any

import pytest

import policyparse
from unit.support import cases, differences

LETTER = [
    "云水〔2024〕3号",
    "关于加强河道管理的通知",
    "各区人民政府：",
    "现将有关事项通知如下，请各单位结合实际认真组织实施，按时报送工作进展，遇到问题及时与市水利局联系。",
    "云澜市水利局",
    "2024年3月1日",
    "附件",
    "任务清单",
]


def page(body: str) -> bytes:
    """A letter with its attachment, `body` standing below the title of that."""
    lines = "".join(f"<p>{line}</p>" for line in LETTER)
    return f"<html><head><meta charset='utf-8'></head><body><div>{lines}{body}</div></body></html>".encode()


def rows(lines: list[str]) -> str:
    """A table: cells parted by `|`, `2x3:` in front of one that covers two rows and three columns, `/` for a line break."""
    return "<table>" + "".join("<tr>" + "".join(_cell(text.strip()) for text in line.split("|")) + "</tr>" for line in lines) + "</table>"


def _cell(text: str) -> str:
    span, colon, rest = text.partition(":")
    down, times, across = span.partition("x")
    if not (colon and times and down.isdigit()):
        down, across, rest = "1", "1", text
    return f"<td rowspan='{down}' colspan='{across}'>{rest.replace('/', '<br>')}</td>"


@pytest.mark.parametrize(("parts", "expected"), cases("ruled_tables"))
def test_ruled_table_of_an_attachment_becomes_typed_records(parts: list[str | list[str]], expected: dict[str, Any]) -> None:
    body = "".join(f"<p>{part}</p>" if isinstance(part, str) else rows(part) for part in parts)
    found = policyparse.parse(page(body), name="case.html").model_dump(mode="json")
    (attachment,) = found["attachments"]
    codes = [f["code"] for f in found["diagnostics"] if f["code"] != "PP402"]
    assert differences(expected, {**attachment, "codes": codes, "further": found["tables"]}) == []
    assert found["unparsed"] == []
