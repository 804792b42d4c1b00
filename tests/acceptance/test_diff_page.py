"""The page of `diff --format html` as a reader uses it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from acceptance.browser import Page, browser
from acceptance.command import PLAN, RAW, policyparse

NEWER = RAW / "云澜市2026年水利工作思路.txt"
SHOWN = "[...document.querySelectorAll('article')].filter(a => a.offsetParent !== null)"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "diff.html"
    assert policyparse("diff", PLAN, NEWER, "--format", "html", "--out", path).code == 0
    return path


@pytest.fixture(scope="module")
def session() -> Iterator[Page]:
    with browser() as page:
        yield page


@pytest.fixture
def page(session: Page, file: Path) -> Page:
    session.open(file)
    return session


def test_page_asks_for_nothing_and_runs_without_errors(session: Page, file: Path) -> None:
    session.requests.clear()
    session.open(file)
    session.run("1")
    assert (set(session.requests), session.errors) == ({file.as_uri()}, [])


def test_all_changes_are_shown_and_counted_at_first(page: Page) -> None:
    count = page.run(f"{SHOWN}.length")
    assert count > 20
    assert page.run("document.getElementById('shown').textContent") == f"{count} / {count}"


def test_a_kind_that_is_unticked_is_hidden_in_text_and_jump_list(page: Page) -> None:
    page.run("document.querySelector('input[name=kind][value=changed]').click()")
    assert page.run(f"{SHOWN}.some(a => a.dataset.kinds === 'changed')") is False
    assert page.run(f"{SHOWN}.length") == page.run("[...document.querySelectorAll('nav li')].filter(a => a.offsetParent !== null).length")
    assert page.run("[...document.querySelectorAll('section')].filter(s => s.offsetParent !== null && !s.querySelector('article:not([hidden])')).length") == 0


def test_only_measures_are_left_when_every_other_sort_is_unticked(page: Page) -> None:
    page.run("document.querySelectorAll('input[name=what]:not([value=measure])').forEach(box => box.click())")
    assert page.run(f"[...new Set({SHOWN}.map(a => a.dataset.what))].join()") == "measure"


def test_view_switches_between_merged_and_two_columns(page: Page) -> None:
    seen = "[...document.querySelectorAll('article .{0}')].filter(e => e.offsetParent !== null).length"
    assert page.run(seen.format("merged")) > 0
    assert page.run(seen.format("columns")) == 0
    page.run("document.querySelector('input[name=view][value=two]').click()")
    assert page.run(seen.format("merged")) == 0
    assert page.run(seen.format("columns")) > 0


def test_keys_alone_go_through_the_changes_and_switch_the_view(page: Page) -> None:
    page.press("j")
    page.press("j")
    page.press("k")
    assert page.run("document.activeElement.id") == page.run(f"{SHOWN}[0].id")
    page.press("v")
    assert page.run("document.body.classList.contains('two')") is True


def test_filters_are_reached_by_tab_and_changed_by_space(page: Page) -> None:
    for _ in range(40):
        page.press("Tab")
        if page.run("document.activeElement.name") == "kind":
            break
    kind = page.run("document.activeElement.value")
    before = page.run(f"{SHOWN}.length")
    page.press(" ")
    assert page.run(f"document.querySelector('input[value={kind}]').checked") is False
    assert page.run(f"{SHOWN}.length") < before


def test_jump_link_leads_to_its_change(page: Page) -> None:
    page.run("document.querySelector('nav li:nth-child(9) a').click()")
    target = page.run("document.querySelector('nav li:nth-child(9) a').hash")
    top = page.run(f"document.querySelector('{target}').getBoundingClientRect().top")
    assert 0 <= top < page.run("innerHeight")


def test_columns_print_what_each_document_says(page: Page) -> None:
    page.run("document.querySelector('input[name=view][value=two]').click()")
    old, new = page.run("[...[...document.querySelectorAll('article')].find(a => a.innerText.includes('健全水资源刚性约束')).querySelectorAll('.columns p')].map(p => p.innerText)")
    assert old in PLAN.read_text(encoding="utf-8-sig")
    assert new in NEWER.read_text(encoding="utf-8-sig")


def test_page_prints_without_its_controls(page: Page) -> None:
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.controls')).display + getComputedStyle(document.querySelector('nav')).display") == "nonenone"
    assert page.printed().startswith(b"%PDF")
    page.call("Emulation.setEmulatedMedia", media="")


class Elements(HTMLParser):
    """What a page is made of, read without a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_page_is_one_file_with_a_language_landmarks_and_a_heading_for_every_change(file: Path) -> None:
    reader = Elements()
    reader.feed(file.read_text(encoding="utf-8"))
    tags = [tag for tag, _ in reader.seen]
    assert dict(reader.seen)["html"] == {"lang": "zh-CN"}
    assert [tags.count(tag) for tag in ("h1", "main", "nav", "header", "script", "style", "link", "img")] == [1, 1, 1, 1, 1, 1, 0, 0]
    assert all("src" not in attributes for _, attributes in reader.seen)
    ids = {attributes["id"] for _, attributes in reader.seen if "id" in attributes}
    assert {attributes["aria-labelledby"] for tag, attributes in reader.seen if tag == "article"} <= ids
    assert {str(attributes["href"])[1:] for tag, attributes in reader.seen if tag == "a"} <= ids
