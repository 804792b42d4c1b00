"""The table at the end of `extract`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policyparse.cli.output import say

if TYPE_CHECKING:
    from policyparse.cli.outcome import Outcome

_WIDEST_TITLE = 40


def print_summary(outcomes: Sequence[Outcome], skipped: Sequence[str]) -> None:
    """Documents with their counts, a line of totals, and the files that were left out; on stderr."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{len(outcomes)} document{'s' if len(outcomes) != 1 else ''}", title_justify="left")
    table.add_column("document", no_wrap=True)
    table.add_column("title", overflow="fold")
    for heading in ("sections", "measures", "rows", "errors", "warnings", "notes"):
        table.add_column(heading, justify="right")
    for o in outcomes:
        title = "failed" if o.failed else _short(o.title)
        table.add_row(o.name, title, *(["–"] * 6 if o.failed else [str(n) for n in (*o.counts, *o.severities)]))
    totals = [sum(column) for column in zip(*((*o.counts, *o.severities) for o in outcomes), strict=True)]
    table.add_section()
    table.add_row("total", "", *(str(n) for n in totals))
    console = Console(stderr=True)
    # a pipe has no width; a table cut to 80 columns would be no table
    if not console.is_terminal:
        console.width = 200
    console.print(table, highlight=False)
    if skipped:
        say(f"left out: {', '.join(skipped)}")


def _short(title: str) -> str:
    return title if len(title) <= _WIDEST_TITLE else title[: _WIDEST_TITLE - 1] + "…"
