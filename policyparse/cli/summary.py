"""The table at the end of `extract`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policyparse.cli.output import say

if TYPE_CHECKING:
    from rich.text import Text

    from policyparse.cli.outcome import Outcome

_COUNTS = ("sections", "measures", "rows", "errors", "warnings", "notes")
_PADDING = 3  # cells beside the text of a column: its padding and the divider
_TITLE_ROOM = 16  # cells below which a cut name or title says nothing
_PIPE = 200  # a pipe has no width; a table cut to 80 columns would be no table


def print_summary(outcomes: Sequence[Outcome], skipped: Sequence[str]) -> None:
    """Documents with their counts, a line of totals, and the files that were left out; on stderr.

    Numbers are never cut: names are, then titles, and titles are left out where a terminal has no room for them.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True)
    if not console.is_terminal:
        console.width = _PIPE
    counts_room = sum(len(heading) + _PADDING for heading in _COUNTS)
    console.width = max(console.width, counts_room + _TITLE_ROOM)
    room = console.width - counts_room
    names = min(max(cell_len(o.name) for o in outcomes), room)
    titles = room - names - _PADDING
    with_titles = titles >= _TITLE_ROOM
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=f"{len(outcomes)} document{'s' if len(outcomes) != 1 else ''}", title_justify="left")
    table.add_column("document", no_wrap=True, max_width=names)
    if with_titles:
        table.add_column("title", no_wrap=True, max_width=titles)
    for heading in _COUNTS:
        table.add_column(heading, justify="right", no_wrap=True)
    for o in outcomes:
        counts = ["failed", *["–"] * (len(_COUNTS) - 1)] if o.failed else [str(n) for n in (*o.counts, *o.severities)]
        table.add_row(_plain(o.name), *([_plain(o.title)] if with_titles else []), *counts)
    totals = [sum(column) for column in zip(*((*o.counts, *o.severities) for o in outcomes), strict=True)]
    table.add_section()
    table.add_row("total", *([""] if with_titles else []), *(str(n) for n in totals))
    console.print(table, highlight=False)
    if skipped:
        say(f"left out: {', '.join(skipped)}")


def _plain(text: str) -> Text:
    """Text that rich does not read as its markup, as in 附件[1].txt."""
    from rich.text import Text

    return Text(text)
