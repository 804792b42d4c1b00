"""The words of texts: jieba's dictionary with the field's own, the same whichever of its two builds cuts."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property.texts import RAW

from policyparse.rules import load
from policyparse.text.folding import fold
from policyparse.text.tokens import Segmenter, tagged, tokens, with_jieba, with_rjieba, word_starts

TEXTS = [
    "统筹推进骨干水源互济连通工程建设", "完善供水管网分区计量和漏损管控机制", "支持企业参与农村供水设施管护", "强化流域防洪联合调度", "开展河湖岸线清理整治回头看",
    "引导社会资本投向节水改造项目", "定期组织应急抢险队伍培训演练", "按时向社会公布监督检查结果", "到2027年，建成渔港12座、泊位1.2万个", "全面推行河长制",
]  # fmt: skip
WORDS = load("words")
OWN = [word for words in WORDS["dictionary"].values() for word in words]


@cache
def both() -> tuple[Segmenter, Segmenter]:
    """The two builds; each loads its dictionary once."""
    pytest.importorskip("rjieba")
    return with_rjieba(), with_jieba()


@pytest.mark.parametrize("text", TEXTS)
def test_words_joined_are_the_text_they_were_cut_from(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_words_of_the_field_are_words_and_phrases_that_are_two_are_two() -> None:
    assert [tokens(word) for word in OWN] == [[word] for word in OWN]
    assert [len(tokens(word)) > 1 for word in WORDS["parted"]["words"]] == [True] * len(WORDS["parted"]["words"])


def test_samples_are_cut_alike_by_both_builds() -> None:
    one, other = both()
    for path in sorted(RAW.glob("*.txt")):
        text = fold(path.read_text(encoding="utf-8", errors="ignore"))[:8000]
        assert tokens(text, one) == tokens(text, other), path.name


@given(
    st.lists(
        st.sampled_from([*TEXTS, *OWN, *"的了是在和与及将把对为以年月日市县区河长林水渔港工业建设行动"])
        | st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=4),
        max_size=8,
    ).map("".join)
)
def test_any_text_is_cut_and_tagged_alike_by_both_builds(text: str) -> None:
    one, other = both()
    found = tokens(text, one)
    assert found == tokens(text, other)
    assert all(one.tag(word) == other.tag(word) for word in found if len(word) > 1 and word not in OWN and not re.search("[^一-鿿]", word))


@given(st.text(alphabet="渔港建设等级12.%，。 a", max_size=30))
def test_words_begin_at_characters_and_the_end(text: str) -> None:
    found = word_starts(text)
    assert len(found) == len(text) + 1 and found[0] == found[-1] == 1


def test_words_of_chinese_characters_begin_where_those_of_tokens_do() -> None:
    at, starts = 0, word_starts(TEXTS[0])
    for token in tokens(TEXTS[0]):
        assert starts[at] == 1 and not any(starts[at + 1 : at + len(token)])
        at += len(token)


def test_jieba_cuts_where_the_other_build_is_not_installed() -> None:
    code = "import sys; sys.modules['rjieba'] = None; from policyparse.text.tokens import tagged; print(tagged('健全河长制'), 'jieba' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert (run.stdout.strip(), run.stderr) == (f"{tagged('健全河长制')} True", "")
