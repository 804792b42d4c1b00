from __future__ import annotations

import gc
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import policyparse
from policyparse.emit import render
from policyparse.model.accounting import unaccounted

RAW = Path(__file__).parents[2] / "data" / "raw"
SAMPLES = sorted(RAW.glob("*.txt"))
DIGEST = """
import hashlib, pathlib, sys, policyparse
from policyparse.emit import render
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    print(hashlib.sha256(render(policyparse.parse(path), "json").encode()).hexdigest())
"""


def digests(**environment: str) -> str:
    run = subprocess.run([sys.executable, "-c", DIGEST, str(RAW)], env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    assert len(run.stdout.split()) == len(SAMPLES)
    return run.stdout


def test_neither_hash_seed_nor_locale_nor_time_zone_change_a_byte() -> None:
    first = digests(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    assert digests(PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C") == first


def test_threads_share_no_state() -> None:
    alone = [render(policyparse.parse(path), "json") for path in SAMPLES]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda path: render(policyparse.parse(path), "json"), SAMPLES * 3))
    assert together == alone * 3


@pytest.mark.parametrize(
    ("text", "covered", "left"),
    [
        ("甲乙丙", [(0, 3)], []),
        ("甲乙丙", [(0, 1), (2, 3)], [("乙", (1, 2))]),
        ("甲 \n 乙", [], [("甲", (0, 1)), ("乙", (4, 5))]),
        ("甲 \n\t", [(0, 1)], []),
        ("甲乙丙丁", [(1, 3), (0, 2)], [("丁", (3, 4))]),
        ("", [], []),
    ],
)
def test_what_no_part_holds_is_named_line_by_line(text: str, covered: list[tuple[int, int]], left: list[tuple[str, tuple[int, int]]]) -> None:
    assert [(u.text, *u.spans) for u in unaccounted(text, covered)] == left


def test_a_document_of_one_character_is_a_document() -> None:
    document = policyparse.parse("甲".encode(), name="n")
    assert document.source.characters == 1


def test_size_costs_time_in_proportion() -> None:
    # two thousand measures in one breath: anything quadratic would take minutes
    text = "关于加强管理的意见\n一、夯实基础\n" + "".join(f"{n}.加固堤防。完成第{n}段加固，逐段验收。\n" for n in range(1, 1000))
    assert len(policyparse.parse(text.encode(), name="n").sections[0].measures) == 999


def test_a_run_leaves_the_collector_as_it_was() -> None:
    keep = [["frozen by the caller"]]
    # some interpreters freeze a few objects of their own at the start
    frozen = gc.get_freeze_count()
    policyparse.parse("甲".encode(), name="n")
    assert gc.isenabled() and gc.get_freeze_count() == frozen
    gc.disable()
    try:
        policyparse.parse("甲".encode(), name="n")
        assert not gc.isenabled()
    finally:
        gc.enable()
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        policyparse.parse("甲".encode(), name="n")
        assert gc.get_freeze_count() == frozen and keep
    finally:
        gc.unfreeze()
