"""`policyparse explain`: what a diagnostic means."""

from __future__ import annotations

import typer

from policyparse.cli.output import write_stdout


def explain(code: str | None = typer.Argument(None, metavar="[CODE]", help="A code such as PP401; all codes without it.")) -> None:
    """Say what a diagnostic means, with an example and a remedy."""
    from policyparse.diagnostics import register

    codes = register()
    if code is None:
        write_stdout("".join(f"{c.code}  {c.severity:8}{c.title}\n" for c in codes.values()))
        return
    entry = codes.get(code.upper())
    if entry is None:
        raise typer.BadParameter(f"{code!r} is no code; policyparse explain lists them all", param_hint="CODE")
    example = "\n".join("    " + line for line in entry.example.rstrip("\n").split("\n"))
    write_stdout(f"{entry.code} · {entry.severity} · {entry.title}\n\n{entry.explanation}\n\nWhat to do: {entry.remedy}\n\nA document that trips it:\n{example}\n")
