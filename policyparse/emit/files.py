"""Writing files whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from policyparse.errors import OutputFailed


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes text (as UTF-8) or bytes beside `path`, then renames over it, so that no reader ever sees half a file.

    A file that was there keeps its permissions. Raises OutputFailed.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_permissions(path))
        Path(temporary).replace(path)
    except (OSError, UnicodeError) as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise OutputFailed(
            str(path), f"cannot be written: {(getattr(error, 'strerror', None) or str(error)).lower()}", "free some space, or give another folder with -o"
        ) from error


def _permissions(path: Path) -> int:
    """Those of the file that `path` names, or what the system gives a new one."""
    if path.is_file():
        return stat.S_IMODE(path.stat().st_mode)
    current = os.umask(0)
    os.umask(current)
    return 0o666 & ~current
