"""`policyparse rules`: which rules fire on a text, and what a rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import typer

from policyparse.cli.output import write_stdout

if TYPE_CHECKING:
    from policyparse.rules import Rule
    from policyparse.rules.registry import Named

app = typer.Typer(help="Try the rules of wording on a text, or show one of them.", no_args_is_help=True, rich_markup_mode=None)

_HEADS = {"en": ("rule", "file", "place", "what it finds"), "zh": ("规则", "文件", "位置", "命中文字")}
_NOTHING = {"en": "no rule fires", "zh": "没有规则命中"}
_FIELDS = {"en": ("asked", "why", "pattern", "examples", "rejects"), "zh": ("问法", "缘由", "模式", "正例", "反例")}
_ASKS = {
    "en": {"search": "anywhere in a text", "match": "where the program looks", "whole": "of a whole line or cell"},
    "zh": {"search": "文中任意处", "match": "程序所查之处", "whole": "整行或整格"},
}


class _Hit(NamedTuple):
    rule: str
    file: str
    start: int
    end: int


@app.command("try")
def try_(
    text: str = typer.Argument(..., metavar="TEXT", help="A wording, a line or a paragraph."),
    only: str = typer.Option("", "--rule", metavar="NAME", help="Only rules whose name begins so: deadlines, calendar.dates."),
    lang: str = typer.Option("en", "--lang", metavar="en|zh", help="Language."),
) -> None:
    """Say which rules fire on TEXT, where, and what they find."""
    from policyparse.text.folding import fold

    language = _language(lang)
    hits = [hit for hit in _hits(fold(text)) if hit.rule.startswith(only)]
    if not hits:
        write_stdout(f"{_NOTHING[language]}\n")
        return
    rows = [_HEADS[language], *((hit.rule, hit.file, f"{hit.start}:{hit.end}", text[hit.start : hit.end].replace("\n", "⏎")) for hit in hits)]
    # all columns but the last are ASCII below the heads
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    write_stdout("".join("  ".join([*(cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=False)), row[3]]) + "\n" for row in rows))


@app.command("show")
def show(
    name: str = typer.Argument(..., metavar="NAME", help="As `rules try` calls it: deadlines.past."),
    lang: str = typer.Option("en", "--lang", metavar="en|zh", help="Language of the labels."),
) -> None:
    """Print a rule: how it is asked, why it is there, its pattern, examples and rejects."""
    from policyparse.rules.registry import all_rules

    language = _language(lang)
    known = all_rules()
    found = [named for named in known if named.name == name]
    if not found:
        near = sorted(named.name for named in known if name.rsplit(".", maxsplit=1)[-1] in named.name)[:5]
        raise typer.BadParameter(f"{name!r} is no rule" + (f"; perhaps {', '.join(near)}" if near else ""), param_hint="NAME")
    write_stdout(_told(found[0], language))


def _told(named: Named, language: str) -> str:
    entry = named.rule.entry
    asked, why, pattern, examples, rejects = _FIELDS[language]
    lists = "".join(f"{title}:\n" + "".join(f"  {text}\n" for text in texts) for title, texts in ((examples, entry.examples), (rejects, entry.rejects)))
    return f"{named.name} · {named.file}\n{asked}: {_ASKS[language][entry.ask]}\n{why}: {entry.why}\n{pattern}: {entry.pattern}\n{lists}"


def _language(lang: str) -> str:
    if lang not in _HEADS:
        raise typer.BadParameter(f"{lang!r} is none of {', '.join(_HEADS)}", param_hint="--lang")
    return lang


def _cells(text: str) -> int:
    """How wide a terminal prints `text`: a Chinese character takes two columns."""
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text)


def _hits(folded: str) -> list[_Hit]:
    from policyparse.rules.registry import all_rules, word_lists

    patterns = (_Hit(named.name, named.file, *span) for named in all_rules() if not named.name.startswith("pieces.") for span in _found(named.rule, folded))
    words = (_Hit(name, file, *match.span()) for name, file, listed in word_lists() for match in re.finditer(_either(listed), folded))
    return [*patterns, *words]


def _found(rule: Rule, folded: str) -> Iterator[tuple[int, int]]:
    """Where a rule fires; one that is asked of a whole line is asked of the whole text and of each of its lines."""
    if rule.entry.ask != "whole":
        yield from (match.span() for match in rule.finditer(folded) if match[0])
        return
    lines = [match.span() for match in re.finditer(r"[^\n]+", folded)]
    yield from (span for span in dict.fromkeys([(0, len(folded)), *lines]) if rule.fullmatch(folded, *span))


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
