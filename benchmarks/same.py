"""Whether the working tree extracts byte for byte what an earlier commit did: `make same REF=<commit>`.

Every readable file of ../shared/corpus, ../shared/seeds and data/raw is extracted to JSON by both, with all facts. A difference is
printed with the path of the first value that differs. What a commit gave is kept in .same/ so that a second call is quick.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
STORE = ROOT / ".same"
SHARED = ROOT.parent / "shared"
READ = ("corpus", "seeds")


def git(*arguments: str) -> str:
    """What git says, without the line end."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def extract(code: Path, out: Path) -> None:
    """Extracts everything with the program in `code` into `out`, one folder of JSON for each folder that is read."""
    folders = [ROOT / "data" / "raw", *(SHARED / name for name in READ if (SHARED / name).is_dir())]
    for folder in folders:
        command = [sys.executable, "-m", "policyparse", "extract", str(folder), "--out", str(out / folder.name), "--format", "json", "--jobs", "2", "--quiet"]
        subprocess.run(command, cwd=out, env=os.environ | {"PYTHONPATH": str(code)}, check=False, capture_output=True)  # files that no reader can read end it with 2


def extracted_at(ref: str) -> Path:
    """The folder of what the commit `ref` extracts, made anew where it is not kept."""
    commit = git("rev-parse", "--verify", f"{ref}^{{commit}}")
    kept = STORE / commit
    if not kept.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "tree"
            git("worktree", "add", "--detach", str(tree), commit)
            try:
                made = Path(folder) / "out"
                made.mkdir()
                extract(tree, made)
                shutil.copytree(made, kept)
            finally:
                git("worktree", "remove", "--force", str(tree))
    return kept


def without(data: Any, names: Collection[str]) -> Any:
    """The data without what is empty and without the keys `names`."""
    if isinstance(data, dict):
        return {key: without(value, names) for key, value in data.items() if key not in names and value not in (None, [], {}, False)}
    return [without(value, names) for value in data] if isinstance(data, list) else data


def differences(old: Any, new: Any, at: str = "") -> Iterator[str]:
    """The paths of the values that differ, in the order of the document."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(k for k in new if k not in old)]:
            if key not in old or key not in new:
                yield f"{at}.{key}: only in the {'old' if key in old else 'new'}"
            else:
                yield from differences(old[key], new[key], f"{at}.{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (a, b) in enumerate(zip(old, new, strict=True)):
            yield from differences(a, b, f"{at}[{i}]")
    elif old != new:
        yield f"{at}: {str(old)[:70]!r} → {str(new)[:70]!r}"


def main() -> int:
    """0 where nothing differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ref", help="the commit to compare with")
    parser.add_argument("--show", type=int, default=5, help="values shown of each document that differs")
    parser.add_argument("--but", nargs="*", metavar="KEY", help="leave these keys out of account, and all values that are empty: for a step that adds fields")
    options = parser.parse_args()
    old = extracted_at(options.ref)
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder)
        extract(ROOT, new)
        names = sorted({p.relative_to(base).as_posix() for base in (old, new) for p in base.rglob("*.json")})
        differing = 0
        for name in names:
            texts = [(base / name).read_text(encoding="utf-8") if (base / name).is_file() else "null" for base in (old, new)]
            if texts[0] != texts[1]:
                data = [json.loads(text) for text in texts]
                if options.but is not None and without(data[0], {*options.but, "checksum"}) == without(data[1], {*options.but, "checksum"}):
                    continue
                differing += 1
                found = list(differences(*data)) or ["the same values, written otherwise"]
                print(f"{name}: {len(found)} values differ", *(f"    {line}" for line in found[: options.show]), sep="\n")
    print(f"{len(names) - differing} of {len(names)} documents are the same as at {options.ref}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
