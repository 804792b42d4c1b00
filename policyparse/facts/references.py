"""Documents that the text cites: 《…》, document numbers, attachments of its own.

A title and the number beside it are one reference. A short name (《方案》) stands for the title that it was introduced for. The
first reference to a document is told by `resolved` of every later one; what this document holds itself (附件2, the 方案 that a
通知 carries) resolves to its part. 本方案 is no reference: it says no more than the place it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from policyparse.facts.abbreviations import SHORT_NAMES, introduced
from policyparse.language.document_numbers import find_numbers
from policyparse.language.document_types import bare
from policyparse.language.numerals import integer
from policyparse.model import Abbreviation, PolicyDocument, Reference
from policyparse.rules import load, rule, yaml_rule
from policyparse.text.folding import squash
from policyparse.view import DocumentView, Facts, NodeText, Places

_ATTACHMENT, _SENDS = yaml_rule("references.attachment"), yaml_rule("references.sends")
_TELLTALE = rule(
    "《|号|附件",
    examples=["《渔港条例》", "第5号", "见附件"],
    rejects=["渔港改造", "条例"],
    why="No citation is without one of these.",
)
_LONGEST = 200  # characters of a title
_NEAR = 40  # characters from a number to the end of its bracket
_SHORTEST_NAME = 8  # characters of a title that may stand for a longer one with its issuer before it


Part: TypeAlias = tuple[str | None, str | None]
"""Id and title of a part that this document holds itself."""


class Cited(NamedTuple):
    """A citation [start, end) of a text: what it names."""

    start: int
    end: int
    title: str | None
    number: str | None
    attachment: int | None = None  # the number of an attachment of this document; 0 for 附件 alone


def find_references(view: DocumentView) -> Facts:
    """Every citation in reading order."""
    texts, known = view.texts, _Known(view.tree, introduced(view.texts))
    found: list[Reference] = []
    for node in map(texts.__getitem__, texts.holding(_TELLTALE)):
        for cited in find_citations(node.folded):
            if cited.title is None and cited.number and (cited.number == known.number or node.role == "title"):
                continue  # the document's own number
            found.append(_reference(f"ref{len(found) + 1}", node, cited, view.places, known))
    return Facts(found)


def _reference(name: str, node: NodeText, cited: Cited, places: Places, known: _Known) -> Reference:
    spans = node.cut(cited.start, cited.end)
    if cited.attachment is not None:
        kind = "attachment"
        resolved, title = known.own.get(f"附件{cited.attachment or ''}", (None, None))
    else:
        title = known.title(node, cited)
        kind = kind_of(title)
        resolved = known.resolve(name, title, cited.number)
    return Reference(
        id=name, title=title, document_number=cited.number, kind=kind,  # type: ignore[arg-type]
        printed=node.text[cited.start : cited.end], resolved=resolved, within=places.at(spans[0][0]), spans=spans,
    )  # fmt: skip


class _Known:
    """What citations may mean: the parts of the document, its short names, and what was cited before."""

    def __init__(self, document: PolicyDocument, abbreviations: Iterable[Abbreviation]) -> None:
        self.number = document.metadata.document_number.text if document.metadata.document_number else None
        self.own = _own_parts(document)
        self._full = {a.short: a.full for a in abbreviations if a.kind == "document"}
        self._titles: dict[str, tuple[str, str | None]] = {}  # by squashed title: its first reference, and the number that it gives
        self._numbers: dict[str, str] = {}

    def title(self, node: NodeText, cited: Cited) -> str | None:
        """The title as printed; of a short name the full one."""
        if cited.title is None:
            return None
        at = node.folded.index(cited.title, cited.start)
        title = node.text[at : at + len(cited.title)].strip()
        return self._full.get(title, title)

    def resolve(self, name: str, title: str | None, number: str | None) -> str | None:
        """The part that is meant, else the first reference to the same document; None where `name` is the first."""
        key = squash(title) if title else None
        # 原《…办法》（云政发〔2020〕5号）同时废止: of the same name as this one, but another
        if key and number in (None, self.number) and (part := _own_part(key, self.own)):
            return part
        before = self._numbers.get(number) if number else None
        if before is None and key and key in self._titles:
            first, printed = self._titles[key]
            before = first if number is None or printed in (None, number) else None
        if key:
            self._titles.setdefault(key, (before or name, number))
        if number:
            self._numbers.setdefault(number, before or name)
        return before


def _own_part(key: str, own: Mapping[str, Part]) -> str | None:
    if key in own:
        return own[key][0]
    # 《云澜市河湖管理办法》 of a carried text whose title leaves the city out, and the other way round
    return next((part for name, (part, _) in own.items() if min(len(name), len(key)) >= _SHORTEST_NAME and (name.endswith(key) or key.endswith(name))), None)


def _own_parts(document: PolicyDocument) -> dict[str, Part]:
    """id and title of what the document holds, by squashed title and by 附件N."""
    parts: dict[str, Part] = {}
    for attachment in document.attachments:
        if attachment.number is not None:
            parts.setdefault(f"附件{attachment.number}", (attachment.id, attachment.title))
        if attachment.title:
            parts.setdefault(squash(attachment.title), (attachment.id, attachment.title))
    if len(document.attachments) == 1:
        parts["附件"] = (document.attachments[0].id, document.attachments[0].title)
    for payload in document.payloads:
        if payload.title:
            parts.setdefault(squash(payload.title), (payload.id, payload.title))
    return parts


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """The types of documents with their kind, the longest first: 办法 before 法."""
    words = [(word, kind) for kind, words in load("references")["kinds"].items() for word in words]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


def kind_of(title: str | None) -> str:
    """What kind of document a title names, by the type that ends it.

    >>> kind_of("云澜市河湖管理办法（试行）"), kind_of("中华人民共和国水法"), kind_of(None)
    ('measures', 'law', 'other')
    """
    if title is None:
        return "other"
    name = bare(title).removesuffix("草案")
    return next((kind for word, kind in _kinds() if name.endswith(word)), "other")


def find_citations(folded: str) -> list[Cited]:
    """The citations of a text in order and apart from one another."""
    titles = list(_titles(folded)) if "《" in folded else []
    numbers = find_numbers(folded) if "号" in folded else []
    found = _joined(folded, titles, numbers)
    if "附件" in folded:
        found += (c for c in _attachments(folded) if not any(f.start < c.end and c.start < f.end for f in found))
    return sorted(found, key=lambda c: c.start)


def _titles(folded: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every 《…》, those inside another with it; one that does not close on its line within _LONGEST is none."""
    introduced = {match.start("document") - 1 for match in SHORT_NAMES.finditer(folded) if match["document"]} if "称" in folded else set()
    at = folded.find("《")
    while at >= 0:
        end = _closing(folded, at)
        if end is not None and at not in introduced and folded[at + 1 : end - 1].strip():
            yield at, end
        at = folded.find("《", end if end is not None else at + 1)


def _closing(folded: str, at: int) -> int | None:
    depth = 0
    for i in range(at, min(len(folded), at + _LONGEST)):
        if folded[i] == "《":
            depth += 1
        elif folded[i] == "》":
            depth -= 1
            if depth == 0:
                return i + 1
        elif folded[i] == "\n":
            return None
    return None


def _joined(folded: str, titles: Sequence[tuple[int, int]], numbers: Sequence[tuple[int, int, str]]) -> list[Cited]:
    """Titles with the number that stands right behind or before them; other numbers by themselves, those inside titles left out."""
    by_start = {start: (end, text) for start, end, text in numbers}
    by_end = {end: (start, text) for start, end, text in numbers}
    used: set[int] = set()
    found: list[Cited] = []
    for start, end in titles:
        title = folded[start + 1 : end - 1].strip()
        behind = next((at for at in (end, end + 1, end + 2) if at in by_start and folded[end:at] in ("", "（", "(", "[", " ", "（见", "(见")), None)
        before = next((at for at in (start, start - 1, start - 2) if at in by_end and folded[at:start] in ("", " ", "文", "文件")), None)
        if behind is not None:
            upto, number = by_start[behind]
            used.add(behind)
            found.append(Cited(start, _bracket_end(folded, upto) if behind > end else upto, title, number))
        elif before is not None:
            opened, number = by_end[before]
            used.add(opened)
            found.append(Cited(opened, end, title, number))
        else:
            found.append(Cited(start, end, title, None))
    found += (Cited(a, b, None, text) for a, b, text in numbers if a not in used and not _within(a, titles))
    return found


def _bracket_end(folded: str, upto: int) -> int:
    """Behind the bracket that a number stands in, with what else it says (…号，以下简称《方案》）; behind the number where an attachment
    is named in it, or it does not close."""
    closing = min((at for mark in "）)]" if (at := folded.find(mark, upto, upto + _NEAR)) >= 0), default=upto - 1)
    between = folded[upto:closing]
    return upto if closing < upto or "附件" in between or "\n" in between or "（" in between else closing + 1


def _within(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in stretches)


def _attachments(folded: str) -> Iterator[Cited]:
    """附件2 anywhere; 附件 alone where the text sends the reader there (见附件)."""
    for match in _ATTACHMENT.finditer(folded):
        number = integer(match["number"]) if match["number"] else 0
        if number or _SENDS.search(folded[max(0, match.start() - 4) : match.start()]):
            yield Cited(match.start(), match.end(), None, None, number or 0)
