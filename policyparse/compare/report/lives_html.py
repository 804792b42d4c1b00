"""The lives of measures as a page with one table."""

from __future__ import annotations

from html import escape

from policyparse.compare.lives import Life, Lives
from policyparse.compare.report.lives_markdown import cell
from policyparse.compare.report.page import page


def render(lives: Lives) -> str:
    """The whole page."""
    titles = [d.title or d.id for d in lives.documents]
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in ["举措", *titles, "首见", "有变", "停列"])
    rows = "".join(_row(life, len(titles)) for life in lives.lives)
    title = " → ".join(titles)
    body = f"<body>\n<header>\n<h1>{escape(title)}</h1>\n</header>\n<main>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</main>\n"
    return page(title, body, script=False)


def _row(life: Life, count: int) -> str:
    cells = "".join(_cell(life, i) for i in range(count))
    changed = "、".join(str(i + 1) for i in life.changed)
    dropped = "" if life.dropped is None else str(life.dropped + 1)
    return f'<tr><th scope="row">{escape(life.heading)}</th>{cells}<td>{life.first + 1}</td><td>{changed}</td><td>{dropped}</td></tr>\n'


def _cell(life: Life, i: int) -> str:
    step = life.steps[i]
    name = ' class="none"' if step is None else ""
    title = f' title="{escape(step.heading, quote=True)}"' if step else ""
    return f"<td{name}{title}>{escape(cell(step, i == life.first, life.dropped == i))}</td>"
