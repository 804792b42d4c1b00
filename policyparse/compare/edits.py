"""What changed inside a text: the edits from one wording to the other, whole words and figures at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from policyparse.compare.changes import Fill, Op
from policyparse.compare.plain import Plain
from policyparse.compare.settings import threshold
from policyparse.compare.words import words

_MASK = "*"
# A text of more tokens is compared by its ends only: nobody reads such edits, and the time is better spent.
_LONGEST = 20_000


class Stretch(NamedTuple):
    """A stretch of both texts, in offsets of their bare forms: the same, different, or a masked run beside what it hides."""

    same: Literal["equal", "edit", "fill"]
    old: tuple[int, int]
    new: tuple[int, int]


class Edits:
    """The edits from `old` to `new`."""

    __slots__ = ("new", "old", "stretches")

    def __init__(self, old: str, new: str, certain: Mapping[str, frozenset[str]] | None = None) -> None:
        self.old, self.new = Plain(old), Plain(new)
        self.stretches = list(_stretches(self.old.bare, self.new.bare, certain or {}))

    def ops(self) -> tuple[Op, ...]:
        """equal, delete and insert with what is printed; equal text as the old document prints it."""
        return tuple(op for stretch in self.stretches for op in self._ops(stretch))

    def _ops(self, stretch: Stretch) -> Iterator[Op]:
        before, after = self.old.printed(*stretch.old), self.new.printed(*stretch.new)
        if stretch.same == "equal":
            yield "equal", before
            return
        if before:
            yield "delete", before
        if after:
            yield "insert", after

    def edited(self) -> Iterator[Stretch]:
        """The stretches that differ."""
        return (s for s in self.stretches if s.same != "equal")

    def fills(self) -> tuple[Fill, ...]:
        """The masked runs that the other side prints in clear."""
        return tuple(self._fill(s) for s in self.stretches if s.same == "fill")

    def _fill(self, stretch: Stretch) -> Fill:
        before, after = self.old.bare[slice(*stretch.old)], self.new.bare[slice(*stretch.new)]
        # 92% beside **%: the run is **
        while before[-1] == after[-1]:
            before, after = before[:-1], after[:-1]
        while before[0] == after[0]:
            before, after = before[1:], after[1:]
        return Fill("old", before, after) if _MASK in before else Fill("new", after, before)

    @property
    def only_fills(self) -> bool:
        """Whether nothing differs but masked runs."""
        return all(s.same != "edit" for s in self.stretches)


def _stretches(old: str, new: str, certain: Mapping[str, frozenset[str]]) -> Iterator[Stretch]:
    if old == new:
        yield Stretch("equal", (0, len(old)), (0, len(new)))
        return
    one, other = words(old), words(new)
    blocks = _equal_blocks(one, other)
    raw = list(_filled(_gaps(blocks, len(one), len(other)), one, other, certain))
    kept = _anchored(raw, one, other)
    at_old, at_new = [0, *accumulate(map(len, one))], [0, *accumulate(map(len, other))]
    for same, a, b, c, d in kept:
        yield Stretch(same, (at_old[a], at_old[b]), (at_new[c], at_new[d]))


Block = tuple[Literal["equal", "edit", "fill"], int, int, int, int]


def _equal_blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """(start in one, start in other, length) of the equal runs of the longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    if max(len(one), len(other)) > _LONGEST:
        return _common_ends(one, other)
    # every distinct token as one character: compared exactly, and no hash of a string decides
    codes: dict[str, str] = {}
    coded = ["".join(codes.setdefault(word, chr(0x10000 + len(codes))) for word in side) for side in (one, other)]
    matches = LCSseq.opcodes(coded[0], coded[1])
    return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in matches if op.tag == "equal"]


def _common_ends(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    end = next((i for i in range(shorter - start) if one[-1 - i] != other[-1 - i]), shorter - start)
    return [block for block in ((0, 0, start), (len(one) - end, len(other) - end, end)) if block[2]]


def _gaps(blocks: Iterable[tuple[int, int, int]], length: int, other_length: int) -> Iterator[Block]:
    """The equal blocks and what lies between them, in order."""
    a = c = 0
    for i, j, size in [*blocks, (length, other_length, 0)]:
        if i > a or j > c:
            yield "edit", a, i, c, j
        if size:
            yield "equal", i, i + size, j, j + size
        a, c = i + size, j + size


def _filled(blocks: Iterable[Block], one: Sequence[str], other: Sequence[str], certain: Mapping[str, frozenset[str]]) -> Iterator[Block]:
    """Edits that are a masked run beside what it may hide, told as such."""
    for same, a, b, c, d in blocks:
        is_fill = same == "edit" and hides("".join(one[a:b]), "".join(other[c:d]), certain)
        yield ("fill" if is_fill else same), a, b, c, d


def hides(one: str, other: str, certain: Mapping[str, frozenset[str]]) -> bool:
    """Whether the two are the same but for mask characters, one for one Latin letter or digit, that only one side has.

    `certain`: what a masked run stands for where the document itself says so; another reading is then no fill.

    >>> hides("**.*%", "92.5%", {}), hides("**.*%", "90%", {}), hides("****年", "2025年", {"****": frozenset({"2026"})})
    (True, False, False)
    """
    if len(one) != len(other) or (_MASK in one) == (_MASK in other):
        return False
    masked, clear = (one, other) if _MASK in one else (other, one)
    if any(m != c and not (m == _MASK and c.isascii() and c.isalnum()) for m, c in zip(masked, clear, strict=True)):
        return False
    run = masked.strip("%年月日版")
    return run not in certain or clear[masked.find(run) :][: len(run)] in certain[run]


def _anchored(blocks: Sequence[Block], one: Sequence[str], other: Sequence[str]) -> Iterator[Block]:
    """Without equal islands too small to be anything but chance; a text that has little else is struck as a whole."""
    equal = sum(len(w) for same, a, b, _, _ in blocks if same != "edit" for w in one[a:b])
    total = max(sum(map(len, one)), sum(map(len, other)))
    if total and equal < threshold("rewritten") * min(total, 2 * min(sum(map(len, one)), sum(map(len, other)))) and blocks:
        yield from _struck(blocks, len(one), len(other))
        return
    island = threshold("island")
    run: Block | None = None
    for i, block in enumerate(blocks):
        same, a, b, _, _ = block
        size = sum(map(len, one[a:b]))
        between = 0 < i < len(blocks) - 1 and blocks[i - 1][0] == blocks[i + 1][0] == "edit"
        is_island = same == "equal" and size <= island and between and not _is_break(one[a:b])
        if same == "edit" or is_island:
            run = ("edit", run[1], b, run[3], block[4]) if run else ("edit", a, b, block[3], block[4])
            continue
        if run:
            yield run
            run = None
        yield block
    if run:
        yield run


def _is_break(tokens: Sequence[str]) -> bool:
    """Whether an equal island is the end of a clause: what stands on its two sides is then told apart."""
    return any(token in ",;:。." for token in tokens)


def _struck(blocks: Sequence[Block], length: int, other_length: int) -> Iterator[Block]:
    """One edit for all, but for an equal beginning and end of some length."""
    first = blocks[0] if blocks[0][0] == "equal" else None
    last = blocks[-1] if len(blocks) > 1 and blocks[-1][0] == "equal" else None
    if first:
        yield first
    yield "edit", (first[2] if first else 0), (last[1] if last else length), (first[4] if first else 0), (last[3] if last else other_length)
    if last:
        yield last
