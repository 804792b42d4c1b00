"""All rules: those of the YAML files and those that stand in code, each with its name and its file."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from policyparse.rules.loader import FOLDER, load
from policyparse.rules.rule import Ask, Entry, Rule, entry_of

PACKAGE = "policyparse"


class Named(NamedTuple):
    """A rule with its name (deadlines.review, calendar.dates.up_to) and the file that it stands in."""

    name: str
    file: str
    rule: Rule


def all_rules() -> list[Named]:
    """Every rule that has a pattern, those of the YAML files first."""
    return [*yaml_rules(), *code_rules()]


def files() -> list[str]:
    """The names of the YAML files."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def yaml_rules() -> list[Named]:
    """The rules of the YAML files, in their order."""
    return [Named(name, f"rules/{file}.yaml", Rule(entry)) for file in files() for name, entry in _entries(load(file), file, "search", ())]


def _entries(data: Any, name: str, ask: Ask, rejects: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    """What holds a pattern, at any depth. `ask` and `rejects` of a list of rules hold for each of them."""
    if isinstance(data, dict) and "pattern" in data:
        yield name, entry_of(data, ask, rejects)
    elif isinstance(data, dict):
        shared = tuple(data["rejects"]) if isinstance(data.get("rejects"), list) else rejects
        for key, value in data.items():
            yield from _entries(value, f"{name}.{key}", data.get("ask", ask), shared)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _entries(value, f"{name}[{i}]", ask, rejects)


def word_lists() -> list[tuple[str, str, list[str]]]:
    """(name, file, words) of every entry of the YAML files that is a list of words."""
    return [(name, f"rules/{file}.yaml", words) for file in files() for name, words in _lists(load(file), file)]


def _lists(data: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(data, dict):
        if isinstance(data.get("words"), list) and data["words"]:
            yield name, [str(word) for word in data["words"]]
        for key, value in data.items():
            yield from _lists(value, f"{name}.{key}")


def code_rules() -> list[Named]:
    """The rules that stand in modules as constants: _UP_TO of calendar/dates.py is calendar.dates.up_to."""
    package = importlib.import_module(PACKAGE)
    found: list[Named] = []
    for info in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if not info.name.endswith("__main__"):
            found += _of_module(importlib.import_module(info.name))
    return found


def _of_module(module: ModuleType) -> Iterator[Named]:
    path = Path(str(module.__file__))
    place = module.__name__.removeprefix(f"{PACKAGE}.")
    held = {key: rules for key, value in vars(module).items() if (rules := _held(value))}
    source = path.read_text(encoding="utf-8") if held else ""
    for key, rules in held.items():
        # what a module imports is the other's
        if re.search(rf"^{key}\b.* = ", source, re.MULTILINE):
            name = f"{place}.{key.strip('_').lower()}"
            names = [name] if len(rules) == 1 else [f"{name}[{i}]" for i in range(len(rules))]
            yield from (Named(n, path.relative_to(FOLDER.parent).as_posix(), rule) for n, rule in zip(names, rules, strict=True))


def _held(value: Any) -> list[Rule]:
    """The rule that a constant is, or those that it holds, where they stand there and not in a YAML file."""
    if isinstance(value, (dict, list, tuple)):
        return [rule for item in (value.values() if isinstance(value, dict) else value) for rule in _held(item)]
    return [value] if isinstance(value, Rule) and not value.place else []
