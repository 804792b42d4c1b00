"""The two real documents that this project began with. They are not ours to copy: where ../shared is absent, these tests skip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import policyparse
from policyparse.model import PolicyDocument, Region

pytestmark = pytest.mark.shared

SLIPPED = range(52, 58)  # tasks that the table prints under the label of another measure


@pytest.fixture(scope="module")
def opinion(shared: Path) -> PolicyDocument:
    return policyparse.parse(shared / "seeds" / "000_6515b64f40ba4a0d.txt")


@pytest.fixture(scope="module")
def plan(shared: Path) -> PolicyDocument:
    return policyparse.parse(shared / "seeds" / "003_df476496f41bcfb1.txt")


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((shared / "tables" / "truth.json").read_text(encoding="utf-8"))
    return content


def bare(text: str) -> str:
    return "".join(text.split())


# the opinion


def test_opinion_has_its_header_and_imprint(opinion: PolicyDocument) -> None:
    meta = opinion.metadata
    assert meta.title and meta.title.startswith("绍兴市人民政府办公室关于") and meta.title.endswith("高质量发展的实施意见") and not any(c.isspace() for c in meta.title)
    assert (opinion.id, meta.document_type, meta.genre, meta.issuer_mark) == ("绍政办发〔2020〕19号", "意见", "opinion", "绍兴市人民政府办公室文件")
    assert meta.document_number and (meta.document_number.agency_code, meta.document_number.year, meta.document_number.serial) == ("绍政办发", 2020, 19)
    assert meta.addressees == ["各区、县（市）人民政府", "市政府各部门、各单位"]
    assert (meta.issuing_authorities, meta.issue_date, meta.note) == (["绍兴市人民政府办公室"], "2020-06-08", "此件公开发布")
    assert (meta.printing_office, meta.print_date) == ("绍兴市人民政府办公室", "2020-06-08")
    assert [(len(names), names[0], names[-1]) for names in meta.cc_recipients] == [(7, "市委各部门", "市检察院")]


def test_opinion_has_six_sections_and_measures_numbered_through(opinion: PolicyDocument) -> None:
    assert [s.id for s in opinion.sections] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    measures = [(s.id, m.id, m.ordinal) for s in opinion.sections for m in s.measures]
    assert [ordinal for *_, ordinal in measures] == list(range(1, 23))
    assert [m for _, m, _ in measures] == [f"{s}.m{ordinal}" for s, _, ordinal in measures]


def test_opinion_has_the_headings_that_its_table_groups_by(opinion: PolicyDocument, truth: dict[str, Any]) -> None:
    found = [(s.ordinal, s.heading, m.heading) for s in opinion.sections for m in s.measures]
    assert found == list(dict.fromkeys((row["no"], row["theme"], row["sub"]) for row in truth["t1"]))


def test_opinion_closes_with_what_speaks_for_the_whole(opinion: PolicyDocument) -> None:
    assert opinion.preamble and opinion.preamble.text.endswith("提出如下实施意见。")
    assert opinion.closing and opinion.closing.text.startswith("各区、县（市）政府")


def test_opinion_heals_the_sentence_that_a_page_break_cut(opinion: PolicyDocument) -> None:
    assert "净土、清废行动" in opinion.sections[0].measures[0].text


def test_opinion_has_three_attachments_of_three_kinds(opinion: PolicyDocument) -> None:
    found = [(a.number, a.title, a.kind, len(a.tasks), len(a.reforms), len(a.projects)) for a in opinion.attachments]
    assert found == [
        (1, "重点工作责任清单", "responsibility_list", 70, 0, 0),
        (2, "十项制度改革清单", "reform_list", 0, 10, 0),
        (3, "十大重点保障工程建设清单", "project_list", 0, 0, 10),
    ]
    assert [(e.number, e.title, e.attachment) for e in opinion.attachment_list] == [(a.number, a.title, a.id) for a in opinion.attachments]


def test_every_task_equals_the_row_that_was_drawn(opinion: PolicyDocument, truth: dict[str, Any]) -> None:
    found = [(bare(f"{t.serial}.{t.text}"), bare(t.deadline.text if t.deadline else ""), "、".join(t.lead_units)) for t in opinion.attachments[0].tasks]
    assert found == [(bare(row["item"]), row["deadline"], "、".join(row["units"])) for row in truth["t1"]]


def test_no_task_has_a_deadline_or_a_unit_that_was_not_understood(opinion: PolicyDocument) -> None:
    tasks = opinion.attachments[0].tasks
    assert [t.serial for t in tasks if not t.deadline or t.deadline.kind == "unknown"] == []
    assert [t.serial for t in tasks if not t.lead_units or any("、" in unit and "县" not in unit for unit in t.lead_units)] == []


def test_tasks_stand_in_the_section_and_measure_that_were_drawn(opinion: PolicyDocument, truth: dict[str, Any]) -> None:
    headings = {s.id: s.heading for s in opinion.sections} | {m.id: m.heading for s in opinion.sections for m in s.measures}
    for task, row in zip(opinion.attachments[0].tasks, truth["t1"], strict=True):
        linked = (headings[task.section.resolved or ""], headings[task.measure.resolved or ""])
        # one more task restates a sentence of the measure before the one it is printed under
        assert linked == (row["theme"], row["sub"]) or restated(opinion, task.measure.resolved, task.text), task.serial


def restated(opinion: PolicyDocument, measure: str | None, text: str) -> bool:
    """Whether a measure holds all of the wording of a task but its stop."""
    return any(m.id == measure and bare(text).rstrip("。") in bare(m.text) for s in opinion.sections for m in s.measures)


def test_tasks_whose_label_slipped_are_disputed(opinion: PolicyDocument) -> None:
    tasks = {t.serial: t for t in opinion.attachments[0].tasks}
    assert [tasks[n].measure.agreement for n in SLIPPED] == ["disputed"] * 6
    assert [tasks[n].measure.resolved for n in SLIPPED] == ["s5.m18"] * 5 + ["s5.m19"]
    assert [tasks[n].measure.printed for n in SLIPPED] == ["提升数字化应用水平"] * 5 + ["推进生态环境技术服务市场发展"]


def test_other_tasks_keep_the_printed_measure_unless_they_restate_another(opinion: PolicyDocument) -> None:
    headings = {m.id: m.heading for s in opinion.sections for m in s.measures}
    others = [t for t in opinion.attachments[0].tasks if t.serial not in SLIPPED]
    wrong = [t.serial for t in others if headings[t.measure.resolved or ""] != t.measure.printed and not restated(opinion, t.measure.resolved, t.text)]
    assert wrong == []


def test_every_reform_equals_the_row_that_was_drawn_and_restates_a_measure(opinion: PolicyDocument, truth: dict[str, Any]) -> None:
    reforms = opinion.attachments[1].reforms
    assert [[str(r.serial), bare(r.text)] for r in reforms] == [[serial, bare(text)] for serial, text in truth["t2"][1:]]
    assert [r.id for r in reforms if not r.measures] == []


def test_every_project_equals_the_row_that_was_drawn(opinion: PolicyDocument, truth: dict[str, Any]) -> None:
    found = [
        [str(p.serial), p.name, p.content, " ".join(p.regions), str(p.investment.value if p.investment else None), p.deadline.text if p.deadline else None]
        for p in opinion.attachments[2].projects
    ]
    assert found == truth["t3"][1:-1]


def test_total_is_the_printed_one_and_the_sum_of_the_projects(opinion: PolicyDocument) -> None:
    attachment = opinion.attachments[2]
    assert attachment.total and (attachment.total.value, attachment.total.unit) == (1054013, "万元")
    assert sum(p.investment.value or 0 for p in attachment.projects if p.investment) == 1054013


def test_columns_are_those_that_were_drawn(opinion: PolicyDocument, truth: dict[str, Any]) -> None:
    assert [a.columns for a in opinion.attachments[1:]] == [truth["t2"][0], truth["t3"][0]]


# the plan


def test_plan_has_its_portal_fields_and_its_year_restored(plan: PolicyDocument) -> None:
    meta = plan.metadata
    assert (meta.document_type, meta.statutory_type, meta.genre) == ("思路", None, "annual_plan")
    assert (meta.region, meta.publication_time, meta.plan_year) == (Region(name="绍兴", province="浙江"), "2026-01-29T00:00:00", 2026)
    assert meta.title and meta.title.startswith("****年")


def test_plan_has_two_sections_five_groups_and_seventeen_measures(plan: PolicyDocument) -> None:
    assert [(s.ordinal, s.heading, len(s.measures)) for s in plan.sections] == [(1, "主要指标", 0), (2, "具体举措", 0)]
    groups = plan.sections[1].sections
    assert [(g.id, g.num, g.ordinal) for g in groups] == [(f"s2.g{n}", "*.", n) for n in range(1, 6)]
    assert [len(g.measures) for g in groups] == [3, 3, 4, 4, 3]
    assert [m.ordinal for g in groups for m in g.measures] == [n for g in groups for n in range(1, len(g.measures) + 1)]
    assert [m.id for g in groups for m in g.measures if not m.heading or not m.text] == []


def test_plan_states_its_indicators_under_dashes(plan: PolicyDocument) -> None:
    assert [(i.num, (i.heading or "")[-2:]) for i in plan.sections[0].items] == [("——", "方面")] * 5


def test_plan_has_24_masked_runs_that_hold_every_mask_character(plan: PolicyDocument, shared: Path) -> None:
    source = policyparse.read_source(shared / "seeds" / plan.source.name).text
    assert len(plan.masks) == 24
    assert [source[a:b] for m in plan.masks for a, b in m.spans] == [m.text for m in plan.masks]
    assert sum(m.text.count("*") for m in plan.masks) == source.count("*")


# What each of the 24 runs stands for, by reading; None where the document does not say.
STANDS_FOR = [
    "2026", "2026", "PM2.5", "100", "100", "1", "VOCs", "2", None, None, None, None, "3", "AI", "AI", "AI", "AI", "AI", "EQI", "4", "2025", "PM2.5", "5", None,
]  # fmt: skip


def test_plan_restores_nothing_for_sure_that_is_wrong_or_that_it_does_not_say(plan: PolicyDocument) -> None:
    sure = [next((r.value for r in m.restorations if r.confidence != "possible"), None) for m in plan.masks]
    assert sure == STANDS_FOR


def test_plan_has_a_reading_for_nearly_every_run(plan: PolicyDocument) -> None:
    assert sum(bool(m.restorations) for m in plan.masks) >= 20


def test_plan_is_certain_only_of_rule_and_arithmetic(plan: PolicyDocument) -> None:
    assert {r.basis for m in plan.masks for r in m.restorations if r.confidence == "certain"} == {"five_year_plan", "bounded_ratio", "position"}


@pytest.mark.parametrize("name", ["opinion", "plan"])
def test_nothing_is_unparsed(name: str, request: pytest.FixtureRequest) -> None:
    document: PolicyDocument = request.getfixturevalue(name)
    assert [u.text for u in document.unparsed] == []


# facts


def test_opinion_has_the_numeric_targets_of_its_body_and_none_of_its_traps(opinion: PolicyDocument) -> None:
    found = [(i.within, i.comparator, i.value, i.unit) for i in opinion.indicators if i.value is not None]
    assert found == [("s1.m1", "reach", 100, "%"), ("s6.m20", "reach", 62, "项"), ("s6.m21", "increase_by", 10, "%"), ("a1.t55", "reach", 1, "个")]


def test_opinion_has_its_targets_in_words(opinion: PolicyDocument) -> None:
    found = [(i.within, i.comparator, i.target_text) for i in opinion.indicators if i.value is None]
    assert found == [("s1.m1", "qualitative", "国家二级标准"), ("s3.m10", "complete", "全覆盖"), ("s3.m13", "complete", "全覆盖"), ("s5.m18", "complete", "全覆盖")]


def test_opinion_links_tasks_to_the_projects_that_are_the_same_work(opinion: PolicyDocument) -> None:
    assert [(link.from_, link.to) for link in opinion.links if link.relation == "same_project"] == [("a1.t44", "a3.p2"), ("a1.t45", "a3.p3"), ("a1.t51", "a3.p10")]


def test_plan_has_the_eight_metrics_of_its_list_two_of_them_masked(plan: PolicyDocument) -> None:
    listed = [i for i in plan.indicators if i.category]
    assert len(listed) == 8
    assert [(i.comparator, i.value, i.unit) for i in listed if i.unit] == [("reach", None, "%"), ("maintain", None, "%")]
    assert [i.category for i in listed] == ["环境空气质量"] * 2 + ["水生态环境质量"] * 3 + ["土壤环境质量", "固体废物污染防治", "污染物减排"]
    assert [m for i in listed for m in i.masks] == ["k3", "k4", "k5"]


# what the texts say of when and of other documents


def test_opinion_cites_one_plan_three_times_and_a_project_another_and_sets_no_day_in_its_text(opinion: PolicyDocument) -> None:
    assert [(r.within, r.kind, r.resolved) for r in opinion.references] == [("s1.m3", "plan", None), ("a1.t8", "plan", "ref1"), ("a2.r1", "plan", "ref1"), ("a3.p1", "plan", None)]
    assert opinion.deadlines == []


def test_plan_has_its_periods_and_none_of_the_plan_that_is_over(plan: PolicyDocument) -> None:
    found = [(t.within, t.kind, t.start, t.end) for t in plan.deadlines]
    assert found == [
        ("title", "year", None, None),
        ("s2.g1.m2", "period", "2026-01-01", "2030-12-31"),
        ("s2.g2.m3", "year", None, None),
        ("s2.g5.m3", "recurring", None, None),
    ]


def test_plan_cites_a_regulation_a_measure_and_a_standard(plan: PolicyDocument) -> None:
    assert [(r.within, r.kind, r.resolved) for r in plan.references] == [("s2.g1.m3", "regulation", None), ("s2.g1.m3", "measures", None), ("s2.g1.m3", "standard", None)]
