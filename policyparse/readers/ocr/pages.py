"""Several pictures, two at a time where there are two processors, in the order of the pages; who listens hears of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from policyparse.readers.layout.pages import PageContent
from policyparse.readers.ocr.page import read_picture

if TYPE_CHECKING:
    from policyparse.readers.ocr.engine import Picture

AT_A_TIME = 2
Listener = Callable[[int, int], None]  # pages done, pages to do
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tells `listener` of each page that is recognised meanwhile: recognition takes seconds a page, and people want to know."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def read_pictures(draw: Callable[[int], Picture], pages: Sequence[tuple[int, float | None]]) -> list[PageContent]:
    """The pages of a file. `draw(number)` gives the picture of a page, asked one at a time; `pages`: number and width in points of each."""
    listener = _listener.get()
    done: list[PageContent] = []
    with ThreadPoolExecutor(max_workers=min(AT_A_TIME, os.cpu_count() or 1)) as pool:
        # few pictures at a time: one page is twelve megabytes
        for start in range(0, len(pages), AT_A_TIME):
            group = [(draw(number), number, width) for number, width in pages[start : start + AT_A_TIME]]
            for page in pool.map(lambda job: read_picture(*job), group):
                done.append(page)
                if listener:
                    listener(len(done), len(pages))
    return done
