"""Imports point one way; the table below is the house from the ground up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "policyparse"

# part → the parts that it may import, itself aside. Every part stands above all it may import, so nothing points upwards.
# structure, tables and facts never see one another, and no stage sees a reader; what two need moves down.
MAY_IMPORT: dict[str, str] = {
    "errors": "",
    "version": "",
    "rules": "",
    "text": "rules",
    "language": "rules text",
    "model": "",
    "calendar": "rules text language model",
    "diagnostic_codes": "",
    "diagnostics": "diagnostic_codes",
    "source": "text diagnostics",
    "readers": "errors rules text language diagnostics source",
    "structure": "rules text language calendar diagnostics source model",
    "tables": "rules text language calendar diagnostics source model",
    "view": "rules text calendar diagnostics source model",
    "facts": "rules text language calendar diagnostics source model view",
    "links": "rules text language diagnostics source model view",
    "places": "model source",
    "tree": "version places text language calendar diagnostics source model structure tables",
    "reading": "diagnostics model",
    "assemble": "calendar diagnostics model view links places reading",
    "pipeline": "source model structure facts links view tree assemble",
    "emit": "errors text model",
    "corrections": "emit",
    "compare": "rules text language model",
    "validate": "errors rules text language calendar diagnostic_codes source model emit corrections",
    "policyparse": "errors version source model readers pipeline emit compare",  # __init__.py, the public API
    "cli": "errors places rules text diagnostic_codes diagnostics source model readers pipeline emit corrections compare validate policyparse",
    "__main__": "cli",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """policyparse.structure.titles → structure; policyparse itself → policyparse."""
    names = module.split(".")
    return names[1] if len(names) > 1 else "policyparse"


def name_of(path: Path) -> str:
    names = ["policyparse", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of every import from this package, those inside functions and for type checkers included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "policyparse")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import hides where it points"
            if node.module and node.module.split(".")[0] == "policyparse":
                names = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from ((node.lineno, name if is_module(name) else node.module) for name in names)


def is_module(name: str) -> bool:
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_only_what_stands_below_it(part: str) -> None:
    allowed = {part, *MAY_IMPORT[part].split()}
    files = [path for path in modules() if part_of(name_of(path)) == part]
    wrong = [f"{path.relative_to(PACKAGE.parent)}:{line} imports {module}" for path in files for line, module in imports(path) if part_of(module) not in allowed]
    assert wrong == []


def test_the_table_itself_points_one_way() -> None:
    parts = list(MAY_IMPORT)
    assert [f"{part} → {lower}" for i, part in enumerate(parts) for lower in MAY_IMPORT[part].split() if lower not in parts[:i]] == []


def test_every_part_has_its_place_in_the_table() -> None:
    assert {part_of(name_of(path)) for path in modules()} == set(MAY_IMPORT)


def test_no_modules_import_one_another_in_a_circle() -> None:
    left = {name_of(path): {module for _, module in imports(path)} for path in modules()}
    while free := [name for name, needed in left.items() if not needed & (left.keys() - {name})]:
        left = {name: needed for name, needed in left.items() if name not in free}
    assert sorted(left) == []


def test_only_the_command_line_knows_terminals() -> None:
    """No other part prints, reads the standard streams, ends the process, or imports what draws on terminals."""
    wrong = [
        f"{path.relative_to(PACKAGE.parent)}:{node.lineno} uses {word}"
        for path in modules()
        if part_of(name_of(path)) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Call, ast.Attribute, ast.Import, ast.ImportFrom)) and (word := terminal_word(node))
    ]
    assert wrong == []


def terminal_word(node: ast.Call | ast.Attribute | ast.Import | ast.ImportFrom) -> str | None:
    if isinstance(node, ast.Call):
        return node.func.id if isinstance(node.func, ast.Name) and node.func.id in {"print", "input", "exit"} else None
    if isinstance(node, ast.Attribute):
        is_sys = isinstance(node.value, ast.Name) and node.value.id == "sys"
        return f"sys.{node.attr}" if is_sys and node.attr in {"stdout", "stderr", "stdin", "argv", "exit"} else None
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return next((name for name in names if name.split(".")[0] in {"typer", "click", "rich", "argparse", "logging"}), None)
