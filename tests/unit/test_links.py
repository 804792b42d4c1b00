"""Links: the same work in two lists, and the sentences of the body that records restate."""

from __future__ import annotations

import pytest

import policyparse
from unit.support import source

TEXT = """云澜市水网建设实施意见
一、补齐短板
（一）加固堤防。加快云江干堤薄弱段加高培厚，开展穿堤建筑物安全鉴定。建立汛前联合会商机制。
（二）联网供水。推进石门水库与龙潭水库连通工程，延伸城乡供水管网。实施老旧泵站更新改造。
二、提升能力
（三）数智管水。建设并运用河湖卫星监测、闸泵远程控制、险情“一键报送”等平台，提升值守水平。
附件：1.任务清单
2.项目清单
附件1
任务清单
序号\t重点任务\t完成时限\t牵头单位
1\t完成云江干堤薄弱段加高培厚，建立汛前联合会商机制。\t2026年\t市水利局
2\t实施石门水库与龙潭水库连通工程。\t2026—2027年\t市水务集团
3\t建设并运用河湖卫星监测、闸泵远程控制、险情“一键报送”等平台，提升值守水平。\t2026年\t市水利局
4\t推进智慧水利试点。\t2026年\t市水利局
附件2
项目清单
序号\t项目名称\t项目主要内容\t实施区域\t总投资（万元）\t计划完成时限
1\t石门水库与龙潭水库连通工程\t新建隧洞十二公里。\t西岭区\t52000\t2027.6
2\t云澜市智慧水利试点建设\t建设河湖卫星监测平台、闸泵远程控制平台、险情“一键报送”试点。\t全市\t3600\t2026.12
3\t南浦雨洪调蓄池工程\t新建调蓄池两座。\t南浦区\t8800\t2026.10
"""


def links(text: str) -> list[tuple[str, str, str]]:
    document = policyparse.parse(text.encode(), name="case.txt")
    return [(link.from_, link.to, link.relation) for link in document.links]


def test_task_and_project_of_the_same_work_are_linked_by_name_or_by_what_is_built() -> None:
    assert [link for link in links(TEXT) if link[2] == "same_project"] == [("a1.t2", "a2.p1", "same_project"), ("a1.t3", "a2.p2", "same_project")]


def test_project_knows_the_tasks_that_are_the_same_work() -> None:
    document = policyparse.parse(TEXT.encode(), name="case.txt")
    assert [project.tasks for project in document.attachments[1].projects] == [["a1.t2"], ["a1.t3"], []]


def test_task_that_was_to_end_before_the_project_began_needs_its_full_name() -> None:
    later = (
        TEXT.replace("2026.12", "2031.12")
        .replace("2027.6", "2031.6")
        .replace("3\t建设并运用河湖卫星监测、闸泵远程控制、险情“一键报送”等平台，提升值守水平。\t2026年", "3\t建设河湖卫星监测、闸泵控制平台，提升值守水平，做好巡查。\t2026年")
    )
    document = policyparse.parse(later.encode(), name="case.txt")
    assert [project.tasks for project in document.attachments[1].projects] == [["a1.t2"], [], []]


def test_task_of_two_clauses_restates_the_sentence_of_each() -> None:
    document = policyparse.parse(TEXT.encode(), name="case.txt")
    text = source(TEXT).text
    restated = ["".join(text[a:b] for a, b in link.spans) for link in document.links if link.from_ == "a1.t1" and link.relation == "restates"]
    assert restated == ["加快云江干堤薄弱段加高培厚，开展穿堤建筑物安全鉴定。", "建立汛前联合会商机制。"]


def test_document_without_records_has_no_links() -> None:
    assert links("云澜市水利工作通知\n一、加固堤防。加高培厚。\n二、疏浚河道。清淤扩挖。\n") == []


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_link_is_written_with_its_ends_as_from_and_to(form: str) -> None:
    from policyparse.emit import render

    document = policyparse.parse(TEXT.encode(), name="case.txt")
    assert {"from", "to"} <= set(document.links[0].model_dump(mode="json"))
    assert "from_" not in render(document, form)
    assert policyparse.load(render(document, form, full=True)) == document
