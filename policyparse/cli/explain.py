"""`policyparse explain`: what a diagnostic means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

from policyparse.cli.output import write_stdout

if TYPE_CHECKING:
    from policyparse.diagnostic_codes import Code
    from policyparse.validate import CheckCode
    from policyparse.validate.findings import Language

_WORDS = {
    "en": ("What to do: ", "A document that trips it:", "A structured file that trips it, laid over a smallest one:", "And one that does not:"),
    "zh": ("处理办法：", "触发示例：", "触发示例（叠加在最小的结构化文件上）：", "不触发示例："),
}


def explain(
    code: str | None = typer.Argument(None, metavar="[CODE]", help="A code such as PP401; all codes without it."),
    lang: str = typer.Option("en", "--lang", metavar="en|zh", help="Language; codes of extract are explained in English."),
) -> None:
    """Say what a diagnostic means, with an example and a remedy."""
    from policyparse.diagnostics import register
    from policyparse.validate import checks

    if lang not in _WORDS:
        raise typer.BadParameter(f"{lang!r} is none of {', '.join(_WORDS)}", param_hint="--lang")
    language: Any = lang
    extracting, validating = register(), checks()
    if code is None:
        titles = {c.code: (c.severity, c.title) for c in extracting.values()} | {c.code: (c.severity, c.title[language]) for c in validating.values()}
        write_stdout("".join(f"{name}  {severity:8}{title}\n" for name, (severity, title) in sorted(titles.items())))
        return
    name = code.upper()
    if name in validating:
        write_stdout(_of_validate(validating[name], language))
    elif name in extracting:
        write_stdout(_of_extract(extracting[name]))
    else:
        raise typer.BadParameter(f"{code!r} is no code; policyparse explain lists them all", param_hint="CODE")


def _of_extract(entry: Code) -> str:
    return f"{entry.code} · {entry.severity} · {entry.title}\n\n{entry.explanation}\n\n{_WORDS['en'][0]}{entry.remedy}\n\n{_WORDS['en'][1]}\n{_indented(entry.example)}\n"


def _of_validate(entry: CheckCode, language: Language) -> str:
    do, _, trips, passes = _WORDS[language]
    head = f"{entry.code} · {entry.severity} · {entry.title[language]}\n\n{entry.explanation[language]}\n\n{do}{entry.remedy[language]}\n"
    return f"{head}\n{trips}\n{_indented(_example(entry.trips))}\n\n{passes}\n{_indented(_example(entry.passes))}\n"


def _example(example: Any) -> str:
    """A file as it is, parts as YAML of the flow kind, one part a line."""
    if isinstance(example, str):
        return example.removeprefix("file: ")
    return "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in example.items()) or "{}"


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.rstrip("\n").split("\n"))
