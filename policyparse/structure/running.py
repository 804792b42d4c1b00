"""Page numbers without dashes, and running heads: lines that only their company tells from text.

``12`` alone on a line is a page number where such numbers count on through the file, a page of text apart, or where a form
feed follows; a line that stands beside several page numbers (``云澜市人民政府公报``) is a running head.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from policyparse.source import Line, SourceDocument
from policyparse.structure.lines import attachment_line
from policyparse.text.passage import Passage

_LONGEST_NUMBER = 3  # digits
_FEWEST = 3  # pages; two lines that count on may be anything
_PAGE = 250  # characters between two numbers, as a rule; the serials of a table stand closer
_LONGEST_HEAD = 40  # characters


def page_numbers(source: SourceDocument, lines: Sequence[tuple[Line, Passage]]) -> set[int]:
    """The offsets of the lines that are nothing but the number of a page."""
    numbers = [(passage.start, int(passage.folded), line) for line, passage in lines if _is_number(passage.folded)]
    at_feed = {start for start, _, line in numbers if "\f" in _blank_behind(source.text, line.raw.end)}
    # the top of the file stands for page 0: 1 and 2 are enough for a text of two pages
    return (at_feed | set(_chain([(-1, 0), *((start, number) for start, number, _ in numbers)]))) - {-1}


def _is_number(folded: str) -> bool:
    return len(folded) <= _LONGEST_NUMBER and folded.isascii() and folded.isdigit()


def _blank_behind(text: str, at: int) -> str:
    piece = text[at : at + 8]
    return piece[: len(piece) - len(piece.lstrip())]


def _chain(numbers: Sequence[tuple[int, int]]) -> list[int]:
    """The longest run of (offset, number) that counts on by one, a page apart each."""
    above: list[int | None] = []  # the number before in the run
    length: list[int] = []
    last: dict[int, int] = {}  # number → index of the longest run that ends with it
    for i, (_, number) in enumerate(numbers):
        before = last.get(number - 1)
        above.append(before)
        length.append(1 if before is None else length[before] + 1)
        if number not in last or length[i] >= length[last[number]]:
            last[number] = i
    run: list[int] = []
    at = max(range(len(numbers)), key=lambda i: length[i], default=None)
    while at is not None:
        run.append(numbers[at][0])
        at = above[at]
    run.reverse()
    apart = sorted(b - a for a, b in pairwise(run))
    return run if len(run) >= _FEWEST and apart[len(apart) // 2] >= _PAGE else []


def running_heads(lines: Sequence[tuple[Line, Passage]], numbered: Sequence[bool]) -> set[int]:
    """The offsets of the lines that stand right above or below page numbers (`numbered`), the same words each time."""
    if sum(numbered) < _FEWEST:
        return set()
    beside = [
        (passage.start, "".join(passage.folded.split()))
        for i, (line, passage) in enumerate(lines)
        if (any(numbered[max(i - 1, 0) : i]) or any(numbered[i + 1 : i + 2])) and not numbered[i] and _may_head(passage.folded)
    ]
    count = Counter(text for _, text in beside)
    return {start for start, text in beside if count[text] >= _FEWEST}


def _may_head(folded: str) -> bool:
    """A head is short, and neither the header of a table, which pages repeat, too, nor what says that a table goes on."""
    if attachment_line(folded):
        return False  # 附件2 opens an attachment, whatever page it is the first line of
    return 3 < len(folded) <= _LONGEST_HEAD and "\t" not in folded and not folded.startswith(("序", "编号", "|")) and "续" not in folded and folded[-1] not in "。；"
