"""Values in, values out: no part of the contract changes once it is made, and only its makers make it."""

from __future__ import annotations

import ast
from pathlib import Path

from policyparse import model
from policyparse.model import Part

PACKAGE = Path(__file__).parents[2] / "policyparse"
FIELDS = {name for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Part) for name in kind.model_fields}
# Drafts of their own, whose fields go by the names of the contract.
DRAFTS = {"structure/metadata.py": {"meta"}, "facts/indicators/tables.py": {"found"}, "readers": set(), "cli/output.py": {"error"}}

# What holds other parts is made in the tree (with its ids, without facts) and completed in assemble; loading reads it back.
MAKERS = {
    "PolicyDocument": {"tree.py"},
    "Attachment": {"tree.py"},
    "BodyTable": {"tree.py"},
    "Payload": {"tree.py"},
    "Section": {"structure/nodes.py"},
    "Measure": {"structure/nodes.py"},
    "Outline": {"structure/nodes.py"},
    "Metadata": {"structure/metadata.py"},
}


def trees() -> list[tuple[str, ast.Module]]:
    return [(path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]


def test_every_part_of_the_contract_is_frozen() -> None:
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Part)]
    assert len(kinds) > 40
    assert [kind.__name__ for kind in kinds if not kind.model_config.get("frozen")] == []


def test_nothing_goes_round_the_freeze() -> None:
    ways = ("object.__setattr__(", "model_construct(", ".__dict__[")
    found = [(name, way) for name, _ in trees() for way in ways if way in (PACKAGE / name).read_text(encoding="utf-8")]
    # looking into a part by the name of a field is no writing
    assert [f for f in found if f[1] != ".__dict__["] == []
    written = [(name, node.lineno) for name, tree in trees() for node in ast.walk(tree) if isinstance(node, (ast.Assign, ast.AugAssign)) and "__dict__" in ast.dump(_target(node))]
    assert written == []


def _target(node: ast.Assign | ast.AugAssign) -> ast.AST:
    return node.target if isinstance(node, ast.AugAssign) else ast.Tuple(elts=node.targets)


def test_no_stage_grows_a_list_of_a_part() -> None:
    """part.actions.append(…) and part.spans += … change a part as an assignment does; a local draft is no part."""
    found = []
    for name, tree in trees():
        if name.split("/")[0] not in ("facts", "links", "assemble.py", "pipeline.py", "view.py", "tree.py", "emit", "validate"):
            continue
        for node in ast.walk(tree):
            call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("append", "extend", "insert", "sort", "update")
            holder = node.func.value if call and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else node.target if isinstance(node, ast.AugAssign) else None
            if (
                isinstance(holder, ast.Attribute)
                and isinstance(holder.value, ast.Name)
                and holder.attr in FIELDS
                and holder.value.id not in ("self", "done", "units", "top", *DRAFTS.get(name, ()))
            ):
                found.append(f"{name}:{node.lineno} {holder.value.id}.{holder.attr}")  # type: ignore[attr-defined]
    assert found == []


def test_parts_that_hold_others_have_one_maker_each() -> None:
    found = {
        (node.func.id, name)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS and "policyparse.model" in _imported(tree, node.func.id)
    }
    assert found == {(kind, name) for kind, names in MAKERS.items() for name in names}


def _imported(tree: ast.Module, name: str) -> str:
    return " ".join(str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names))
