"""The strings under the fields of the model, as the descriptions of the JSON Schema. Only `schema` needs them."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from itertools import pairwise
from typing import Any

from policyparse import model
from policyparse.model.base import Part


def descriptions() -> dict[tuple[str, str], str]:
    """(part, field) → what stands under the field, in the class that declares it. KeyError where a field has none."""
    parts: list[Any] = [value for value in vars(model).values() if isinstance(value, type) and issubclass(value, Part) and value is not Part]
    return {(part.__name__, f.name.rstrip("_")): _inherited(part, f.name) for part in parts for f in fields(part)}


def _inherited(part: type, name: str) -> str:
    for declaring in part.__mro__:
        if name in inspect.get_annotations(declaring):
            return _declared(declaring)[name]
    raise KeyError(f"{part.__name__}.{name}")


def _declared(part: type) -> dict[str, str]:
    body = ast.parse(inspect.getsource(part)).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: text.value.value
        for field, text in pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
