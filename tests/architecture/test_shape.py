"""How long things may grow, what every public name says of itself, and what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "policyparse"
LONGEST_FUNCTION, LONGEST_FILE = 60, 400

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
# a folder of somebody's machine: the home of a user, or where a build ran
MACHINE = re.compile(r"(?<![\w.:/-])/(?:home|Users|root|work|mnt/data)/\w|\b[A-Z]:\\{1,2}Users\\")


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """(file, node) of the whole package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(ROOT).as_posix(), node


def public(path: Path) -> Iterator[Definition]:
    """The functions and classes that other modules may use, and the methods of those classes."""
    pending: list[ast.stmt] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                pending += node.body


def test_no_function_is_longer_than_sixty_lines() -> None:
    functions = ((file, node) for file, node in nodes() if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
    assert [f"{file}:{node.lineno} {node.name}" for file, node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION] == []


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_catches_every_exception() -> None:
    broad = {"Exception", "BaseException"}
    handlers = ((file, node) for file, node in nodes() if isinstance(node, ast.ExceptHandler))
    assert [f"{file}:{node.lineno}" for file, node in handlers if node.type is None or any(isinstance(part, ast.Name) and part.id in broad for part in ast.walk(node.type))] == []


def test_nothing_suppresses_every_exception() -> None:
    calls = ((file, node) for file, node in nodes() if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "suppress")
    assert [f"{file}:{node.lineno}" for file, node in calls if any(isinstance(a, ast.Name) and a.id in {"Exception", "BaseException"} for a in node.args)] == []


@pytest.mark.parametrize("kind", [ast.FunctionDef, ast.ClassDef], ids=["function", "class"])
def test_every_public_definition_has_a_docstring(kind: type[Definition]) -> None:
    bare = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in public(path)
        if isinstance(node, kind) and not ast.get_docstring(node)
    ]
    assert bare == []


def test_every_module_has_a_docstring() -> None:
    assert [str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*.py") if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def files_of_the_repository() -> list[Path]:
    """Tracked files, and new ones that are about to be."""
    try:
        listed = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout")
    return [path for name in listed.stdout.decode("utf-8").split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = []
    for path in files_of_the_repository():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}:{i} {match[0]}" for i, line in enumerate(text.splitlines(), 1) if (match := MACHINE.search(line))]
    assert found == []
