"""`policyparse show`: a document as a tree and tables in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policyparse.cli.output import read_document, say, write_stdout
from policyparse.errors import UnreadableInput

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

    from policyparse.model import Attachment, BodyTable, PolicyDocument, Section, Table

_SHORT = 60


def show(
    input: str = typer.Argument(..., metavar="INPUT", help="A document, a structured YAML or JSON file, or - for stdin."),
    full: bool = typer.Option(False, "--full", help="Whole texts instead of their beginnings."),
    page: int | None = typer.Option(None, "--page", metavar="N", min=1, help="The page of a PDF to draw with --image."),
    image: str | None = typer.Option(None, "--image", metavar="OUT.png", help="Draw a page of a PDF with the lines and table cells that were found on it."),
) -> None:
    """Show a document as a readable tree, with its tables; or a page of a PDF as a picture with what was found on it."""
    if page is not None or image is not None:
        _draw_page(input, page or 1, image)
        return
    from rich.console import Console

    document = read_document(input)
    # rendered first, written at once: a closed pipe or a full disk is then told like that of every other command
    console = Console(file=StringIO(), force_terminal=_is_terminal(), width=None if _is_terminal() else 120, no_color=None if _is_terminal() else True)
    _print_header(document, console)
    tree = _tree(document, full)
    console.print(tree, highlight=False)
    for attachment in document.attachments:
        _print_table(attachment, console, full)
    for table in document.tables:
        _print_table(table, console, full)
    _print_findings(document, console)
    assert isinstance(console.file, StringIO)
    write_stdout(console.file.getvalue())


def _draw_page(input: str, page: int, image: str | None) -> None:
    """Writes the picture of a page. Raises BadParameter where no file is named for it, UnreadableInput where the input is no PDF."""
    from policyparse.cli.output import read_data
    from policyparse.emit.files import write_whole
    from policyparse.readers.pdf.picture import picture

    if image is None:
        raise typer.BadParameter("say where the picture goes: --image OUT.png", param_hint="--page")
    data = read_data(input)
    if not data.startswith(b"%PDF"):
        raise UnreadableInput(input, "only pages of a PDF can be drawn", "give a PDF, or leave --page and --image out")
    write_whole(Path(image), picture(data, input, page))
    say(f"{image}: page {page} of {input}")


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _print_header(document: PolicyDocument, console: Console) -> None:
    from rich.table import Table

    meta = document.metadata
    rows = [
        ("标题", meta.title), ("文种", meta.document_type), ("发文字号", meta.document_number.text if meta.document_number else None),
        ("主送机关", "；".join(meta.addressees)), ("发文机关", "；".join(meta.issuing_authorities)), ("成文日期", meta.issue_date),
        ("计划年度", str(meta.plan_year) if meta.plan_year else None), ("附注", meta.note),
        ("抄送", "；".join("，".join(group) for group in meta.cc_recipients)), ("印发", " ".join(filter(None, (meta.printing_office, meta.print_date)))),
        ("来源", document.source.name + (f"（{document.source.characters} 字）" if document.source.characters else "")),
    ]  # fmt: skip
    grid = Table.grid(padding=(0, 2))
    for name, value in rows:
        if value:
            grid.add_row(f"[bold]{name}[/bold]", _escape(value))
    console.print(grid, highlight=False)


def _escape(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _tree(document: PolicyDocument, full: bool) -> Tree:
    from rich.tree import Tree

    tree = Tree(f"[bold]{_escape(document.id)}[/bold]")
    _add_sections(tree, document.sections, full)
    for payload in document.payloads:
        _add_sections(tree.add(f"[bold]{_escape(payload.title or payload.id)}[/bold]"), payload.sections, full)
    for attachment in document.attachments:
        count = len(attachment.tasks) + len(attachment.reforms) + len(attachment.projects) + len(attachment.rows)
        branch = tree.add(f"[bold]附件 {_escape(attachment.title or attachment.id)}[/bold] [dim]{attachment.id} {attachment.kind}{f', {count} rows' if count else ''}[/dim]")
        if attachment.document:
            _add_sections(branch, attachment.document.sections, full)
    return tree


def _add_sections(tree: Tree, sections: Iterable[Section], full: bool) -> None:
    for section in sections:
        branch = tree if section.num is None else tree.add(f"[bold]{_escape(section.num)}{_escape(section.heading or '')}[/bold] [dim]{section.id}[/dim]")
        if section.text:
            branch.add(_escape(_shortened(section.text, full)))
        for measure in section.measures:
            head = f"{_escape(measure.num)}{_escape(measure.heading or '')}"
            leaf = branch.add(f"[cyan]{head}[/cyan] [dim]{measure.id}[/dim] {_escape(_shortened(measure.text, full))}")
            for item in measure.items:
                leaf.add(f"{_escape(item.num or '')} {_escape(item.heading or _shortened(item.text, full))}")
        _add_sections(branch, section.sections, full)


def _shortened(text: str, full: bool) -> str:
    flat = text.replace("\n", " ")
    return flat if full or len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"


def _print_table(table: Attachment | BodyTable, console: Console, full: bool) -> None:
    from rich.table import Table

    header, rows = _records(table, full)
    if not rows:
        return
    grid = Table(title=_escape(table.title or table.id), title_justify="left", show_lines=False)
    for name in header:
        grid.add_column(_escape(name), overflow="fold")
    for row in rows:
        grid.add_row(*(_escape(cell) for cell in row))
    console.print(grid, highlight=False)


def _records(table: Table, full: bool) -> tuple[list[str], list[list[str]]]:
    if table.tasks:
        rows = [
            [
                str(t.serial or ""),
                t.measure.resolved or t.section.resolved or "",
                t.measure.agreement,
                _shortened(t.text, full),
                t.deadline.text if t.deadline else "",
                "、".join([*t.lead_units, *t.responsible_units]),
            ]
            for t in table.tasks
        ]
        return ["序号", "举措", "依据", "任务", "时限", "单位"], rows
    if table.reforms:
        return ["序号", "改革事项", "举措"], [[str(r.serial or ""), _shortened(r.text, full), "、".join(r.measures)] for r in table.reforms]
    if table.projects:
        rows = [
            [str(p.serial or ""), p.name, "、".join(p.regions), f"{p.investment.value}{p.investment.unit or ''}" if p.investment else "", p.deadline.text if p.deadline else ""]
            for p in table.projects
        ]
        if table.total:
            rows.append(["", "合计", "", f"{table.total.value}{table.total.unit or ''}", ""])
        return ["序号", "项目", "区域", "投资", "时限"], rows
    names = list(table.rows[0].cells) if table.rows else []
    grouped = any(r.group for r in table.rows)
    return (["组"] if grouped else []) + names, [([r.group or ""] if grouped else []) + [r.cells.get(n, "") for n in names] for r in table.rows]


def _print_findings(document: PolicyDocument, console: Console) -> None:
    colours = {"error": "red", "warning": "yellow", "info": "dim"}
    for d in document.diagnostics:
        console.print(f"[{colours[d.severity]}]{d.code} {d.severity}[/] {_escape(d.where or '')} {_escape(d.message)}", highlight=False)
