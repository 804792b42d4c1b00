"""What a project asks of validate: [tool.policyparse] in pyproject.toml, or .policyparse.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, cast

from policyparse.diagnostic_codes import Severity
from policyparse.errors import UnreadableInput
from policyparse.validate.findings import SEVERITIES, Language
from policyparse.validate.register import checks

NAMES = (".policyparse.toml", "pyproject.toml")
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Settings:
    """Which findings count, and how. Codes are given whole (PP651) or by their beginning (PP6)."""

    select: tuple[str, ...] = ("PP",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: Path | None = None
    fail_on: Severity = "error"
    lang: Language | None = None
    root: Path = Path()  # what patterns of files and the baseline count from

    def wants(self, code: str, file: str) -> bool:
        """Whether findings of `code` in `file` are reported: the longest beginning that names it decides, of equal ones ignore."""
        chosen = max((len(p) for p in self.select if code.startswith(p)), default=-1)
        left = max((len(p) for p in self.ignore if code.startswith(p)), default=-1)
        if chosen <= left:
            return False
        return not any(code.startswith(prefix) for pattern, codes in self.per_file_ignores.items() if self._fits(pattern, file) for prefix in codes)

    def _fits(self, pattern: str, file: str) -> bool:
        path = PurePath(file)
        # a file outside of the project goes by its own name
        with suppress(ValueError, OSError):
            path = PurePath(Path(file).resolve().relative_to(self.root.resolve()))
        return fnmatchcase(path.as_posix(), pattern) or fnmatchcase(path.name, pattern)


def find(start: Path) -> Path | None:
    """The settings file that counts in `start`: there or in the nearest folder above."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
                return path
    return None


def _table(path: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower(), "check the path and your permission to read it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), f"no TOML: {error}", "correct the file") from error
    if path.name != "pyproject.toml":
        return content
    table = content.get("tool", {})
    return cast("dict[str, Any] | None", table.get("policyparse") if isinstance(table, dict) else None)


def load(path: Path) -> Settings:
    """The settings of a file. Raises UnreadableInput naming the key that is wrong."""
    table = _table(path) or {}
    settings = Settings(root=path.parent)
    for key, value in table.items():
        settings = _with(settings, key, value, path)
    return settings


def _with(settings: Settings, key: str, value: Any, path: Path) -> Settings:
    if key in ("select", "ignore"):
        return replace(settings, **{key: codes(value, path, key)})  # type: ignore[arg-type]
    if key == "severity" and isinstance(value, dict) and all(v in SEVERITIES for v in value.values()):
        return replace(settings, severity={code: v for name, v in value.items() for code in codes([name], path, key)})
    if key == "per-file-ignores" and isinstance(value, dict):
        return replace(settings, per_file_ignores={pattern: codes(names, path, key) for pattern, names in value.items()})
    if key == "baseline" and isinstance(value, str):
        return replace(settings, baseline=path.parent / value)
    if key == "fail-on" and value in SEVERITIES:
        return replace(settings, fail_on=value)
    if key == "lang" and value in _LANGUAGES:
        return replace(settings, lang=value)
    raise UnreadableInput(str(path), f"{key} = {value!r} is no setting of policyparse", "see policyparse validate --help, or remove the line")


def codes(value: Any, path: Path | str, key: str) -> tuple[str, ...]:
    """Codes as a setting gives them. Raises UnreadableInput where one begins no code that there is."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)):
        raise UnreadableInput(str(path), f"{key} = {value!r} is no list of codes", 'write ["PP651", "PP8"]')
    for name in names:
        if not isinstance(name, str) or not name or not any(code.startswith(name.upper()) for code in checks()):
            raise UnreadableInput(str(path), f"{key}: {name!r} is no code of validate", "policyparse explain lists them all")
    return tuple(name.upper() for name in names)
