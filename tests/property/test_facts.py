"""Laws of what is read from running text: when, who, which documents. Over wordings in orders that no author would write."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policyparse.calendar.calendar import Calendar
from policyparse.calendar.wordings import find_periods
from policyparse.facts.organisations import find_wordings
from policyparse.facts.references import find_citations
from policyparse.language.organisations import read_duties
from policyparse.text.folding import fold
from property.grounding import all_ids, printed
from property.test_laws import parsed
from property.texts import files

PIECES = [
    "2026年", "6月", "30日", "底", "末", "初", "前", "起", "以来", "到", "至", "—", "自", "“十五五”", "十四五", "期间", "时期", "上半年", "三季度", "每半年", "每年", "今年", "次年", "二〇二六年", "十月",
    "30日内", "三年内", "汛期前", "春节前", "长期", "持续推进", "完成时限：", "****年", "**月", "全年", "年", "月", "1", "2", "十", "一",
    "《", "》", "《云澜市河湖管理办法》", "（云政发〔2026〕3号）", "云政发〔2026〕3号", "（", "）", "以下简称", "《办法》", "“办法”", "附件1", "附件", "见", "令第9号",
    "责任单位：", "牵头单位：", "完成时限：", "市水利局", "市财政局", "各区、县（市）政府", "牵头", "配合", "负责", "按职责分工负责", "由", "会同", "等", "列第一位者为牵头单位",
    "、", "，", "；", "。", "：", " ", "\n", "完成清淤",
]  # fmt: skip


def wordings() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=24).map("".join).map(fold)


def apart(stretches: list[tuple[int, int]], length: int) -> bool:
    """In order, none empty, none over another, all inside the text."""
    return all(0 <= a < b <= length for a, b in stretches) and all(one[1] <= other[0] for one, other in pairwise(stretches))


@given(wordings(), st.none() | st.integers(1990, 2050))
def test_periods_stand_apart_and_start_before_they_end(text: str, year: int | None) -> None:
    found = find_periods(text, Calendar(year=year))
    assert apart([(a, b) for a, b, _ in found], len(text))
    assert all(p.start is None or p.end is None or p.start <= p.end for _, _, p in found)


@given(wordings(), st.none() | st.integers(1990, 2050))
def test_periods_do_not_depend_on_the_sentence_before(text: str, year: int | None) -> None:
    before = "加快河道整治。"
    moved = [(a - len(before), b - len(before), p) for a, b, p in find_periods(before + text, Calendar(year=year))]
    assert moved == find_periods(text, Calendar(year=year))


@given(wordings())
def test_citations_stand_apart(text: str) -> None:
    assert apart([(c.start, c.end) for c in find_citations(text)], len(text))


@given(wordings())
def test_units_stand_inside_their_wording_and_wordings_apart(text: str) -> None:
    found = find_wordings(text)
    assert apart([(w.start, w.end) for w in found], len(text))
    assert all(w.start <= d.start < d.end <= w.end and text[d.start : d.end].strip() for w in found for d in w.duties)


@given(wordings())
def test_names_of_a_bracket_stand_in_it(text: str) -> None:
    assert all(0 <= d.start < d.end <= len(text) for d in read_duties(text))


@given(files())
def test_facts_of_a_document_say_what_stands_at_their_spans(data: bytes) -> None:
    if result := parsed(data):
        document, source = result
        wrong = [(t.id, t.text) for t in document.deadlines if t.text != printed(source, t.spans)]
        wrong += [(r.id, r.printed) for r in document.references if r.printed.replace("\n", "") != printed(source, r.spans)]
        assert wrong == []


@given(files())
def test_no_two_references_and_no_two_timings_overlap(data: bytes) -> None:
    if result := parsed(data):
        document = result[0]
        for facts in (document.deadlines, document.references):
            taken = [at for fact in facts for a, b in fact.spans for at in range(a, b)]
            assert len(taken) == len(set(taken))


@given(files())
def test_what_a_reference_resolves_to_exists(data: bytes) -> None:
    if result := parsed(data):
        document = result[0]
        known = {None, *all_ids(document.model_dump(mode="json"))}
        assert [r.id for r in document.references if r.resolved not in known] == []
