"""What the parts of the data contract have in common.

The contract is written as standard dataclasses. `extract` only ever builds them, which costs next to nothing at start-up;
pydantic reads the same classes where data comes from outside (`load`) and for the JSON Schema. The string under a field
is its description there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias, TypeVar, dataclass_transform

SCHEMA_VERSION = 1

Spans: TypeAlias = list[tuple[int, int]]
"""Half-open [start, end) offsets into the source text, in characters, in reading order."""

T = TypeVar("T")


class Part:
    """Base of every part: unknown keys are an error.

    Equality and the shape of `repr` are written once here, not generated for each class: that would cost a third of the
    start-up of a short run.
    """

    # a field that is a word of Python (`from_`) goes by the word itself in files
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": lambda name: name.rstrip("_")}
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(field,))
def part(cls: type[T]) -> type[T]:
    """A part of the contract: keyword arguments only; the order of its fields is the order in the files."""
    return dataclass(kw_only=True, repr=False, eq=False, match_args=False)(cls)


def to_data(value: Any) -> Any:
    """Plain dicts, lists and scalars of a part, keys in model order. The only way out of the model into a file."""
    if isinstance(value, Part):
        return {name.rstrip("_"): to_data(item) for name, item in value.__dict__.items()}
    if isinstance(value, (list, tuple)):
        return [to_data(item) for item in value]
    if isinstance(value, dict):
        return {key: to_data(item) for key, item in value.items()}
    return value
