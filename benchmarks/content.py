"""The finder of a saved page's document against kept extractors, on the pages of ../shared/corpus.

    python benchmarks/content.py [--misses NAME]

(a) pages that were annotated by reading (corpus/gold): the share of the annotated strings that an extraction holds
(b) all pages: of the lines that look like the document's own head and foot, the share kept; of the lines that look like
    the site's (menus and buttons; the portal's fields, whose values policyparse reads as metadata), the share let in

Both kinds of line of (b) are taken by their form from all that the page shows, whatever holds them, and count once a page.
A 附件 line that is a link to a file may be the document's or the portal's: it is counted apart and not in `all`.
An extraction is a list of lines; every extractor gets the same decoded text, and what it reports as the title counts as its
first line. `all that is shown` is no extractor: it says what any could hold. readability is weighed where it is installed
(pip install readability-lxml), trafilatura comes with policyparse[bench].
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from policyparse.errors import UnreadableInput
from policyparse.language.portal import is_label
from policyparse.readers import read_bytes
from policyparse.readers.html.content import mostly_links
from policyparse.readers.html.flow import DataTable, TextLine
from policyparse.readers.html.hidden import shown
from policyparse.readers.html.markup import parse

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
FOLDERS = ("govcn_html", "ljz_html")

_BRACKETS = str.maketrans("〔［[【〕］]】", "(" * 4 + ")" * 4)
_MARKS = re.compile(r"[\s。.．，,：:；;、|\u200b\ufeff\ue000-\uf8ff]+")
_DATE = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_BODY = r"[\u4e00-\u9fff、]{0,24}(?:政府|办公厅|办公室|委员会|国务院|委|局|厅|部|院|中心|人民银行|联席会议)"

# What stands alone on a line of a document's head or foot, by kind.
_OWN = {
    "number": re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+号"),
    "addressee": re.compile(r"(?:各|[\u4e00-\u9fff]{2,12}(?:政府|局|委|厅))[^。；]{2,150}[：:]"),
    "attachment": re.compile(r"附\s*(?:件|录|表)\s*\d*\s*(?:[：:].{4,80})?"),
    "note": re.compile(r"[（(](?:此件|本文)[^）)]{2,20}[）)]"),
}
_CHROME = re.compile(
    "首页|打印|分享|版权所有|ICP备|上一篇|下一篇|网站地图|扫一扫|当前位置|无障碍|公网安备|关闭窗口|浏览次数|浏览量|主办单位|承办单位|联系我们"
    "|网站标识码|技术支持|^相关(?:链接|解读|政策|稿件)|收藏|登录|^注册$|搜索|繁体|English|微信|微博|智能问答|(?<!发文)字号|字体|返回顶部|纠错"
)  # fmt: skip
_SITE_LENGTH = 40  # characters; a longer line is a sentence that happens to hold the word

Extractor = Callable[["Saved"], list[str]]


def squash(text: str) -> str:
    """Text as it is compared: without blanks and stops, brackets of one kind."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).translate(_BRACKETS))


class Saved:
    """A saved page: its bytes, its decoded text, and all that it shows."""

    def __init__(self, path: Path) -> None:
        self.name, self.data = path.name, path.read_bytes()
        page = parse(self.data, path.name)
        self.text = re.sub(r"^\s*<\?xml[^>]*\?>", "", self.data.decode(page.encoding, "replace"))
        self.shown = list(_shown(page.root))
        self.links = {piece.text.strip() for piece in shown(page.root)[0].pieces if isinstance(piece, TextLine) and mostly_links(piece)}


def _shown(root: Any) -> Iterator[str]:
    for piece in shown(root)[0].pieces:
        yield from (line for cell in piece.cells for line in cell.lines) if isinstance(piece, DataTable) else (piece.text,)


class Extraction:
    """The lines that an extractor gave."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = [line for line in lines if line.strip()]

    @cached_property
    def whole(self) -> str:
        return squash("".join(self.lines))

    @cached_property
    def units(self) -> set[str]:
        """Lines, pieces of lines between blanks, and lines without a date at their end: extractors break lines differently."""
        found = set()
        for line in self.lines:
            found |= {squash(piece) for piece in re.split(r"[\s|]+", line)}
            found |= {squash(line), re.sub(f"{_DATE}$", "", squash(line)), re.sub("^[-–•*]+", "", squash(line))}
            found |= {m[0] for m in re.finditer(f"{_DATE}$", squash(line))}
        return found - {""}

    def has_line(self, line: str) -> bool:
        """Whether a line is held: as one, or, where it is long enough to be nothing else, anywhere."""
        wanted = squash(line)
        return wanted in self.units or (len(wanted) >= 12 and wanted in self.whole)


# extractors


def extractors() -> dict[str, Extractor]:
    found: dict[str, Extractor] = {"policyparse": partial(_ours, fields=False), "policyparse, with fields": partial(_ours, fields=True)}
    if find_spec("trafilatura"):
        found |= {"trafilatura": partial(_trafilatura, recall=False), "trafilatura, for recall": partial(_trafilatura, recall=True)}
    else:
        print("trafilatura: skipped, it is not installed (pip install 'policyparse[bench]')")
    if find_spec("readability"):
        found["readability"] = _readability
    else:
        print("readability: skipped, it is not installed (pip install readability-lxml)")
    return found | {"all that is shown": lambda page: page.shown}


def _ours(page: Saved, *, fields: bool) -> list[str]:
    """The lines and cells of the document; with `fields`, also what is read as the portal's metadata."""
    try:
        source = read_bytes(page.data, page.name)
    except UnreadableInput:
        return []
    parts = [(line.span.start, line.span.end) for line in source.lines]
    parts += [(cell.start, cell.end) for table in source.tables for cell in table.cells]
    lines = [line for start, end in sorted(parts) for line in source.text[start:end].split("\n")]
    return lines + [f.value for f in source.portal if fields]


def _trafilatura(page: Saved, *, recall: bool) -> list[str]:
    import trafilatura  # type: ignore[import-not-found, unused-ignore]

    found = trafilatura.bare_extraction(page.text, favor_recall=recall, include_comments=False, include_tables=True, with_metadata=True)
    if found is None:
        return []
    parts = found if isinstance(found, Mapping) else found.as_dict()
    return [parts.get("title") or "", *(parts.get("text") or "").split("\n")]


def _readability(page: Saved) -> list[str]:
    import lxml.html
    import readability  # type: ignore[import-not-found, import-untyped, unused-ignore]

    document = readability.Document(page.text)
    try:
        return [document.title(), *_shown(lxml.html.document_fromstring(document.summary()))]
    except (readability.readability.Unparseable, lxml.etree.ParserError):
        return []


# (a) annotated strings


def annotated(gold: dict[str, Any], held: Extraction) -> Iterator[tuple[str, str, bool]]:
    """(kind, string, whether it is held) for each annotated string."""
    meta, payload = gold["metadata"], gold.get("payload") or {}
    for title in [meta.get("title_alt") or meta["title"], payload.get("title"), *(meta.get("attachment_titles") or [])]:
        if title:
            yield "titles", title, squash(title) in held.whole or (squash(meta["title"]) in held.whole and title == meta.get("title_alt"))
    for kind, text in (("number", meta.get("document_number")), *(("addressees", a) for a in meta.get("addressees") or [])):
        if text:
            yield kind, text, squash(text) in held.whole
    for heading in gold["headings"]:
        for text in (heading.get("heading"), heading.get("text_first8"), heading.get("text_last8")):
            if text:
                yield "headings and text", text, squash(text) in held.whole
    for signature in meta.get("issuing_authorities") or []:
        yield "signature, date", signature, held.has_line(signature)
    if date := meta.get("issue_date"):
        yield "signature, date", str(date), any(squash(form) in held.units for form in _printed(str(date)[:10]))


def _printed(date: str) -> list[str]:
    """2018-11-06 as documents print it."""
    year, month, day = (int(part) for part in date.split("-"))
    forms = [f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日"]
    for nought in "〇○零":
        digits = "".join(f"{nought}一二三四五六七八九"[int(d)] for d in str(year))
        forms.append(f"{digits}年{_count(month)}月{_count(day)}日")
    return forms


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else "二三"[tens - 2] + "十") + ("" if ones == 0 else "一二三四五六七八九"[ones - 1])


# (b) lines by their form


def own_lines(page: Saved) -> dict[str, str]:
    """Line → kind, of the lines that look like the document's own head and foot. Values of portal fields are not."""
    shown = page.shown
    found: dict[str, str] = {}
    for i, text in enumerate(line.strip() for line in shown):
        if i and (is_label(shown[i - 1]) or is_label(shown[i - 1].strip() + "：")):
            continue
        for kind, pattern in _OWN.items():
            if pattern.fullmatch(text) and not (kind == "addressee" and kind in found.values()):
                found.setdefault(text, "file link" if text in page.links else kind)
        if re.fullmatch(_DATE, re.sub(r"\s", "", text)) and (signers := _signers(shown[:i])):
            found |= {text: "date", **dict.fromkeys(signers, "signature")}
    return found


def _signers(above: Sequence[str]) -> list[str]:
    """The names of bodies right above a date: a date without one may be the portal's."""
    signers: list[str] = []
    for line in reversed(above[-8:]):
        if not all(re.fullmatch(_BODY, piece) for piece in line.split()) or is_label(line):
            break
        signers.append(line.strip())
    return signers


def site_lines(page: Saved) -> dict[str, str]:
    """Line → kind, of the lines that look like the site's: menus and buttons, and the fields of the portal."""
    found = {}
    for text in (line.strip() for line in page.shown):
        if len(text) <= _SITE_LENGTH and not re.search("[。；]", text):
            if is_label(text):
                found[text] = "portal field"
            elif _CHROME.search(text):
                found[text] = "chrome"
    return found


# counting


@dataclass
class Tally:
    held: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, kind: str, text: str, held: bool, where: str) -> None:
        for name in (kind, "all")[: 1 if kind == "file link" else 2]:
            self.total[name] += 1
            self.held[name] += held
        if held == (kind in ("chrome", "portal field")):
            self.misses.append(f"{where[:40]} · {kind}: {text[:60]}")

    def share(self, kind: str) -> str:
        return f"{self.held[kind] / self.total[kind]:.1%}" if self.total[kind] else "–"


def measure(pages: Sequence[tuple[Saved, dict[str, Any] | None]], extractor: Extractor) -> tuple[Tally, Tally, Tally, int]:
    gold, own, site, empty = Tally(), Tally(), Tally(), 0
    for page, annotation in pages:
        extraction = Extraction(extractor(page))
        empty += not extraction.lines
        if annotation:
            for kind, text, held in annotated(annotation, extraction):
                gold.add(kind, text, held, page.name)
        for text, kind in own_lines(page).items():
            own.add(kind, text, extraction.has_line(text), page.name)
        for text, kind in site_lines(page).items():
            site.add(kind, text, extraction.has_line(text), page.name)
    return gold, own, site, empty


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", default="", metavar="NAME", help="list what this extractor lost and let in")
    wanted = parser.parse_args().misses
    pages = list(_pages())
    if not pages:
        print(f"skipped: no saved pages in {CORPUS} ({', '.join(FOLDERS)})")
        return
    results = {name: measure(pages, extractor) for name, extractor in extractors().items()}
    print(f"{len(pages)} saved pages, {sum(a is not None for _, a in pages)} of them annotated")
    _table("(a) annotated strings held", {name: r[0] for name, r in results.items()}, ["titles", "number", "addressees", "headings and text", "signature, date", "all"])
    _table("(b) own lines kept, by their form", {name: r[1] for name, r in results.items()}, [*_OWN, "signature", "date", "all", "file link"])
    _table("(b) lines of the site let in, by their form", {name: r[2] for name, r in results.items()}, ["chrome", "portal field", "all"])
    print("pages without any text: " + ", ".join(f"{name} {r[3]}" for name, r in results.items()))
    if wanted in results:
        print("\n".join(miss for tally in results[wanted][:3] for miss in tally.misses))


def _pages() -> Iterator[tuple[Saved, dict[str, Any] | None]]:
    annotations = (yaml.safe_load(path.read_text("utf-8")) for path in sorted(CORPUS.glob("gold/*.yaml")))
    by_file = {unicodedata.normalize("NFC", a["file"]): a for a in annotations if a["format"] == "html"}
    for folder in FOLDERS:
        for path in sorted(CORPUS.glob(f"{folder}/*")):
            try:
                yield Saved(path), by_file.get(unicodedata.normalize("NFC", f"{folder}/{path.name}"))
            except UnreadableInput as error:
                print(f"left out: {error}")


def _table(title: str, tallies: Mapping[str, Tally], kinds: Sequence[str]) -> None:
    totals = next(iter(tallies.values())).total
    columns = [f"{kind} ({totals[kind]})" for kind in kinds]
    print(f"\n{title}\n{'':<26}" + "".join(f"{c:>{len(c) + 3}}" for c in columns))
    for name, tally in tallies.items():
        print(f"  {name:<24}" + "".join(f"{tally.share(kind):>{len(c) + 3}}" for kind, c in zip(kinds, columns, strict=True)))


if __name__ == "__main__":
    main()
