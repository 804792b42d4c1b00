"""Ratios of validation, measured side by side in one run: machines are noisy, ratios less so.

    python benchmarks/validate.py [--files N] [--repeat N] [--jobs N]

All three layers of `policyparse validate` (schema, meaning, source) against check-jsonschema doing the schema layer alone on
the same files, each as a whole process, for JSON and for YAML.

The files are made on the spot: the text samples of data/raw, each with another city and another number in every copy, so
that no two are alike and nothing can be remembered from one to the next. Their sources stand beside them. Sources of other
formats are left out: reading them anew is the readers' work (see readers.py), a PDF of 10 pages takes about a second.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import cycle, islice, product
from pathlib import Path

from policyparse.emit import render, suffix
from policyparse.pipeline import build_document
from policyparse.readers import read_bytes, read_path

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "schemas" / "document.schema.json"
CITIES = [a + b for a, b in product("云明清长宁临永新安平", "澜溪泽川湖港浦泉江海")]
GOAL = 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    if find_spec("check_jsonschema") is None:
        print("check-jsonschema is not installed; pip install 'policyparse[bench]'")
        return
    with tempfile.TemporaryDirectory() as folder:
        for format in ("json", "yaml"):
            made = _make(Path(folder) / format, arguments.files, format)
            _report(made, format, arguments.repeat, arguments.jobs)


def _make(folder: Path, count: int, format: str) -> Path:
    """`count` structured files in folder/data and their sources in folder/raw."""
    raw, data = folder / "raw", folder / "data"
    raw.mkdir(parents=True)
    data.mkdir()
    texts = [(path.stem, read_path(path).text) for path in sorted((ROOT / "data" / "raw").glob("*.txt"))]
    for i, (stem, text) in enumerate(islice(cycle(texts), count)):
        city = CITIES[i // len(texts) % len(CITIES)]
        content = text.replace("云澜", city).replace("号\n", f"{i}号\n", 1).encode()
        name = f"{i:04} {stem}"
        (raw / f"{name}.txt").write_bytes(content)
        document = build_document(read_bytes(content, f"{name}.txt"))
        (data / f"{name}{suffix(format)}").write_text(render(document, format), encoding="utf-8")
    return folder


def _report(folder: Path, format: str, repeat: int, jobs: int) -> None:
    files = sorted(str(p) for p in (folder / "data").iterdir())
    size = sum(Path(f).stat().st_size for f in files) / 1e6
    other = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *files]
    ours = [sys.executable, "-m", "policyparse", "validate", "--format", "json", str(folder / "data")]
    commands = {
        "check-jsonschema, schema alone": other,
        "all layers": [*ours, "--source", str(folder / "raw")],
        f"all layers, --jobs {jobs}": [*ours, "--source", str(folder / "raw"), "--jobs", str(jobs)],
        "schema and meaning": ours,
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            seconds[name].append(_time(command))
    print(f"{format}: {len(files)} files, {size:.1f} MB")
    for name, times in seconds.items():
        ratios = [one / base for one, base in zip(times, seconds["check-jsonschema, schema alone"], strict=True)]
        goal = f"; goal at most {GOAL}×" if name == "all layers" else ""
        rate = len(files) / statistics.median(times)
        print(f"  {name}: {statistics.median(times):.1f} s, {rate:.0f} files a second, {statistics.median(ratios):.2f}× ({min(ratios):.2f}–{max(ratios):.2f}{goal})")


def _time(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:6])} …: exit code {done.returncode}\n{done.stdout.decode()[-2000:]}{done.stderr.decode()[-2000:]}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
