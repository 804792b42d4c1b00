"""How many masked figures come back, and how many of them right.

    python benchmarks/masks.py [--limit N] [--wrong] [FILES…]

Clear documents are masked as portals mask them: every Latin letter and digit becomes `*`, the numbers of headings too; what the portal itself prints
beside the document (its banner and fields) stays. Then each document is restored in four settings:

    alone           nothing but the masked text
    published       with the day of publication beside it, as portals print it
    year before     the same, with the report of the year before as context (yearly series of one author)
    another copy    the same, with the clear text itself as context: what the same document on another site gives

Without FILES: data/raw, and ../shared/corpus where it is there. A restoration counts as right only if every character of it is.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from policyparse.errors import UnreadableInput
from policyparse.facts.masks.context import ClearText
from policyparse.model import Mask, PolicyDocument
from policyparse.model.walk import all_sections, outlines
from policyparse.pipeline import build_context, build_document
from policyparse.readers import read_path
from policyparse.source import PortalField, SourceDocument
from policyparse.text.folding import fold

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
# kinds that the readers do not read, and what is no document
LEFT_OUT = {".doc", ".wps", ".xls", ".ofd", ".tsv", ".yaml"}
GOALS = {"certain": 0.995, "likely": 0.95}
SERIES = re.compile(r"(?P<year>\d{4})[年_](?P<place>\S*?)_?政府工作报告\.\w+")
LATIN = re.compile("[A-Za-z0-9]")
TITLE_YEAR = re.compile(r"(?<![\d—\-~至])(?:19|20)\d\d(?=\s*年度?(?!\s*[—\-~至]))")


class Clear(NamedTuple):
    """A clear document, its source, and where it comes from."""

    name: str
    source: SourceDocument
    document: PolicyDocument


class Count:
    """Masks of one setting by kind and confidence, and the years of titles and numbers of headings among them."""

    def __init__(self) -> None:
        self.found: Counter[tuple[str, str, bool]] = Counter()
        self.years = self.years_right = self.headings = self.headings_right = self.documents = 0
        self.wrong: list[str] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--limit", type=int, default=None, help="at most so many documents")
    parser.add_argument("--wrong", action="store_true", help="print every restoration that is certain or likely and wrong")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILES")
    arguments = parser.parse_args()
    documents = list(clear_documents(arguments.files or [*_files(ROOT / "data" / "raw"), *_files(CORPUS)]))[: arguments.limit]
    print(f"{len(documents)} documents, {sum(len(d.source.text) for d in documents):,} characters")
    for setting, pairs in settings(documents):
        count = Count()
        for clear, masked, context in pairs:
            score(count, clear, build_document(masked, context))
        report(setting, count, arguments.wrong)


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in LEFT_OUT and p.stem != "README" and "gold" not in p.parts)


def clear_documents(files: Iterable[Path]) -> Iterator[Clear]:
    """The documents that can be read and hold no mask as they are."""
    refused = masked = 0
    for file in files:
        try:
            source = read_path(file)
        except UnreadableInput:
            refused += 1
            continue
        document = build_document(source)
        if document.masks:
            masked += 1
            continue
        yield Clear(file.name, source, document)
    print(f"left out: {refused} that cannot be read, {masked} with masks of their own")


def masked_source(clear: Clear, dated: bool) -> SourceDocument:
    """The document as a portal would print it masked. Offsets stay, so tables and pages do."""
    kept = [(f.start, f.end) for f in clear.source.portal]
    metadata = clear.document.metadata
    kept += [span for name in ("region", "publication_time", "portal") for span in metadata.spans.get(name, [])]
    text, at = "", 0
    for start, end in sorted(kept):
        text += _mask(clear.source, at, max(at, start)) + clear.source.text[max(at, start) : max(at, end)]
        at = max(at, end)
    text += _mask(clear.source, at, len(clear.source.text))
    source = replace(clear.source, text=text, folded=fold(text), name="masked")
    day = metadata.publication_time or metadata.issue_date
    return replace(source, portal=(*source.portal, PortalField("发布日期", day, 0, 0))) if dated and day else source


def _mask(source: SourceDocument, start: int, end: int) -> str:
    return "".join("*" if LATIN.match(folded) else printed for printed, folded in zip(source.text[start:end], source.folded[start:end], strict=True))


Case = tuple[Clear, SourceDocument, list[ClearText]]


def settings(documents: Sequence[Clear]) -> Iterator[tuple[str, Iterator[Case]]]:
    """Every setting with its documents: (clear, masked, context)."""
    yield "alone", ((d, masked_source(d, False), []) for d in documents)
    yield "published", ((d, masked_source(d, True), []) for d in documents)
    series = year_before(documents)
    yield "year before", ((d, masked_source(d, True), build_context([(before.document, before.source)])) for d, before in series)
    yield "another copy", ((d, masked_source(d, True), [copy_of(d)]) for d in documents)


def year_before(documents: Sequence[Clear]) -> list[tuple[Clear, Clear]]:
    """Each document of a yearly series with the one before: 2026_云南省_政府工作报告 with 2025年云南省政府工作报告."""
    series: dict[tuple[str, int], Clear] = {}
    for document in documents:
        match = SERIES.fullmatch(document.name)
        if match:
            series[match["place"][:2], int(match["year"])] = document
    return [(document, series[place, year - 1]) for (place, year), document in series.items() if (place, year - 1) in series]


def copy_of(clear: Clear) -> ClearText:
    """The text as another site prints it: every twentieth line left out, wrapped at another width."""
    lines = [line for i, line in enumerate(clear.source.text.splitlines()) if i % 20 != 19]
    text = "\n".join(piece for line in lines for piece in (line[at : at + 33] for at in range(0, len(line), 33)))
    return ClearText("copy", clear.document.metadata.title, fold(text))


def score(count: Count, clear: Clear, restored: PolicyDocument) -> None:
    """Adds what became of one document."""
    count.documents += 1
    at = {mask.spans[0][0]: mask for mask in restored.masks}
    for mask in restored.masks:
        truth = "".join(clear.source.folded[a:b] for a, b in mask.spans)
        best = mask.restorations[0] if mask.restorations else None
        right = bool(best) and (any(r.value == truth for r in mask.restorations) if best and best.confidence == "possible" else bool(best and best.value == truth))
        count.found[mask.kind, best.confidence if best else "left", right] += 1
        if best and best.confidence != "possible" and not right:
            line = clear.source.folded[max(0, mask.spans[0][0] - 16) : mask.spans[-1][1] + 12].replace("\n", "|")
            count.wrong.append(f"{best.confidence} {mask.kind} {best.basis}: {best.value} for {truth} in {clear.name[-24:]}: {line}")
    for start, value in _title_years(clear):
        count.years += 1
        count.years_right += _is(at.get(start), value)
    for start, value in _headings(clear.document, clear.source.folded):
        count.headings += 1
        count.headings_right += _is(at.get(start), value)


def _is(mask: Mask | None, value: str) -> bool:
    best = mask.restorations[0] if mask and mask.restorations else None
    return bool(best and best.confidence != "possible" and best.value == value)


def _title_years(clear: Clear) -> Iterator[tuple[int, str]]:
    for start, end in clear.document.metadata.spans.get("title", []):
        for match in TITLE_YEAR.finditer(clear.source.folded, start, end):
            yield match.start(), match[0]


def _headings(document: PolicyDocument, folded: str) -> Iterator[tuple[int, str]]:
    """Where the Arabic number of every section and measure stands, and the number."""
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        nodes = [(section.num, section.spans), *((m.num, m.heading_spans) for m in section.measures)]
        for num, spans in nodes:
            digits = re.search(r"\d+(?:\.\d+)*", fold(num or ""))
            if digits and spans:
                yield folded.index(digits[0], spans[0][0]), digits[0]


def report(setting: str, count: Count, wrong: bool) -> None:
    """The table of one setting."""
    total = sum(count.found.values())
    print(f"\n{setting}: {count.documents} documents, {total:,} masked runs")
    print(f"    {'kind':<12}{'certain':>16}{'likely':>16}{'possible':>16}{'left':>8}    right / given")
    for kind in sorted({kind for kind, *_ in count.found}, key=lambda k: -sum(n for (kind, *_), n in count.found.items() if kind == k)):
        print(f"    {kind:<12}" + _cells(count, (kind,)))
    print(f"    {'all':<12}" + _cells(count, tuple({kind for kind, *_ in count.found})))
    for confidence, goal in GOALS.items():
        right, given = _given(count, tuple({kind for kind, *_ in count.found}), confidence)
        if given:
            print(f"    {confidence}: {right / given:.2%} right (goal {goal:.1%})")
    print(f"    numbers of headings restored: {_share(count.headings_right, count.headings)} (goal 95 %); years of titles: {_share(count.years_right, count.years)} (goal 80 %)")
    for line in count.wrong if wrong else ():
        print(f"      {line}")


def _given(count: Count, kinds: Sequence[str], confidence: str) -> tuple[int, int]:
    right = sum(count.found[kind, confidence, True] for kind in kinds)
    return right, right + sum(count.found[kind, confidence, False] for kind in kinds)


def _cells(count: Count, kinds: Sequence[str]) -> str:
    cells = [f"{right} / {given}" if given else "–" for right, given in (_given(count, kinds, c) for c in ("certain", "likely", "possible"))]
    return "".join(f"{cell:>16}" for cell in cells) + f"{_given(count, kinds, 'left')[1]:>8}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "none there"


if __name__ == "__main__":
    main()
