"""Edits planted in real text: the document cut into its parts, changed as a case says, and printed again with its numbers in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, cycle
from pathlib import Path
from typing import Any

import policyparse
from policyparse.compare.changes import Change, Diff
from policyparse.language.numerals import integer
from policyparse.model import Item, Measure, PolicyDocument, Project, Reform, Section, Spans, Task
from policyparse.model.walk import all_sections, outlines

ROOT = Path(__file__).parents[3]
_DIGITS = "零一二三四五六七八九"
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
_FIGURE = re.compile(r"[\d*%一二三四五六七八九十两百千万亿]")
# Words that no sample has, for text that is written anew.
_FILLERS = ("檐下", "晴窗", "远岫", "疏桐", "寒汀", "暮鼓", "烟渚", "苔痕", "霜钟", "云帆", "雨巷", "渔歌")


@dataclass(eq=False)
class Piece:
    """A part of the text that an edit can take: a heading, a measure, an item or a table row that begins a line; or what lies between."""

    id: str
    num: str
    rest: str

    @property
    def depth(self) -> int:
        return self.id.count(".") if self.id else 99


class Draft:
    """A document as a list of pieces."""

    def __init__(self, text: str) -> None:
        self.pieces = list(_pieces(text))
        self.through = _runs_through(self.pieces)
        self.numbered = True

    def text(self) -> str:
        if self.numbered:
            self._number()
        return "".join(p.num + p.rest for p in self.pieces)

    def plant(self, edit: dict[str, Any]) -> None:
        """One edit: a mapping with the name of a method and what it takes."""
        ((name, given),) = edit.items()
        getattr(self, f"plant_{name}")(given)

    def at(self, id: str) -> int:
        return next(i for i, p in enumerate(self.pieces) if p.id == id)

    def block(self, id: str) -> list[Piece]:
        """The piece and all that stands below it, with the blank lines between."""
        start = self.at(id)
        end = start + 1
        while end < len(self.pieces) and (self.pieces[end].id.startswith(f"{id}.") or not self.pieces[end].id):
            end += 1
        while not self.pieces[end - 1].id:
            end -= 1
        return self.pieces[start:end]

    def plant_delete(self, id: str) -> None:
        gone = self.block(id)
        self.pieces = [p for p in self.pieces if p not in gone]

    def plant_unwrap(self, id: str) -> None:
        """Deletes a heading and leaves what stands below it."""
        del self.pieces[self.at(id)]

    def plant_move(self, given: dict[str, str]) -> None:
        moved = self.block(given["id"])
        self.pieces = [p for p in self.pieces if p not in moved]
        behind = self.block(given["after"])
        at = self.pieces.index(behind[-1]) + 1
        self.pieces[at:at] = [Piece("", "", "\n"), *moved]
        # under a heading of another depth it becomes one of those that stand there
        moved[0].id = f"{given['after'].rpartition('.')[0]}.moved" if not given.get("below") else f"{given['after']}.moved"
        moved[0].num = behind[0].num if not given.get("below") else moved[0].num

    def plant_swap(self, given: list[str]) -> None:
        one, other = (self.block(id) for id in given)
        a, b = self.pieces.index(one[0]), self.pieces.index(other[0])
        self.pieces = [*self.pieces[:a], *other, *self.pieces[a + len(one) : b], *one, *self.pieces[b + len(other) :]]

    def plant_add(self, given: dict[str, str]) -> None:
        behind = self.block(given["after"])
        at = self.pieces.index(behind[-1]) + 1
        new = Piece(f"{given['after'].rpartition('.')[0]}.new", behind[0].num, f"{given['text']}\n")
        self.pieces[at:at] = [Piece("", "", "\n"), new]

    def plant_split(self, given: dict[str, str]) -> None:
        piece = self.pieces[self.at(given["id"])]
        at = piece.rest.index(given["at"])
        second = Piece(f"{piece.id}x", piece.num, given["heading"] + piece.rest[at:])
        piece.rest = piece.rest[:at] + "\n"
        self.pieces.insert(self.at(given["id"]) + 1, second)

    def plant_merge(self, given: list[str]) -> None:
        """Puts the text of the second piece behind that of the first; its heading goes."""
        first, second = (self.pieces[self.at(id)] for id in given)
        heading = re.match(r"[^。]{2,24}。", second.rest)
        first.rest = first.rest.rstrip() + second.rest[heading.end() if heading else 0 :]
        self.pieces.remove(second)

    def plant_replace(self, given: dict[str, str]) -> None:
        piece = self.pieces[self.at(given["id"])]
        assert given["old"] in piece.rest, (given["old"], piece.rest)
        piece.rest = piece.rest.replace(given["old"], given["new"], 1)

    def plant_everywhere(self, given: dict[str, str]) -> None:
        """Replaces text outside the pieces too (a title)."""
        assert any(given["old"] in p.rest for p in self.pieces), given["old"]
        piece = next(p for p in self.pieces if given["old"] in p.rest)
        piece.rest = piece.rest.replace(given["old"], given["new"], 1)

    def plant_mask(self, given: dict[str, str]) -> None:
        """Stars for every Latin letter and digit of a figure."""
        self.plant_replace({"id": given["id"], "old": given["figure"], "new": re.sub(r"[A-Za-z0-9]", "*", given["figure"])})

    def plant_rewrite(self, id: str) -> None:
        """About a third of the words behind the heading are others: every second pair of characters in the clauses without a figure."""
        piece = self.pieces[self.at(id)]
        heading = re.match(r"[^。]{2,24}。", piece.rest)
        start = heading.end() if heading else 0
        clauses = re.split(r"(?<=[，,；;。])", piece.rest[start:])
        fillers = cycle(_FILLERS)
        pairs = count()
        another = [c if _FIGURE.search(c) else re.sub(r"[\u4e00-\u9fff]{2}", lambda m: next(fillers) if next(pairs) % 2 else m[0], c) for c in clauses]
        piece.rest = piece.rest[:start] + "".join(another)

    def plant_renumber(self, given: dict[str, Any]) -> None:
        """through: false begins anew under every heading; style: another way of printing; by: all numbers that much higher."""
        if "through" in given:
            self.through = given["through"]
        for piece in (p for p in self.pieces if p.id.startswith(given.get("in", "")) and re.search(given.get("only", "."), p.id)):
            if "style" in given and piece.num:
                piece.num = given["style"].replace("N", _NUMBER.search(piece.num)[0])  # type: ignore[index]
            if "by" in given:
                self.numbered = False
                piece.rest = re.sub(r"^\d+", lambda m: str(int(m[0]) + given["by"]), piece.rest)

    def plant_keep_numbers(self, _: Any) -> None:
        """The numbers stay where they were planted."""
        self.numbered = False

    def _number(self) -> None:
        """Numbers in order: those of one depth begin anew behind every heading above them, or run through."""
        counts: Counter[int] = Counter()
        for piece in (p for p in self.pieces if p.num):
            for depth in [d for d in counts if d > piece.depth and d != self.through]:
                del counts[depth]
            if not _NUMBER.search(piece.num):
                continue
            counts[piece.depth] += 1
            piece.num = _NUMBER.sub(lambda m, n=counts[piece.depth]: str(n) if m[0].isdigit() else chinese(n), piece.num, count=1)  # type: ignore[misc]


def chinese(number: int) -> str:
    """1 to 99.

    >>> chinese(8), chinese(10), chinese(21)
    ('八', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    extents = sorted(_extents(policyparse.parse(text.encode(), name="case.txt"), text))
    for i, (start, last, id, num) in enumerate(extents):
        end = min(last, extents[i + 1][0]) if i + 1 < len(extents) else last
        if start > at:
            yield Piece("", "", text[at:start])
        yield Piece(id, num, text[start + len(num) : end])
        at = end
    yield Piece("", "", text[at:])


def _extents(document: PolicyDocument, text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, id, number) of everything that an edit can take."""
    for section in (s for outline in outlines(document) for s in all_sections(outline.sections)):
        yield from _extent(section, [*section.spans, *section.text_spans], text)
        for measure in section.measures:
            yield from _extent(measure, measure.spans, text)
        for item in (*section.items, *(i for m in section.measures for i in m.items)):
            if text[item.spans[0][0] - 1] in "\n\u3000 ":
                yield from _extent(item, item.spans, text)
    for attachment in document.attachments:
        records: list[Task | Reform | Project] = [*attachment.tasks, *attachment.reforms, *attachment.projects]
        for record in records:
            start = text.rfind("\n", 0, record.spans[0][0]) + 1
            yield start, text.index("\n", record.spans[0][0]), record.id, ""


def _extent(part: Section | Measure | Item, spans: Spans, text: str) -> Iterator[tuple[int, int, str, str]]:
    if part.num and spans:
        assert text.startswith(part.num, spans[0][0]), part
        yield spans[0][0], max(end for _, end in spans), part.id, part.num


def _runs_through(pieces: Sequence[Piece]) -> int | None:
    """The depth at which numbers run through all headings, if there is one."""
    for depth in {p.depth for p in pieces if p.id}:
        found = [p for p in pieces if p.depth == depth and p.num and ".i" not in p.id and _NUMBER.search(p.num)]
        numbers = [integer(_NUMBER.search(p.num)[0]) for p in found]  # type: ignore[index]
        if len({p.id.rpartition(".")[0] for p in found}) > 1 and numbers == list(range(1, len(numbers) + 1)):
            return depth
    return None


@cache
def original(path: Path) -> str:
    """The text of a document as the planted ones are printed: plain UTF-8."""
    return policyparse.read_source(path).text


def planted(text: str, edits: Sequence[dict[str, Any]]) -> str:
    """The text with the edits in it."""
    draft = Draft(text)
    for edit in edits:
        draft.plant(edit)
    return draft.text()


def document(text: str) -> PolicyDocument:
    return policyparse.parse(text.encode(), name="case.txt")


def found(diff: Diff) -> list[str]:
    """Every reported change as a case writes it: kind what old -> new."""
    return [f"{c.kind} {c.what} {' '.join(u.id for u in c.old)} -> {' '.join(u.id for u in c.new)}".replace("  ", " ").strip() for c in diff.reported]


def unmet(expected: Sequence[str], diff: Diff) -> tuple[list[str], list[str]]:
    """(expected changes that are not reported, reported ones that nobody planted).

    `changed figure X -> Y` is met by an indicator in X, or by X itself where its figure is no indicator.
    """
    missing, left = [], list(diff.reported)
    for wanted in expected:
        met = next((c for c in left if _meets(wanted, c)), None)
        if met is None:
            missing.append(wanted)
        else:
            left.remove(met)
    return missing, found(Diff(diff.old, diff.new, tuple(left)))


def _meets(wanted: str, change: Change) -> bool:
    head, _, new = wanted.partition(" ->")
    kind, what, *old = head.split()
    if change.kind != kind:
        return False
    if what == "figure" and change.what == "indicator":
        return [u.parent for u in change.old] == old and [u.parent for u in change.new] == new.split()
    return what in ("figure", change.what) and [u.id for u in change.old] == old and [u.id for u in change.new] == new.split()
