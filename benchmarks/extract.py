"""Ratios of the extraction of text, each measured side by side in one run: machines are noisy, ratios less so.

    python benchmarks/extract.py [--repeat N]

(a) one pass of the pipeline over 1 MB against one pass of a compiled pattern of 20 alternatives over the same text, without and
    with the actions of its clauses; for the latter no goal, it is as long as it is
(b) twice the document against once
(c) the whole process on a document of 30 KB against `python -c pass`, likewise; with actions the segmenter is loaded
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from policyparse.pipeline import build_document
from policyparse.readers import read_bytes

RAW = Path(__file__).parent.parent / "data" / "raw"
TWENTY = re.compile(
    "|".join([
        r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+[.．]", r"第[一二三四五六七八九十]+条", r"[一二三四五六七八九十]是",
        r"\d{4}年\d{1,2}月\d{1,2}日", r"〔\d{4}〕\d+号", r"\d+(?:\.\d+)?%", r"\d+(?:\.\d+)?亿元", r"\d+(?:\.\d+)?万元", r"《[^》]{2,60}》",
        r"“[^”]{1,30}”", r"不低于|不少于|不超过|控制在", r"达到|提高到|增长|下降", r"牵头|负责|配合", r"年底前|月底前", r"市[^，。]{1,10}(?:局|委|办)",
        r"\*+", r"附件\s*\d*", r"抄送[：:]",
    ])
)  # fmt: skip


PASSES = 12  # over the text, so that the two that are compared take about as long, and are hit by the same moments


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=7)
    repeat = parser.parse_args().repeat
    megabyte = _samples(1_000_000)
    print(f"text: {len(megabyte.encode()):,} bytes, {len(megabyte):,} characters, from the samples in data/raw")
    scans = partial(_scan, megabyte, passes=PASSES)
    _report("(a) extraction / 20-pattern pass, 1 MB, no actions", lambda: _extract(megabyte, actions=False), scans, repeat, 15, PASSES)
    _report("(a) extraction / 20-pattern pass, 1 MB, actions on", lambda: _extract(megabyte), scans, repeat, None, PASSES)
    half = megabyte[: megabyte.rfind("\n", 0, len(megabyte) // 2)]
    _report("(b) twice the document / once", lambda: _extract(half + "\n" + half), lambda: _extract(half), repeat, 2.2)
    opinion = max(RAW.glob("*.txt"), key=lambda p: p.stat().st_size)
    bare = [sys.executable, "-c", "pass"]
    for format in ("json", "yaml"):
        command = [sys.executable, "-m", "policyparse", "extract", str(opinion), "--format", format]
        title = f"(c) whole process, {opinion.stat().st_size / 1000:.0f} KB to {format} / python -c pass"
        _report(f"{title}, no actions", partial(_run, [*command, "--no-actions"]), partial(_run, bare), 3 * repeat, 15)
        _report(f"{title}, actions on", partial(_run, command), partial(_run, bare), 3 * repeat)


def _samples(size: int) -> str:
    """The samples one after another, over and over, up to `size` bytes of UTF-8."""
    texts = [read_bytes(p.read_bytes(), p.name).text for p in sorted(RAW.glob("*.txt"))]
    whole = "\n\n".join(texts) + "\n\n"
    return (whole * (size // len(whole.encode()) + 1)).encode()[:size].decode(errors="ignore")


def _extract(text: str, *, actions: bool = True) -> None:
    build_document(read_bytes(text.encode(), "benchmark.txt"), actions=actions)


def _scan(text: str, passes: int = 1) -> None:
    for _ in range(passes):
        for _ in TWENTY.finditer(text):
            pass


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _report(title: str, one: Callable[[], None], other: Callable[[], None], repeat: int, goal: float | None = None, passes: int = 1) -> None:
    """Prints the median of the ratios of `one` to a single pass of `other`, pair by pair, so that a slow moment of the machine hits both."""
    ratios = []
    one()
    other()
    for _ in range(repeat):
        first, second = _time(one), _time(other)
        ratios.append(first / second * passes)
    wanted = f"; goal at most {goal:g}×" if goal is not None else ""
    print(f"{title}: {statistics.median(ratios):.2f}× (min {min(ratios):.2f}, max {max(ratios):.2f}{wanted})")


def _time(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
