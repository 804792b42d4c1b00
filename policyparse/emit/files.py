"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from policyparse.errors import OutputFailed


def write_whole(path: Path, text: str) -> None:
    """Writes beside `path`, then renames over it, so that no reader ever sees half a file. Raises OutputFailed."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except (OSError, UnicodeError) as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise OutputFailed(
            str(path), f"cannot be written: {(getattr(error, 'strerror', None) or str(error)).lower()}", "free some space, or give another folder with -o"
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
