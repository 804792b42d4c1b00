"""What becomes of every file of a folder, by format: read, read with warnings, or refused in one line. Exit status 1 where anything
else happens: a traceback, more than one line, a document next to empty without a warning.

    python benchmarks/outcomes.py ../shared/corpus ../shared/more [--show] [--timeout 60]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

HARDLY_ANY = 60  # characters beside furniture and title
NO_INPUT = {".yaml", ".yml", ".json", ".tsv"}
NOTES = {"readme", "license", "manifest"}


class Outcome(NamedTuple):
    """What became of one file."""

    state: str  # read, doubted (read with warnings), refused, silent (next to empty and no warning), broken
    line: str
    seconds: float


def outcome(path: Path, timeout: float) -> Outcome:
    """Extracts one file in a process of its own."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "policyparse", "extract", str(path), "--format", "json", "--no-actions"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return Outcome("broken", f"took more than {timeout:g} s", timeout)
    seconds = time.perf_counter() - begun
    said = done.stderr.strip().splitlines()
    if done.returncode:
        return Outcome("refused" if done.returncode == 2 and len(said) == 1 else "broken", said[-1] if said else "", seconds)
    document = json.loads(done.stdout)
    warned = [d for d in document["diagnostics"] if d["severity"] != "info"]
    held = document["source"]["characters"] - sum(len(f["text"]) for f in document["furniture"]) - len(document["metadata"]["title"] or "")
    if held < HARDLY_ANY and not warned:
        return Outcome("silent", f"{held} characters beside furniture and title", seconds)
    return Outcome("doubted" if warned else "read", "", seconds)


def main() -> int:
    """Prints the table; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="the line of every file that was not read")
    parser.add_argument("--timeout", type=float, default=60)
    given = parser.parse_args()
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    longest: dict[str, float] = defaultdict(float)
    files = [f for folder in given.folders for f in sorted(folder.rglob("*")) if f.is_file() and f.suffix.lower() not in NO_INPUT and f.stem.lower() not in NOTES]
    for file in files:
        found, kind = outcome(file, given.timeout), file.suffix.lower().lstrip(".") or "none"
        table[kind][found.state] += 1
        longest[kind] = max(longest[kind], found.seconds)
        if given.show and found.line:
            print(f"{found.state}: {file.name}: {found.line}")
    states = ("read", "doubted", "refused", "silent", "broken")
    print(f"{'format':<8}{'files':>6}" + "".join(f"{s:>9}" for s in states) + f"{'longest':>9}")
    for kind, counts in sorted(table.items()):
        print(f"{kind:<8}{sum(counts.values()):>6}" + "".join(f"{counts[s]:>9}" for s in states) + f"{longest[kind]:>8.1f}s")
    total = {s: sum(counts[s] for counts in table.values()) for s in states}
    taken = total["read"] + total["doubted"]
    print(f"{'all':<8}{len(files):>6}" + "".join(f"{total[s]:>9}" for s in states) + f"   {100 * taken / max(len(files), 1):.1f} % read")
    return 1 if total["silent"] or total["broken"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
