from __future__ import annotations

import pytest

from policyparse.structure.blocks import Paragraph
from policyparse.structure.paragraphs import build_blocks
from unit.support import source

SENTENCE = "各区要在汛期前对辖区内河道、水库、山塘开展全面排查，逐一登记造册，"
PAGE = 9 * SENTENCE + "按月报送进"  # cut in the middle of a word
REST = "度，不得迟延。\n"


def read(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Paragraphs, and furniture with its kind."""
    blocks, furniture, _ = build_blocks(source(text))
    return [b.passage.text for b in blocks if isinstance(b, Paragraph)], [(f.kind, f.passage.text) for f in furniture]


@pytest.mark.parametrize("pages", [2, 3, 12])
def test_bare_numbers_that_count_on_a_page_apart_are_page_numbers(pages: int) -> None:
    paragraphs, furniture = read("".join(f"{PAGE}\n\n{n}\n\n{REST}" for n in range(1, pages + 1)))
    assert paragraphs == [PAGE + REST.strip()] * pages
    assert furniture == [("page_number", str(n)) for n in range(1, pages + 1)]


def test_page_numbers_may_begin_anywhere() -> None:
    assert read("".join(f"{PAGE}\n{n}\n{REST}" for n in range(46, 50)))[1] == [("page_number", str(n)) for n in range(46, 50)]


def test_number_before_a_form_feed_is_a_page_number() -> None:
    assert read(f"{PAGE}\n7\n\f{REST}") == ([PAGE + REST.strip()], [("page_number", "7")])


def test_numbers_that_stand_close_together_are_text() -> None:
    assert read("名单\n1\n东河区\n2\n云江县\n3\n澜阳市\n")[1] == []


def test_one_bare_number_is_text() -> None:
    assert read(f"{PAGE}。\n2\n{REST}")[1] == []


def test_line_beside_every_page_number_is_a_running_head() -> None:
    paragraphs, furniture = read("".join(f"{PAGE}\n— {n} —\n云澜市人民政府公报　2021年第4期\n{REST}" for n in range(1, 4)))
    assert paragraphs == [PAGE + REST.strip()] * 3
    assert [kind for kind, _ in furniture] == ["page_number", "running_head"] * 3


def test_line_beside_two_page_numbers_is_text() -> None:
    assert [kind for kind, _ in read("".join(f"加强管理。\n— {n} —\n云澜市水利局\n" for n in range(1, 3)))[1]] == ["page_number"] * 2


def test_header_of_a_table_on_every_page_is_no_running_head() -> None:
    text = "".join(f"序号\t事项\t单位\n{n}\t修堤\t市水利局\n— {n} —\n" for n in range(1, 5))
    assert {kind for kind, _ in read(text)[1]} == {"page_number"}
