"""The lives of measures as a table."""

from __future__ import annotations

from policyparse.compare.lives import Life, Lives, Step
from policyparse.compare.report import words
from policyparse.compare.report.as_markdown import escape


def render(lives: Lives) -> str:
    """A table with a row for each measure and a column for each document."""
    titles = [escape(d.title or d.id) for d in lives.documents]
    lines = [f"# {' → '.join(titles)}", "", f"| | {' | '.join(titles)} | 首见 | 有变 | 停列 |", f"|---|{'---|' * len(titles)}---|---|---|"]
    lines += [_row(life, len(titles)) for life in lives.lives]
    return "\n".join(lines) + "\n"


def _row(life: Life, count: int) -> str:
    cells = [cell(life.steps[i], i == life.first, life.dropped == i) for i in range(count)]
    dropped = "" if life.dropped is None else str(life.dropped + 1)
    return f"| {escape(life.heading)} | {' | '.join(map(escape, cells))} | {life.first + 1} | {'、'.join(str(i + 1) for i in life.changed)} | {dropped} |"


def cell(step: Step | None, is_first: bool, is_dropped: bool) -> str:
    """What stands in the column of one document."""
    if step is None:
        return "停列" if is_dropped else ""
    kinds = [words.KINDS[kind] for kind in step.kinds] or ["起"]
    said = "拆出" if is_first and step.kinds == ("split",) else "、".join(kinds)
    return f"{said} {step.id}" + (f"（{step.similarity:.2f}）" if step.similarity is not None and step.similarity < 0.995 else "")
