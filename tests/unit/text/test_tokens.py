"""The segmenter: the words of jieba's dictionary, from a build of it that starts ten times as fast."""

from __future__ import annotations

import jieba
import pytest

from policyparse.rules import load
from policyparse.text.tokens import tagged

TEXTS = [
    "统筹推进骨干水源互济连通工程建设", "完善供水管网分区计量和漏损管控机制", "支持企业参与农村供水设施管护", "强化流域防洪联合调度", "开展河湖岸线清理整治回头看",
    "引导社会资本投向节水改造项目", "定期组织应急抢险队伍培训演练", "按时向社会公布监督检查结果",
]  # fmt: skip


def test_words_joined_are_the_text_they_were_cut_from() -> None:
    assert ["".join(word for word, _ in tagged(text)) for text in TEXTS] == TEXTS


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_jieba_wherever_our_own_dictionary_has_none(text: str) -> None:
    own = {word for group in load("actions")["dictionary"].values() for word in group}
    found = [word for word, _ in tagged(text)]
    if not own & set(found):
        assert found == list(jieba.cut(text, HMM=False))


def test_texts_that_are_held_to_jieba_are_most_of_them() -> None:
    own = {word for group in load("actions")["dictionary"].values() for word in group}
    assert sum(not own & {word for word, _ in tagged(text)} for text in TEXTS) > len(TEXTS) / 2
