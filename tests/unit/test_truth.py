"""Our sample documents against the truth that their author wrote down, from the plan of the texts and not from an extractor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import policyparse
from policyparse.model import Attachment, Item, Measure, Outline, PolicyDocument, Section, Spans, Table

ROOT = Path(__file__).parents[2]
SAMPLES = {path.stem: path for path in (ROOT / "data" / "raw").iterdir() if path.stem != "README"}
FILES = sorted(path.stem for path in (ROOT / "tests" / "truth").glob("*.yaml") if path.stem in SAMPLES)
METADATA = [
    "title", "document_type", "issuer_mark", "copy_number", "classification", "urgency", "signatory", "addressees", "issuing_authorities",
    "issue_date", "note", "cc_recipients", "printing_office", "print_date", "region", "publication_time", "plan_year",
]  # fmt: skip
DEADLINES = {
    "2021年": ("year", "2021-01-01", "2021-12-31"),
    "2021—2022年": ("years", "2021-01-01", "2022-12-31"),
    "2021—2023年": ("years", "2021-01-01", "2023-12-31"),
    "2022年6月底前": ("by", None, "2022-06-30"),
    "2021.12": ("month", "2021-12-01", "2021-12-31"),
    "2022.6": ("month", "2022-06-01", "2022-06-30"),
    "2022.9": ("month", "2022-09-01", "2022-09-30"),
    "2022.12": ("month", "2022-12-01", "2022-12-31"),
    "2023.6": ("month", "2023-06-01", "2023-06-30"),
    "2023.12": ("month", "2023-12-01", "2023-12-31"),
    "2024年": ("year", "2024-01-01", "2024-12-31"),
    "2025年": ("year", "2025-01-01", "2025-12-31"),
    "2026年": ("year", "2026-01-01", "2026-12-31"),
    "2024—2025年": ("years", "2024-01-01", "2025-12-31"),
    "2024—2026年": ("years", "2024-01-01", "2026-12-31"),
    "2024年底前": ("by", None, "2024-12-31"),
    "2026年底前": ("by", None, "2026-12-31"),
    "2024年6月底前": ("by", None, "2024-06-30"),
    "2024年9月底前": ("by", None, "2024-09-30"),
    "2024年10月底前": ("by", None, "2024-10-31"),
    "2025年6月底前": ("by", None, "2025-06-30"),
    "2025年8月底前": ("by", None, "2025-08-31"),
    "2025年12月底前": ("by", None, "2025-12-31"),
    "2024.11": ("month", "2024-11-01", "2024-11-30"),
    "2025.6": ("month", "2025-06-01", "2025-06-30"),
    "2025.8": ("month", "2025-08-01", "2025-08-31"),
    "2025.12": ("month", "2025-12-01", "2025-12-31"),
    "2026.10": ("month", "2026-10-01", "2026-10-31"),
    "长期": ("long_term", None, None),
    "持续推进": ("long_term", None, None),
}


@cache
def truth(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "truth" / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


@cache
def parsed(name: str) -> PolicyDocument:
    return policyparse.parse(SAMPLES[name])


@cache
def source(name: str) -> str:
    return policyparse.read_source(SAMPLES[name]).text


def failing(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def having(key: str | None, known: dict[str, str] | None = None) -> list[Any]:
    """The samples whose truth speaks of `key`, all without one; `known` names those that fail, with the reason."""
    reasons = known or {}
    return [pytest.param(name, id=name, marks=failing(reasons.get(name))) for name in FILES if key is None or truth(name).get(key)]


def spaced(value: Any) -> Any:
    """One blank where any blanks are printed."""
    return " ".join(value.split()) if isinstance(value, str) else value


def bare(text: str) -> str:
    return "".join(text.split())


def printed(name: str, spans: Spans) -> str:
    return "".join(source(name)[start:end] for start, end in spans)


# header, signature, imprint


@pytest.mark.parametrize(("name", "field"), [pytest.param(name, field, id=f"{name} {field}") for name in FILES for field in METADATA if field in truth(name)])
def test_metadata_is_what_the_author_planned(name: str, field: str) -> None:
    accepted = [spaced(truth(name)[key]) for key in (field, f"{field}_alt") if key in truth(name)]
    assert spaced(parsed(name).metadata.model_dump()[field]) in accepted


@pytest.mark.parametrize("name", [p for p in FILES if "document_number" in truth(p)])
def test_document_number_is_the_documents_own(name: str) -> None:
    number = parsed(name).metadata.document_number
    assert (number and number.text) in (truth(name)["document_number"], truth(name).get("document_number_alt"))


@pytest.mark.parametrize("name", having("encoding"))
def test_encoding_is_the_one_the_sample_is_saved_in(name: str) -> None:
    assert parsed(name).source.encoding == truth(name)["encoding"]


@pytest.mark.parametrize("name", having("portal"))
def test_fields_of_the_portal_are_read_by_their_labels(name: str) -> None:
    assert parsed(name).metadata.portal == truth(name)["portal"]


@pytest.mark.parametrize("name", having("file"))
def test_truth_of_a_sample_names_its_file(name: str) -> None:
    assert ROOT / truth(name)["file"] == SAMPLES[name]


@pytest.mark.parametrize("name", having(None))
def test_nothing_of_a_sample_is_unparsed(name: str) -> None:
    assert [u.text for u in parsed(name).unparsed] == []


# parts


@pytest.mark.parametrize("name", having("attachment_list"))
def test_announced_attachments_are_found_with_their_bodies(name: str) -> None:
    document, titles = parsed(name), truth(name)["attachment_list"]
    held = [] if truth(name).get("attachments_elsewhere") else titles
    assert [(e.title, e.attachment) for e in document.attachment_list] == [(title, f"a{i}" if held else None) for i, title in enumerate(titles, 1)]
    assert [a.title for a in document.attachments] == held


@pytest.mark.parametrize("name", having("attachment_kinds"))
def test_attachments_are_of_their_kinds(name: str) -> None:
    assert [a.kind for a in parsed(name).attachments] == truth(name)["attachment_kinds"]


@pytest.mark.parametrize("name", having("payload"))
def test_carried_text_is_told_from_its_carrier(name: str) -> None:
    assert [{"title": p.title, "document_type": p.document_type} for p in parsed(name).payloads] == [truth(name)["payload"]]


@pytest.mark.parametrize(
    "name", having("closing", {"关于报送城市更新工作情况的报告": "limit: a closing that opens like running text stays with the last measure (the truth grants it by position)"})
)
def test_closing_of_the_whole_is_told_from_the_last_measure(name: str) -> None:
    expected = truth(name)["closing"]
    closing = scope(parsed(name), expected["scope"]).closing
    assert closing and closing.text.startswith(expected["begins"]) and closing.text.endswith(expected["ends"])


@pytest.mark.parametrize("name", having("preamble", {"云澜市湿地保护行动计划": "fault: the upright character at the top of a seal is read as a line of the text"}))
def test_preamble_begins_and_ends_as_printed(name: str) -> None:
    expected, preamble = truth(name)["preamble"], parsed(name).preamble
    assert preamble and (preamble.text[: len(expected["begins"])], preamble.text[-len(expected["ends"]) :]) == (expected["begins"], expected["ends"])
    assert len(preamble.text) == expected["chars"]


@pytest.mark.parametrize("name", having("furniture"))
def test_page_numbers_are_furniture(name: str) -> None:
    assert [f.text for f in parsed(name).furniture if f.kind == "page_number"] == truth(name)["furniture"]


@pytest.mark.parametrize("name", having("running_head"))
def test_running_heads_are_furniture(name: str) -> None:
    pages = truth(name).get("pages", 2)
    assert [f.text for f in parsed(name).furniture if f.kind == "running_head"] == [truth(name)["running_head"]] * (pages - 1)


@pytest.mark.parametrize("name", having("pages"))
def test_pages_are_counted(name: str) -> None:
    assert [page.number for page in parsed(name).source.pages] == list(range(1, truth(name)["pages"] + 1))


@pytest.mark.parametrize("name", having("chrome"))
def test_what_a_portal_prints_around_a_document_is_furniture(name: str) -> None:
    around = "\n".join(f.text for f in parsed(name).furniture if f.kind == "chrome")
    assert [text for text in truth(name)["chrome"] if text not in around] == []


@pytest.mark.parametrize("name", having("printed_once"))
def test_what_a_file_holds_twice_or_apart_is_read_once(name: str) -> None:
    assert [(text, source(name).count(text)) for text in truth(name)["printed_once"] if source(name).count(text) != 1] == []


@pytest.mark.parametrize("name", having("not_printed"))
def test_what_a_file_holds_and_does_not_show_is_left_out(name: str) -> None:
    assert [text for text in truth(name)["not_printed"] if text in source(name)] == []


# numbered nodes


class Node(NamedTuple):
    start: int
    level: int
    num: str
    heading: str | None
    own: str  # its text up to the first numbered node below it


def scope(document: PolicyDocument, name: str) -> PolicyDocument | Outline:
    if name == "body":
        return document
    outline = document.payloads[0] if name == "payload" else document.attachments[int(name.rpartition(":")[2]) - 1].document
    assert outline, f"there is no {name}"
    return outline


def nodes(name: str, scope_name: str) -> list[Node]:
    """Sections, measures and numbered items in the order of the file. 一是, 第一， and —— are no nodes to the author."""
    found: list[Node] = []

    def note(part: Section | Measure | Item, level: int, spans: Spans, items: list[Item]) -> None:
        below = min((i.spans[0][0] for i in items if is_numbered(i)), default=len(source(name)))
        own = printed(name, [s for s in spans if s[0] < below])
        found.append(Node(part.spans[0][0], level, part.num or "", part.heading, own))

    def walk(section: Section, level: int) -> None:
        if section.num:
            note(section, level, section.text_spans, section.items)
        for measure in section.measures:
            note(measure, level + bool(section.num), measure.text_spans, measure.items)
            below = level + bool(section.num) + 1
            found.extend(Node(i.spans[0][0], below, i.num or "", i.heading, i.text.replace("\n", "")) for i in measure.items if is_numbered(i))
        for inner in section.sections:
            walk(inner, level + 1)

    for section in scope(parsed(name), scope_name).sections:
        walk(section, 1)
    return sorted(found)


def is_numbered(item: Item) -> bool:
    return bool(item.num) and (item.num or "")[0] in "（(①②③④⑤⑥⑦⑧⑨⑩0123456789*"


SCOPES = [pytest.param(name, where, id=f"{name} {where}") for name in FILES for where in dict.fromkeys(n["scope"] for n in truth(name).get("nodes", []))]


@pytest.mark.parametrize(("name", "where"), SCOPES)
def test_numbered_nodes_have_the_numbers_levels_and_headings_of_the_plan(name: str, where: str) -> None:
    expected = [(n["num"], n["level"], n["heading"]) for n in truth(name)["nodes"] if n["scope"] == where]
    assert [(n.num, n.level, n.heading) for n in nodes(name, where)] == expected


@pytest.mark.parametrize(("name", "where"), SCOPES)
def test_text_of_a_node_begins_and_ends_as_printed(name: str, where: str) -> None:
    expected = [n for n in truth(name)["nodes"] if n["scope"] == where]
    wrong = [(n.num, n.own[:12], n.own[-12:]) for n, e in zip(nodes(name, where), expected, strict=True) if not reads(n.own, e)]
    assert wrong == []


def reads(text: str, expected: dict[str, Any]) -> bool:
    if expected["begins"] is None:
        return text == ""
    ends = [expected[key] for key in ("ends", "ends_alt") if key in expected]
    return text.startswith(expected["begins"]) and any(text.endswith(end) for end in ends)


# tables


def grid_rows(table: Table) -> tuple[list[list[str]], list[str]]:
    """The body rows of a grid cell by cell, and the texts of the rows that hold a single cell."""
    rows, alone = [], []
    for row in sorted({cell.row for cell in table.grid} - {0}):
        cells = {cell.col: cell.text for cell in table.grid if cell.row == row}
        if len(cells) == 1:
            alone += list(cells.values())
        else:
            rows.append([cells.get(col, "") for col in range(len(table.columns))])
    return rows, alone


TABLES = [pytest.param(name, i, id=f"{name} {t['scope']}") for name in FILES for i, t in enumerate(truth(name).get("tables", [])) if "grid" in t]


def table_of(name: str, where: str) -> Table:
    kind, _, number = where.rpartition(":")
    tables: Sequence[Table] = parsed(name).tables if kind == "body" else parsed(name).attachments
    return tables[int(number) - 1]


def covered(table: Table) -> list[list[str]]:
    """Every place of a table with the text of the cell that covers it."""
    cells = sorted(table.grid, key=lambda cell: -cell.row_span * cell.col_span)  # a label may cover the header that a page repeats
    places = {(r, c): cell.text for cell in cells for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.col, cell.col + cell.col_span)}
    height, width = (max(place[axis] for place in places) + 1 for axis in (0, 1))
    return [[places.get((r, c), "") for c in range(width)] for r in range(height)]


@pytest.mark.parametrize(("name", "index"), TABLES)
def test_every_place_of_a_ruled_table_has_the_text_of_its_cell(name: str, index: int) -> None:
    expected = truth(name)["tables"][index]
    head, rows = expected["grid"][: expected["header_rows"]], expected["grid"][expected["header_rows"] :]
    found = covered(table_of(name, expected["scope"]))
    assert [row for row in found if row not in head] == rows
    assert found[: len(head)] == head


@pytest.mark.parametrize("name", [name for name in FILES if any("columns" in t for t in truth(name).get("tables", []))])
def test_table_has_the_rows_of_the_plan(name: str) -> None:
    for expected in truth(name)["tables"]:
        table = parsed(name).attachments[int(expected["scope"].rpartition(":")[2]) - 1]
        rows, groups = grid_rows(table)
        assert table.columns == expected["columns"]
        assert groups == expected["group_rows"]
        assert len(rows) in (expected["rows"], expected.get("rows_alt"))
        assert rows[0] == expected["first_row"]
        assert rows[-1] in (expected["last_row"], expected.get("last_row_alt"))
        assert rows[3] == expected.get("row_4", rows[3])
        assert expected.get("note", "") in (table.text or "")


@pytest.mark.parametrize("name", [name for name in FILES if any("groups" in t for t in truth(name).get("tables", []))])
def test_rows_stand_in_the_groups_of_the_plan(name: str) -> None:
    for expected in truth(name)["tables"]:
        rows = parsed(name).attachments[0].rows
        found = {group: [next(iter(row.cells.values())) for row in rows if row.group == group] for group in expected["groups"]}
        assert found == expected["groups"]
        assert [list(row.cells.values()) for row in rows if row.group is None] == [expected["total_row"]]


# the opinion: measures, tasks, reforms, projects


def carried(name: str) -> bool:
    """Whether the measures are those of a carried text."""
    return bool(truth(name).get("payload"))


def id_of(name: str, section: int, measure: int | None = None) -> str:
    return f"{'p1.' * carried(name)}s{section}" + (f".m{measure}" if measure else "")


@pytest.mark.parametrize("name", having("measures"))
def test_measures_are_those_of_the_plan(name: str) -> None:
    found = [(s.ordinal, m.ordinal, m.heading, m.id) for s in scope(parsed(name), "payload" if carried(name) else "body").sections for m in s.measures]
    assert found == [(m["section"], m["ordinal"], m["heading"], id_of(name, m["section"], m["ordinal"])) for m in truth(name)["measures"]]


def list_of(name: str, kind: str) -> Attachment:
    """The one attachment of a kind."""
    (attachment,) = (a for a in parsed(name).attachments if a.kind == kind)
    return attachment


@pytest.mark.parametrize("name", having("tasks"))
def test_tasks_are_read_as_printed(name: str) -> None:
    tasks = list_of(name, "responsibility_list").tasks
    found = [(t.serial, bare(t.text), t.section.printed, t.measure.printed, t.lead_units) for t in tasks]
    assert found == [(t["serial"], bare(t["text"]), t["section_printed"], t["measure_printed"], t["lead_units"]) for t in truth(name)["tasks"]]


@pytest.mark.parametrize("name", having("tasks"))
def test_deadlines_of_tasks_are_understood(name: str) -> None:
    found = [(bare(t.deadline.text), (t.deadline.kind, t.deadline.start, t.deadline.end)) for t in list_of(name, "responsibility_list").tasks if t.deadline]
    assert found == [(bare(t["deadline_text"]), DEADLINES[bare(t["deadline_text"])]) for t in truth(name)["tasks"]]


@pytest.mark.parametrize("name", having("tasks"))
def test_tasks_are_linked_to_the_measure_they_restate(name: str) -> None:
    sections = {m["ordinal"]: m["section"] for m in truth(name)["measures"]}
    expected = [(t["serial"], id_of(name, sections[t["measure_true"]]), id_of(name, sections[t["measure_true"]], t["measure_true"])) for t in truth(name)["tasks"]]
    assert [(t.serial, t.section.resolved, t.measure.resolved) for t in list_of(name, "responsibility_list").tasks] == expected


@pytest.mark.parametrize("name", having("tasks"))
def test_disputed_are_the_tasks_whose_label_names_another_measure(name: str) -> None:
    headings = {m["ordinal"]: m["heading"] for m in truth(name)["measures"]}
    slipped = [t["serial"] for t in truth(name)["tasks"] if t["measure_printed"] != headings[t["measure_true"]]]
    assert [t.serial for t in list_of(name, "responsibility_list").tasks if t.measure.agreement == "disputed"] == slipped


@pytest.mark.parametrize("name", having("reforms"))
def test_reforms_are_read_and_linked(name: str) -> None:
    sections = {m["ordinal"]: m["section"] for m in truth(name)["measures"]}
    expected = [(r["serial"], r["text"], [f"s{sections[m]}.m{m}" for m in r["measures_true"]]) for r in truth(name)["reforms"]]
    assert [(r.serial, r.text, r.measures) for r in parsed(name).attachments[1].reforms] == expected


@pytest.mark.parametrize("name", having("projects"))
def test_projects_are_read_with_money_and_deadline(name: str) -> None:
    projects = list_of(name, "project_list").projects
    found = [
        (
            p.serial,
            p.name,
            p.content,
            p.regions,
            p.investment and (p.investment.value, p.investment.unit),
            p.deadline and (p.deadline.text, p.deadline.kind, p.deadline.start, p.deadline.end),
        )
        for p in projects
    ]
    expected = [
        (p["serial"], p["name"], p["content"], p["regions"], (p["investment"], "万元"), (p["deadline_text"], *DEADLINES[p["deadline_text"]])) for p in truth(name)["projects"]
    ]
    assert found == expected


@pytest.mark.parametrize("name", having("total"))
def test_total_is_the_printed_one_and_adds_up(name: str) -> None:
    attachment = list_of(name, "project_list")
    assert attachment.total and (attachment.total.value, attachment.total.unit) == (truth(name)["total"], "万元")
    assert sum(p.investment.value or 0 for p in attachment.projects if p.investment) == truth(name)["total"]


# the annual plans


@pytest.mark.parametrize("name", having("sections"))
def test_plan_has_the_sections_groups_and_items_of_its_author(name: str) -> None:
    found = [(s.num, s.ordinal, s.heading, [(g.num, g.ordinal, g.heading, [(m.num, m.heading) for m in g.measures]) for g in s.sections]) for s in parsed(name).sections]
    expected = [
        (s["num"], s["ordinal"], s["heading"], [(g["num"], g["ordinal"], g["heading"], [(i["num"], i["heading"]) for i in g["items"]]) for g in s.get("groups", [])])
        for s in truth(name)["sections"]
    ]
    assert found == expected


@pytest.mark.parametrize("name", having("sections"))
def test_text_of_a_plans_items_is_whole(name: str) -> None:
    items = [item for section in truth(name)["sections"] for group in section.get("groups", []) for item in group["items"]]
    measures = [m for section in parsed(name).sections for group in section.sections for m in group.measures]
    found = [(m.heading, m.text[:8], m.text[-8:], len(m.text)) for m in measures]
    assert found == [(i["heading"], i["begins"], i["ends"], i["chars"]) for i in items]


@pytest.mark.parametrize("name", having("sections"))
def test_indicator_points_of_a_plan_are_items_of_their_section(name: str) -> None:
    expected, section = truth(name)["sections"][0], parsed(name).sections[0]
    assert section.text and section.text.startswith(expected["lead_text"])
    assert [(i.num, i.heading, i.text) for i in section.items] == [(p["num"], p["heading"], p["text"]) for p in expected["points"]]


# masks


def mask_texts(name: str) -> list[str]:
    return [m["text"] if isinstance(m, dict) else m for m in truth(name)["masks"]]


@pytest.mark.parametrize("name", having("masks"))
def test_every_masked_run_is_found(name: str) -> None:
    assert [m.text for m in parsed(name).masks] == mask_texts(name)


WITH_PLACES = [name for name in FILES if any(isinstance(m, dict) for m in truth(name).get("masks") or [])]


@pytest.mark.parametrize("name", WITH_PLACES)
def test_masked_runs_stand_where_the_author_put_them(name: str) -> None:
    assert [m.spans for m in parsed(name).masks] == [[tuple(m["span"])] for m in truth(name)["masks"]]


@pytest.mark.parametrize("name", WITH_PLACES)
def test_certain_and_likely_restorations_are_right(name: str) -> None:
    wrong = [
        (mask.id, restoration.value, expected["stands_for"])
        for mask, expected in zip(parsed(name).masks, truth(name)["masks"], strict=True)
        for restoration in mask.restorations
        if restoration.confidence != "possible" and restoration.value != expected["stands_for"]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", WITH_PLACES)
def test_masks_that_are_called_by_a_kind_are_of_that_kind(name: str) -> None:
    wrong = [(m.id, m.kind, e["kind"]) for m, e in zip(parsed(name).masks, truth(name)["masks"], strict=True) if m.kind not in ("unknown", e["kind"])]
    assert wrong == []


# facts


@pytest.mark.parametrize("name", [name for name in FILES if isinstance((truth(name).get("indicators") or [None])[0], list)])
def test_indicators_are_the_goals_that_the_author_set(name: str) -> None:
    found = [[i.metric, i.comparator, i.value if i.target_text is None else i.target_text, i.unit] for i in parsed(name).indicators]
    assert found == truth(name)["indicators"]


@pytest.mark.parametrize("name", [name for name in FILES if isinstance((truth(name).get("indicators") or [None])[0], dict)])
def test_list_of_indicators_has_the_metrics_targets_and_groups_that_the_author_planned(name: str) -> None:
    keys = ("category", "metric", "scope", "comparator", "value", "unit", "target_text")
    planned = [{"scope": None, **entry, **({"value": None} if entry.get("value_masked") else {})} for entry in truth(name)["indicators"]]
    listed = [i for i in parsed(name).indicators if i.category]
    assert [[getattr(i, key) for key in keys] for i in listed] == [[entry[key] for key in keys] for entry in planned]
