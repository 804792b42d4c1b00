"""How changes are told, in documents built for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import policyparse
from policyparse.compare.changes import Diff
from policyparse.compare.differ import diff_documents
from policyparse.compare.lives import follow
from policyparse.compare.patch import apply
from policyparse.emit import render
from policyparse.model import Item, Metadata, PolicyDocument, TextBlock
from unit.compare.building import document, mask, measure, projects, reforms, section, tasks
from unit.compare.planting import ROOT

OLDER, NEWER = (ROOT / "data" / "raw" / f"云澜市{year}年水利工作思路.txt" for year in (2025, 2026))
LAMPS = "为旧灯塔逐座建档，更换灯芯，聘请守灯老人讲述往事。"
BRIDGES = "清理古桥桥洞，加固桥墩，桥面禁止重车通行。"
PIERS = "拓宽渔港栈桥，增设缆桩，渔船进出分道而行。"


def told(diff: Diff) -> list[str]:
    return [f"{c.kind} {c.what} {','.join(u.id for u in c.old)} -> {','.join(u.id for u in c.new)}" for c in diff.reported]


def plan(*measures: tuple[str, str]) -> PolicyDocument:
    return document(section(1, "重点任务", *(measure(f"s1.m{i}", heading, text) for i, (heading, text) in enumerate(measures, 1))))


def test_number_that_only_shifted_is_told_by_nobody_but_kept_for_all() -> None:
    diff = diff_documents(plan(("修灯塔", LAMPS), ("护古桥", BRIDGES)), plan(("护古桥", BRIDGES)))
    assert told(diff) == ["removed measure s1.m1 -> "]
    (kept,) = [c for c in diff.changes if c.what == "measure" and c.kind == "continued"]
    assert [(f.field, f.old, f.new, f.role) for f in kept.fields] == [("ordinal", 2, 1, "quiet")]


def test_number_that_changed_without_a_cause_is_renumbered() -> None:
    old, new = plan(("修灯塔", LAMPS), ("护古桥", BRIDGES)), plan(("修灯塔", LAMPS), ("护古桥", BRIDGES))
    second = new.sections[0].measures[1].model_copy(update={"ordinal": 7})
    new = new.model_copy(update={"sections": [new.sections[0].model_copy(update={"measures": [new.sections[0].measures[0], second]})]})
    assert told(diff_documents(old, new)) == ["renumbered measure s1.m2 -> s1.m2"]


def test_measure_that_keeps_its_heading_is_the_same_measure_written_anew() -> None:
    diff = diff_documents(plan(("守护沿海旧灯塔", LAMPS), ("护古桥", BRIDGES)), plan(("守护沿海旧灯塔", "引入志愿者夜间轮值，开放塔顶观星。"), ("护古桥", BRIDGES)))
    assert told(diff) == ["changed measure s1.m1 -> s1.m1"]


def test_measure_at_the_place_of_another_is_not_that_measure() -> None:
    diff = diff_documents(plan(("修灯塔", LAMPS), ("护古桥", BRIDGES)), plan(("拓渔港", PIERS), ("护古桥", BRIDGES)))
    assert sorted(told(diff)) == ["added measure  -> s1.m1", "removed measure s1.m1 -> "]


def test_verbatim_pair_is_not_torn_apart_for_two_middling_ones() -> None:
    mixed = LAMPS + BRIDGES
    diff = diff_documents(plan(("甲项工作", mixed), ("乙项工作", LAMPS)), plan(("丙项工作", mixed), ("丁项工作", PIERS)))
    pairs = {(c.old[0].id, c.new[0].id) for c in diff.changes if c.old and c.new and c.what == "measure"}
    assert ("s1.m1", "s1.m1") in pairs


def test_min_similarity_parts_what_is_less_alike() -> None:
    old, new = plan(("修灯塔", LAMPS)), plan(("修灯塔", LAMPS.replace("更换灯芯", "加装雾笛")))
    assert told(diff_documents(old, new)) == ["changed measure s1.m1 -> s1.m1"]
    assert sorted(told(diff_documents(old, new, min_similarity=0.99)))[-1] == "removed section s1 -> "


def test_measures_of_a_section_that_moved_did_not_move() -> None:
    def document_of(order: list[str]) -> PolicyDocument:
        made = {"灯塔篇": section(1, "灯塔篇", measure("s1.m1", "修灯塔", LAMPS)), "桥梁篇": section(2, "桥梁篇", measure("s2.m1", "护古桥", BRIDGES))}
        return document(*(made[name] for name in order))

    diff = diff_documents(document_of(["灯塔篇", "桥梁篇"]), document_of(["桥梁篇", "灯塔篇"]))
    assert sorted(told(diff)) == ["moved section s1 -> s1", "moved section s2 -> s2"]


def test_items_are_told_apart_from_the_text_around_them() -> None:
    def of(lead: str, *points: str) -> PolicyDocument:
        text = lead + "".join(f"{n}是{p}" for n, p in zip("一二三", points, strict=False))
        items = [Item(id=f"s1.m1.i{i}", num=f"{n}是", ordinal=i, heading=None, text=p) for i, (n, p) in enumerate(zip("一二三", points, strict=False), 1)]
        return document(section(1, "重点任务", measure("s1.m1", "办三件事", text, items=items)))

    old = of("今年办好三件事：", LAMPS, BRIDGES, PIERS)
    assert told(diff_documents(old, of("今年办好三件事：", LAMPS, PIERS))) == ["removed item s1.m1.i2 -> "]
    assert told(diff_documents(old, of("今年务必办好三件事：", LAMPS, BRIDGES, PIERS))) == ["changed measure s1.m1 -> s1.m1"]


def test_items_that_only_one_side_parts_neither_came_nor_went() -> None:
    items = [Item(id=f"s1.m1.i{i}", num=f"{n}是", ordinal=i, heading=None, text=t) for i, (n, t) in enumerate(zip("一二", (LAMPS, BRIDGES), strict=True), 1)]
    text = f"办好两件事。一是{LAMPS}二是{BRIDGES}"
    old, new = (document(section(1, "重点任务", measure("s1.m1", "办事", t, items=i))) for t, i in ((text, items), (text + "务求实效。", [])))
    assert told(diff_documents(old, new)) == ["changed measure s1.m1 -> s1.m1"]
    assert told(diff_documents(old, plan(("办事", text)))) == []


def test_what_stood_in_a_removed_measure_is_implied() -> None:
    items = [Item(id="s1.m1.i1", num="一是", ordinal=1, heading=None, text=LAMPS)]
    old = document(section(1, "重点任务", measure("s1.m1", "修灯塔", f"一是{LAMPS}", items=items), measure("s1.m2", "护古桥", BRIDGES)))
    assert told(diff_documents(old, plan(("护古桥", BRIDGES)))) == ["removed measure s1.m1 -> "]


def test_records_of_an_attachment_that_went_are_implied_by_it() -> None:
    old = document(attachments=[tasks({"text": LAMPS}, {"text": BRIDGES}), reforms(PIERS)])
    assert told(diff_documents(old, document(attachments=[reforms(PIERS)]))) == ["removed attachment a1 -> "]


def test_records_are_followed_when_the_attachments_change_places() -> None:
    old, new = (
        document(attachments=[reforms(PIERS, LAMPS), projects({"name": "灯塔工程", "content": LAMPS})]),
        document(attachments=[projects({"name": "灯塔工程", "content": LAMPS}), reforms(PIERS, LAMPS)]),
    )
    assert sorted(told(diff_documents(old, new))) == ["moved attachment a2 -> a2", "moved attachment a3 -> a3"]


def test_masked_year_that_its_document_tells_is_a_change_of_the_year() -> None:
    from policyparse.model import Restoration

    old, new = document(metadata=Metadata(title="2030年灯塔工作要点")), document(metadata=Metadata(title="****年灯塔工作要点"), masks=[mask("k1", "title", "****")])
    assert told(diff_documents(old, new)) == ["unmasked metadata title -> title"]
    restored = new.masks[0].model_copy(update={"restorations": [Restoration(value="2031", confidence="certain", basis="opening_year", why="")]})
    assert told(diff_documents(old, new.model_copy(update={"masks": [restored]}))) == ["changed metadata title -> title"]


def test_preamble_and_closing_are_matched_by_what_they_are() -> None:
    old = document(preamble=TextBlock(text=LAMPS), closing=TextBlock(text=BRIDGES))
    new = document(preamble=TextBlock(text=PIERS), closing=TextBlock(text=BRIDGES))
    assert told(diff_documents(old, new)) == ["changed section preamble -> preamble"]


def test_changes_stand_in_the_reading_order_of_the_new_document() -> None:
    old = plan(("修灯塔", LAMPS), ("护古桥", BRIDGES), ("拓渔港", PIERS))
    new = plan(("修灯塔", LAMPS + "年内完工。"), ("拓渔港", PIERS + "年内完工。"))
    assert told(diff_documents(old, new)) == ["changed measure s1.m1 -> s1.m1", "removed measure s1.m2 -> ", "changed measure s1.m3 -> s1.m2"]


def test_diff_of_another_document_is_not_applied() -> None:
    diff = diff_documents(plan(("修灯塔", LAMPS)), plan(("修灯塔", BRIDGES)))
    with pytest.raises(KeyError):
        apply(diff, document())


def test_documents_files_and_bytes_give_the_same_diff(tmp_path: Path) -> None:
    old, new = policyparse.parse(OLDER), policyparse.parse(NEWER)
    expected = policyparse.diff(old, new).to_data(everything=True)
    for format in ("yaml", "json"):
        for name, parsed in (("old", old), ("new", new)):
            (tmp_path / f"{name}.{format}").write_text(render(parsed, format, full=True), encoding="utf-8")
        assert policyparse.diff(tmp_path / f"old.{format}", tmp_path / f"new.{format}").to_data(everything=True) == expected
    assert policyparse.diff(OLDER, NEWER).to_data(everything=True) == expected
    assert policyparse.diff(OLDER.read_bytes(), NEWER.read_bytes()).to_data(everything=True) == expected


def test_planned_differences_of_the_two_sample_plans_are_found() -> None:
    found = [line for line in told(policyparse.diff(OLDER, NEWER)) if line.split()[0] in ("added", "removed", "moved", "split") and " measure " in line]
    assert sorted(found) == [
        "added measure  -> s2.g1.m4", "added measure  -> s2.g4.m4", "added measure  -> s2.g5.m3",
        "moved measure s2.g1.m4 -> s2.g4.m3", "moved measure s2.g5.m3 -> s2.g3.m4",
        "removed measure s2.g3.m3 -> ", "removed measure s2.g4.m3 -> ", "split measure s2.g2.m2 -> s2.g2.m2,s2.g2.m3",
    ]  # fmt: skip


def test_life_of_a_measure_over_four_plans() -> None:
    years = [
        plan(("修灯塔", LAMPS), ("护古桥", BRIDGES)), plan(("修灯塔", LAMPS + "年内完工。"), ("护古桥", BRIDGES)),
        plan(("修灯塔", LAMPS + "年内完工。"), ("拓渔港", PIERS)), plan(("修灯塔", LAMPS + "年内完工。"), ("拓渔港", PIERS)),
    ]  # fmt: skip
    lives = {life.heading: life for life in follow(years).lives}
    assert {name: (life.first, life.changed, life.dropped) for name, life in lives.items()} == {"修灯塔": (0, [1], None), "护古桥": (0, [], 2), "拓渔港": (2, [], None)}
    assert all(len(life.steps) == 4 for life in lives.values())


def test_life_goes_on_in_the_first_part_and_begins_in_the_second() -> None:
    whole, parts = plan(("灯塔和古桥", LAMPS + BRIDGES)), plan(("修灯塔", LAMPS), ("护古桥", BRIDGES))
    found = follow([whole, parts]).lives
    assert [[step and step.id for step in life.steps] for life in found] == [["s1.m1", "s1.m1"], [None, "s1.m2"]]
    assert [life.origin for life in found] == [None, "s1.m1"]
    joined = follow([parts, whole]).lives
    assert [[step and step.kinds for step in life.steps] for life in joined] == [[(), ("merged",)], [(), ("merged",)]]


def test_nothing_can_be_followed_without_documents() -> None:
    with pytest.raises(ValueError, match="no documents"):
        follow([])
