"""OFD: the same lines and tables as the PDF of the same pages; what its objects mean; what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fixtures.ofd_files import line_object, ofd, ofd_of_pdf, text_object

import policyparse
from policyparse.errors import UnreadableInput
from policyparse.readers import ofd as reader
from policyparse.readers import read_bytes
from unit.readers.test_pdf_layouts import LAYOUTS, rows_of

ROOT = Path(__file__).parents[3]
TITLE = "关于加强湿地保护的通知"
# seals, watermarks and pages of two sizes are no part of what the fixture prints again
PRINTED = [p for p in LAYOUTS if p.stem not in ("text_page", "landscape", "landscape_rotated")]


def squash(text: str | None) -> str:
    """Blanks between letters and figures are characters of a PDF; the fixture prints none."""
    return "".join((text or "").split())


def lines(data: bytes) -> list[str]:
    source = reader.read(data, "x.ofd", "")
    return [source.text[line.span.start : line.span.end] for line in source.lines]


@pytest.mark.parametrize("path", PRINTED, ids=lambda p: p.stem)
def test_layout_printed_as_ofd_gives_its_lines_and_rows(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    source = read_bytes(ofd_of_pdf(path.read_bytes()), "list.ofd")
    assert [source.text[line.span.start : line.span.end] for line in source.lines] == expected["lines"]
    assert [rows_of(source, table) for table in source.tables] == expected["tables"]
    assert (source.reader, source.media_type, len(source.pages)) == ("ofd", "application/ofd", expected["pages"])


def test_sample_plan_printed_as_ofd_gives_the_measures_of_its_pdf(tmp_path: Path) -> None:
    printed = ROOT / "data/raw/云澜市湿地保护行动计划.pdf"
    (tmp_path / "plan.ofd").write_bytes(ofd_of_pdf(printed.read_bytes()))
    one, other = policyparse.parse(printed), policyparse.parse(tmp_path / "plan.ofd")
    assert one.metadata.title == other.metadata.title
    measures = [[(m.id, squash(m.heading), squash(m.text)) for p in d.payloads for s in p.sections for m in s.measures] for d in (one, other)]
    assert len(measures[0]) > 10
    assert measures[0] == measures[1]


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        ([text_object(TITLE, 40, 30, 6)], [TITLE]),
        ([text_object("关于湿地", 40, 30, 6, deltas="g 3 9")], ["关于湿地"]),
        ([text_object("湿地", 40, 30, 6, deltas="20")], ["湿地"]),
        ([text_object("湿地", 4, 3, 0.6, attributes='CTM="10 0 0 10 0 0"')], ["湿地"]),
        ([text_object(TITLE, 40, 30, 6), text_object("看不见", 40, 60, 6, attributes='Visible="false"')], [TITLE]),
        ([f'<ofd:PageBlock ID="7">{text_object(TITLE, 40, 30, 6)}</ofd:PageBlock>'], [TITLE]),
        ([text_object("下行", 40, 50, 6), text_object("上行", 40, 30, 6)], ["上行", "下行"]),
        ([text_object(TITLE, 40, 30, 6), text_object(TITLE, 40.1, 30, 6)], [TITLE]),
    ],
    ids=["plain", "repeated step", "letter-spaced", "scaled", "invisible", "block", "order of the page, not of the file", "fake bold"],
)
def test_text_objects_become_lines(objects: list[str], expected: list[str]) -> None:
    assert lines(ofd([objects])) == expected


def test_drawing_from_the_resources_is_put_where_the_page_wants_it() -> None:
    unit = f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="90"><ofd:Content>{text_object(TITLE, 10, 10, 6)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>'
    page = ['<ofd:CompositeObject ID="8" ResourceID="90" Boundary="30 100 100 20"/>', text_object("正文在上", 40, 60, 6)]
    assert lines(ofd([page], resources=unit)) == ["正文在上", TITLE]


def test_unit_that_draws_itself_ends() -> None:
    unit = '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="90"><ofd:Content><ofd:CompositeObject ResourceID="90"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>'
    page = ['<ofd:CompositeObject ID="8" ResourceID="90" Boundary="30 100 100 20"/>', text_object(TITLE, 40, 60, 6)]
    assert lines(ofd([page], resources=unit)) == [TITLE]


def test_page_without_text_among_others_is_named() -> None:
    picture = '<ofd:ImageObject ID="5" Boundary="0 0 100 100" CTM="100 0 0 100 0 0" ResourceID="1"/>'
    source = reader.read(ofd([[text_object(TITLE, 40, 30, 6)], [picture]]), "x.ofd", "")
    assert [(d.code, "page 2" in d.message) for d in source.diagnostics] == [("PP111", True)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ofd([[line_object(0, 0, 100, 0)]]), "holds no text"),
        (ofd([[text_object("Only Latin letters here", 40, 30, 6)]]), "no Chinese character"),
        (ofd([[text_object(TITLE, 40, 30, 6)]])[:200], "damaged"),
    ],
    ids=["shapes", "latin", "cut off"],
)
def test_file_without_a_document_gets_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        reader.read(data, "x.ofd", "")
    assert "\n" not in str(caught.value)


@pytest.mark.shared
def test_seed_with_merged_cells_printed_as_ofd_gives_its_three_tables(shared: Path, tmp_path: Path) -> None:
    printed = shared / "tables/opinion-a.pdf"
    (tmp_path / "opinion.ofd").write_bytes(ofd_of_pdf(printed.read_bytes()))
    one, other = policyparse.parse(printed), policyparse.parse(tmp_path / "opinion.ofd")
    tables = [
        [([squash(t.text) for t in a.tasks], [t.lead_units for t in a.tasks], [squash(r.text) for r in a.reforms], [squash(p.name) for p in a.projects]) for a in d.attachments]
        for d in (one, other)
    ]
    assert [len(x) for table in tables[0] for x in (table[0], table[2], table[3])].count(10) == 2
    assert tables[0] == tables[1]


@pytest.mark.shared
def test_shared_files_are_read(shared: Path) -> None:
    letter = policyparse.parse(shared / "corpus/ofd/testPathFillOpacity.ofd")
    assert (letter.metadata.document_type, letter.metadata.issue_date) == ("函", "2023-07-12")
    assert len(reader.read((shared / "corpus/ofd/signout.ofd").read_bytes(), "signout.ofd", "").tables) == 1
