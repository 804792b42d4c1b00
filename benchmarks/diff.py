"""Ratios of the comparison, each measured side by side in one run, and what other tools report of the same planted edits.

    python benchmarks/diff.py [--repeat N] [--skip-planted]

(a) two documents of 500 measures against one rapidfuzz cdist over their texts
(b) 2,000 measures against 500: n² would be 16
(c) the changes that are reported of planted edits: this, difflib on lines, DeepDiff on the same JSON
"""

from __future__ import annotations

import argparse
import difflib
import random
import statistics
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from policyparse.compare.differ import diff_documents
from policyparse.model import Measure, Metadata, PolicyDocument, Section, Source

ROOT = Path(__file__).parent.parent
_VOCABULARY = (
    "堤防 水库 泵站 水闸 河道 断面 管网 水厂 灌区 渠系 流域 山塘 堰坝 码头 航道 湿地 岸线 滩涂 圩区 村组 园区 街道 学校 医院 企业 市场 港口 车站 平台 机构 "
    "修复 扩建 改造 疏浚 清理 巡查 监测 预警 调度 检修 补助 奖励 培训 考核 公示 备案 登记 评估 招标 验收 移交 管护 整治 宣传 演练 抽查 督办 约谈 共享 "
    "全面 逐步 逐户 逐月 分批 分类 同步 优先 稳妥 严格 定期 年内 汛前 主汛期 上半年 下半年 全市 各县 沿江 城区 山区 海岛 两岸 上游 下游 "
    "机制 台账 清单 方案 规程 导则 标准 目录 名录 指标 资金 债券 贷款 保险 补贴 项目 工程 任务 问题 隐患 风险 责任 数据 图斑 账单 工单"
)
WORDS = _VOCABULARY.split()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--skip-planted", action="store_true")
    given = parser.parse_args()
    _times(given.repeat)
    if not given.skip_planted:
        _planted()


def _times(repeat: int) -> None:
    old, new = _pair(500)
    texts = [[m.text for s in d.sections for m in s.measures] for d in (old, new)]
    print(f"500 measures of {statistics.mean(map(len, texts[0])):.0f} characters; a third of them rewritten in places, a tenth new, order shuffled within sections")
    diff_documents(old, new)  # the dictionary of words is loaded once
    if find_spec("numpy"):
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import cdist

        _report("(a) diff of 500 measures / one rapidfuzz cdist", lambda: diff_documents(old, new), lambda: cdist(*texts, scorer=ratio), repeat, 5)
    else:
        print("(a) skipped: rapidfuzz's cdist needs numpy; pip install 'policyparse[bench]'")
    four = _pair(2000)
    _report("(b) diff of 2,000 measures / of 500", lambda: diff_documents(*four), lambda: diff_documents(old, new), max(1, repeat // 2), 16)
    print(f"    2,000 measures: {_time(lambda: diff_documents(*four)):.1f} s")


def _pair(count: int) -> tuple[PolicyDocument, PolicyDocument]:
    """Two documents of `count` measures in the vocabulary of the genre, always the same ones."""
    chance = random.Random(20260121)
    old = [_text(chance) for _ in range(count)]
    new = [_rewritten(t, chance) if chance.random() < 1 / 3 else t for t in old]
    new = [_text(chance) if chance.random() < 0.1 else t for t in new]
    for start in range(0, count, 10):
        some = new[start : start + 10]
        chance.shuffle(some)
        new[start : start + 10] = some
    return _document(old), _document(new)


def _text(chance: random.Random) -> str:
    clauses = ["".join(chance.choices(WORDS, k=chance.randint(3, 7))) for _ in range(chance.randint(18, 34))]
    return "，".join(clauses) + f"{chance.randint(2, 900)}处。"


def _rewritten(text: str, chance: random.Random) -> str:
    clauses = text.split("，")
    return "，".join("".join(chance.choices(WORDS, k=4)) if chance.random() < 0.25 else c for c in clauses)


def _document(texts: list[str]) -> PolicyDocument:
    measures = [(i // 10, Measure(id=f"s{i // 10 + 1}.m{i % 10 + 1}", num=f"（{i % 10 + 1}）", ordinal=i % 10 + 1, heading=t[:12], text=t)) for i, t in enumerate(texts)]
    sections = [Section(id=f"s{n + 1}", num=f"{n + 1}、", ordinal=n + 1, heading=f"第{n + 1}部分", measures=[m for at, m in measures if at == n]) for n in range(len(texts) // 10)]
    source = Source(name="benchmark", sha256="", media_type="text/plain", encoding=None, reader="text", characters=0)
    return PolicyDocument(id="benchmark", source=source, metadata=Metadata(), sections=sections)


def _planted() -> None:
    """Counts of reported changes, over the planted cases of the samples, beside the true number."""
    sys.path.insert(0, str(ROOT / "tests"))
    from unit.compare.planting import document, original, planted
    from unit.support import load

    cases = [c for c in load("planted") if not c["input"]["document"].startswith("seed:")]
    counts: dict[str, int] = {"planted": 0, "policyparse diff": 0, "difflib on lines": 0, "DeepDiff on the JSON": 0}
    for case in cases:
        text = original(ROOT / "data" / "raw" / case["input"]["document"])
        edited = planted(text, case["input"]["edits"])
        old, new = document(text), document(edited)
        counts["planted"] += len(case["expected"])
        counts["policyparse diff"] += len(diff_documents(old, new).reported)
        counts["difflib on lines"] += sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in difflib.unified_diff(text.splitlines(), edited.splitlines(), n=0))
        counts["DeepDiff on the JSON"] += _deep(old.model_dump(mode="json"), new.model_dump(mode="json"))
    print(f"(c) changes reported of {len(cases)} cases:")
    for name, count in counts.items():
        print(f"    {name:<22}{count:>8}")


def _deep(old: dict[str, Any], new: dict[str, Any]) -> int:
    """Differences that DeepDiff lists, offsets and hashes left out, order ignored where it may be."""
    if not find_spec("deepdiff"):
        return 0
    from deepdiff import DeepDiff  # type: ignore[import-not-found, unused-ignore]

    found = DeepDiff(_bare(old), _bare(new), ignore_order=False)
    return sum(len(value) for value in found.values())


def _bare(data: Any) -> Any:
    """Without spans, which shift with every character, and without what describes the file."""
    if isinstance(data, dict):
        return {k: _bare(v) for k, v in data.items() if not k.endswith("spans") and k not in ("source", "diagnostics", "furniture", "grid")}
    return [_bare(v) for v in data] if isinstance(data, list) else data


def _report(title: str, one: Callable[[], Any], other: Callable[[], Any], repeat: int, goal: float) -> None:
    """Prints the median of the ratios, pair by pair, so that a slow moment of the machine hits both."""
    ratios = [_time(one) / _time(other) for _ in range(repeat)]
    print(f"{title}: {statistics.median(ratios):.2f}× (min {min(ratios):.2f}, max {max(ratios):.2f}; goal at most {goal:g}×)")


def _time(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
