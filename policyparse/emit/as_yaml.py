"""YAML for people and for git: running text as literal blocks, spans on one line, the schema named in the first line."""

from __future__ import annotations

from typing import Any

import yaml

from policyparse.model import PolicyDocument, to_data

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Flow(list):  # type: ignore[type-arg]
    """A list that is written on one line."""


class _Block(str):
    """A string that is written as a literal block."""


class _Dumper(_Base):  # type: ignore[misc]
    def ignore_aliases(self, data: object) -> bool:
        # equal spans are no reference to one another
        return True


_Dumper.add_representer(_Flow, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True))
_Dumper.add_representer(_Block, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style="|"))


def render(document: PolicyDocument, schema: str) -> str:
    """The document as YAML that loads back equal to its JSON."""
    body = yaml.dump(_styled(to_data(document), ""), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"# yaml-language-server: $schema={schema}\n{body}"


def _styled(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        inside = "spans" if key == "spans" else ""
        return {k: _styled(v, inside or k) for k, v in value.items()}
    if isinstance(value, list):
        return _Flow(value) if key.endswith("spans") else [_styled(v, "") for v in value]
    if isinstance(value, str) and "\n" in value and _fits_block(value):
        return _Block(value)
    return value


def _fits_block(text: str) -> bool:
    """Whether a literal block gives `text` back unchanged: printable, and no blanks at the ends of its lines."""
    lines = text.split("\n")
    return all(line.isprintable() and line == line.strip() and line for line in lines)
