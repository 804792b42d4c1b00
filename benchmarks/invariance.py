"""Whether a document printed in other ways reads the same: `python benchmarks/invariance.py [FILES] [--way NAME] [--show N]`.

Each file is read, its paragraphs and rows are printed again in the ways of printings.py, and nodes, metadata, rows and goals are
compared with those of the plainest printing (a paragraph a line). Prints the share that is unchanged, by way and by field.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from printings import WAYS, Printing, pieces, plain

import policyparse
from policyparse.model import Item, Measure, PolicyDocument, Section
from policyparse.model.walk import all_sections, outlines

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FIELDS = ("title", "document_type", "document_number", "addressees", "issuing_authorities", "issue_date", "note")


def squash(value: object) -> str:
    """A value without blanks, its width unified."""
    return "".join(unicodedata.normalize("NFKC", "" if value is None else str(value)).split())


def facts(document: PolicyDocument) -> dict[str, Counter[str]]:
    """What is compared, by kind; each value as many times as it occurs."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        parts: list[Section | Measure] = [section, *section.measures]
        for part in parts:
            found["nodes"][_node(part)] += 1
            found["items"].update(_node(item) for item in part.items)
    meta = document.metadata
    for name in FIELDS:
        value = meta.document_number.text if name == "document_number" and meta.document_number else getattr(meta, name)
        found[f"metadata.{name}"][squash(value)] += 1
    found["payloads"].update(squash(p.title) for p in document.payloads)
    found["attachments"].update(squash(a.title) for a in document.attachments)
    for table in (*document.attachments, *document.tables):
        found["rows"].update(squash(r.cells) for r in table.rows)
        found["rows"].update(squash(t.text) for t in table.tasks)
    found["indicators"].update(squash((i.metric, i.value, i.unit)) for i in document.indicators)
    return found


def _node(part: Section | Measure | Item) -> str:
    heading = squash(part.heading)
    return f"{squash(part.num)} {heading} {squash(part.text)[:60]}"


def compared(base: dict[str, Counter[str]], other: dict[str, Counter[str]]) -> Iterator[tuple[str, int, int, list[str]]]:
    """(kind, values unchanged, values of both, what differs) for each kind."""
    for kind in sorted(base.keys() | other.keys()):
        same = sum((base[kind] & other[kind]).values())
        lost, new = base[kind] - other[kind], other[kind] - base[kind]
        yield kind, same, same + max(sum(lost.values()), sum(new.values())), [*(f"- {v}" for v in lost), *(f"+ {v}" for v in new)]


def read(printing: Printing) -> PolicyDocument:
    """The document of a printing."""
    return policyparse.parse(printing.data, name=f"printed{printing.suffix}", actions=False)


def files(given: Sequence[str]) -> list[Path]:
    """The files that are named, or every document with text of the material at hand."""
    if given:
        return [Path(name) for name in given]
    folders = [SHARED / "corpus", ROOT / "data" / "raw"]
    return sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in (".txt", ".html", ".md", ".docx") and "gold" not in p.parts and p.stem != "README")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--way", default="", help="only the ways whose name holds this")
    parser.add_argument("--show", type=int, default=0, help="differences shown of each document and way")
    parser.add_argument("--step", type=int, default=1, help="every n-th file only")
    options = parser.parse_args()
    good: dict[tuple[str, str], int] = Counter()
    total: dict[tuple[str, str], int] = Counter()
    for path in files(options.files)[:: options.step]:
        try:
            source = policyparse.read_source(path)
        except policyparse.UnreadableInput:
            continue
        found = pieces(source)
        first = read(Printing(".txt", plain(found).encode()))
        base, title = facts(first), first.metadata.title or ""
        for way, printed in WAYS.items():
            if options.way not in way:
                continue
            for kind, same, both, differs in compared(base, facts(read(printed(found, title)))):
                good[way, kind] += same
                total[way, kind] += both
                if differs and options.show:
                    print(f"{path.name[:50]} · {way} · {kind}", *(f"    {d[:150]}" for d in differs[: options.show]), sep="\n")
    report(good, total)


def report(good: dict[tuple[str, str], int], total: dict[tuple[str, str], int]) -> None:
    """The shares, a line a way."""
    kinds = ["nodes", "items", "metadata", "payloads", "attachments", "rows", "indicators"]
    print(f"{'':26}" + "".join(f"{kind:>13}" for kind in kinds))
    for way in dict.fromkeys(way for way, _ in total):
        cells = []
        for kind in kinds:
            keys = [key for key in total if key[0] == way and key[1].partition(".")[0] == kind]
            count = sum(total[key] for key in keys)
            cells.append(f"{100 * sum(good[key] for key in keys) / count:12.2f}%" if count else f"{'–':>13}")
        print(f"{way:26}" + "".join(cells))
    fields = sorted({kind for _, kind in total if kind.startswith("metadata.")})
    print(*(f"{f:32}{100 * sum(good[k] for k in total if k[1] == f) / sum(total[k] for k in total if k[1] == f):6.2f}%" for f in fields), sep="\n")


if __name__ == "__main__":
    main()
